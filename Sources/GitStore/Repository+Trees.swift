import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// The entries of a tree, in git's order.
  public func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    guard let entries = try withObject(id, .tree, TreeEntry.parse) else {
      throw GitError(code: .mismatch, object: id, message: "tree \(id) is malformed")
    }
    return entries
  }

  /// The entry at a path of a tree, or `nil`. Cost: the folders on the path.
  public func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var folder = tree
    let names = path.pathNames.filter { !$0.isEmpty }
    for (depth, name) in names.enumerated() {
      let found = try withObject(folder, .tree) { TreeEntry.named(name, in: $0) }
      guard let entry = found else { return nil }
      if depth == names.count - 1 { return entry }
      guard entry.mode == .folder else { return nil }
      folder = entry.id
    }
    return nil
  }

  /// The bytes of the file at a path of a tree, or `nil` if there is no file.
  public func file(at path: String, in tree: ObjectID, limit: Int = ObjectLimits.blob) throws(GitError) -> [UInt8]? {
    guard let entry = try entry(at: path, in: tree), entry.mode.isFile else { return nil }
    return try blob(entry.id, limit: limit)
  }

  /// Every file below a tree, sorted by the bytes of its path. Cost: the whole tree.
  ///
  /// - Throws: `GitError` with code `tooLarge` if there are more than ``ObjectLimits/files``.
  public func files(in tree: ObjectID, under prefix: String = "") throws(GitError) -> [TreeFile] {
    var files: [TreeFile] = []
    var pending = [Pending.folder(tree, path: prefix)]
    while let next = pending.popLast() {
      switch next {
      case .file(let file): files.append(file)
      case .folder(let id, let folder):
        guard folder.utf8.count <= 4096 else { throw ObjectLimits.pathTooLong }
        for entry in try self.tree(id).reversed() {
          let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
          pending.append(
            entry.mode == .folder ? .folder(entry.id, path: path) : .file(TreeFile(path: path, entry: entry)))
        }
        guard files.count + pending.count <= ObjectLimits.files else { throw ObjectLimits.tooManyFiles }
      }
    }
    return files
  }

  /// A folder still to be listed. An explicit stack: deep folders would exhaust a thread's.
  private enum Pending {
    case file(TreeFile)
    case folder(ObjectID, path: String)
  }

  /// Makes a tree from another by setting and removing files, reading only the folders on the paths.
  ///
  /// A folder that loses its last file is removed. Cost: the depth of the paths, not the size of the record.
  /// - Throws: `GitError` if a file would replace a folder or a folder a file, and if a folder would be removed.
  public func tree(_ base: ObjectID?, applying edits: [TreeEdit]) throws(GitError) -> ObjectID {
    // libgit2 would remove a folder with all its files.
    for edit in edits where edit.action == .remove {
      guard let base, try entry(at: edit.path.string, in: base)?.mode == .folder else { continue }
      throw GitError(code: .invalidSpecification, message: "there is a folder at '\(edit.path)'")
    }
    return try despiteCollection { () throws(GitError) in try editedTree(base, edits) }
  }

  private func editedTree(_ base: ObjectID?, _ edits: [TreeEdit]) throws(GitError) -> ObjectID {
    try locked { repository throws(GitError) in
      var baseline: Handle?
      if let base {
        var oid = base.raw
        baseline = try Handle(free: git_tree_free) { git_tree_lookup(&$0, repository, &oid) }
      }
      let paths = edits.map { strdup($0.path.string) }
      defer { paths.forEach { free($0) } }
      let updates = zip(edits, paths).map { edit, path in
        var update = git_tree_update()
        update.path = UnsafePointer(path)
        switch edit.action {
        case .set(let id):
          update.action = GIT_TREE_UPDATE_UPSERT
          update.id = id.raw
          update.filemode = GIT_FILEMODE_BLOB
        case .remove:
          update.action = GIT_TREE_UPDATE_REMOVE
        }
        return update
      }
      var oid = git_oid()
      switch consume baseline {
      case .some(let handle):
        try check(git_tree_create_updated(&oid, repository, handle.pointer, updates.count, updates))
      case nil:
        // Without a baseline libgit2 1.5 reads through NULL for a removal; there is nothing to remove then.
        try check(git_tree_create_updated(&oid, repository, nil, updates.count, updates))
      }
      return ObjectID(oid)
    }
  }
}

/// A file of a tree and its path.
public struct TreeFile: Sendable, Hashable {
  public let path: String
  public let entry: TreeEntry

  public init(path: String, entry: TreeEntry) {
    self.path = path
    self.entry = entry
  }
}

/// One path to set or to remove in a tree.
public struct TreeEdit: Sendable, Hashable {
  public let path: TreePath
  public let action: Action

  public enum Action: Sendable, Hashable {
    /// Makes the path a regular file with this blob.
    case set(ObjectID)
    /// Removes the file.
    case remove
  }

  public init(_ path: TreePath, _ action: Action) {
    self.path = path
    self.action = action
  }
}
