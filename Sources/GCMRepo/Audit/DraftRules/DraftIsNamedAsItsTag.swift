import GitStore

/// The reference, the tag object and its trailer give a draft the same name: a copied reference would present one draft as
/// another.
struct DraftIsNamedAsItsTag: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard let tag = draft.tag, draft.isOfCommit else { return [] }
    let others = [tag.name, draft.trailers["Draft"] ?? draft.name].filter { $0 != draft.name }
    return Set(others).sorted().map { .draftName(draft: draft.name, said: $0) }
  }
}
