import GitStore
import Synchronization

/// Hands out the commits of an audit in parts, newest first, and counts the finished ones.
///
/// A line is read as it is asked for, by the thread that asks: reading goes on beside auditing, each commit is read once, and
/// none is kept longer than its audit.
final class CommitQueue: Sendable {
  /// Consecutive commits.
  struct Part: Sendable {
    /// Its number, from 0 for the newest.
    let place: Int
    let commits: [ObjectID]
    /// The commits and the parent of the last one, as far as they have been read.
    let read: [StoredCommit]
    /// When the commits were there.
    let times: CommitTimes
  }

  /// What was handed out.
  struct Outcome: Sendable {
    var commits: [ObjectID]
    /// When they were there.
    var times: TimesAlongHistory
    /// Whether that is the whole history.
    var isWhole: Bool
  }

  private struct State {
    var line: StraightLine?
    /// Read as the parent of a part's last commit.
    var ahead: StoredCommit?
    var commits: [ObjectID]
    var times: TimesAlongHistory
    var handed = 0
    var parts: Int
    var done: Int
  }

  private let state: Mutex<State>
  private let progress: @Sendable (Int, Int) -> Void

  /// A part is small, so that a thread delayed by other programs leaves the rest to the others.
  private static let partSize = 64

  /// - Parameters:
  ///   - line: the history.
  ///   - times: when its commits were there.
  ///   - progress: is told how many commits are done, and how many have been read.
  init(_ line: StraightLine, _ times: TimesAlongHistory, _ progress: @escaping @Sendable (Int, Int) -> Void) {
    state = Mutex(State(line: line, commits: [], times: times, parts: 0, done: 0))
    self.progress = progress
  }

  /// - Parameters:
  ///   - commits: a whole history.
  ///   - outcome: its newest part, which is done.
  ///   - times: when its commits were there, those of the newest part known.
  ///   - progress: is told how many commits are done, and how many there are.
  init(
    _ commits: [ObjectID], after done: Int, _ times: TimesAlongHistory,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    state = Mutex(State(commits: commits, times: times, handed: done, parts: 0, done: done))
    self.progress = progress
  }

  /// The next part; `nil` if there is none.
  func next() -> Part? {
    state.withLock { state in
      var read: [StoredCommit] = []
      if state.line != nil {
        Self.read(&state, into: &read)
        state.commits += read.prefix(Self.partSize).map(\.commit.id)
      }
      let ids = Array(state.commits[state.handed...].prefix(Self.partSize))
      guard !ids.isEmpty else { return nil }
      defer {
        state.handed += ids.count
        state.parts += 1
      }
      return Part(place: state.parts, commits: ids, read: read, times: state.times.times(of: ids))
    }
  }

  /// Reads a part, and one commit more.
  private static func read(_ state: inout State, into read: inout [StoredCommit]) {
    read.reserveCapacity(partSize + 1)
    if let ahead = state.ahead { read.append(ahead) }
    while read.count <= partSize, let commit = state.line?.read() { read.append(commit) }
    state.ahead = read.count > partSize ? read.last : nil
  }

  /// Counts the commits of a part as finished.
  func finish(_ part: Part) {
    let (done, known) = state.withLock { state in
      state.done += part.commits.count
      return (state.done, state.commits.count)
    }
    progress(done, known)
  }

  /// What was handed out, once there is no further part.
  var outcome: Outcome {
    state.withLock { state in
      Outcome(commits: state.commits, times: state.times, isWhole: state.line?.isBroken != true)
    }
  }
}
