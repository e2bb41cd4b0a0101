import func MarkdownText.nfc

/// What became of an acknowledgement.
public struct AcknowledgementOutcome: Sendable {
  /// The commit with the fault.
  public var subject: CommitID
  /// What was acknowledged, and why.
  public var acknowledgement: Acknowledgement
  /// The commit that acknowledges it.
  public var outcome: WriteOutcome
}

extension Record {
  /// Acknowledges what `audit` finds in a commit: it stays in every audit and report, with who acknowledged it, when and
  /// why, and no longer counts.
  ///
  /// A broken proof is never acknowledged, and nothing that belongs to no commit. What a later audit finds in the same commit
  /// in addition is not covered.
  ///
  /// Cost: an audit of all history.
  /// - Parameters:
  ///   - name: the commit, or what names one.
  ///   - why: why the record is kept as it is.
  ///   - party: the body in whose name; else the one whose key signs, else the only one of the person.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  ///   - progress: is told how many commits are done.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, ``RecordError/Code-swift.struct/noFault``,
  ///   ``RecordError/Code-swift.struct/acknowledgedAlready``, ``RecordError/Code-swift.struct/proofNotAcknowledged``,
  ///   ``RecordError/Code-swift.struct/notPermitted``.
  public func acknowledge(
    _ name: String, because why: String, party: PartyCode?, as identity: Identity, dryRun: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> AcknowledgementOutcome {
    if let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
    // Whoever may not, need not wait for the audit.
    _ = try current().body(named: party, actingPerson: identity.committer.email, for: .admit)
    let subject = CommitID(try commit(of: name))
    let findings = try await faults(of: subject, named: name, progress)
    let (word, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, Acknowledgement) in
      let actor = try state.body(named: party, actingPerson: identity.committer.email, for: .admit)
      let path = FactFile.acknowledgement(of: subject)
      var file = try state.file(path).map { file throws(RecordError) in try AcknowledgementFile(file) }
      let word = Acknowledgement(
        time: time, party: actor.code.description, person: nfc(identity.author.name), why: nfc(why),
        findings: findings)
      file = file ?? AcknowledgementFile()
      file?.append(word)
      let change = RecordChange(
        files: [try Self.treePath(path): file?.encoded ?? []],
        facts: CommitFacts(party: actor.code.description, action: .admit),
        subject: "Acknowledge a known fault of \(subject.short)", body: why)
      return (.write(change), word)
    }
    return AcknowledgementOutcome(subject: subject, acknowledgement: word, outcome: outcome)
  }

  /// What `audit` finds in a commit and can be acknowledged.
  private func faults(
    of subject: CommitID, named name: String, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RecordError) -> [Finding] {
    let report = try await audit(progress: progress)
    guard let entry = report.entries.first(where: { $0.revision.commit == subject }) else {
      // It cannot be read, or is not in the history.
      throw .unknownRevision(given: name, nearest: [])
    }
    if let proof = entry.findings.first(where: { !$0.mayBeAcknowledged }) {
      throw .proofNotAcknowledged(subject, proof)
    }
    guard !entry.findings.isEmpty else {
      guard let known = entry.acknowledged.first?.acknowledgement else { throw .noFault(subject) }
      throw .acknowledgedAlready(subject, by: known)
    }
    return entry.findings
  }
}

extension RecordError {
  static func noFault(_ commit: CommitID) -> RecordError {
    RecordError(.noFault, [.commit: .text(commit.description)])
  }

  static func acknowledgedAlready(_ commit: CommitID, by word: Acknowledgement) -> RecordError {
    RecordError(
      .acknowledgedAlready,
      [
        .commit: .text(commit.description), .person: .text(word.person), .time: .text(word.time.description),
      ])
  }

  static func proofNotAcknowledged(_ commit: CommitID, _ proof: Finding) -> RecordError {
    RecordError(
      .proofNotAcknowledged,
      proof.facts.adding([.commit: .text(commit.description), .finding: .text(proof.code.rawValue)]))
  }
}
