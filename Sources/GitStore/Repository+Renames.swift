import Clibgit2

/// A file that differs between two trees, with renames detected.
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

  public init(kind: Kind, path: String, oldPath: String, old: ObjectID?, new: ObjectID?) {
    self.kind = kind
    self.path = path
    self.oldPath = oldPath
    self.old = old
    self.new = new
  }
}

extension Repository {
  /// The files that differ between two trees, by path, with renames detected.
  ///
  /// A removed and an added file are one renamed file if they are the same blob, or at least half similar: by libgit2's
  /// own measure, which counts lines, or by their words. `git_diff_tree_to_tree` is not used because it reads folders
  /// that are equal on both sides. Cost: the differences; for renames the removed times the added files, at most 400
  /// each.
  /// - Parameters:
  ///   - old: the old tree.
  ///   - new: the new tree.
  ///   - mayRename: whether a file may have moved from one path to the other.
  public func fileChanges(
    from old: ObjectID, to new: ObjectID, mayRename: (String, String) -> Bool = { _, _ in true }
  ) throws(GitError) -> [FileChange] {
    var changes: [FileChange] = []
    var (removed, added): ([TreeFile], [TreeFile]) = ([], [])
    for change in try changedPaths(from: old, to: new) {
      switch (change.old, change.new) {
      case (let before?, let after?):
        changes.append(
          FileChange(kind: .modified, path: change.path, oldPath: change.path, old: before.id, new: after.id))
      case (let before?, nil): removed.append(TreeFile(path: change.path, entry: before))
      case (nil, let after?): added.append(TreeFile(path: change.path, entry: after))
      case (nil, nil): break
      }
    }
    for pair in renames(removed, added, mayRename) {
      changes.append(
        FileChange(
          kind: .renamed, path: pair.new.path, oldPath: pair.old.path, old: pair.old.entry.id, new: pair.new.entry.id))
      removed.removeAll { $0 == pair.old }
      added.removeAll { $0 == pair.new }
    }
    changes += removed.map { FileChange(kind: .removed, path: $0.path, oldPath: $0.path, old: $0.entry.id, new: nil) }
    changes += added.map { FileChange(kind: .added, path: $0.path, oldPath: $0.path, old: nil, new: $0.entry.id) }
    return changes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static let renameLimit = 400
  /// Like git's default: half of the content.
  private static let leastSimilarity: Int32 = 50

  private func renames(
    _ removed: [TreeFile], _ added: [TreeFile], _ mayRename: (String, String) -> Bool
  ) -> [(old: TreeFile, new: TreeFile)] {
    guard !removed.isEmpty, !added.isEmpty, removed.count <= Self.renameLimit, added.count <= Self.renameLimit else {
      return []
    }
    let (olds, news) = (removed.map(signature), added.map(signature))
    var pairs: [(score: Int32, old: Int, new: Int)] = []
    for (i, old) in removed.enumerated() {
      for (j, new) in added.enumerated() {
        // A text is not the new form of a data file, whatever words they share.
        guard mayRename(old.path, new.path) else { continue }
        guard Self.fileExtension(old.path) == Self.fileExtension(new.path) || old.entry.id == new.entry.id else {
          continue
        }
        let score = old.entry.id == new.entry.id ? 101 : olds[i].similarity(to: news[j])
        if score >= Self.leastSimilarity { pairs.append((score, i, j)) }
      }
    }
    // The best first; among equals in the order of paths, so that the result is deterministic.
    pairs.sort { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
    var (usedOld, usedNew): (Set<Int>, Set<Int>) = ([], [])
    return pairs.compactMap { pair in
      guard !usedOld.contains(pair.old), !usedNew.contains(pair.new) else { return nil }
      usedOld.insert(pair.old)
      usedNew.insert(pair.new)
      return (removed[pair.old], added[pair.new])
    }
  }

  /// An unreadable file is similar to nothing: whoever needs its content gets the error then, with its path.
  private func signature(of file: TreeFile) -> SimilaritySignature {
    guard file.entry.mode.isFile, let content = try? blob(file.entry.id) else { return SimilaritySignature(of: []) }
    return SimilaritySignature(of: content)
  }

  private static func fileExtension(_ path: String) -> Substring {
    path.utf8.split(separator: UInt8(ascii: ".")).last.map { Substring($0) } ?? path[...]
  }
}

/// A content's similarity signature: libgit2's fingerprint of its lines, and a sketch of its words.
private final class SimilaritySignature {
  private let pointer: OpaquePointer?
  private let words: WordSketch

  /// A content that is too short has no fingerprint, and is similar to nothing.
  init(of bytes: [UInt8]) {
    var raw: OpaquePointer?
    let made = bytes.withUnsafeBytes { bytes in
      git_hashsig_create(
        &raw, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, GIT_HASHSIG_SMART_WHITESPACE)
    }
    pointer = made == 0 ? raw : nil
    words = WordSketch(of: bytes)
  }

  deinit { git_hashsig_free(pointer) }

  /// 0 to 100.
  func similarity(to other: SimilaritySignature) -> Int32 {
    guard let pointer, let theirs = other.pointer else { return 0 }
    return max(git_hashsig_compare(pointer, theirs), words.similarity(to: other.words))
  }
}
