import GitStore

import func MarkdownText.nfc

extension Record {
  /// Writes what a State says of a revision that a body sent in for it, as one commit of the State.
  ///
  /// The contribution and its revision stay as they are. A revision is answered once; only what is contested can be
  /// confirmed later.
  ///
  /// - Parameters:
  ///   - word: what it says.
  ///   - name: the contribution.
  ///   - number: the revision; the newest for `nil`. An older one costs a search of the history.
  ///   - why: the reason, which a contested one needs.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/notSentIn``, ``RecordError/Code-swift.struct/answeredAlready``,
  ///   ``RecordError/Code-swift.struct/notOnBehalf`` for another's key.
  public func answer(
    _ word: SenderAnswer.Word, to name: String, revision number: Int? = nil, because why: String?,
    as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> (id: ContributionID, answer: SenderAnswer, outcome: WriteOutcome) {
    if let why, let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, (id: ContributionID, answer: SenderAnswer)) in
      let contribution = try state.contribution(named: name)
      let id = contribution.id
      try state.checkKey(isOf: id.party)
      let current = try state.revision(of: contribution)
      let revision = number ?? current
      guard (1...current).contains(revision) else {
        throw .noSuchRevision(revision, of: id.description, highest: current)
      }
      let answered =
        revision == current
        ? contribution : try self.state(ofRevision: revision, of: id.description).contribution(named: id.description)
      guard answered.sentInBy != nil else { throw .notSentIn(id, revision: revision) }
      var answers = try state.senderAnswers(to: id)
      guard answers.permits(word, on: revision) else {
        throw .answeredAlready(id, revision: revision, answers.word(on: revision)?.word ?? word)
      }
      let answer = SenderAnswer(
        revision: revision, word: word, time: time, person: nfc(identity.author.name), why: why.map(nfc))
      answers.append(answer)
      let change = RecordChange(
        files: [id.treePath(FactFile.confirmation): answers.encoded],
        facts: CommitFacts(
          party: id.party.description, action: word.action, kind: id.kind, contribution: id.description,
          revision: revision),
        subject: "\(word == .confirmed ? "Confirm" : "Contest") \(id), revision \(revision)", body: why)
      return (.write(change), (id, answer))
    }
    return (made.id, made.answer, outcome)
  }
}

extension RecordError {
  static func notSentIn(_ id: ContributionID, revision: Int) -> RecordError {
    RecordError(.notSentIn, [.contribution: .text(id.description), .number: .number(revision)])
  }

  static func answeredAlready(_ id: ContributionID, revision: Int, _ word: SenderAnswer.Word) -> RecordError {
    RecordError(
      .answeredAlready,
      [.contribution: .text(id.description), .number: .number(revision), .found: .text(word.rawValue)])
  }
}
