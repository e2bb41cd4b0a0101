import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// The tracked files of this handle's work tree that differ from a tree: edited, deleted, or staged otherwise.
  ///
  /// Like `git status` it trusts the times and sizes in the index, and reads the files for which they differ. Files that
  /// git leaves out of the work tree are not missed, and untracked ones are not looked for.
  ///
  /// - Parameter tree: the tree of the commit that is checked out.
  /// - Returns: the paths, sorted; empty without a work tree, and before anything was checked out.
  /// - Complexity: a `stat` of each file, 1 µs; and the folders in which something is staged.
  public func checkedOutChanges(since tree: ObjectID) throws(GitError) -> [String] {
    guard let root = workDirectory else { return [] }
    let file = openFile(try ownGitDirectory() + "index", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return [] }
    let changed = try readAll(file).withUnsafeBufferPointer { bytes throws(GitError) -> [String]? in
      guard let index = IndexListing(UnsafeRawBufferPointer(bytes)) else { return nil }
      let files = CheckedOutFiles(repository: self, root: root, index: index, indexTime: status)
      return try files.changes(since: tree)
    }
    guard let changed else { return try changesByLibgit2(since: tree) }
    return changed
  }

  /// For the forms of an index that ``IndexListing`` does not read.
  private func changesByLibgit2(since tree: ObjectID) throws(GitError) -> [String] {
    try locked { repository throws(GitError) in
      var oid = tree.raw
      let handle = try Handle(free: git_tree_free) { git_tree_lookup(&$0, repository, &oid) }
      let diff = try Handle(free: git_diff_free) {
        git_diff_tree_to_workdir_with_index(&$0, repository, handle.pointer, nil)
      }
      return (0..<git_diff_num_deltas(diff.pointer)).compactMap { place in
        git_diff_get_delta(diff.pointer, place)?.pointee.old_file.path.map { String(cString: $0) }
      }.sorted()
    }
  }
}

/// A work tree and its index, compared with a tree.
private struct CheckedOutFiles {
  let repository: Repository
  let root: String
  let index: IndexListing
  /// When the index was written: a file that was changed in the same moment may have the times in the index.
  let indexTime: stat

  func changes(since tree: ObjectID) throws(GitError) -> [String] {
    var changed: Set<[UInt8]> = []
    try compareIndex(with: tree, below: [], &changed)
    let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return [] }
    defer { close(folder) }
    for entry in index.entries where !entry.isIgnored {
      if entry.stage == 0, try !isEdited(entry, in: folder) { continue }
      changed.insert(Array(entry.path))
    }
    return changed.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What the index holds otherwise than a folder's tree.
  private func compareIndex(
    with tree: ObjectID, below folder: [UInt8], _ changed: inout Set<[UInt8]>
  ) throws(GitError) {
    if index.trees[folder] == tree { return }
    var staged: [[UInt8]: ObjectID] = [:]
    var stagedFolders: Set<[UInt8]> = []
    for entry in index.entries(below: folder) {
      let name = entry.path[folder.count...]
      if let slash = name.firstIndex(of: UInt8(ascii: "/")) {
        stagedFolders.insert(Array(name[..<slash]))
      } else {
        staged[Array(name)] = entry.status.id
      }
    }
    for entry in try repository.tree(tree) {
      let name = entry.nameBytes
      if entry.mode == .folder {
        stagedFolders.remove(name)
        try compareIndex(with: entry.id, below: folder + name + [UInt8(ascii: "/")], &changed)
      } else if staged.removeValue(forKey: name) != entry.id {
        changed.insert(folder + name)
      }
    }
    for name in staged.keys { changed.insert(folder + name) }
    for name in stagedFolders {
      for entry in index.entries(below: folder + name + [UInt8(ascii: "/")]) { changed.insert(Array(entry.path)) }
    }
  }

  private func isEdited(_ entry: IndexListing.Entry, in folder: Int32) throws(GitError) -> Bool {
    // In the index every path ends with a NUL byte.
    guard let path = entry.path.baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
    let type = mode_t(entry.status.mode) & S_IFMT
    // A submodule is a repository of its own.
    guard type == S_IFREG || type == S_IFLNK else { return false }
    var found = stat()
    guard fstatat(folder, path, &found, AT_SYMLINK_NOFOLLOW) == 0, found.st_mode & S_IFMT == type else { return true }
    var status = IndexEntry(mode: entry.status.mode, id: entry.status.id)
    status.take(found)
    let isSame =
      (status.modifiedSeconds, status.modifiedNanoseconds, status.size)
      == (entry.status.modifiedSeconds, entry.status.modifiedNanoseconds, entry.status.size)
    if isSame, !isRacy(status) { return false }
    guard type == S_IFREG else { return !isSame }
    let file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return true }
    defer { close(file) }
    return try Repository.blobID(of: readAll(file)) != entry.status.id
  }

  private func isRacy(_ status: IndexEntry) -> Bool {
    var written = IndexEntry(mode: 0, id: .zero)
    written.take(indexTime)
    return (status.modifiedSeconds, status.modifiedNanoseconds)
      >= (written.modifiedSeconds, written.modifiedNanoseconds)
  }
}
