import GitStore

extension Record {
  /// Freezes a state of the record as a draft: an annotated tag with the manifest of its files.
  ///
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/draftExists``: a draft is never moved, nor made again after it was deleted.
  public func tag(
    _ name: DraftName, message: String, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> Draft {
    guard name.isForNewDrafts else { throw .invalidDraftName(given: name.description) }
    if let problem = TextValidation.checkMessage(message) { throw .invalidMessage(problem: problem) }
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
    var manifest = Manifest()
    let hash = try inRecord { () throws(GitError) in try manifest.hash(of: state.tree, in: repository) }
    let signature = identity.author.signature(now: Timestamp.now)
    let subject = message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
    if !dryRun {
      do throws(AdvanceError<RecordError>) {
        // Without the note, only the next draft would record this one.
        let committer = identity.committer.signature(now: Timestamp.now)
        let note = "\(KnownDraft.references)\(name)"
        try await repository.addTag(name.description, noting: note, reason: "gcmrepo", by: committer) {
          () throws(RecordError) in
          let tag = try inRecord { () throws(GitError) in
            let said = [("Party", acting.description), ("Draft", name.description), ("Manifest-SHA256", hash)]
            let previous = try repository.draftsToName(andLost: lost).map { (KnownDraft.trailer, $0.trailerValue) }
            let text = Trailers(previous + said).message(
              subject: String(subject.first ?? ""), body: subject.count > 1 ? String(subject[1]) : "")
            return try repository.tag(
              repository.writeTag(name.description, of: state.object, tagger: signature, message: text))
          }
          var auditor = DraftAuditor(
            repository: repository, commits: [state.object], tip: state.object, isWhole: true, manifest: manifest)
          let findings = try inRecord { () throws(GitError) in try auditor.findings(ofNew: tag) }
          if let finding = findings.first { throw .ruleBroken(finding) }
          return tag.id
        }
      } catch {
        if case .git(let cause) = error, cause.code == .exists || cause.code == .modified {
          throw RecordError.draftExists(name: name.description)
        }
        throw RecordError(error, path: path)
      }
    }
    return Draft(
      name: name, commit: state.commit, time: Timestamp(seconds: signature.time), tagger: signature.name,
      party: acting, manifest: hash, message: message, isSigned: false, isAnnotated: true,
      contributions: try state.contributionIDs().count)
  }
}
