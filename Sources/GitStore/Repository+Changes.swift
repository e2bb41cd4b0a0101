import Clibgit2

/// A path whose entry differs between two trees.
public struct PathChange: Sendable, Hashable {
  public let path: String
  /// `nil` if the path did not exist.
  public let old: TreeEntry?
  /// `nil` if the path no longer exists.
  public let new: TreeEntry?
}

/// The trees that the last step of a walk has read.
public struct TreeMemory: Sendable {
  fileprivate var last: [ObjectID: [UInt8]] = [:]
  fileprivate var next: [ObjectID: [UInt8]] = [:]

  public init() {}

  fileprivate mutating func step() {
    swap(&last, &next)
    next.removeAll(keepingCapacity: true)
  }
}

/// Some files of a tree. A comparison limited to them reads no folder that is not on their paths.
public struct PathSelection: Sendable {
  private let files: Set<String>
  /// Each ends in `/`.
  private let folders: Set<String>

  /// The files at some paths.
  public init(_ paths: some Sequence<String>) {
    files = Set(paths)
    var folders: Set<String> = []
    for path in files {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/"), folders.insert(String(folder[...slash])).inserted {
        folder = folder[..<slash]
      }
    }
    self.folders = folders
  }

  fileprivate func holds(file path: String) -> Bool { files.contains(path) }

  fileprivate func holds(folder path: String) -> Bool { folders.contains(path) }
}

extension Repository {
  /// The files that differ between two trees; folders with equal ids are not read.
  ///
  /// Cost: the differences. Over 20,000 commits a fifth of the time of `git_diff`, so history is read through this.
  /// - Throws: `GitError` with code `tooLarge` if there are more than ``ObjectLimits/files``.
  public func changedPaths(from old: ObjectID?, to new: ObjectID?) throws(GitError) -> [PathChange] {
    var memory = TreeMemory()
    return try changedPaths(from: old, to: new, remembering: &memory)
  }

  /// The same for a walk from child to parent, whose next step has as its new tree what this one has as its old tree; of
  /// some files, or for `nil` of all.
  public func changedPaths(
    from old: ObjectID?, to new: ObjectID?, remembering memory: inout TreeMemory, of selection: PathSelection? = nil
  ) throws(GitError) -> [PathChange] {
    memory.step()
    guard old != new else { return [] }
    var changes: [PathChange] = []
    // An explicit stack: deeply nested folders would exhaust a thread's.
    var pending = [Difference.folders(from: old, to: new, prefix: "")]
    while let difference = pending.popLast() {
      switch difference {
      case .file(let change): changes.append(change)
      case .folders(let old, let new, let prefix):
        let start = pending.count
        try differences(from: old, to: new, prefix: prefix, into: &pending, &memory, selection)
        if pending.count - start > 1 { pending[start...].reverse() }
        guard changes.count + pending.count <= ObjectLimits.files else { throw ObjectLimits.tooManyFiles }
      }
    }
    return changes
  }

  /// A difference still to be expanded.
  private enum Difference {
    case file(PathChange)
    case folders(from: ObjectID?, to: ObjectID?, prefix: String)
  }

  private func differences(
    from old: ObjectID?, to new: ObjectID?, prefix: String, into found: inout [Difference],
    _ memory: inout TreeMemory, _ selection: PathSelection?
  ) throws(GitError) {
    // Git's own limit for a path is the same.
    guard prefix.utf8.count <= 4096 else { throw ObjectLimits.pathTooLong }
    let bytes = (old: try rawTree(old, &memory, keeping: true), new: try rawTree(new, &memory, keeping: false))
    guard let (olds, news) = TreeEntry.differing(bytes.old, bytes.new) else {
      let isOld = bytes.old.withUnsafeBytes { TreeEntry.parse($0) } == nil
      let id = (isOld ? old : new) ?? .zero
      throw GitError(code: .mismatch, object: id, message: "tree \(id) is malformed")
    }
    // Entries are paired by name, so that a file that became a folder is seen as both.
    if olds.count == 1, news.count == 1, olds[0].nameBytes == news[0].nameBytes {
      Self.add(from: olds[0], to: news[0], prefix: prefix, into: &found, selection)
      return
    }
    var places = Dictionary(olds.indices.map { (olds[$0].nameBytes, $0) }, uniquingKeysWith: { first, _ in first })
    var unpaired = Set(olds.indices)
    for entry in news {
      let place = places.removeValue(forKey: entry.nameBytes)
      if let place { unpaired.remove(place) }
      Self.add(from: place.map { olds[$0] }, to: entry, prefix: prefix, into: &found, selection)
    }
    for place in unpaired.sorted() { Self.add(from: olds[place], to: nil, prefix: prefix, into: &found, selection) }
  }

  private func rawTree(
    _ id: ObjectID?, _ memory: inout TreeMemory, keeping: Bool
  ) throws(GitError) -> [UInt8] {
    guard let id else { return [] }
    let bytes: [UInt8]
    if let known = memory.last[id] { bytes = known } else { bytes = try self.bytes(of: id, .tree) }
    if keeping { memory.next[id] = bytes }
    return bytes
  }

  private static func add(
    from old: TreeEntry?, to new: TreeEntry?, prefix: String, into found: inout [Difference],
    _ selection: PathSelection?
  ) {
    guard old != new, let name = (new ?? old)?.name else { return }
    let path = prefix + name
    let (oldIsFolder, newIsFolder) = (old?.mode == .folder, new?.mode == .folder)
    if oldIsFolder || newIsFolder, selection?.holds(folder: path + "/") != false {
      found.append(
        .folders(from: oldIsFolder ? old?.id : nil, to: newIsFolder ? new?.id : nil, prefix: path + "/"))
    }
    let (oldFile, newFile) = (oldIsFolder ? nil : old, newIsFolder ? nil : new)
    if oldFile != nil || newFile != nil, selection?.holds(file: path) != false {
      found.append(.file(PathChange(path: path, old: oldFile, new: newFile)))
    }
  }
}
