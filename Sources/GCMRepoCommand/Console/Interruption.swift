import Documents
import GitStore
import RecordRendering
import SSHKeys
import Synchronization
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Handles SIGINT, SIGTERM and SIGHUP: prints a sentence and ends the program.
///
/// A signal handler may do almost nothing (signal-safety(7)), so it only wakes a thread of ours. That thread terminates
/// child processes, lets a write in progress finish, and removes temporary files.
enum Interruption {
  static func announce(in language: InterfaceLanguage) {
    sentence.withLock { $0 = "\n\(failure.sentence(language))\n" }
    guard openPipe(), startThread() else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Under nohup(1) a program continues when its terminal is closed.
      let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      if number == SIGHUP, before == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
      signal(number) { _ in Interruption.wake() }
    }
  }

  /// Who ends the process when a signal comes: the thread that waits for it, or the command after it has removed what it
  /// created. The first of the two to claim it decides.
  private enum End: UInt8, AtomicRepresentable { case open, byThread, byCommand }
  private static let end = Atomic(End.open)
  private static let wasAsked = Atomic(false)
  /// How many files are half written at this moment.
  private static let unfinished = Atomic(0)
  private static let writeEnd = Atomic<Int32>(-1)
  private static let readEnd = Atomic<Int32>(-1)
  private static let sentence = Mutex("")

  /// What is said at the end in place of ``failure``'s sentence.
  static func explain(_ message: Message, in language: InterfaceLanguage) {
    sentence.withLock { $0 = "\n\(message(language))\n" }
  }

  /// Defers the end: a command with many writes checks ``wasMet`` between them, removes what it has created, and ends
  /// with ``failure``. If a signal is ending the process already, the command gets no further.
  static func hold() {
    guard !claim(.byCommand) else { return }
    sleep(60)
  }

  private static func claim(_ end: End) -> Bool {
    Self.end.compareExchange(expected: .open, desired: end, ordering: .sequentiallyConsistent).exchanged
  }

  /// Whether a signal came while the end was deferred.
  static var wasMet: Bool { wasAsked.load(ordering: .sequentiallyConsistent) }

  static let failure = CommandFailure(
    .interrupted,
    Message("Stopped. Nothing was left half done."))

  /// Defers the end for the milliseconds in which a file is half written. Once the process is ending, nothing more is
  /// begun.
  static func finishing<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    unfinished.add(1, ordering: .sequentiallyConsistent)
    defer { unfinished.subtract(1, ordering: .sequentiallyConsistent) }
    // In this order: the ending thread looks at the count after it has claimed the end.
    if end.load(ordering: .sequentiallyConsistent) == .byThread {
      unfinished.subtract(1, ordering: .sequentiallyConsistent)
      sleep(60)
      unfinished.add(1, ordering: .sequentiallyConsistent)
    }
    return try body()
  }

  /// Leaves the end of the process to a received signal, if any: failures from now on are due to it.
  static func giveWay() {
    guard wasMet, end.load(ordering: .sequentiallyConsistent) != .byCommand else { return }
    sleep(60)
  }

  private static func openPipe() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A handler must not block.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    readEnd.store(ends[0], ordering: .sequentiallyConsistent)
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    return true
  }

  private static func startThread() -> Bool {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // Without attributes: which C module owns their type depends on what a program imports first.
    let status = pthread_create(
      &thread, nil,
      { _ in
        Interruption.waitForSignal()
        return nil
      }, nil)
    guard status == 0 else { return false }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
    return true
  }

  private static func wake() {
    let before = errno
    wasAsked.store(true, ordering: .sequentiallyConsistent)
    var byte: UInt8 = 0
    _ = write(writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = before
  }

  private static func waitForSignal() {
    var byte: UInt8 = 0
    while true {
      let count = read(readEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return }
      if claim(.byThread) { endProcess() }
      // The command then ends by itself sooner.
      ChildProcesses.end()
    }
  }

  private static func endProcess() -> Never {
    // A write may wait for a person's signature: it then fails, and removes what it began.
    SigningRuns.end()
    // A write takes milliseconds; if it hangs, as on a network disk, the next writer recovers.
    for _ in 0..<1_000 {
      if !WriteLock.isHeld, unfinished.load(ordering: .sequentiallyConsistent) == 0 { break }
      usleep(5_000)
    }
    TemporaryFolder.removeAll()
    Console.write(sentence.withLock { $0 }, to: STDERR_FILENO)
    // Again at the end: code waiting for one of them might start another.
    ChildProcesses.end()
    OfficeFolder.removeAll()
    SigningRuns.end()
    _exit(ExitStatus.interrupted.rawValue)
  }
}
