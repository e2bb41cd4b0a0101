/// A draft freezes a state of the record, which is a commit of the branch.
struct DraftIsInHistory: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    draft.isInHistory == false ? [.draftNotInHistory(draft.name)] : []
  }
}
