/// A proposal as a compilation takes it: whose it is, and what it changes in the draft.
public struct CompiledProposal: Sendable, Hashable {
  /// Its name in the record: `CL/proposals/draft-2/detencion`.
  public let id: String
  /// Who proposes: the code of a party.
  public let holder: String
  /// The proposal's text.
  public let text: [UInt8]
  /// What it changes.
  public let changes: ProposedChanges

  /// A proposal whose changes fit the draft and its text.
  public init(id: String, holder: String, text: [UInt8], changes: ProposedChanges) {
    self.id = id
    self.holder = holder
    self.text = text
    self.changes = changes
  }
}

/// A change of a proposal: `CL/proposals/draft-2/detencion#3`.
public struct ChangeReference: Sendable, Hashable, CustomStringConvertible {
  /// The proposal's name.
  public let proposal: String
  /// The change's number in it; `nil` for a renumbering or spacing, which has none, and for the rest of a paragraph that was
  /// merged into the one before.
  public let number: Int?

  /// A change of a proposal.
  public init(proposal: String, number: Int?) {
    self.proposal = proposal
    self.number = number
  }

  public var description: String { proposal + (number.map { "#\($0)" } ?? "") }
}
