import Clibgit2

/// A path whose entry differs between two trees.
public struct PathChange: Sendable, Hashable {
  public let path: String
  /// `nil` where the path was not there.
  public let old: TreeEntry?
  /// `nil` where the path is no longer there.
  public let new: TreeEntry?
}

/// A file that differs between two trees, renames told apart.
public struct FileChange: Sendable, Hashable {
  public let kind: Kind
  /// The path in the new tree; in the old one for a removed file.
  public let path: String
  /// The path in the old tree; in the new one for an added file.
  public let oldPath: String
  /// The blob in the old tree; `nil` for an added file.
  public let old: ObjectID?
  /// The blob in the new tree; `nil` for a removed file.
  public let new: ObjectID?

  public enum Kind: Sendable, Hashable {
    case added, removed, modified, renamed
  }
}

/// The folders that the last step of a walk has read.
public struct TreeMemory: Sendable {
  fileprivate var last: [ObjectID: [UInt8]] = [:]
  fileprivate var next: [ObjectID: [UInt8]] = [:]

  public init() {}

  fileprivate mutating func step() {
    swap(&last, &next)
    next.removeAll(keepingCapacity: true)
  }
}

extension Repository {
  /// The files that differ between two trees; folders of equal name are not read.
  ///
  /// Cost: what differs. Over 20,000 commits a fifth of what `git_diff` takes, so history is read through this.
  public func changedPaths(from old: ObjectID?, to new: ObjectID?) throws(GitError) -> [PathChange] {
    var memory = TreeMemory()
    return try changedPaths(from: old, to: new, remembering: &memory)
  }

  /// The same for a walk from child to parent, whose next step reads as new what this one reads as old.
  public func changedPaths(
    from old: ObjectID?, to new: ObjectID?, remembering memory: inout TreeMemory
  ) throws(GitError) -> [PathChange] {
    memory.step()
    guard old != new else { return [] }
    var changes: [PathChange] = []
    // A stack of our own: folders within folders, as deep as a path may be, would exhaust a thread's.
    var pending = [Difference.folders(from: old, to: new, prefix: "")]
    while let difference = pending.popLast() {
      switch difference {
      case .file(let change): changes.append(change)
      case .folders(let old, let new, let prefix):
        let start = pending.count
        try differences(from: old, to: new, prefix: prefix, into: &pending, &memory)
        if pending.count - start > 1 { pending[start...].reverse() }
      }
    }
    return changes
  }

  /// What is still to be told of two trees.
  private enum Difference {
    case file(PathChange)
    case folders(from: ObjectID?, to: ObjectID?, prefix: String)
  }

  private func differences(
    from old: ObjectID?, to new: ObjectID?, prefix: String, into found: inout [Difference],
    _ memory: inout TreeMemory
  ) throws(GitError) {
    // Git's own limit for a path is the same.
    guard prefix.utf8.count <= 4096 else { throw GitError(code: .generic, message: "a path is too long") }
    let bytes = (old: try rawTree(old, &memory, keeping: true), new: try rawTree(new, &memory, keeping: false))
    guard let (olds, news) = TreeEntry.differing(bytes.old, bytes.new) else {
      throw GitError(code: .generic, message: "tree \(old ?? .zero) or \(new ?? .zero) is malformed")
    }
    // Names are what is paired, so that a file that became a folder is seen as both.
    if olds.count == 1, news.count == 1, olds[0].nameBytes == news[0].nameBytes {
      Self.add(from: olds[0], to: news[0], prefix: prefix, into: &found)
      return
    }
    var places = Dictionary(olds.indices.map { (olds[$0].nameBytes, $0) }, uniquingKeysWith: { first, _ in first })
    var unpaired = Set(olds.indices)
    for entry in news {
      let place = places.removeValue(forKey: entry.nameBytes)
      if let place { unpaired.remove(place) }
      Self.add(from: place.map { olds[$0] }, to: entry, prefix: prefix, into: &found)
    }
    for place in unpaired.sorted() { Self.add(from: olds[place], to: nil, prefix: prefix, into: &found) }
  }

  private func rawTree(
    _ id: ObjectID?, _ memory: inout TreeMemory, keeping: Bool
  ) throws(GitError) -> [UInt8] {
    guard let id else { return [] }
    let bytes: [UInt8]
    if let known = memory.last[id] { bytes = known } else { bytes = try withObject(id, .tree) { Array($0) } }
    if keeping { memory.next[id] = bytes }
    return bytes
  }

  private static func add(
    from old: TreeEntry?, to new: TreeEntry?, prefix: String, into found: inout [Difference]
  ) {
    guard old != new, let name = (new ?? old)?.name else { return }
    let path = prefix + name
    let (oldIsFolder, newIsFolder) = (old?.mode == .folder, new?.mode == .folder)
    if oldIsFolder || newIsFolder {
      found.append(
        .folders(from: oldIsFolder ? old?.id : nil, to: newIsFolder ? new?.id : nil, prefix: path + "/"))
    }
    let (oldFile, newFile) = (oldIsFolder ? nil : old, newIsFolder ? nil : new)
    if oldFile != nil || newFile != nil {
      found.append(.file(PathChange(path: path, old: oldFile, new: newFile)))
    }
  }

  /// The files that differ between two trees, renames found by git's own similarity (half of the content).
  public func fileChanges(from old: ObjectID, to new: ObjectID) throws(GitError) -> [FileChange] {
    try locked { repository throws(GitError) in
      var (oldID, newID) = (old.raw, new.raw)
      let oldTree = try Handle(free: git_tree_free) { git_tree_lookup(&$0, repository, &oldID) }
      let newTree = try Handle(free: git_tree_free) { git_tree_lookup(&$0, repository, &newID) }
      let diff = try Handle(free: git_diff_free) {
        git_diff_tree_to_tree(&$0, repository, oldTree.pointer, newTree.pointer, nil)
      }
      var options = git_diff_find_options()
      try check(git_diff_find_options_init(&options, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION)))
      options.flags = GIT_DIFF_FIND_RENAMES.rawValue
      try check(git_diff_find_similar(diff.pointer, &options))
      return (0..<git_diff_num_deltas(diff.pointer)).compactMap { index in
        git_diff_get_delta(diff.pointer, index).flatMap { FileChange($0.pointee) }
      }
    }
  }
}

extension FileChange {
  init?(_ delta: git_diff_delta) {
    switch delta.status {
    case GIT_DELTA_ADDED: kind = .added
    case GIT_DELTA_DELETED: kind = .removed
    case GIT_DELTA_MODIFIED, GIT_DELTA_TYPECHANGE: kind = .modified
    case GIT_DELTA_RENAMED: kind = .renamed
    default: return nil
    }
    let oldPath = delta.old_file.path.map { String(cString: $0) } ?? ""
    let newPath = delta.new_file.path.map { String(cString: $0) } ?? oldPath
    path = kind == .removed ? oldPath : newPath
    self.oldPath = kind == .added ? newPath : oldPath
    old = kind == .added ? nil : ObjectID(delta.old_file.id)
    new = kind == .removed ? nil : ObjectID(delta.new_file.id)
  }
}
