import GitStore

/// A draft's tag has each trailer once: the party that made it, the draft's name, and the hash of its manifest.
struct DraftTrailersOnce: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard draft.tag != nil, draft.isOfCommit else { return [] }
    let isFinalTwice = draft.trailers.all(Draft.finalTrailer).count > 1
    return (isFinalTwice ? [.draftTrailerRepeated(draft: draft.name, trailer: Draft.finalTrailer)] : [])
      + ["Party", "Draft", "Manifest-SHA256"].compactMap { trailer in
        switch draft.trailers.all(trailer).count {
        case 0: .draftTrailerMissing(draft: draft.name, trailer: trailer)
        case 1: nil
        default: .draftTrailerRepeated(draft: draft.name, trailer: trailer)
        }
      }
  }
}
