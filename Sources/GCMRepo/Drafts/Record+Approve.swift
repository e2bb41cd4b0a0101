import GitStore

extension Record {
  /// Puts a body's signature under a draft that another made.
  ///
  /// - Parameters:
  ///   - name: the draft.
  ///   - party: the body; else the one whose key signs.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Returns: the draft's standing afterwards.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision`` if there is no such draft,
  ///   ``RecordError/Code-swift.struct/approvalExists``, ``RecordError/Code-swift.struct/notSigned`` without a key.
  public func approve(
    _ name: DraftName, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> (draft: Draft, standing: DraftStanding) {
    try identity.check()
    guard let draft = try drafts().first(where: { $0.name == name }) else {
      throw .unknownRevision(given: name.description, nearest: try drafts().map(\.name.description))
    }
    guard signer != nil else { throw .signingKeyNeeded }
    let state = try current()
    let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .tag).code
    let reference = Approval.reference(of: name.description, by: acting)
    let (target, isThere) = try inRecord { () throws(GitError) in
      (try repository.reference("refs/tags/\(name)"), try repository.reference(reference) != nil)
    }
    guard !isThere else { throw .approvalExists(draft: name.description, party: acting.description) }
    guard let target else { throw .unknownRevision(given: name.description, nearest: []) }
    guard !dryRun else { return (draft, try standing(of: draft)) }
    let approval = PlannedApproval(
      draft: name.description, party: acting, target: target,
      tagger: identity.author.signature(now: Timestamp.now))
    try await sealing({ () throws(RecordError) in try payload(of: approval) }) { seal throws(RecordError) in
      try await write(approval, by: identity, seal)
    }
    return (draft, try standing(of: draft))
  }

  private func payload(of approval: PlannedApproval) throws(RecordError) -> [UInt8] {
    try inRecord { () throws(GitError) in
      try repository.signedTagPayload(
        approval.name, of: approval.target, tagger: approval.tagger, message: approval.message)
    }
  }

  private func write(_ approval: PlannedApproval, by identity: Identity, _ seal: Seal) async throws(RecordError) {
    let reference = Approval.reference(of: approval.draft, by: approval.party)
    do throws(AdvanceError<RecordError>) {
      try await repository.addReference(
        reference, reason: "gcmrepo", by: identity.committer.signature(now: Timestamp.now)
      ) { () throws(RecordError) in
        let object = try storeTag(
          approval.name, of: approval.target, tagger: approval.tagger, message: approval.message, seal)
        let findings = try inRecord { () throws(GitError) in
          try TagJudge(of: self).findings(
            ofApproval: try repository.tag(object), of: approval.draft, by: approval.party, approval.target)
        }
        if let finding = findings.first { throw .ruleBroken(finding) }
        return object
      }
    } catch {
      throw RecordError(error, path: path)
    }
  }
}

/// An approval to be made.
private struct PlannedApproval {
  let draft: String
  let party: PartyCode
  /// The draft's tag.
  let target: ObjectID
  let tagger: Signature

  var name: String { Approval.tagName(of: draft, by: party) }

  var message: String {
    Trailers([("Party", party.description), ("Draft", draft), ("Action", Approval.action)])
      .message(subject: "Approve \(draft)")
  }
}

extension TagJudge {
  /// What is wrong with an approval that somebody makes or pushes.
  func findings(ofApproval tag: Tag, of draft: String, by party: PartyCode, _ target: ObjectID) -> [Finding] {
    let isOnce = ["Party", "Draft", "Action"].allSatisfy { tag.trailers.count(of: $0) == 1 }
    guard tag.target == target, tag.name == Approval.tagName(of: draft, by: party), isOnce,
      tag.trailers["Draft"] == draft, tag.trailers["Action"] == Approval.action,
      tag.trailers["Party"] == party.description
    else { return [.approvalOfAnother(draft: draft, party: party.description)] }
    let found = CommitIsSigned.findings(
      of: signature(of: tag), party: party.description, author: tag.tagger?.name ?? "", isStrict: true)
    guard found.isEmpty else { return found }
    guard rights.permits(party.description, .tag, by: policy), rights.knows(party.description) else {
      return [.approvalNotPermitted(draft: draft, party: party.description)]
    }
    return []
  }
}
