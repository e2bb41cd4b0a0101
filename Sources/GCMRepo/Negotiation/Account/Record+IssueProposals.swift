import GitStore
import NegotiatedText

import func MarkdownText.nfc

/// A list of numbers that was issued.
public struct IssuedList: Sendable {
  /// The draft.
  public let draft: DraftName
  /// The numbers that the list gives.
  public let list: MarshalledList
  /// How many lists were issued on the draft before it.
  public let earlier: Int
  /// The commit.
  public let outcome: WriteOutcome
}

extension Record {
  /// Issues a marshalled list of the proposals on a draft, as one commit of a body: each change that has no number receives
  /// one, in the order of the text. A number never changes afterwards.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/nothingToIssue``.
  public func issueProposals(
    on name: String, message: String?, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> IssuedList {
    if let message, let problem = TextValidation.checkCommitMessage(message) {
      throw .invalidMessage(problem: problem)
    }
    let draft = try draft(named: name).name
    typealias Made = (list: MarshalledList, earlier: Int)
    let (made, written) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, Made) in
      try state.checkNegotiates()
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .declare)
      var file = try state.marshalledFile(on: draft)
      let changes = try state.accountedChanges(on: draft).changes
      let held = changes.map { file.number(of: $0.item, in: $0.proposal)?.number }
      let numbers = MarshalledNumbers.numbers(
        held, taken: Set(file.lists.flatMap(\.entries).map(\.number)))
      let new = zip(changes, zip(held, numbers)).compactMap { change, number in
        number.0 == nil
          ? MarshalledList.Entry(number: number.1, proposal: change.proposal, item: change.item) : nil
      }
      guard !new.isEmpty else { throw .nothingToIssue(draft) }
      let list = MarshalledList(
        entries: new, party: acting.code, person: nfc(identity.author.name), time: time)
      let earlier = file.lists.count
      file.append(list)
      let change = RecordChange(
        files: [NegotiationFile.marshalled(draft).accountPath: file.encoded],
        facts: CommitFacts(party: acting.code.description, action: .dispose),
        subject: "Issue the list of proposals on \(draft)", body: message)
      return (.write(change), (list, earlier))
    }
    return IssuedList(draft: draft, list: made.list, earlier: made.earlier, outcome: written)
  }
}

extension RecordState {
  /// The changes of all proposals on a draft in the order of its text, and the proposals that cannot be read.
  ///
  /// At one place the deletions and changes of the draft's words come first, then new paragraphs, each by proposal and number.
  func accountedChanges(
    on draft: DraftName, of party: PartyCode? = nil
  ) throws(RecordError) -> (changes: [AccountedChange], proposals: [Contribution], unread: [UnreadProposal]) {
    var texts = DraftTexts(record)
    var (changes, proposals, unread): ([AccountedChange], [Contribution], [UnreadProposal]) = ([], [], [])
    for id in try proposalIDs(on: draft) where party == nil || id.party == party {
      do throws(RecordError) {
        guard let proposal = try contribution(id) else { continue }
        switch try accounted(proposal, &texts) {
        case .success(let own):
          changes += own
          proposals.append(proposal)
        case .failure(let problem): unread.append(UnreadProposal(id: id, reason: problem.reason))
        }
      } catch {
        guard error.concernsOneFile else { throw error }
        unread.append(UnreadProposal(id: id, reason: .unreadable))
      }
    }
    return (changes.sorted { $0.order < $1.order }, proposals, unread)
  }
}

/// A proposal that the account cannot read, and why.
public struct UnreadProposal: Sendable, Hashable {
  /// The proposal.
  public let id: ContributionID
  /// Why: as a compilation says it.
  public let reason: DraftCompilation.Reason
}

extension AccountedChange {
  /// The place in the text, then whether it is a new paragraph after it, then the bytes, the proposal and the number.
  fileprivate var order: (Int, Int, Int, String, Int) {
    (
      quote.anchor, quote.places == nil ? 1 : 0, quote.change.base.lowerBound, proposal.description, item.number
    )
  }
}
