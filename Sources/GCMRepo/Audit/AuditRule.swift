import GitStore

/// One rule that each commit of a record is held to.
///
/// The same rules judge what was committed (``Record/audit(_:progress:)``), a write before it is one
/// (`Record.transaction`), and, through ``Record/proposing(_:)``, what somebody pushes.
protocol AuditRule: Sendable {
  /// Whether the rule looks at what the commit changed, and not at its message alone.
  var readsChanges: Bool { get }

  /// What is wrong with the commit by this rule.
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding]
}

extension AuditRule {
  var readsChanges: Bool { true }
}

/// The rules of a record, in the order in which their findings are told.
enum AuditRules {
  static let all: [any AuditRule] = [
    RequiredTrailers(), TrailersOnce(), ContributionTrailer(), MessageLength(), SingleParent(), PartyMayAct(),
    PathsInScope(), SubmissionSetsItsFacts(), WithdrawalRemoves(), RereadLeavesOriginals(), OriginalsAreNamed(),
    TextsHaveTheirOriginals(),
  ]
  static let ofMessages = all.filter { !$0.readsChanges }
  static let ofChanges = all.filter(\.readsChanges)
}
