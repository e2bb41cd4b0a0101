import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension WorkTree {
  /// Rewrites the index beside its place and renames it into it, under the claimed lock.
  ///
  /// - Parameter unwritten: paths whose files hold something else; git is to look at them itself.
  func updateIndex(_ changes: [PathChange], unwritten: Set<String>) throws(WorkTreeError) {
    unlink(newIndexPath)
    unlink(newIndexPath + ".lock")
    // A second name, not a copy: libgit2 replaces the name it writes to, and never the bytes behind it.
    guard link(indexPath, newIndexPath) == 0 || errno == ENOENT else {
      throw .cannotWrite(path: newIndexPath, errno: errno)
    }
    try gitCall { () throws(GitError) in
      let index = try Handle(free: git_index_free) { git_index_open(&$0, newIndexPath) }
      for change in changes {
        guard let new = change.new, new.mode.isFile else {
          let code = git_index_remove(index.pointer, change.path, 0)
          if code != GIT_ENOTFOUND.rawValue { try check(code) }
          continue
        }
        var entry = git_index_entry()
        entry.id = new.id.raw
        entry.mode = new.mode.rawValue
        var status = stat()
        // With the file's own times in the index, `git status` need not read it again.
        if !unwritten.contains(change.path), lstat(root + change.path, &status) == 0 { entry.take(status) }
        let code = change.path.withCString { path in
          entry.path = path
          return git_index_add(index.pointer, &entry)
        }
        try check(code)
      }
      try check(git_index_write(index.pointer))
    }
    guard rename(newIndexPath, indexPath) == 0 else { throw .cannotWrite(path: indexPath, errno: errno) }
  }
}

extension git_index_entry {
  /// What git compares to know a file as unchanged; the fields hold 32 bits, as in the index itself.
  fileprivate mutating func take(_ status: stat) {
    #if canImport(Darwin)
      let (changed, modified) = (status.st_ctimespec, status.st_mtimespec)
    #else
      let (changed, modified) = (status.st_ctim, status.st_mtim)
    #endif
    ctime.seconds = Int32(truncatingIfNeeded: changed.tv_sec)
    ctime.nanoseconds = UInt32(changed.tv_nsec)
    mtime.seconds = Int32(truncatingIfNeeded: modified.tv_sec)
    mtime.nanoseconds = UInt32(modified.tv_nsec)
    dev = UInt32(truncatingIfNeeded: status.st_dev)
    ino = UInt32(truncatingIfNeeded: status.st_ino)
    uid = status.st_uid
    gid = status.st_gid
    file_size = UInt32(truncatingIfNeeded: status.st_size)
  }
}
