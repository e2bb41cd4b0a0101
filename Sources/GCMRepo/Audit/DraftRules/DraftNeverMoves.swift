import GitStore

/// A draft's reflog has one entry: its creation.
struct DraftNeverMoves: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    draft.earlierTargets.map { .draftMoved(draft: draft.name, from: $0.description) }
  }
}
