import GitStore

import func MarkdownText.nfc

/// What was sent in for a State is confirmed or contested by that State alone, once a revision, and in nothing but the file
/// of its answers, which no other event touches.
///
/// That the commit's key is the State's, ``CommitIsSigned`` judges.
struct StateAnswersForItself: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    let facts = commit.facts
    guard let word = facts.action?.answer else { return Self.touched(by: commit) }
    guard let id = commit.contribution, let revision = facts.revision else { return [] }
    let path = id.confirmationPath
    var findings: [Finding] = []
    if let party = facts.party, party != id.party.description {
      findings.append(.foreignFolder(party: party, path: path))
    }
    for change in commit.changes where !change.path.utf8.elementsEqual(path.utf8) && change.path.isBelow(id.folder) {
      findings.append(.outsideAction(action: word.action.rawValue, path: change.path))
    }
    guard let change = commit.change(at: path), let after = try Self.answers(change.new, path, commit.repository) else {
      return findings + [.answerDiffers(path)]
    }
    let before = try Self.answers(change.old, path, commit.repository) ?? SenderAnswers()
    let author = commit.commit.author
    guard let last = after.all.last, after.all.dropLast().elementsEqual(before.all), last.word == word,
      last.revision == revision, nfc(last.person).utf8.elementsEqual(nfc(author.name).utf8),
      last.time == Timestamp(seconds: author.time)
    else { return findings + [.answerDiffers(path)] }
    if !before.permits(word, on: revision) { findings.append(.answeredAlready(path, revision)) }
    if try !Self.isSentIn(revision, of: id, commit) { findings.append(.nothingToAnswer(path, revision)) }
    return findings
  }

  /// Answers changed by another event; a withdrawal takes them away.
  private static func touched(by commit: JudgedCommit) -> [Finding] {
    guard !commit.isFirst else { return [] }
    return commit.changes.filter { change in
      change.path.lastPathName.utf8.elementsEqual(FactFile.confirmation.utf8) && RecordFolder.isOfParty(change.path)
        && !(commit.facts.action == .withdraw && change.new == nil)
    }.map { .outsideAction(action: commit.facts.action?.rawValue ?? "", path: $0.path) }
  }

  private static func answers(
    _ entry: TreeEntry?, _ path: String, _ repository: Repository
  ) throws(GitError) -> SenderAnswers? {
    guard let entry, entry.mode.isFile else { return nil }
    let bytes = try repository.blob(entry.id, limit: ReadingLimits.factBytes)
    return try? SenderAnswers(RecordFile(path: path, bytes: bytes))
  }

  /// Whether there is such a revision and, if it is the newest, a body sent it in: what an older one was, is in the history
  /// alone.
  private static func isSentIn(
    _ revision: Int, of id: ContributionID, _ commit: JudgedCommit
  ) throws(GitError) -> Bool {
    guard
      let bytes = try commit.repository.file(at: id.factPath, in: commit.commit.tree, limit: ReadingLimits.factBytes),
      let file = try? RecordFile(path: id.factPath, bytes: bytes), let contribution = try? Contribution(file, id: id)
    else { return false }
    let current = contribution.revision ?? revision
    return revision < current || revision == current && contribution.sentInBy != nil
  }
}
