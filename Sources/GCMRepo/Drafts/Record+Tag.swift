import GitStore

extension Record {
  /// Freezes a state of the record as a draft: an annotated tag with the manifest of its files.
  ///
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  ///
  /// A final one, which States adopt, is held to ``FinalTextCheck/all``.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/draftExists``: a draft is never moved, nor made again after it was deleted.
  public func tag(
    _ name: DraftName, message: String, party: PartyCode?, isFinal: Bool = false, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> Draft {
    guard name.isForNewDrafts else { throw .invalidDraftName(given: name.description) }
    if let problem = TextValidation.checkMessage(message) ?? TextValidation.checkContacts(message) {
      throw .invalidMessage(problem: problem)
    }
    try identity.check()
    for taken in ["refs/tags/\(name)", "\(KnownDraft.references)\(name)"]
    where try inRecord({ () throws(GitError) in try repository.reference(taken) }) != nil {
      throw .draftExists(name: name.description)
    }
    if try inRecord({ () throws(GitError) in try repository.reference("refs/heads/\(name)") }) != nil {
      throw .invalidDraftName(given: name.description)
    }
    try checkCheckout()
    let lost = try checkDraftsAreHere()
    let state = try current()
    let acting = try state.body(named: party, actingPerson: identity.committer.email).code
    if isFinal { try state.checkFinal() }
    var manifest = Manifest()
    let hash = try inRecord { () throws(GitError) in try manifest.hash(of: state.tree, in: repository) }
    let plan = PlannedDraft(
      name: name, state: state, tagger: identity.author.signature(now: clock()),
      committer: identity.committer.signature(now: clock()), party: acting, message: message, lost: lost,
      hash: hash, manifest: manifest, isFinal: isFinal)
    if !dryRun {
      try await sealing({ () throws(RecordError) in try payload(of: plan) }) { seal throws(RecordError) in
        try await write(plan, seal)
      }
    }
    let contributions = try state.contributionIDs().count
    if !dryRun, var made = try self.draft(named: name) {
      made.contributions = contributions
      return made
    }
    return Draft(
      name: name, commit: state.commit, time: Timestamp(seconds: plan.tagger.time), tagger: plan.tagger.name,
      party: acting, manifest: hash, message: message, isSigned: signer != nil, isAnnotated: true,
      contributions: contributions, isFinal: isFinal)
  }

  private func draft(named name: DraftName) throws(RecordError) -> Draft? {
    let reference = "refs/tags/\(name)"
    return try inRecord { () throws(GitError) in
      guard let target = try repository.reference(reference) else { return nil }
      return Draft(try repository.tag(of: Reference(name: reference, target: target)))
    }
  }

  /// A draft to be made.
  private struct PlannedDraft {
    let name: DraftName
    let state: RecordState
    let tagger, committer: Signature
    let party: PartyCode
    let message: String
    let lost: [KnownDraft]
    let hash: String
    let manifest: Manifest
    let isFinal: Bool
  }

  /// The tag's message, with the drafts before it as they are now.
  private func text(of plan: PlannedDraft) throws(RecordError) -> String {
    let previous = try inRecord { () throws(GitError) in try repository.draftsToName(andLost: plan.lost) }
    let subject = plan.message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
    var said = [
      ("Party", plan.party.description), ("Draft", plan.name.description), ("Manifest-SHA256", plan.hash),
    ]
    if plan.isFinal { said.append((Draft.finalTrailer, Draft.finalValue)) }
    return Trailers(previous.map { (KnownDraft.trailer, $0.trailerValue) } + said).message(
      subject: String(subject.first ?? ""), body: subject.count > 1 ? String(subject[1]) : "")
  }

  private func payload(of plan: PlannedDraft) throws(RecordError) -> [UInt8] {
    let text = try text(of: plan)
    return try inRecord { () throws(GitError) in
      try repository.signedTagPayload(
        plan.name.description, of: plan.state.object, tagger: plan.tagger, message: text)
    }
  }

  private func write(_ plan: PlannedDraft, _ seal: Seal) async throws(RecordError) {
    do throws(AdvanceError<RecordError>) {
      // Without the note, only the next draft would record this one.
      let note = "\(KnownDraft.references)\(plan.name)"
      try await repository.addTag(plan.name.description, noting: note, reason: "gcmrepo", by: plan.committer) {
        () throws(RecordError) in
        let id = try storeTag(
          plan.name.description, of: plan.state.object, tagger: plan.tagger, message: text(of: plan), seal)
        let tag = try inRecord { () throws(GitError) in try repository.tag(id) }
        let commit = plan.state.object
        var auditor = DraftAuditor(
          repository: repository, commits: [commit], tip: commit, isWhole: true, manifest: plan.manifest)
        let findings = try inRecord { () throws(GitError) in try auditor.findings(ofNew: tag) }
        if let finding = findings.first { throw .ruleBroken(finding) }
        return tag.id
      }
    } catch {
      if case .git(let cause) = error, cause.code == .exists || cause.code == .modified {
        throw RecordError.draftExists(name: plan.name.description)
      }
      throw RecordError(error, path: path)
    }
  }
}
