import GitStore

/// The party that made a draft is listed in the record it freezes, and has the right to make drafts.
struct DraftPartyMayTag: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard let party = draft.trailers["Party"], let rights = draft.rights else { return [] }
    guard rights.knows(party) else { return [.draftUnknownParty(draft: draft.name, party: party)] }
    return rights.permits(party, .tag, by: draft.policy) ? [] : [.draftNotPermitted(draft: draft.name, party: party)]
  }
}
