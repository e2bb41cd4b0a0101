import GitStore

/// One rule that each commit of a record must satisfy.
///
/// The same rules judge existing commits (``Record/audit(_:progress:)``), a write before it is committed
/// (`Record.transaction`), and, through ``Record/proposing(_:)``, a push.
protocol AuditRule: Sendable {
  /// Whether the rule examines the commit's changes, and not only its message.
  var readsChanges: Bool { get }

  /// The commit's violations of this rule.
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding]
}

extension AuditRule {
  var readsChanges: Bool { true }
}

/// The rules of a record, in the order in which their findings are reported.
enum AuditRules {
  static let all: [any AuditRule] = [
    RequiredTrailers(), TrailersOnce(), ContributionTrailer(), MessageLength(), SingleParent(), PartyMayAct(),
    PathsInScope(), SubmissionSetsItsFacts(), SubmitterIsTheAuthor(), WithdrawalRemoves(), RereadLeavesOriginals(),
    OriginalsAreNamed(), TextsHaveTheirOriginals(), ResolutionsAreTrue(), CommitIsSigned(), SenderMayAct(),
    StateAnswersForItself(),
    KeysAreAdmitted(), RolesAreGiven(), RulesAreAgreed(), DeadlineIsKept(), OriginalsAreOfSize(),
    FilesHaveTheirPlace(), PartiesKeepTheirFiles(), RereadIsTheirs(), AcknowledgementsAreTrue(),
    StatementsAreAppended(), SilenceIsKept(), AdoptionIsOfFinalDraft(),
    DispositionsAreAppended(), AnswersAreTheStates(),
  ]
  /// Rules that a record of this format does not require: a violation is a notice, and no finding.
  static let notices: [any AuditRule] = [SubmitterIsFocalPoint(), OfficesHaveOneHolder()]
  static let ofMessages = all.filter { !$0.readsChanges }
  static let ofChanges = all.filter(\.readsChanges)
  /// Those whose findings can be acknowledged.
  static let ofFaults = ofChanges.filter { !($0 is AcknowledgementsAreTrue) }
}
