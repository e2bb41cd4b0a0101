import GitStore

/// A revision that brought a file, byte for byte.
public struct OriginalHolder: Sendable, Hashable {
  /// The revision.
  public let revision: Revision
  /// The original's name in its folder.
  public let file: String
  /// Whether the current state still has it.
  public let isCurrent: Bool
  /// Whether the contribution was withdrawn since.
  public let isWithdrawn: Bool
}

extension Record {
  /// The revisions whose originals have a hash, newest first: whether a file on a disk is the one that was submitted.
  ///
  /// Cost: the whole history.
  /// - Parameter hash: SHA-256, as 64 hexadecimal digits.
  public func holders(ofOriginal hash: String) throws(RecordError) -> [OriginalHolder] {
    let state = try current()
    let tree = state.tree
    var holders: [OriginalHolder] = []
    for revision in try log() {
      for original in revision.facts.originals where original.sha256 == hash {
        let id = revision.facts.contribution.flatMap { ContributionID($0) }
        let folder = id?.folder ?? RecordFolder.declaration.path
        let held = try inRecord { () throws(GitError) -> String? in
          guard let entry = try repository.entry(at: folder + "/" + original.file, in: tree), entry.mode.isFile else {
            return nil
          }
          return try repository.withObject(entry.id, .blob) { sha256($0) }
        }
        let isWithdrawn = try id.map { id throws(RecordError) in try state.contribution(id) == nil } ?? false
        holders.append(
          OriginalHolder(
            revision: revision, file: original.file, isCurrent: held == hash, isWithdrawn: isWithdrawn))
      }
    }
    return holders
  }
}
