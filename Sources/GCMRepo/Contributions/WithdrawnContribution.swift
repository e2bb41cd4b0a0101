import GitStore

/// A contribution that was withdrawn and not submitted again.
public struct WithdrawnContribution: Sendable, Hashable {
  /// Its id.
  public let id: ContributionID
  /// The revision that was withdrawn.
  public let revision: Int
  /// Its title then; `nil` if it cannot be read.
  public let title: LocalizedText?
  /// The withdrawal: who, when and, as its message, why; `nil` if the history cannot be read that far.
  public let withdrawal: Revision?
}

extension RecordState {
  /// The contributions that are withdrawn in this state, by id. Cost: the whole history, if there are any.
  public func withdrawnContributions(
    _ filter: ContributionFilter = .init()
  ) throws(RecordError) -> [WithdrawnContribution] {
    let ids = try withdrawnIDs(filter)
    guard !ids.isEmpty else { return [] }
    var events: [String: Revision] = [:]
    let range = HistoryRange(to: commit.description)
    for event in try record.readableLog(range).values where event.facts.action == .withdraw {
      if let id = event.facts.contribution, events[id] == nil { events[id] = event }
    }
    return ids.map { id, revision in
      let event = events[id.description]
      let before = event.flatMap { try? record.repository.commit($0.commit.object).parents.first }
      let title = before.flatMap { try? record.state(at: $0).contribution(id)?.title }
      return WithdrawnContribution(id: id, revision: revision, title: title, withdrawal: event)
    }
  }

  /// The withdrawn ids with their last revisions, sorted. Cost: a small file a party.
  public func withdrawnIDs(
    _ filter: ContributionFilter = .init()
  ) throws(RecordError) -> [(id: ContributionID, revision: Int)] {
    var found: [(id: ContributionID, revision: Int)] = []
    for party in try partyCodes() {
      for (text, revision) in try withdrawn(by: party).revisions {
        // One that was submitted again is no longer withdrawn, though its number is still noted.
        guard let id = ContributionID(text), filter.admits(id), try file(id.factPath) == nil else { continue }
        found.append((id, revision))
      }
    }
    return found
  }
}
