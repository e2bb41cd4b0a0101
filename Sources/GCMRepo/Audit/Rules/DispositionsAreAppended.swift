import GitStore
import NegotiatedText

import func MarkdownText.nfc

/// What became of proposals and inputs is said at the end of their files, by the commit's party and author at its time, of
/// changes and paragraphs that the record has then. Nothing that was said before changes.
struct DispositionsAreAppended: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .dispose, !commit.isFirst else { return [] }
    var findings: [Finding] = []
    for change in commit.changes {
      guard case .negotiation(let file) = RecordPath(change.path), file.action == .dispose else { continue }
      let finding: Finding? =
        switch file {
        case .dispositions(let draft, let party, let slug):
          try dispositions(change, ContributionID(party: party, proposalOn: draft, slug: slug), commit)
        case .recommendations(let id): try recommendations(change, id, commit)
        case .marshalled: try marshalled(change, commit)
        default: nil
        }
      if let finding { findings.append(finding) }
    }
    return findings
  }

  private func dispositions(
    _ change: PathChange, _ id: ContributionID, _ commit: JudgedCommit
  ) throws(GitError) -> Finding? {
    let differs = Finding.accountDiffers(change.path)
    guard let after = try commit.file(change.new, change.path).flatMap({ try? DispositionFile($0) }) else {
      return differs
    }
    let before = try commit.file(change.old, change.path).flatMap { try? DispositionFile($0) } ?? DispositionFile()
    guard let new = after.dispositions.all.added(to: before.dispositions.all), new.count == 1,
      new.allSatisfy({ commit.isSaid(by: $0.party, $0.person, $0.time) })
    else { return differs }
    let known = try commit.items(of: id)
    return new.flatMap(\.items).first { !known.contains($0) }.map { .accountOfNothing(change.path, $0.number) }
  }

  private func recommendations(
    _ change: PathChange, _ id: ContributionID, _ commit: JudgedCommit
  ) throws(GitError) -> Finding? {
    let differs = Finding.accountDiffers(change.path)
    guard let after = try commit.file(change.new, change.path).flatMap({ try? RecommendationFile($0) }) else {
      return differs
    }
    let before =
      try commit.file(change.old, change.path).flatMap { try? RecommendationFile($0) } ?? RecommendationFile()
    guard let numbered = after.recommendations.added(to: before.recommendations),
      let disposed = after.dispositions.all.added(to: before.dispositions.all),
      !numbered.isEmpty || disposed.count == 1, numbered.isEmpty || disposed.isEmpty,
      numbered.allSatisfy({ commit.isSaid(by: $0.party, $0.person, $0.time) }),
      disposed.allSatisfy({ commit.isSaid(by: $0.party, $0.person, $0.time) })
    else { return differs }
    if let item = disposed.flatMap(\.items).first(where: { $0.number > before.recommendations.count }) {
      return .accountOfNothing(change.path, item.number)
    }
    for recommendation in numbered {
      let text = try commit.text(of: id, in: recommendation.language)
      let words = text.flatMap { text in text[recommendation.place].map { Record.recommended($0, of: text) } }
      guard words == recommendation.text else { return .accountOfNothing(change.path, recommendation.number) }
    }
    return nil
  }

  private func marshalled(_ change: PathChange, _ commit: JudgedCommit) throws(GitError) -> Finding? {
    let differs = Finding.accountDiffers(change.path)
    guard let after = try commit.file(change.new, change.path).flatMap({ try? MarshalledFile($0) }) else {
      return differs
    }
    let before = try commit.file(change.old, change.path).flatMap { try? MarshalledFile($0) } ?? MarshalledFile()
    guard let new = after.lists.added(to: before.lists), new.count == 1, let list = new.first,
      commit.isSaid(by: list.party, list.person, list.time)
    else { return differs }
    var known: [ContributionID: Set<AccountItem>] = [:]
    for entry in list.entries {
      if known[entry.proposal] == nil { known[entry.proposal] = try commit.items(of: entry.proposal) }
      guard let items = known[entry.proposal], items.contains(entry.item) else {
        return .accountOfNothing(change.path, entry.item.number)
      }
    }
    return nil
  }
}

extension Array where Element: Equatable {
  /// What it has after the elements of another, with which it begins; `nil` if it does not.
  func added(to other: [Element]) -> [Element]? { starts(with: other) ? Array(dropFirst(other.count)) : nil }
}

extension JudgedCommit {
  /// A data file of an entry; `nil` if it is none.
  func file(_ entry: TreeEntry?, _ path: String) throws(GitError) -> RecordFile? {
    guard let entry, entry.mode.isFile else { return nil }
    let bytes = try repository.blob(entry.id, limit: ReadingLimits.factBytes)
    return try? RecordFile(path: path, bytes: bytes)
  }

  /// Whether something was said by the commit's party and author at its time.
  func isSaid(by party: PartyCode, _ person: String, _ time: Timestamp) -> Bool {
    party.description == facts.party && isSaid(person, time)
  }

  func isSaid(_ person: String, _ time: Timestamp) -> Bool {
    nfc(person).utf8.elementsEqual(nfc(commit.author.name).utf8) && time == Timestamp(seconds: commit.author.time)
  }

  /// The changes of a proposal in the commit's tree, by number and words; empty if there is none.
  func items(of id: ContributionID) throws(GitError) -> Set<AccountItem> {
    guard let bytes = try repository.file(at: id.factPath, in: commit.tree, limit: ReadingLimits.factBytes),
      let file = try? RecordFile(path: id.factPath, bytes: bytes), let contribution = try? Contribution(file, id: id)
    else { return [] }
    var items: Set<AccountItem> = []
    for (language, changed) in contribution.proposal?.texts ?? [:] {
      let path = id.path(.text(in: language))
      guard let text = try repository.file(at: path, in: commit.tree, limit: ReadingLimits.textBytes) else { continue }
      for change in changed.changes where change.text.upperBound <= text.count {
        guard let number = change.number else { continue }
        items.insert(AccountItem(number: number, mark: ChangeMark(change, of: text, in: language)))
      }
    }
    return items
  }

  /// The text of a contribution in the commit's tree.
  fileprivate func text(of id: ContributionID, in language: LanguageTag) throws(GitError) -> NumberedText? {
    let bytes = try repository.file(at: id.path(.text(in: language)), in: commit.tree, limit: ReadingLimits.textBytes)
    return bytes.flatMap { try? NumberedText($0) }
  }
}
