import GitStore

import func MarkdownText.nfc

/// Judges what a push would change, before it does, by the rules that history and local writes are held to.
struct PushJudge {
  let record: Record
  let push: [ReferenceUpdate]
  /// When it arrives.
  let now: Timestamp
  /// How many commits it may bring, if the host's keeper says so; else the rules decide.
  let mostCommits: Int?
  private(set) var problems: [PushProblem] = []

  /// More would not be read.
  private static let mostProblems = 20

  private var repository: Repository { record.repository }

  init(of record: Record, _ push: [ReferenceUpdate], at now: Timestamp, mostCommits: Int?) {
    self.record = record
    self.push = push
    self.now = now
    self.mostCommits = mostCommits
  }

  /// The target of a reference after the push.
  private func target(_ name: String) throws(GitError) -> ObjectID? {
    if let update = push.first(where: { $0.name == name }) { return update.new }
    return try repository.reference(name)
  }

  private mutating func refuse(_ update: ReferenceUpdate, _ finding: Finding, commit: ObjectID? = nil) {
    problems.append(
      PushProblem(reference: update.name, commit: commit.map { CommitID($0) }, finding: finding))
  }

  /// Judges all updates.
  mutating func judge() throws(RecordError) {
    for update in push {
      do throws(GitError) { try judge(update) } catch {
        refuse(update, .unreadable(RecordError(error)))
      }
    }
  }

  private mutating func judge(_ update: ReferenceUpdate) throws(GitError) {
    guard let new = update.new else { return refuse(update, .referenceDeleted(update.name)) }
    if update.name == record.branchReference { return try judgeBranch(update, new) }
    if update.old != nil, Self.isKept(update.name) { return refuse(update, .referenceMoved(update.name)) }
    if update.name.utf8.starts(with: "refs/tags/".utf8) { return try judgeDraft(update, new) }
    if update.name.utf8.starts(with: KnownDraft.references.utf8) {
      let name = update.name.dropFirst(KnownDraft.references.count)
      if try target("refs/tags/" + name) != new { refuse(update, .referenceNotTaken(update.name)) }
      return
    }
    if let names = Approval.names(in: update.name) { return try judgeApproval(update, new, names) }
    refuse(update, .referenceNotTaken(update.name))
  }

  /// Whether a reference, once made, names the same for ever.
  static func isKept(_ name: String) -> Bool {
    ["refs/tags/", KnownDraft.references, Approval.references].contains { name.utf8.starts(with: $0.utf8) }
  }

  // MARK: The branch

  private mutating func judgeBranch(_ update: ReferenceUpdate, _ new: ObjectID) throws(GitError) {
    guard try repository.kind(of: new) == .commit else { return refuse(update, .referenceNotTaken(update.name)) }
    guard let old = update.old, try repository.isAncestor(old, of: new) else {
      return refuse(update, .branchRewound(update.name))
    }
    var configurations = ConfigurationLookup()
    let file = try repository.entry(at: FactFile.configuration, in: repository.commit(old).tree)?.id
    let rules = (try? configurations.configuration(in: file, of: repository)?.get())?.rules
    let most = mostCommits ?? rules?.commitsInAPush ?? RecordRules.usualCommitsInAPush
    var commits: [ObjectID] = []
    for step in repository.history(of: new, without: [old]) {
      commits.append(try step.get())
      guard commits.count <= most else { return refuse(update, .tooManyCommits(limit: most)) }
    }
    var auditor = CommitAuditor(
      repository: repository, boundary: repository.shallowBoundary, times: CommitTimes(arriving: now))
    var findings: [(commit: ObjectID, findings: [Finding])] = []
    for id in commits {
      let entry = try auditor.entry(id).entry
      findings.append((id, entry.findings + (try sequenceFindings(entry.revision)) + (try fileFindings(id))))
    }
    // The first that was made is told first.
    for (commit, found) in findings.reversed() {
      for finding in found where problems.count < Self.mostProblems { refuse(update, finding, commit: commit) }
    }
    if problems.isEmpty { try judgeRules(update, commits.reversed(), rules) }
  }

  /// Rules that a push changes are not used by the same push: whoever must live by them sees them first.
  private mutating func judgeRules(
    _ update: ReferenceUpdate, _ commits: [ObjectID], _ rules: RecordRules?
  ) throws(GitError) {
    for commit in commits.dropLast() {
      var configurations = ConfigurationLookup()
      let file = try repository.entry(at: FactFile.configuration, in: repository.commit(commit).tree)?.id
      let after = (try? configurations.configuration(in: file, of: repository)?.get())?.rules
      if after != rules { return refuse(update, .rulesInUse, commit: commit) }
    }
  }

  /// Whether a revision's number follows from the files before it, and is the one in its own.
  private func sequenceFindings(_ revision: Revision) throws(GitError) -> [Finding] {
    guard revision.facts.action == .submit, let said = revision.facts.revision else { return [] }
    var findings: [Finding] = []
    if let expected = try? record.number(byFilesBefore: revision), expected != said {
      findings.append(.revisionOutOfSequence(said: said, expected: expected))
    }
    if let file = try? record.number(inFilesOf: revision), file != said {
      findings.append(.revisionDiffers(said: said, file: file))
    }
    return findings
  }

  /// What `verify` would say of the data files that a commit changes, and of names that differ in case or form alone.
  private func fileFindings(_ id: ObjectID) throws(GitError) -> [Finding] {
    let commit = try repository.commit(id)
    let parent = try commit.parents.first.map { id throws(GitError) in try repository.commit(id).tree }
    let changes = try repository.changedPaths(from: parent, to: commit.tree)
    let files = changes.compactMap { change in change.new.map { TreeFile(path: change.path, entry: $0) } }
    var findings = record.factFindings(files.filter { $0.entry.mode.isFile })
    for file in files where file.entry.mode == .executable { findings.append(.unsafePath(file.path)) }
    for change in changes where change.old == nil && change.new != nil {
      if try hasTwin(change.path, in: commit.tree) { findings.append(.nameTwin(change.path)) }
    }
    return findings
  }

  /// Whether a folder on the path holds a second name that a file system could take for the same.
  private func hasTwin(_ path: String, in tree: ObjectID) throws(GitError) -> Bool {
    var folder = tree
    for name in path.pathNames {
      let entries = try repository.tree(folder)
      let folded = Self.folded(String(name))
      if entries.count(where: { Self.folded($0.name) == folded }) > 1 { return true }
      guard let next = entries.first(where: { $0.name.utf8.elementsEqual(name.utf8) }), next.mode == .folder else {
        return false
      }
      folder = next.id
    }
    return false
  }

  private static func folded(_ name: String) -> String { nfc(nfc(name).lowercased()) }

  // MARK: Drafts

  private mutating func judgeDraft(_ update: ReferenceUpdate, _ new: ObjectID) throws(GitError) {
    let reference = try repository.tag(of: Reference(name: update.name, target: new))
    guard let tip = try target(record.branchReference) else { return refuse(update, .referenceNotTaken(update.name)) }
    guard DraftName(reference.name)?.isForNewDrafts == true else {
      return refuse(update, .referenceNotTaken(update.name))
    }
    guard let tag = reference.tag, tag.targetKind == .commit else {
      return refuse(
        update, reference.tag == nil ? .lightweightDraft(reference.name) : .nestedDraft(reference.name, of: ""))
    }
    if try !repository.isAncestor(tag.target, of: tip) { refuse(update, .draftNotInHistory(reference.name)) }
    var auditor = DraftAuditor(
      repository: repository, commits: [tag.target], tip: tip, isWhole: true, times: CommitTimes(arriving: now))
    for finding in try auditor.findings(ofNew: tag) { refuse(update, finding) }
  }

  private mutating func judgeApproval(
    _ update: ReferenceUpdate, _ new: ObjectID, _ names: (draft: String, party: PartyCode)
  ) throws(GitError) {
    guard try repository.kind(of: new) == .tag, let draft = try target("refs/tags/" + names.draft),
      let tip = try target(record.branchReference)
    else { return refuse(update, .approvalOfAnother(draft: names.draft, party: names.party.description)) }
    var judge = try TagJudge(tree: try repository.commit(tip).tree, of: repository)
    judge.times = CommitTimes(arriving: now)
    for finding in judge.findings(ofApproval: try repository.tag(new), of: names.draft, by: names.party, draft) {
      refuse(update, finding)
    }
  }
}

extension Record {
  /// Judges a push whose objects have arrived and whose references have not: see ``openInHook()``.
  ///
  /// - Parameters:
  ///   - push: what it would change.
  ///   - now: when it arrives, by the host's clock.
  ///   - mostCommits: how many commits it may bring, if the rules do not decide.
  /// - Returns: the reasons to refuse it, at most some twenty; none for one that is taken.
  public func judge(
    _ push: [ReferenceUpdate], at now: Timestamp, mostCommits: Int? = nil
  ) throws(RecordError) -> [PushProblem] {
    var judge = PushJudge(of: self, push, at: now, mostCommits: mostCommits)
    try judge.judge()
    return judge.problems
  }

  /// The record of the repository in which git runs a hook, with the objects of a push that is not accepted yet.
  public static func openInHook() throws(RecordError) -> Record {
    do throws(GitError) { return Record(try Repository.openFromEnvironment()) } catch {
      throw RecordError(error, path: ".")
    }
  }
}
