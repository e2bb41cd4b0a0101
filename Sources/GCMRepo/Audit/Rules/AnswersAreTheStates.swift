import GitStore
import NegotiatedText

/// Whether a State is satisfied is said at the end of its own files, by the commit's author at its time, to dispositions that
/// the record has then. Nothing that was said before changes.
///
/// That the commit is the State's, or of a body that may send in for it, other rules judge.
struct AnswersAreTheStates: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .answer, !commit.isFirst else { return [] }
    var findings: [Finding] = []
    for change in commit.changes {
      guard case .negotiation(let file) = RecordPath(change.path) else { continue }
      switch file {
      case .answer(let party, let draft, let slug):
        let id = ContributionID(party: party, proposalOn: draft, slug: slug)
        if let finding = try finding(change, id, commit) { findings.append(finding) }
      case .recommendationAnswers(let id):
        if let finding = try finding(change, id, commit) { findings.append(finding) }
      default: continue
      }
    }
    return findings
  }

  private func finding(
    _ change: PathChange, _ id: ContributionID, _ commit: JudgedCommit
  ) throws(GitError) -> Finding? {
    let hasMarks = id.draft != nil
    func answers(_ entry: TreeEntry?) throws(GitError) -> DispositionAnswers? {
      try commit.file(entry, change.path).flatMap { try? DispositionAnswers($0, hasMarks: hasMarks) }
    }
    guard let after = try answers(change.new),
      let new = after.all.added(to: try answers(change.old)?.all ?? []), !new.isEmpty,
      new.allSatisfy({ commit.isSaid($0.person, $0.time) })
    else { return .accountDiffers(change.path) }
    let dispositions = try self.dispositions(of: id, commit)
    for answer in new {
      for item in answer.items {
        let last = dispositions.last(on: item)
        guard let last, answer.outcome == last.outcome, answer.disposed == last.time else {
          return .accountOfNothing(change.path, item.number)
        }
      }
    }
    return nil
  }

  private func dispositions(of id: ContributionID, _ commit: JudgedCommit) throws(GitError) -> DispositionList {
    let path = RecordState.dispositionFile(of: id).path
    guard let bytes = try commit.repository.file(at: path, in: commit.commit.tree, limit: ReadingLimits.factBytes),
      let file = try? RecordFile(path: path, bytes: bytes)
    else { return DispositionList() }
    let found =
      id.draft != nil ? (try? DispositionFile(file))?.dispositions : (try? RecommendationFile(file))?.dispositions
    return found ?? DispositionList()
  }
}
