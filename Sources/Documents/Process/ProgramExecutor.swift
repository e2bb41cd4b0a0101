import Dispatch

/// Runs what starts an external program, and what stops it at its time, on a thread of their own.
///
/// The shared pool has one thread for each processor: while others compute for long, a limit on time would begin too
/// late there, and the program would be killed too late.
final class ProgramExecutor: TaskExecutor {
  static let shared = ProgramExecutor()

  /// Serial, since Dispatch gives the threads of the shared pool to concurrent queues. Each job is short: none waits
  /// for a program on the thread.
  private let queue = DispatchQueue(label: "gcmrepo.programs")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// - Parameters:
  ///   - seconds: the time from now.
  ///   - action: what is done at its end, unless the deadline is lifted before.
  func deadline(seconds: Double, action: @escaping @Sendable () -> Void) -> Deadline {
    Deadline(seconds: seconds, on: queue, action: action)
  }
}
