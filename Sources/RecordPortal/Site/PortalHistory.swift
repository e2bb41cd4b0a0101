import GCMRepo

/// The events of the record up to a state.
struct PortalHistory: Sendable {
  /// The newest first.
  let revisions: [Revision]
  /// The place of each commit among them.
  let places: [CommitID: Int]
  /// The places of the events of each contribution, newest first.
  private let ofContributions: [String: [Int]]

  /// Cost: 10 µs per commit.
  init(_ state: RecordState) throws(RecordError) {
    let read = try state.record.readableLog(HistoryRange(to: state.commit.description)).values
    var (places, own): ([CommitID: Int], [String: [Int]]) = ([:], [:])
    for (place, revision) in read.enumerated() {
      places[revision.commit] = place
      if let id = revision.facts.contribution { own[id, default: []].append(place) }
    }
    (revisions, self.places, ofContributions) = (read, places, own)
  }

  /// The events of a contribution, newest first.
  func revisions(of id: ContributionID) -> [Revision] {
    (ofContributions[id.description] ?? []).map { revisions[$0] }
  }
}
