import Clibgit2

/// A path whose entry differs between two trees.
public struct PathChange: Sendable, Hashable {
  public let path: String
  /// `nil` where the path was not there.
  public let old: TreeEntry?
  /// `nil` where the path is no longer there.
  public let new: TreeEntry?
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
    var changes: [PathChange] = []
    memory.step()
    if old != new { try collectChanges(from: old, to: new, prefix: "", into: &changes, &memory) }
    return changes
  }

  private func collectChanges(
    from old: ObjectID?, to new: ObjectID?, prefix: String, into changes: inout [PathChange],
    _ memory: inout TreeMemory
  ) throws(GitError) {
    // Folders within folders without end would exhaust the stack; git's own limit for a path is the same.
    guard prefix.utf8.count <= 4096 else { throw GitError(code: .generic, message: "a path is too long") }
    let (olds, news) = TreeEntry.differing(
      try rawTree(old, &memory, keeping: true), try rawTree(new, &memory, keeping: false))
    // Names are what is paired, so that a file that became a folder is seen as both.
    if olds.count == 1, news.count == 1, olds[0].name == news[0].name {
      try collectChange(from: olds[0], to: news[0], prefix: prefix, into: &changes, &memory)
      return
    }
    var unpaired = Dictionary(olds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in news {
      try collectChange(
        from: unpaired.removeValue(forKey: entry.name), to: entry, prefix: prefix, into: &changes, &memory)
    }
    for entry in olds where unpaired[entry.name] != nil {
      try collectChange(from: entry, to: nil, prefix: prefix, into: &changes, &memory)
    }
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

  private func collectChange(
    from old: TreeEntry?, to new: TreeEntry?, prefix: String, into changes: inout [PathChange],
    _ memory: inout TreeMemory
  ) throws(GitError) {
    guard old != new, let name = (new ?? old)?.name else { return }
    let path = prefix + name
    let (oldIsFolder, newIsFolder) = (old?.mode == .folder, new?.mode == .folder)
    if oldIsFolder || newIsFolder {
      try collectChanges(
        from: oldIsFolder ? old?.id : nil, to: newIsFolder ? new?.id : nil, prefix: path + "/", into: &changes,
        &memory)
    }
    let (oldFile, newFile) = (oldIsFolder ? nil : old, newIsFolder ? nil : new)
    if oldFile != nil || newFile != nil {
      changes.append(PathChange(path: path, old: oldFile, new: newFile))
    }
  }
}
