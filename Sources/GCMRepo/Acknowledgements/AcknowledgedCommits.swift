import GitStore

/// What is acknowledged of commits, by commits that no rule finds fault with.
///
/// That the record has a file is not enough: whoever wrote it must have been permitted to, and a commit that is not what it
/// should be acknowledges nothing.
struct AcknowledgedCommits: Sendable {
  private var words: [CommitID: [(word: Acknowledgement, commit: CommitID)]] = [:]

  /// The acknowledgement that covers a finding of a commit, if there is one; the earliest.
  func word(on finding: CommitFinding) -> AcknowledgedFinding? {
    guard let commit = finding.commit, finding.finding.mayBeAcknowledged,
      let found = words[commit]?.last(where: { $0.word.findings.contains(finding.finding) })
    else { return nil }
    return AcknowledgedFinding(finding, by: found.word, in: found.commit)
  }

  var isEmpty: Bool { words.isEmpty }

  /// Reads what is acknowledged of some commits in the newest state of a record, or in that of a commit which is to be it.
  ///
  /// Cost: nothing in a record without acknowledgements or without faults; else a tree for each commit of the history, back to
  /// the first acknowledgement.
  init(
    of commits: Set<CommitID>, in record: Record, at newest: ObjectID? = nil, _ times: CommitTimes
  ) throws(GitError) {
    guard !commits.isEmpty else { return }
    var last = newest
    if last == nil { last = try record.tipOrNone() }
    guard let tip = last else { return }
    let repository = record.repository
    guard let folder = try Self.folder(of: repository.commit(tip), repository) else { return }
    let paths = try repository.tree(folder).compactMap { entry -> String? in
      guard case .acknowledgement(let commit) = RecordPath(RecordFolder.acknowledged.path(entry.name)),
        commits.contains(commit)
      else { return nil }
      return entry.name
    }
    guard !paths.isEmpty else { return }
    var auditor = CommitAuditor(repository: repository, boundary: repository.shallowBoundary, times: times)
    var known: (commit: ObjectID, folder: ObjectID?)?
    var isLine = true
    for step in repository.history(of: tip) {
      guard let id = try? step.get(), let commit = try? repository.commit(id) else { break }
      let own = try known?.commit == id ? known?.folder : Self.folder(of: commit, repository)
      isLine = isLine && commit.parents.count < 2
      if own == nil {
        // Nothing is older than the first.
        if isLine { break }
        continue
      }
      var before: ObjectID?
      if let parent = commit.parents.first, let read = try? repository.commit(parent) {
        before = try Self.folder(of: read, repository)
        known = (parent, before)
      }
      guard own != before else { continue }
      try add(paths, from: before, to: own, in: id, repository, &auditor)
    }
  }

  private mutating func add(
    _ names: [String], from before: ObjectID?, to after: ObjectID?, in commit: ObjectID, _ repository: Repository,
    _ auditor: inout CommitAuditor
  ) throws(GitError) {
    let old = try Self.files(before, repository)
    let new = try Self.files(after, repository)
    let changed = names.filter { new[$0] != nil && new[$0] != old[$0] }
    guard !changed.isEmpty, try auditor.entry(commit).entry.findings.isEmpty else { return }
    for name in changed {
      let path = RecordFolder.acknowledged.path(name)
      guard case .acknowledgement(let subject) = RecordPath(path), let file = new[name],
        let read = try AcknowledgementFile.read(file, path, of: repository)
      else { continue }
      let earlier = try old[name].flatMap { id throws(GitError) in
        try AcknowledgementFile.read(id, path, of: repository)
      }
      for word in read.added(to: earlier ?? AcknowledgementFile()) ?? [] {
        words[subject, default: []].append((word, CommitID(commit)))
      }
    }
  }

  private static func folder(of commit: Commit, _ repository: Repository) throws(GitError) -> ObjectID? {
    guard let entry = try repository.entry(at: RecordFolder.acknowledged.path, in: commit.tree) else { return nil }
    return entry.mode == .folder ? entry.id : nil
  }

  private static func files(_ folder: ObjectID?, _ repository: Repository) throws(GitError) -> [String: ObjectID] {
    guard let folder else { return [:] }
    return Dictionary(
      try repository.tree(folder).filter(\.mode.isFile).map { ($0.name, $0.id) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Finding {
  /// Whether a body may say that it is known: not of a broken proof, nor of whoever admits without the right to.
  var mayBeAcknowledged: Bool {
    grade != .brokenProof && !(code == .notPermitted && facts[.found] == .text(CommitFacts.Action.admit.rawValue))
  }
}

extension AuditReport {
  /// Moves the findings that are acknowledged to where they do not count.
  mutating func acknowledge(
    by record: Record, at newest: ObjectID? = nil, _ times: CommitTimes
  ) throws(GitError) {
    let faulty = Set(entries.filter { !$0.findings.isEmpty }.map(\.revision.commit))
    let known = try AcknowledgedCommits(of: faulty, in: record, at: newest, times)
    guard !known.isEmpty else { return }
    for place in entries.indices where !entries[place].findings.isEmpty {
      let commit = entries[place].revision.commit
      var open: [Finding] = []
      for finding in entries[place].findings {
        if let word = known.word(on: CommitFinding(finding, of: commit)) {
          entries[place].acknowledged.append(word)
        } else {
          open.append(finding)
        }
      }
      entries[place].findings = open
    }
  }
}
