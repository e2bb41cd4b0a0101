/// A draft is an annotated tag: a lightweight one states neither who made it nor when.
struct DraftIsAnnotated: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    draft.tag == nil ? [.lightweightDraft(draft.name)] : []
  }
}
