import Dispatch
import Synchronization

/// Acts once at the end of a time, unless it is lifted before.
final class Deadline: Sendable {
  // Dispatch's sources are safe to use from several threads, though Linux does not declare them so.
  nonisolated(unsafe) private let timer: any DispatchSourceTimer
  private let passed = Atomic(false)

  init(seconds: Double, on queue: DispatchQueue, action: @escaping @Sendable () -> Void) {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { [weak self] in
      self?.passed.store(true, ordering: .sequentiallyConsistent)
      action()
    }
    timer.schedule(deadline: .now() + seconds)
    timer.activate()
  }

  deinit { timer.cancel() }

  /// Prevents the action if the time is not over.
  func lift() { timer.cancel() }

  /// Whether the time was over before it was lifted.
  var hasPassed: Bool { passed.load(ordering: .sequentiallyConsistent) }
}
