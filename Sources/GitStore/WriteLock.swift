import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one writer of a repository: an advisory `flock` on `gcmrepo.lock` in the git directory.
///
/// Reading the tip, building a commit and swapping the branch happen under it, so that parallel writers queue instead
/// of racing. The system releases it when its holder dies; what such a holder was about to do stands in the file, and
/// the next one mends it. The file stays.
public final class WriteLock {
  private var descriptor: Int32
  /// How many are held in this process.
  private static let held = Atomic(0)
  /// Whether this process is in the middle of a write, which a program that is asked to end may let be finished.
  public static var isHeld: Bool { held.load(ordering: .sequentiallyConsistent) > 0 }
  /// How many of this process wait for it.
  private static let waiting = Atomic(0)
  /// Whether a writer of this process waits for another one to give the lock up.
  public static var isAwaited: Bool { waiting.load(ordering: .sequentiallyConsistent) > 0 }
  /// The signals that were held back before.
  private var signals = sigset_t()
  /// What the last holder had begun and not ended, if it died.
  public private(set) var interrupted: Intent?
  /// Git's own note that nothing is to be collected now.
  private let collection: CollectionLock

  /// What a holder is about to do.
  public enum Intent: Sendable, Hashable {
    /// Writing objects; no reference has moved.
    case building
    /// Moving a reference, and after it bringing work trees up to date.
    ///
    /// `also` is a second reference that is made to name the same object once the first one does.
    case moving(reference: String, from: ObjectID?, to: ObjectID, also: String? = nil)
  }

  /// Waits for the lock.
  ///
  /// - Parameter patience: seconds to wait before giving up.
  /// - Throws: ``LockError``.
  public init(of repository: Repository, patience: Double = 60) throws(LockError) {
    let path = repository.gitDirectory + "gcmrepo.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw LockError.cannotOpen(errno: errno) }
    var waited = 0.0
    defer { if waited > 0 { Self.waiting.subtract(1, ordering: .sequentiallyConsistent) } }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let reason = errno
      guard reason == EWOULDBLOCK || reason == EINTR else {
        close(descriptor)
        throw LockError.cannotOpen(errno: reason)
      }
      guard waited < patience else {
        close(descriptor)
        throw LockError.busy
      }
      if waited == 0 { Self.waiting.add(1, ordering: .sequentiallyConsistent) }
      // Uneven, so that writers that met once do not meet for ever.
      let pause = UInt32.random(in: 500...4000)
      usleep(pause)
      waited += Double(pause) / 1_000_000
    }
    collection = CollectionLock(of: repository.gitDirectory)
    Self.held.add(1, ordering: .sequentiallyConsistent)
    holdSignals()
    interrupted = Self.read(descriptor)
    // What is still to be mended stands there until it is, should this process die over it as well.
    if interrupted == nil { _ = write(.building, durable: false) }
  }

  deinit { release() }

  /// Gives the lock up; nothing is pending then, but what the last holder left and was not mended.
  public func release() {
    guard descriptor >= 0 else { return }
    if interrupted == nil { ftruncate(descriptor, 0) }
    letGo()
  }

  /// Lets Ctrl-C and a polite request to end wait until the write is done: it takes milliseconds.
  private func holdSignals() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &signals)
  }

  /// Gives the lock up with what was announced still to be done: the next writer does it.
  public func leaveUnfinished() {
    guard descriptor >= 0 else { return }
    letGo()
  }

  private func letGo() {
    collection.release()
    close(descriptor)
    descriptor = -1
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    Self.held.subtract(1, ordering: .sequentiallyConsistent)
  }

  /// Notes what is about to happen, on disk, before it does.
  ///
  /// - Throws: what kept the note from being written, such as a full disk. What it tells of must not be done then: after
  ///   it nobody would know what is still to be done.
  public func announce(_ intent: Intent) throws(GitError) {
    errno = 0
    guard !write(intent, durable: true) else { return }
    throw GitError(code: .generic, systemError: errno, message: "the intent could not be noted")
  }

  /// Says that what the last holder left was mended.
  public func mended() {
    interrupted = nil
    _ = write(.building, durable: false)
  }

  private func write(_ intent: Intent, durable: Bool) -> Bool {
    let line =
      switch intent {
      case .building: "building\n"
      case .moving(let reference, let from, let to, let also):
        "moving \(reference) \(from ?? .zero) \(to)" + (also.map { " " + $0 } ?? "") + "\n"
      }
    // Written over the old note and cut after: an empty file would say that nothing is pending.
    let written = Array(line.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard written == line.utf8.count, ftruncate(descriptor, off_t(line.utf8.count)) == 0 else { return false }
    return !durable || fsync(descriptor) == 0
  }

  private static func read(_ descriptor: Int32) -> Intent? {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { return nil }
    let line = String(decoding: bytes[..<count], as: UTF8.self).prefix { $0 != "\n" }
    let words = line.split(separator: " ")
    // A torn note says only that its writer died.
    guard (4...5).contains(words.count), words[0] == "moving", let from = ObjectID(hex: words[2]),
      let to = ObjectID(hex: words[3])
    else { return .building }
    return .moving(
      reference: String(words[1]), from: from == .zero ? nil : from, to: to,
      also: words.count == 5 ? String(words[4]) : nil)
  }
}

/// Why the lock was not had.
public enum LockError: Error, Sendable, Hashable {
  /// Somebody else held it all the time.
  case busy
  /// The git directory cannot be written to.
  case cannotOpen(errno: Int32)
}
