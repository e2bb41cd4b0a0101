import GitStore

/// A commit changes only safe paths, and only those within the scope of its party and its action.
struct PathsInScope: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    let facts = commit.facts
    var findings: [Finding] = []
    let isSubmission = facts.action?.bringsRevision == true || facts.action == .withdraw || facts.action?.answer != nil
    let folder = commit.contributionFolder
    let own = facts.party.map { party in RecordFolder.ofParties.map { $0.path(party) } }
    let reread = commit.documentFolder
    for change in commit.changes {
      let path = change.path
      let entry = change.new ?? change.old
      if (try? TreePath(path)) == nil || entry?.hasValidName == false || change.new.map({ !$0.mode.isFile }) == true {
        findings.append(.unsafePath(path))
      }
      if commit.isFirst { continue }
      if facts.action == .record, Self.isReread(path, in: reread) { continue }
      if let party = facts.party, let own, RecordFolder.isOfParty(path), !own.contains(where: path.isBelow) {
        findings.append(.foreignFolder(party: party, path: path))
      } else if isSubmission, let folder {
        if path.isBelow(folder) { continue }
        if facts.action == .withdraw, let party = facts.party, path == FactFile.withdrawn(by: party) { continue }
        findings.append(.outsideContribution(path: path))
      } else if let action = facts.action, !Self.concerns(action, path) {
        findings.append(.outsideAction(action: action.rawValue, path: path))
      }
    }
    return findings
  }

  /// Whether a path is a text that a newer reader may extract again, or the file that records its reader.
  private static func isReread(_ path: String, in folder: String) -> Bool {
    path.parentPath.utf8.elementsEqual(folder.utf8)
      && (DocumentFile.isText(path) || path.lastPathName.utf8.elementsEqual(FactFile.contribution.utf8))
  }

  /// Whether a path is that of who answers which section of a questionnaire for a State.
  private static func isDelegated(_ path: RecordPath) -> Bool {
    guard case .document(.contribution(let id), .other(let name)) = path else { return false }
    return id.kind == .questionnaire && name == QuestionnaireFile.delegation
  }

  /// Whether an action may change such a path.
  private static func concerns(_ action: CommitFacts.Action, _ path: String) -> Bool {
    let isRecorded = RecordFolder.recorded.contains { $0.contains(path) }
    let parsed = RecordPath(path)
    let negotiated: NegotiationFile? = if case .negotiation(let file) = parsed { file } else { nil }
    return switch action {
    // Without a contribution's name the scope is unknown; that is a separate finding.
    case .submit, .propose, .withdraw, .confirm, .contest: true
    case .declare: RecordFolder.declaration.contains(path) && negotiated == nil
    case .answer: negotiated?.action == action || isDelegated(parsed)
    case .position, .dispose, .silence, .adopt: negotiated?.action == action
    case .record: isRecorded
    // Parties, keys, and the record's rules: everything but content.
    case .admit:
      !isRecorded && !RecordFolder.declaration.contains(path) && !RecordFolder.isOfParty(path)
    }
  }
}
