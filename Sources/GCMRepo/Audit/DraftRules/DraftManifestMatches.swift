import GitStore

/// The hash in a draft's tag is that of the manifest of its files.
struct DraftManifestMatches: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard let said = draft.trailers["Manifest-SHA256"], let found = draft.manifest, found != said else { return [] }
    return [.draftManifest(draft: draft.name, said: said, found: found)]
  }
}
