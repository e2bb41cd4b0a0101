import GitStore

/// A draft that rules look at, with what they share of it. Its reference need not be there yet.
struct JudgedDraft: Sendable {
  /// The reference's, below `refs/tags/`.
  let name: String
  /// `nil` for a lightweight tag.
  let tag: Tag?
  /// Whether the branch's history holds the commit; `nil` where the history cannot tell.
  let isInHistory: Bool?
  /// What the reference named before; a draft that was only made has none.
  let earlierTargets: [ObjectID]
  /// Whether it freezes a commit; what else a tag may name has no state of the record.
  let isOfCommit: Bool
  /// The message's; empty for a lightweight tag, and for a tag of something that is no commit.
  let trailers: Trailers
  /// The parties of the commit; `nil` where no rule is to judge by them.
  let roster: Roster?
  /// SHA-256 of the commit's manifest, in hexadecimal digits; `nil` where the tag names none.
  let manifest: String?
  let policy: Policy
}
