import GitStore

import func MarkdownText.nfc

/// What a State says of a draft, and who says it for it.
public struct Speaker: Sendable, Hashable {
  /// The State, as typed: a code or a name.
  public var party: String
  /// The body that sends it in for the State, as typed; else the one whose key signs, if that is a body's.
  public var sentInBy: String?

  /// A State that speaks for itself, or for which a body sends it in.
  public init(_ party: String, sentInBy: String? = nil) {
    (self.party, self.sentInBy) = (party, sentInBy)
  }
}

/// What was written of a State's statements.
public struct StatedOutcome: Sendable {
  /// The State.
  public let party: PartyCode
  /// The body that sent it in for the State.
  public let sentInBy: PartyCode?
  /// The person.
  public let person: String
  /// The commit, its time, and whether the record already said so.
  public let outcome: WriteOutcome
}

/// The statements that one commit adds to a file, and the message of that commit.
struct NewStatements {
  var file: NegotiationFile
  var bytes: [UInt8]
  var subject: String
  var body: String?
}

extension Record {
  /// Writes what a State says of a draft, as one commit of the State.
  ///
  /// - Parameters:
  ///   - speaker: who says it.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  ///   - body: makes the statements on the record as it is when they are written; `nil` if the record says the same already.
  /// - Throws: ``RecordError/Code-swift.struct/notAMember`` for an observer,
  ///   ``RecordError/Code-swift.struct/notOnBehalf`` for another's key.
  func speak(
    as speaker: Speaker, by identity: Identity, dryRun: Bool,
    _ body: (RecordState, PartyCode, StatementStamp) throws(RecordError) -> (
      made: NewStatements?, file: NegotiationFile
    )
  ) async throws(RecordError) -> StatedOutcome {
    let (said, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, (party: PartyCode, sender: PartyCode?)) in
      let party = try state.submitter(named: speaker.party, of: .proposal).code
      let named = try state.partyCode(named: speaker.sentInBy)
      let sender = try state.sender(of: party, named: named, as: identity)?.code
      let stamp = StatementStamp(time: time, person: identity.author.name, sentInBy: sender)
      let (made, file) = try body(state, party, stamp)
      guard let made else { return (.keep(since: try state.lastCommit(of: file.path)), (party, sender)) }
      let change = RecordChange(
        files: [try made.file.treePath(): made.bytes],
        facts: CommitFacts(party: party.description, action: made.file.action, submittedBy: sender?.description),
        subject: made.subject, body: made.body)
      return (.write(change), (party, sender))
    }
    return StatedOutcome(
      party: said.party, sentInBy: said.sender, person: nfc(identity.author.name), outcome: outcome)
  }

  /// Checks the reason that a State gives.
  func checkReason(_ why: String?) throws(RecordError) {
    guard let why else { return }
    if let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
  }
}
