import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension WorkTree {
  /// Rewrites the index beside its place and renames it into place, under the claimed lock.
  ///
  /// - Parameter unwritten: paths whose files hold something else; git is to read them itself.
  func updateIndex(_ changes: [PathChange], unwritten: Set<String>) throws(WorkTreeError) {
    let edits = changes.map { change in
      guard let new = change.new, new.mode.isFile else { return IndexEdit(change.path, nil) }
      var entry = IndexEntry(mode: new.mode.rawValue, id: new.id)
      var status = stat()
      // With the file's own times in the index, `git status` need not read it again.
      if !unwritten.contains(change.path), lstat(root + change.path, &status) == 0 { entry.take(status) }
      return IndexEdit(change.path, entry)
    }
    unlink(newIndexPath)
    unlink(newIndexPath + ".lock")
    if let bytes = indexBytes(), let new = IndexFile.applying(edits, to: bytes) {
      try writeNewIndex(new)
    } else {
      try editNewIndex(edits)
    }
    guard rename(newIndexPath, indexPath) == 0 else { throw .cannotWrite(path: indexPath, errno: errno) }
  }

  private func indexBytes() -> [UInt8]? {
    let file = openFile(indexPath, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return readAll(file)
  }

  private func writeNewIndex(_ bytes: [UInt8]) throws(WorkTreeError) {
    let file = openFile(newIndexPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .cannotWrite(path: newIndexPath, errno: errno) }
    // An index truncated by a power failure would stop `git` with an obscure message.
    let written = bytes.withUnsafeBytes { writeAll(file, $0) } && fsync(file) == 0
    let reason = errno
    close(file)
    guard written else { throw .cannotWrite(path: newIndexPath, errno: reason) }
  }

  /// Lets libgit2 do it, which knows more forms of an index and creates one if there is none.
  private func editNewIndex(_ edits: [IndexEdit]) throws(WorkTreeError) {
    // A second name, not a copy: libgit2 replaces the name that it writes to, and never the bytes behind it.
    guard link(indexPath, newIndexPath) == 0 || errno == ENOENT else {
      throw .cannotWrite(path: newIndexPath, errno: errno)
    }
    try gitCall { () throws(GitError) in try Self.edit(indexAt: newIndexPath, edits) }
  }

  /// Edits an index in place with libgit2.
  static func edit(indexAt path: String, _ edits: [IndexEdit]) throws(GitError) {
    let index = try Handle(free: git_index_free) { git_index_open(&$0, path) }
    // Removals first, to make room for additions.
    for edit in edits.filter({ $0.entry == nil }) + edits.filter({ $0.entry != nil }) {
      let code = (edit.path + [0]).withUnsafeBufferPointer { path in
        path.withMemoryRebound(to: CChar.self) { path -> Int32 in
          guard let entry = edit.entry else { return git_index_remove(index.pointer, path.baseAddress, 0) }
          var raw = git_index_entry(entry)
          raw.path = path.baseAddress
          return git_index_add(index.pointer, &raw)
        }
      }
      if edit.entry != nil || code != GIT_ENOTFOUND.rawValue { try check(code) }
    }
    try check(git_index_write(index.pointer))
  }
}

extension git_index_entry {
  fileprivate init(_ entry: IndexEntry) {
    self.init()
    ctime.seconds = Int32(bitPattern: entry.changedSeconds)
    ctime.nanoseconds = entry.changedNanoseconds
    mtime.seconds = Int32(bitPattern: entry.modifiedSeconds)
    mtime.nanoseconds = entry.modifiedNanoseconds
    dev = entry.device
    ino = entry.inode
    mode = entry.mode
    uid = entry.user
    gid = entry.group
    file_size = entry.size
    id = entry.id.raw
  }
}
