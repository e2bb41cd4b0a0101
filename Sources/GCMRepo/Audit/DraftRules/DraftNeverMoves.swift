/// A draft's log has one line: its making.
struct DraftNeverMoves: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    draft.earlierTargets.map { .draftMoved(draft: draft.name, from: $0.description) }
  }
}
