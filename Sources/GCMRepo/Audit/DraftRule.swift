import GitStore

/// One rule that each draft of a record is held to.
///
/// The same rules judge the drafts that are there (``Record/audit(_:progress:)``) and one that is about to be made
/// (``Record/tag(_:message:party:as:dryRun:)``).
protocol DraftRule: Sendable {
  /// What is wrong with the draft by this rule.
  func findings(of draft: JudgedDraft) -> [Finding]
}

/// The rules of drafts, in the order in which their findings are told.
enum DraftRules {
  static let all: [any DraftRule] = [
    DraftIsInHistory(), DraftTrailersOnce(), DraftIsNamedAsItsTag(), DraftMessageLength(), DraftPartyMayTag(),
    DraftManifestHolds(), DraftIsAnnotated(), DraftNeverMoves(),
  ]
}
