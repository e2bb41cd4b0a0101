/// The body that made a draft is one of the record that it froze, and may make drafts there.
struct DraftPartyMayTag: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard let party = draft.trailers["Party"], let roster = draft.roster else { return [] }
    guard roster.knows(party) else { return [.draftUnknownParty(draft: draft.name, party: party)] }
    return roster.permits(party, .tag, by: draft.policy) ? [] : [.draftNotPermitted(draft: draft.name, party: party)]
  }
}
