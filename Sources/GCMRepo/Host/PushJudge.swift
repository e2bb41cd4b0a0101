import GitStore

/// Judges what a push would change, before it does, by the rules that history and local writes are held to.
struct PushJudge {
  let record: Record
  let push: [ReferenceUpdate]
  /// When it arrives.
  let now: Timestamp
  /// How many commits it may bring, if the host's keeper says so; else the rules decide.
  let mostCommits: Int?
  private(set) var problems: [PushProblem] = []
  /// What judges the tags of this push.
  private var tags: (tip: ObjectID, judge: TagJudge)?

  /// More would not be read.
  private static let mostProblems = 20
  /// More than a record's drafts and their approvals, in one push.
  private static let mostReferences = 500

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
    repository.removeStaleLocks(of: push.map(\.name) + ["HEAD"])
    var names: Set<String> = []
    guard push.count <= Self.mostReferences else {
      return refuse(push[0], .tooManyReferences(limit: Self.mostReferences))
    }
    for update in push where problems.count < Self.mostProblems {
      // git would do both, one after the other.
      guard names.insert(update.name).inserted else {
        refuse(update, .referenceTwice(update.name))
        continue
      }
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
    if let draft = DraftTimestamp.draft(in: update.name) {
      let tag = try target("refs/tags/" + draft)
      if try tag.flatMap({ tag throws(GitError) in try repository.timestamp(in: new, of: draft, tag) }) == nil {
        refuse(update, .timestampOfAnother(draft: draft))
      }
      return
    }
    refuse(update, .referenceNotTaken(update.name))
  }

  /// Whether a reference, once made, names the same for ever.
  static func isKept(_ name: String) -> Bool {
    ["refs/tags/", KnownDraft.references, Approval.references, DraftTimestamp.references].contains {
      name.utf8.starts(with: $0.utf8)
    }
  }

  // MARK: The branch

  private mutating func judgeBranch(_ update: ReferenceUpdate, _ new: ObjectID) throws(GitError) {
    guard try repository.kind(of: new) == .commit else { return refuse(update, .referenceNotTaken(update.name)) }
    guard let old = update.old else { return refuse(update, .branchRewound(update.name)) }
    var configurations = ConfigurationLookup()
    let file = try repository.entry(at: FactFile.configuration, in: repository.commit(old).tree)?.id
    let before = try? configurations.configuration(in: file, of: repository)?.get()
    let most = mostCommits ?? before?.rules?.commitsInAPush ?? RecordRules.usualCommitsInAPush
    let commits: [ObjectID]
    // libgit2 reads far beyond the older commit where the dates do not tell the order.
    if let line = repository.line(from: new, backTo: old, atMost: most) {
      commits = line
    } else if try repository.isAncestor(old, of: new) {
      commits = try self.commits(of: new, without: old, atMost: most + 1)
    } else {
      return refuse(update, .branchRewound(update.name))
    }
    guard commits.count <= most else { return refuse(update, .tooManyCommits(limit: most)) }
    var auditor = CommitAuditor(
      repository: repository, boundary: repository.shallowBoundary, times: CommitTimes(arriving: now))
    var findings: [(commit: ObjectID, findings: [Finding])] = []
    for id in commits {
      var entry = try auditor.entry(id).entry
      // The host writes what came by browser itself: whoever pushes it has taken the host's key.
      if entry.signature.isByHost {
        entry.findings.append(
          .foreignSignature(party: entry.revision.facts.party ?? "", principal: Principal.host.description))
      }
      // What is refused already is not read further: it may be of any size.
      let own = entry.findings.isEmpty ? try PushedCommit(id, of: record, at: now).findings() : []
      findings.append((id, entry.findings + own + (try anchorFindings(id))))
    }
    // The first that was made is told first.
    for (commit, found) in findings.reversed() {
      for finding in found where problems.count < Self.mostProblems { refuse(update, finding, commit: commit) }
    }
    if problems.isEmpty { try judgeRules(update, commits.reversed(), before) }
  }

  private func commits(
    of start: ObjectID, without old: ObjectID, atMost most: Int
  ) throws(GitError) -> [ObjectID] {
    var commits: [ObjectID] = []
    for step in repository.history(of: start, without: [old]) {
      guard commits.count < most else { break }
      commits.append(try step.get())
    }
    return commits
  }

  /// Rules that a push changes are not used by the same push, by a later commit or by a draft: whoever must live by them
  /// sees them first.
  private mutating func judgeRules(
    _ update: ReferenceUpdate, _ commits: [ObjectID], _ before: RecordConfiguration?
  ) throws(GitError) {
    let hasOthers = push.contains { $0.name != record.branchReference }
    for commit in hasOthers ? commits[...] : commits.dropLast() {
      var configurations = ConfigurationLookup()
      let file = try repository.entry(at: FactFile.configuration, in: repository.commit(commit).tree)?.id
      let after = try? configurations.configuration(in: file, of: repository)?.get()
      if let before, let after, before.hasSameRules(as: after) { continue }
      if before?.rules == nil, after?.rules == nil { continue }
      return refuse(update, .rulesInUse, commit: commit)
    }
  }

  /// A commit names the newest draft, and that draft is there: otherwise the record would look as if one was deleted.
  private func anchorFindings(_ id: ObjectID) throws(GitError) -> [Finding] {
    let said = try repository.commit(id).trailers.all(KnownDraft.anchor)
    return try namedDrafts(said, atMost: 1)
  }

  private func namedDrafts(_ trailers: [String], atMost most: Int = .max) throws(GitError) -> [Finding] {
    if trailers.count > most { return [.repeatedTrailer(KnownDraft.anchor)] }
    var findings: [Finding] = []
    for trailer in trailers {
      guard let draft = KnownDraft(trailer: trailer), try target("refs/tags/" + draft.name) == draft.tag else {
        findings.append(.draftNotThere(TextValidation.shortened(trailer)))
        continue
      }
    }
    return findings
  }

  // MARK: Drafts

  private mutating func judgeDraft(_ update: ReferenceUpdate, _ new: ObjectID) throws(GitError) {
    let reference = try repository.tag(of: Reference(name: update.name, target: new))
    // As the branch is now: if another push moves it first, git takes this tag without its commit.
    guard let tip = try repository.reference(record.branchReference) else {
      return refuse(update, .referenceNotTaken(update.name))
    }
    guard DraftName(reference.name)?.isForNewDrafts == true,
      try repository.reference("refs/heads/" + reference.name) == nil
    else { return refuse(update, .referenceNotTaken(update.name)) }
    guard let tag = reference.tag else { return refuse(update, .lightweightDraft(reference.name)) }
    guard tag.targetKind == .commit else {
      let inner = tag.targetKind == .tag ? try repository.tag(tag.target).name : tag.target.description
      return refuse(update, .nestedDraft(reference.name, of: inner))
    }
    let folded = PushedCommit.folded(update.name)
    let names = try repository.references(matching: "refs/tags/*").map(\.name) + push.map(\.name)
    if names.contains(where: { $0 != update.name && PushedCommit.folded($0) == folded }) {
      refuse(update, .nameTwin(update.name))
    }
    if let time = tag.tagger?.time, PushedCommit.isFuture(time, at: now) {
      refuse(update, .future(Timestamp(seconds: time).description))
    }
    for finding in try namedDrafts(tag.trailers.all(KnownDraft.trailer)) { refuse(update, finding) }
    guard try repository.isAncestor(tag.target, of: tip) else {
      return refuse(update, .draftNotInBranch(reference.name))
    }
    // By the rules as they are now, also for a commit from before them; whoever may not, makes the host read nothing.
    let judge = try tagJudge(at: tip)
    let party = tag.trailers["Party"] ?? ""
    var found = CommitIsSigned.findings(
      of: judge.signature(of: tag), party: party, author: tag.tagger?.name ?? "", isStrict: judge.policy.isStrict)
    if found.isEmpty, !judge.rights.knows(party) || !judge.rights.permits(party, .tag, by: judge.policy) {
      found = [.draftNotPermitted(draft: reference.name, party: party)]
    }
    guard found.isEmpty else { return found.forEach { refuse(update, $0) } }
    var auditor = DraftAuditor(
      repository: repository, commits: [tag.target], tip: tip, isWhole: true, times: CommitTimes(arriving: now))
    for finding in try auditor.findings(ofNew: tag, named: reference.name) { refuse(update, finding) }
  }

  private mutating func tagJudge(at tip: ObjectID) throws(GitError) -> TagJudge {
    if let tags, tags.tip == tip { return tags.judge }
    var judge = try TagJudge(tree: try repository.commit(tip).tree, of: repository)
    judge.times = CommitTimes(arriving: now)
    tags = (tip, judge)
    return judge
  }

  private mutating func judgeApproval(
    _ update: ReferenceUpdate, _ new: ObjectID, _ names: (draft: String, party: PartyCode)
  ) throws(GitError) {
    guard try repository.kind(of: new) == .tag,
      try !PushedCommit.isFuture(repository.tag(new).tagger?.time ?? 0, at: now),
      let draft = try target("refs/tags/" + names.draft), let tip = try repository.reference(record.branchReference)
    else { return refuse(update, .approvalOfAnother(draft: names.draft, party: names.party.description)) }
    let judge = try tagJudge(at: tip)
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
