import Dispatch

/// Runs the tasks that wait for an external program on a thread of their own.
///
/// The shared pool has one thread for each processor, so that the end of a program is noticed only when one is free:
/// while others compute for long, a program that ended at once would be taken for one that exceeded its time.
final class ProgramExecutor: TaskExecutor {
  static let shared = ProgramExecutor()

  /// Serial, since Dispatch gives the threads of the shared pool to concurrent queues. Each job is short: none waits
  /// for a program on the thread.
  private let queue = DispatchQueue(label: "gcmrepo.programs")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
