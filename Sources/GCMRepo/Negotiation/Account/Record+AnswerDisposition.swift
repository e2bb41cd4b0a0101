import GitStore
import NegotiatedText

import func MarkdownText.nfc

/// What a State says of some dispositions of one proposal or input.
public struct DispositionReply: Sendable, Hashable {
  /// Whether it is satisfied.
  public var word: DispositionAnswer.Word
  /// The changes or recommendations; with none, all that are disposed of and not answered.
  public var numbers: [Int]
  /// Of a proposal in several languages that differ, the language of the changes.
  public var language: String?
  /// The reason.
  public var why: String?

  /// A reply.
  public init(_ word: DispositionAnswer.Word, _ numbers: [Int] = [], language: String? = nil, because why: String?) {
    (self.word, self.numbers, self.language, self.why) = (word, numbers, language, why)
  }
}

extension Record {
  /// Writes whether a State is satisfied with what became of its changes or recommendations, as one commit of the State.
  ///
  /// - Parameters:
  ///   - replies: what it says, of which of them.
  ///   - name: the proposal or the input; with a number, `#3`, one of its changes.
  ///   - sender: the body that sends it in for the State.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/notDisposed``, ``RecordError/Code-swift.struct/nothingToAnswer``.
  public func answer(
    _ replies: [DispositionReply], toDispositionsOf name: String, sentInBy sender: PartyCode? = nil,
    as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> AccountResult<DispositionAnswer> {
    for reply in replies {
      if let why = reply.why, let problem = TextValidation.checkCommitMessage(why) {
        throw .invalidMessage(problem: problem)
      }
    }
    typealias Made = (id: ContributionID, references: [AccountReference], answers: [DispositionAnswer])
    let (made, written) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, Made) in
      try state.checkNegotiates()
      let id = try state.contribution(named: AccountReference(name).contribution).id
      let party = try state.member(id.party)
      let sender = try state.sender(of: party.code, named: sender, as: identity)
      var answers = try state.dispositionAnswers(of: id)
      var (entries, references): ([DispositionAnswer], [AccountReference]) = ([], [])
      var isNew = false
      for reply in replies {
        let account = try state.account(of: name, reply.numbers, language: reply.language)
        let items = try account.chosen(nothing: { .nothingToAnswer(id) }) { item in
          account.dispositions.last(on: item).map { answers.last(to: $0, of: item) == nil } ?? false
        }
        if let item = items.first(where: { account.dispositions.last(on: $0) == nil }) {
          throw .notDisposed(account.references(of: [item])[0])
        }
        references += account.references(of: items)
        for disposition in account.dispositions.all {
          let own = items.filter { account.dispositions.last(on: $0) == disposition }
          guard !own.isEmpty else { continue }
          let entry = DispositionAnswer(
            word: reply.word, why: reply.why.map(nfc), outcome: disposition.outcome, disposed: disposition.time,
            items: own, person: nfc(identity.author.name), time: time)
          let held = own.map { answers.last(to: disposition, of: $0) }
          isNew = isNew || !held.allSatisfy { $0?.word == entry.word && $0?.why == entry.why }
          entries.append(entry)
        }
      }
      let path = RecordState.answerFile(of: id).accountPath
      guard isNew else { return (.keep(since: try state.lastCommit(of: path.string)), (id, references, entries)) }
      for entry in entries { answers.append(entry) }
      let change = RecordChange(
        files: [path: answers.encoded],
        facts: CommitFacts(
          party: party.code.description, action: .answer, contribution: id.description,
          submittedBy: sender?.code.description),
        subject: "Answer the disposition of \(id)", body: replies.count == 1 ? replies[0].why : nil)
      return (.write(change), (id, references, entries))
    }
    return AccountResult(id: made.id, references: made.references, entries: made.answers, outcome: written)
  }
}
