import GitStore

extension Record {
  /// Stores what somebody of a State submitted by browser, as the host: its commit names the person as author and the host as
  /// committer, says which body made the link (`Submitted-By`), and is signed with the host's key. The host's receipt follows.
  ///
  /// The State and the person are those of the session, whatever the submission says.
  /// - Throws: also ``RecordError/Code-swift.struct/accessEnded``, ``RecordError/Code-swift.struct/accessRevoked``,
  ///   ``RecordError/Code-swift.struct/notAHost``, and whatever ``submit(_:as:dryRun:)`` throws.
  public func upload(
    _ submission: Submission, secret: String, at now: Timestamp
  ) async throws(RecordError) -> SubmissionResult {
    let key = try HostKey(of: repository)
    let (submission, identity) = try upload(
      submission, for: try accessSession(secret: secret, at: now).link, at: now)
    var result = try await signing(with: key.signer).submit(submission, as: identity)
    _ = try await receive(at: clock())
    let unchanged = result.receipt.unchanged
    if let receipt = try hostReceipt(of: result.receipt.contribution, revision: result.receipt.revision),
      receipt.commit == result.receipt.commit
    {
      result.receipt = receipt
      result.receipt.unchanged = unchanged
    } else {
      result.receipt.isPending = true
    }
    return result
  }

  /// The same without writing: what it would be, and every refusal. It needs no key.
  public func checkUpload(
    _ submission: Submission, for party: PartyCode, person: String, by sender: PartyCode, at now: Timestamp
  ) async throws(RecordError) -> SubmissionResult {
    let link = AccessLink(
      id: "", party: party, person: person, sender: sender, createdAt: now, until: now, hash: "")
    let (submission, identity) = try upload(submission, for: link, at: now)
    return try await submit(submission, as: identity, dryRun: true)
  }

  private func upload(
    _ submission: Submission, for link: AccessLink, at now: Timestamp
  ) throws(RecordError) -> (Submission, Identity) {
    let state = try current()
    guard state.configuration.features.contains(RecordConfiguration.uploads) else {
      throw .featureNeeded([RecordConfiguration.uploads])
    }
    guard submission.party == link.party, [.input, .questionnaire, .bestPractice].contains(submission.kind) else {
      throw .notOnBehalf(.key, party: submission.party, sender: link.sender)
    }
    let person = try state.currentPerson(link.person, of: link.party, at: now)
    var submission = submission
    submission.sentInBy = link.sender
    submission.isUpload = true
    submission.mail = nil
    let author = Identity.Person(name: person.name, email: person.commitAddress(of: link.party))
    return (submission, Identity(author: author, committer: .host))
  }
}

extension Identity.Person {
  /// The host of a shared record as it stands in commits.
  static let host = Identity.Person(name: Principal.host.role, email: Principal.host.description)
}

extension Party.FocalPoint {
  /// The address in a commit: the one that the record has, else one that is none, made of the person's id and the party.
  fileprivate func commitAddress(of party: PartyCode) -> String {
    email ?? publicContact.email ?? "\(entryID)@\(party.description.lowercased()).invalid"
  }
}
