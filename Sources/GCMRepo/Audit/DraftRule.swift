/// A rule that every draft of a record must satisfy.
///
/// The same rules check the existing drafts (``Record/audit(_:progress:)``) and one that is about to be made
/// (``Record/tag(_:message:party:isFinal:as:dryRun:)``).
protocol DraftRule: Sendable {
  /// How the draft breaks this rule; empty if it does not.
  func findings(of draft: JudgedDraft) -> [Finding]
}

/// The rules of drafts, in the order in which their findings are reported.
enum DraftRules {
  static let all: [any DraftRule] = [
    DraftIsInHistory(), DraftTrailersOnce(), DraftIsNamedAsItsTag(), DraftMessageLength(), DraftPartyMayTag(),
    DraftManifestMatches(), DraftIsAnnotated(), DraftNeverMoves(), DraftIsSigned(),
  ]
}
