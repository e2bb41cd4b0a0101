import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Serialises the writers of a repository: an advisory `flock` on `gcmrepo.lock` in the git directory.
///
/// Reading the tip, building a commit and moving the branch happen under it, so that parallel writers queue instead of
/// racing. The system releases it when its holder exits; the file records what a crashed holder was doing, and the next
/// one recovers. The file is not deleted.
public final class WriteLock {
  private var descriptor: Int32
  /// How many locks this process holds.
  private static let held = Atomic(0)
  /// Whether this process is in the middle of a write, which should finish before the process ends.
  public static var isHeld: Bool { held.load(ordering: .sequentiallyConsistent) > 0 }
  /// How many writers in this process wait for it.
  fileprivate static let waiting = Atomic(0)
  /// Whether a writer of this process waits for another one to release the lock.
  public static var isAwaited: Bool { waiting.load(ordering: .sequentiallyConsistent) > 0 }
  /// The signals that were blocked before.
  private var signals = sigset_t()
  /// What the last holder had begun but not finished, if it crashed.
  public private(set) var interrupted: Intent?
  /// Git's own lock against garbage collection.
  private let collection: CollectionLock

  /// What a holder is about to do.
  public enum Intent: Sendable, Hashable {
    /// Writing objects; no reference has moved.
    case building
    /// Moving a reference, and then updating work trees.
    ///
    /// `also` is a second reference that is created for the same object after the first one.
    case moving(reference: String, from: ObjectID?, to: ObjectID, also: String? = nil)
  }

  /// Waits for the lock, blocking the thread; ``Repository/transaction(on:reason:by:build:)`` is for a caller that must not
  /// block.
  ///
  /// - Parameters:
  ///   - repository: the repository that is locked.
  ///   - patience: seconds to wait before giving up.
  /// - Throws: ``LockError``.
  public convenience init(of repository: Repository, patience: Double = 60) throws(LockError) {
    var wait = LockWait(patience: patience)
    defer { wait.end() }
    while true {
      if let descriptor = try Self.descriptorIfFree(of: repository) {
        self.init(holding: descriptor, of: repository)
        return
      }
      usleep(UInt32(try wait.next() * 1_000_000))
    }
  }

  /// Takes the lock if it is free.
  ///
  /// It must be released on the thread that took it, which receives no signals meanwhile.
  public convenience init?(ofFree repository: Repository) throws(LockError) {
    guard let descriptor = try Self.descriptorIfFree(of: repository) else { return nil }
    self.init(holding: descriptor, of: repository)
  }

  private static func descriptorIfFree(of repository: Repository) throws(LockError) -> Int32? {
    let path = repository.gitDirectory + "gcmrepo.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw LockError.cannotOpen(errno: errno) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    let reason = errno
    close(descriptor)
    guard reason == EWOULDBLOCK || reason == EINTR else { throw LockError.cannotOpen(errno: reason) }
    return nil
  }

  private init(holding descriptor: Int32, of repository: Repository) {
    self.descriptor = descriptor
    collection = CollectionLock(of: repository.gitDirectory)
    Self.held.add(1, ordering: .sequentiallyConsistent)
    holdSignals()
    interrupted = Self.read(descriptor)
    // A pending recovery stays recorded until it is done, in case this process crashes during it as well.
    if interrupted == nil { _ = write(.building, durable: false) }
  }

  deinit { release() }

  /// Releases the lock; nothing is pending then, except a recovery that could not be completed.
  public func release() {
    guard descriptor >= 0 else { return }
    if interrupted == nil { ftruncate(descriptor, 0) }
    letGo()
  }

  /// Defers SIGINT and SIGTERM until the write is done, which takes milliseconds.
  private func holdSignals() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &signals)
  }

  /// Releases the lock with the announced intent still pending: the next writer completes it.
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

  /// Records on disk what is about to happen, before it does.
  ///
  /// - Throws: the reason why the note could not be written, such as a full disk. The announced operation must then not
  ///   be done, because nobody would know how to complete it.
  public func announce(_ intent: Intent) throws(GitError) {
    errno = 0
    guard !write(intent, durable: true) else { return }
    throw GitError(code: .generic, systemError: errno, message: "the intent could not be noted")
  }

  /// Marks the recovery of the last holder's intent as done.
  public func markRecovered() {
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
    // Overwritten first and truncated after: an empty file would mean that nothing is pending.
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
    // A partial note says only that its writer crashed.
    guard (4...5).contains(words.count), words[0] == "moving", let from = ObjectID(hex: words[2]),
      let to = ObjectID(hex: words[3])
    else { return .building }
    return .moving(
      reference: String(words[1]), from: from == .zero ? nil : from, to: to,
      also: words.count == 5 ? String(words[4]) : nil)
  }
}

/// The pauses of a writer that waits for the lock while another holds it.
struct LockWait {
  private let patience: Double
  private var waited = 0.0
  private var longest = 0.002

  /// - Parameter patience: seconds to wait in all.
  init(patience: Double = 60) { self.patience = patience }

  /// The seconds to pause before the lock is tried again: from half a millisecond up to 32 ms.
  ///
  /// They grow, so that a thousand waiting writers leave the processor to the active one, and are randomised, so that
  /// writers that collided once do not collide for ever.
  /// - Throws: ``LockError/busy`` when `patience` is exceeded.
  mutating func next() throws(LockError) -> Double {
    guard waited < patience else { throw .busy }
    if waited == 0 { WriteLock.waiting.add(1, ordering: .sequentiallyConsistent) }
    longest = min(longest * 1.5, 0.032)
    let pause = Double.random(in: 0.0005...longest)
    waited += pause
    return pause
  }

  /// Pauses without blocking the thread.
  ///
  /// - Throws: also ``LockError/cancelled``.
  nonisolated(nonsending) mutating func pause() async throws(LockError) {
    let pause = try next()
    do { try await Task.sleep(for: .seconds(pause)) } catch { throw .cancelled }
  }

  /// Ends the wait; must be called once.
  func end() {
    if waited > 0 { WriteLock.waiting.subtract(1, ordering: .sequentiallyConsistent) }
  }
}

/// Why the lock could not be taken.
public enum LockError: Error, Sendable, Hashable {
  /// Somebody else held it the whole time.
  case busy
  /// The task was cancelled while it waited for the lock.
  case cancelled
  /// The git directory cannot be written to.
  case cannotOpen(errno: Int32)
}
