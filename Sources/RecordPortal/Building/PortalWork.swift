import Synchronization

/// The sections that threads make: the next one for each, what was made, and the first failure.
final class PortalWork: Sendable {
  private let count: Int
  private let state: Mutex<State>

  private struct State {
    var next = 0, done = 0
    var files: [[PortalManifest.File]]
    var failure: PortalBuildError?
  }

  init(_ count: Int) {
    self.count = count
    state = Mutex(State(files: .init(repeating: [], count: count)))
  }

  /// The next section to make; `nil` after the last, or a failure.
  func next() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  /// How many are done.
  var done: Int { state.withLock(\.done) }

  func finish(_ place: Int, with files: [PortalManifest.File]) {
    state.withLock {
      $0.files[place] = files
      $0.done += 1
    }
  }

  func fail(_ error: PortalBuildError) {
    state.withLock { if $0.failure == nil { $0.failure = error } }
  }

  /// The files of each section.
  func results() throws(PortalBuildError) -> [[PortalManifest.File]] {
    let (files, failure) = state.withLock { ($0.files, $0.failure) }
    if let failure { throw failure }
    return files
  }
}
