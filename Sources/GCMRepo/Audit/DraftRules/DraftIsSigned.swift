import GitStore

/// In a record that asks for it, a draft is signed with a key of its party; in any record, a signature is not forged.
struct DraftIsSigned: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard let tag = draft.tag, draft.isOfCommit else { return [] }
    return CommitIsSigned.findings(
      of: draft.signature, party: draft.trailers["Party"] ?? "", author: tag.tagger?.name ?? "",
      isStrict: draft.policy.isStrict
    ).map { $0.about(draft: draft.name) }
  }
}

extension Finding {
  /// The same about a draft, not a commit.
  fileprivate func about(draft: String) -> Finding { Finding(code, facts.adding(.draft, .text(draft))) }
}
