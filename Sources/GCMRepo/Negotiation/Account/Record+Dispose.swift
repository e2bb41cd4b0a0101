import GitStore
import NegotiatedText

import func MarkdownText.nfc

/// The result of an event in the account of a proposal or an input.
public struct AccountResult<Entry: Sendable>: Sendable {
  /// The proposal or the input.
  public let id: ContributionID
  /// Its changes or recommendations that it concerns.
  public let references: [AccountReference]
  /// What was written, or was so already.
  public let entries: [Entry]
  /// The commit, its time, and whether the record already said so.
  public let outcome: WriteOutcome
}

extension Record {
  /// Writes what became of changes of a proposal, or of recommendations of an input, as one commit of a body.
  ///
  /// Earlier dispositions stay in the file; the last one counts.
  ///
  /// - Parameters:
  ///   - outcome: what became of them.
  ///   - name: the proposal or the input; with a number, `#3`, one of its changes.
  ///   - numbers: the changes or recommendations; with none, all that nobody has disposed of.
  ///   - language: of a proposal in several languages that differ, the language of the changes.
  ///   - into: the paragraph of the draft that they went into.
  ///   - why: the reason.
  ///   - party: the body; else the only one that the person acts for.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchChange``, ``RecordError/Code-swift.struct/nothingOpen``,
  ///   ``RecordError/Code-swift.struct/noSuchParagraph``, ``RecordError/Code-swift.struct/severalParagraphs``.
  public func dispose(
    _ name: String, _ numbers: [Int] = [], language: String? = nil, as outcome: DispositionOutcome,
    into: String? = nil, because why: String, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> AccountResult<Disposition> {
    if let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
    typealias Made = (id: ContributionID, references: [AccountReference], disposition: Disposition)
    let (made, written) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, Made) in
      try state.checkNegotiates()
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .declare)
      let account = try state.account(of: name, numbers, language: language)
      let id = account.contribution.id
      let items = try account.chosen { account.dispositions.last(on: $0) == nil }
      let paragraph = try into.map { text throws(RecordError) in try state.paragraph(cited: text, for: account) }
      let disposition = Disposition(
        outcome: outcome, why: nfc(why), into: paragraph?.citation, intoPlace: paragraph?.place,
        items: items, revision: try state.revision(of: account.contribution), party: acting.code,
        person: nfc(identity.author.name), time: time)
      let references = account.references(of: items)
      let path = Self.dispositionPath(of: id)
      let held = items.map { account.dispositions.last(on: $0) }
      if let same = held.first ?? nil, held.allSatisfy({ $0?.says(disposition) == true }) {
        return (.keep(since: try state.lastCommit(of: path.string)), (id, references, same))
      }
      let bytes: [UInt8]
      if id.draft == nil {
        var file = try state.recommendationFile(of: id)
        file.dispositions.append(disposition)
        bytes = file.encoded
      } else {
        var file = try state.dispositionFile(of: id)
        file.dispositions.append(disposition)
        bytes = file.encoded
      }
      let change = RecordChange(
        files: [path: bytes],
        facts: CommitFacts(party: acting.code.description, action: .dispose, contribution: id.description),
        subject: "Dispose of \(id)", body: why)
      return (.write(change), (id, references, disposition))
    }
    return AccountResult(id: made.id, references: made.references, entries: [made.disposition], outcome: written)
  }

  static func dispositionPath(of id: ContributionID) -> TreePath { RecordState.dispositionFile(of: id).accountPath }
}

extension Disposition {
  /// Whether it says the same of some item, whoever said it.
  fileprivate func says(_ other: Disposition) -> Bool {
    outcome == other.outcome && why == other.why && into == other.into && intoPlace == other.intoPlace
  }
}
