import GitStore

/// When commits were there, by a clock that their authors do not set.
struct CommitTimes: Sendable {
  private var known: [ObjectID: (time: Timestamp, source: CommitSignature.TimeSource)] = [:]
  /// For commits that arrive just now.
  private var now: Timestamp?

  /// Only the commits' own dates.
  init() {}

  /// All commits arrive now, at the host.
  init(arriving now: Timestamp) { self.now = now }

  subscript(commit: ObjectID) -> (time: Timestamp, source: CommitSignature.TimeSource)? {
    now.map { ($0, .host) } ?? known[commit]
  }

  mutating func set(_ time: Timestamp, _ source: CommitSignature.TimeSource, of commit: ObjectID) {
    known[commit] = (time, source)
  }
}
