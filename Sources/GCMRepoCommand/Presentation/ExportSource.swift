import GCMRepo

/// The state that documents are exported from, with what all of them say of it: read once.
struct ExportSource: Sendable {
  let state: RecordState
  /// Of the state's commit.
  let time: Timestamp
  /// The requested draft, else the newest one that froze exactly this state.
  let draft: String?
  private let parties: [PartyCode: Party]

  /// - Parameters:
  ///   - revision: the state as typed, if it was.
  ///   - documents: those that will be exported.
  init(_ state: RecordState, revision: String?, documents: [RecordDocument]) throws(RecordError) {
    self.state = state
    time = try state.time()
    let drafts = try state.drafts().map(\.name.description)
    draft = drafts.first { $0 == revision } ?? drafts.last
    var parties: [PartyCode: Party] = [:]
    for case .contribution(let contribution) in documents where parties[contribution.id.party] == nil {
      parties[contribution.id.party] = try? state.party(contribution.id.party)
    }
    self.parties = parties
  }

  /// `nil` if the party's file is missing or unreadable.
  func party(_ code: PartyCode) -> Party? { parties[code] }
}
