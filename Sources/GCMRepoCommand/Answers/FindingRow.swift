import GCMRepo
import RecordRendering
import Synchronization

/// A finding and the commit that it belongs to, if to one.
struct FindingRow {
  let commit: String?
  let finding: Finding

  var json: JSONValue {
    .object(
      [
        .init("code", .string(finding.code)), .init("commit", commit.map { .string($0) } ?? .null),
        .init("sentence", .string(finding.sentence(.en))),
      ] + finding.facts)
  }
}

/// A progress line that work on several tasks may move.
final class Watch: Sendable {
  private let state: Mutex<State>

  private struct State: @unchecked Sendable {
    // Only ever touched under the lock.
    var progress: Progress
    var done: [Int: Int] = [:]
  }

  init(_ progress: sending Progress) {
    state = Mutex(State(progress: progress))
  }

  func update(_ done: Int, _ total: Int) {
    state.withLock { $0.progress.update(done) }
  }

  func finish() {
    state.withLock { $0.progress.finish() }
  }
}
