import RecordRendering
import Synchronization

/// A progress line that several tasks may update.
final class ProgressReporter: Sendable {
  private let progress: Mutex<Progress>

  init(_ progress: sending Progress) {
    self.progress = Mutex(progress)
  }

  /// - Parameter done: how many of the counted things are done.
  func update(_ done: Int) {
    progress.withLock { $0.update(done) }
  }

  func finish() {
    progress.withLock { $0.finish() }
  }
}
