import GitStore

import func MarkdownText.nfc

/// What a host asks of a commit beyond the rules that history is held to: that `verify` would find nothing afterwards.
struct PushedCommit {
  let record: Record
  let commit: Commit
  /// When it arrives.
  let now: Timestamp

  private var repository: Repository { record.repository }

  /// Clocks differ.
  private static let mostSecondsAhead: Int64 = 600

  init(_ id: ObjectID, of record: Record, at now: Timestamp) throws(GitError) {
    self.record = record
    self.now = now
    commit = try record.repository.commit(id)
  }

  func findings() throws(GitError) -> [Finding] {
    let parent = try commit.parents.first.map { id throws(GitError) in try repository.commit(id).tree }
    let changes = try repository.changedPaths(from: parent, to: commit.tree)
    let files = changes.compactMap { change in change.new.map { TreeFile(path: change.path, entry: $0) } }
    let revision = Revision(commit, CommitFacts(commit.trailers))
    return try headerFindings() + sequenceFindings(revision)
      + record.factFindings(files.filter { $0.entry.mode.isFile })
      + twinFindings(changes) + contributionFindings(changes)
  }

  /// Headers that a record's writers do not write: with them git could show another message than was judged.
  private func headerFindings() throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    for header in try repository.headers(ofCommit: commit.id)
    where !["tree", "parent", "author", "committer", "gpgsig"].contains(header) {
      findings.append(.commitHeader(header))
    }
    for time in Set([commit.author.time, commit.committer.time]) where time > now.seconds + Self.mostSecondsAhead {
      findings.append(.future(Timestamp(seconds: time).description))
    }
    return findings
  }

  /// Whether a date is later than a clock that is a little ahead would say.
  static func isFuture(_ time: Int64, at now: Timestamp) -> Bool { time > now.seconds + mostSecondsAhead }

  /// Whether a revision's number follows from the files before it, and is the one in its own.
  private func sequenceFindings(_ revision: Revision) -> [Finding] {
    guard revision.facts.action?.bringsRevision == true, let said = revision.facts.revision else { return [] }
    var findings: [Finding] = []
    if let expected = try? record.number(byFilesBefore: revision), expected != said {
      findings.append(.revisionOutOfSequence(said: said, expected: expected))
    }
    if let file = try? record.number(inFilesOf: revision), file != said {
      findings.append(.revisionDiffers(said: said, file: file))
    }
    return findings
  }

  /// New names that differ from another one of their folder in case or form alone. Cost: each folder once.
  private func twinFindings(_ changes: [PathChange]) throws(GitError) -> [Finding] {
    var known: [String: [String: Int]] = [:]
    var findings: [Finding] = []
    for change in changes where change.old == nil && change.new != nil {
      var folder = ""
      for name in change.path.pathNames {
        var counts = known[folder]
        if counts == nil {
          counts = try self.counts(in: folder)
          known[folder] = counts
        }
        if counts?[Self.folded(String(name)), default: 0] ?? 0 > 1 {
          findings.append(.nameTwin(change.path))
          break
        }
        folder += (folder.isEmpty ? "" : "/") + name
      }
    }
    return findings
  }

  private func counts(in folder: String) throws(GitError) -> [String: Int] {
    var tree = commit.tree
    if !folder.isEmpty {
      guard let entry = try repository.entry(at: folder, in: commit.tree), entry.mode == .folder else { return [:] }
      tree = entry.id
    }
    return Dictionary(try repository.tree(tree).map { (Self.folded($0.name), 1) }, uniquingKeysWith: +)
  }

  static func folded(_ name: String) -> String { nfc(nfc(name).lowercased()) }

  /// What is wrong with the contributions that it changes, as `verify` would say.
  private func contributionFindings(_ changes: [PathChange]) -> [Finding] {
    var ids: [ContributionID] = []
    for change in changes where change.new != nil {
      if case .document(.contribution(let id), _) = RecordPath(change.path), !ids.contains(id) { ids.append(id) }
    }
    guard !ids.isEmpty, let state = try? record.state(at: commit.id) else { return [] }
    return ids.flatMap { record.findings(ofContribution: $0, in: state) }
  }
}
