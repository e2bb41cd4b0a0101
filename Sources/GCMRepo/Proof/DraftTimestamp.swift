import Crypto
import GitStore

/// The word of an outside timestamp authority that a draft was there at a time (RFC 3161).
///
/// It is the authority's reply, byte for byte, in a blob below `refs/gcmrepo/timestamps/`. Its imprint is the SHA-256 of
/// the draft's tag object, as `git cat-file tag draft-1` prints it.
public struct DraftTimestamp: Sendable, Hashable {
  /// The draft's name.
  public var draft: String
  /// When, by the authority's clock.
  public var time: Timestamp
  /// The authority's name, as the reply says it; `nil` if it does not.
  public var authority: String?

  /// The folder of the references: `refs/gcmrepo/timestamps/draft-1`.
  static let references = "refs/gcmrepo/timestamps/"

  /// The draft that a reference names; `nil` if it is no timestamp's.
  static func draft(in reference: String) -> String? {
    guard reference.utf8.starts(with: references.utf8) else { return nil }
    return String(decoding: reference.utf8.dropFirst(references.utf8.count), as: UTF8.self)
  }
}

extension Repository {
  /// The timestamp in a blob, if it is a granted reply of a draft's tag object.
  func timestamp(in blob: ObjectID, of draft: String, _ tag: ObjectID) throws(GitError) -> DraftTimestamp? {
    guard try kind(of: blob) == .blob, try kind(of: tag) == .tag, try blobSize(blob) <= TimestampReply.mostBytes,
      let reply = TimestampReply(try self.blob(blob, limit: TimestampReply.mostBytes)),
      reply.imprint == (try tagImprint(tag))
    else { return nil }
    return DraftTimestamp(draft: draft, time: reply.time, authority: reply.authority)
  }

  private func tagImprint(_ tag: ObjectID) throws(GitError) -> [UInt8] {
    try withObject(tag, .tag) { Array(SHA256.hash(data: Array($0))) }
  }
}

extension Record {
  /// The timestamps of drafts, by the drafts' names, and what is wrong with others that claim to be such.
  public func timestamps() throws(RecordError) -> (timestamps: [DraftTimestamp], findings: [Finding]) {
    try inRecord { () throws(GitError) in
      var (found, findings): ([DraftTimestamp], [Finding]) = ([], [])
      for reference in try references(below: DraftTimestamp.references) {
        guard let draft = DraftTimestamp.draft(in: reference.name) else { continue }
        // A draft that was deleted is a finding of its own.
        guard let tag = try tagObject(of: draft) else { continue }
        if let timestamp = try? repository.timestamp(in: reference.target, of: draft, tag) {
          found.append(timestamp)
        } else {
          findings.append(.timestampOfAnother(draft: draft))
        }
      }
      return (found, findings)
    }
  }

  private func tagObject(of draft: String) throws(GitError) -> ObjectID? {
    try references(below: "refs/tags/").first { $0.name == "refs/tags/" + draft }?.target
  }

  /// The query that an authority is asked to answer for a draft.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision`` for a draft that is none.
  public func timestampQuery(for draft: DraftName) throws(RecordError) -> [UInt8] {
    let tag = try annotatedTag(of: draft)
    return TimestampQuery.of(try inRecord { () throws(GitError) in try repository.withObject(tag, .tag) { Array($0) } })
  }

  /// Keeps an authority's reply for a draft. A draft has one timestamp, which is never replaced.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/timestampNotUsable`` for what is no granted reply for that draft,
  ///   ``RecordError/Code-swift.struct/timestampExists``, ``RecordError/Code-swift.struct/unknownRevision``.
  public func keepTimestamp(
    _ reply: [UInt8], of draft: DraftName, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> DraftTimestamp {
    try identity.check()
    let tag = try annotatedTag(of: draft)
    let name = DraftTimestamp.references + draft.description
    guard reply.count <= TimestampReply.mostBytes else { throw .timestampNotUsable(draft: draft.description) }
    let (isThere, blob) = try inRecord { () throws(GitError) in
      (try repository.reference(name) != nil, try repository.writeBlob(reply))
    }
    guard !isThere else { throw .timestampExists(draft: draft.description) }
    let made = try inRecord { () throws(GitError) in
      try repository.timestamp(in: blob, of: draft.description, tag)
    }
    guard let made else { throw .timestampNotUsable(draft: draft.description) }
    guard !dryRun else { return made }
    do throws(AdvanceError<RecordError>) {
      try await repository.addReference(
        name, reason: "gcmrepo", by: identity.committer.signature(now: Timestamp.now)
      ) { () throws(RecordError) in blob }
    } catch {
      throw RecordError(error, path: path)
    }
    return made
  }

  private func annotatedTag(of draft: DraftName) throws(RecordError) -> ObjectID {
    let found = try inRecord { () throws(GitError) -> ObjectID? in
      guard let tag = try tagObject(of: draft.description), try repository.kind(of: tag) == .tag else { return nil }
      return tag
    }
    guard let found else {
      throw .unknownRevision(given: draft.description, nearest: try drafts().map(\.name.description))
    }
    return found
  }
}
