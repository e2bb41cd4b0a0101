import GitStore

/// A draft that is being checked, with what the rules need to know about it. Its reference need not exist yet.
struct JudgedDraft: Sendable {
  /// The name of the reference, without `refs/tags/`.
  let name: String
  /// `nil` for a lightweight tag.
  let tag: Tag?
  /// Whether the branch's history contains the commit; `nil` if the history cannot be read that far.
  let isInHistory: Bool?
  /// What the reference named before; empty for a draft that never moved.
  let earlierTargets: [ObjectID]
  /// Whether it names a commit; other objects that a tag may name have no state of the record.
  let isOfCommit: Bool
  /// The trailers of the message; empty for a lightweight tag, and for a tag of anything but a commit.
  let trailers: Trailers
  /// The parties of the commit; `nil` if no rule should check them.
  let rights: PartyRights?
  /// SHA-256 of the commit's manifest, in hexadecimal digits; `nil` if the tag names none.
  let manifest: String?
  let policy: Policy
  /// Whose signature it has.
  let signature: CommitSignature
}
