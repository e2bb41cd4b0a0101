import GitStore

/// When the commits of a history were there, as the host says or else as the next draft shows: what holds for a commit holds
/// for those before it too, as long as nothing older is known of them.
struct TimesAlongHistory: Sendable {
  /// The times that are known, of commits and of tags.
  private(set) var all = CommitTimes()
  /// The newest commits of what the host received together.
  private var received: [ObjectID: Timestamp] = [:]
  /// The commits of drafts.
  private var drafts: [ObjectID: Timestamp] = [:]
  private var current: (time: Timestamp, source: CommitSignature.TimeSource)?

  /// Nobody says anything.
  init() {}

  /// - Parameters:
  ///   - log: what the host received.
  ///   - branch: the full name of the branch.
  ///   - drafts: the commits of drafts, with the drafts' times.
  init(_ log: ReceivedLog, branch: String, drafts: [ObjectID: Timestamp]) {
    self.drafts = drafts
    for (_, entry) in log.entries {
      for update in entry.updates {
        guard let new = update.new else { continue }
        if update.name == branch { received[new] = entry.time } else { all.set(entry.time, .host, of: new) }
      }
    }
  }

  /// The times of the next commits of the history, which follow those that were passed before, newest first.
  mutating func times(of commits: [ObjectID]) -> CommitTimes {
    var own = CommitTimes()
    guard !received.isEmpty || !drafts.isEmpty else { return own }
    for id in commits {
      if let time = received[id] {
        current = (time, .host)
      } else if let time = drafts[id], current?.source != .host {
        current = (time, .draft)
      }
      guard let current else { continue }
      own.set(current.time, current.source, of: id)
      all.set(current.time, current.source, of: id)
    }
    return own
  }
}
