import GitStore
import NegotiatedText

/// The proposals on a draft in the order of its text.
public struct ProposalList: Sendable {
  /// The draft.
  public let draft: DraftName
  /// The proposals by their first change; those that cannot be read, and the withdrawn ones, come last.
  public let proposals: [Proposal]
  /// The changes of all, in the order of the text.
  public let changes: [Change]
  /// The lists that were issued, oldest first.
  public let lists: [MarshalledList]
  /// The numbers of changes that are there no more: of withdrawn proposals, and of earlier revisions.
  public let gone: [MarshalledList.Entry]

  /// A proposal with what became of it.
  public struct Proposal: Sendable {
    /// Its name.
    public let id: ContributionID
    /// The proposal; `nil` if it was withdrawn or cannot be read.
    public let contribution: Contribution?
    /// Its revision.
    public let revision: Int
    /// How it stands.
    public let status: Status
    /// Its rows of the matrix.
    public let rows: [DispositionMatrix.Row]
  }

  /// How a proposal stands. The raw values are those of JSON.
  public enum Status: String, Sendable, Hashable {
    /// Something of it is not disposed of; all is; its State took it back; it cannot be read.
    case open, disposed, withdrawn, unreadable
  }

  /// A change with its number in the marshalled list.
  public struct Change: Sendable {
    /// The row of the matrix.
    public let row: DispositionMatrix.Row
    /// The change.
    public let change: AccountedChange
    /// Its number; `nil` if no list has given it one.
    public let number: String?
    /// Whether it is new: not in the list that was issued first, and without a number or in the last one.
    public let isNew: Bool
  }
}

extension Record {
  /// The proposals on a draft.
  ///
  /// - Parameters:
  ///   - name: the draft; the newest for `nil`.
  ///   - party: whose; everybody's for `nil`.
  ///   - cited: the paragraph that they change, as a person cites it.
  public func proposals(
    on name: String? = nil, of party: PartyCode? = nil, paragraph cited: String? = nil
  ) throws(RecordError) -> ProposalList {
    let draft = try draft(orNewest: name)
    let place = try cited.map { cited throws(RecordError) in
      try paragraph(cited: cited, in: draft, language: nil).place
    }
    let state = try current()
    let file = try state.marshalledFile(on: draft)
    let matrix = try matrix(of: draft.description, party: party)
    let changes = matrix.rows.compactMap { row -> ProposalList.Change? in
      guard case .change(let change) = row.subject else { return nil }
      if let place, !change.touches(place) { return nil }
      let number = file.number(of: change.item, in: change.proposal)
      let isNew = !file.lists.isEmpty && (number.map { $0.list > 0 && $0.list == file.lists.count - 1 } ?? true)
      return ProposalList.Change(row: row, change: change, number: number?.number, isNew: isNew)
    }
    var order: [ContributionID] = []
    for change in changes where !order.contains(change.change.proposal) { order.append(change.change.proposal) }
    var proposals: [ProposalList.Proposal] = []
    for id in order {
      guard let contribution = try state.contribution(id) else { continue }
      let rows = changes.filter { $0.change.proposal == id }.map(\.row)
      proposals.append(
        .init(
          id: id, contribution: contribution, revision: try state.revision(of: contribution),
          status: rows.contains { $0.disposition == nil } ? .open : .disposed, rows: rows))
    }
    if place == nil {
      for left in matrix.unread {
        proposals.append(.init(id: left.id, contribution: nil, revision: 0, status: .unreadable, rows: []))
      }
      for (id, revision) in try state.withdrawnProposals(of: party) where id.draft == draft {
        proposals.append(.init(id: id, contribution: nil, revision: revision, status: .withdrawn, rows: []))
      }
    }
    let present = Set(changes.compactMap(\.number))
    let gone = file.lists.flatMap(\.entries).filter { entry in
      place == nil && (party == nil || entry.proposal.party == party) && !present.contains(entry.number)
    }
    return ProposalList(draft: draft, proposals: proposals, changes: changes, lists: file.lists, gone: gone)
  }
}

extension AccountedChange {
  /// Whether it changes the paragraph at a place, or brings a new one after it.
  func touches(_ place: Int) -> Bool { quote.places?.contains(place) ?? (quote.anchor == place) }
}
