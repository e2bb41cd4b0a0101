import PortalMessages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A broker that the portal has started, as the same user. It ends when the portal does, however that ends.
struct BrokerProcess: Sendable {
  private let id: pid_t
  /// The end of a pipe that the broker sees close.
  private let life: Int32

  /// Why it could not be started: the system's reason (`errno`).
  struct Failure: Error, Sendable, Hashable {
    let reason: Int32
  }

  /// Starts it at a socket in a folder that nobody else enters.
  ///
  /// - Parameters:
  ///   - gcmrepo: the program.
  ///   - record: the record's folder.
  ///   - socket: where it listens.
  init(gcmrepo: String, record: String, socket: String) throws(Failure) {
    let listener: LocalSocket
    do throws(LocalSocket.Failure) {
      // The broker removes it when it ends.
      try LocalSocket.makeFolder(String(socket.dropLast("/broker".count)))
      listener = try .listening(at: socket, mode: 0o600)
    } catch {
      throw Failure(reason: error.reason)
    }
    defer { listener.close() }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(reason: errno) }
    defer { close(ends[0]) }
    Self.keepDescriptors()
    do throws(Failure) {
      id = try Self.start(
        [gcmrepo, "portal", "broker", "--inherited", "--socket", socket, "-C", record],
        handing: [(listener.number, .socket), (ends[0], .life)])
    } catch {
      close(ends[1])
      throw error
    }
    life = ends[1]
  }

  /// How it ended, for the log; `nil` while it runs. When it is told, nothing is left of the process.
  func ended() -> String? {
    var status: Int32 = 0
    let found = waitpid(id, &status, WNOHANG)
    guard found == id || found < 0 && errno == ECHILD else { return nil }
    close(life)
    guard found == id else { return "unknown" }
    return status & 0x7F == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
  }

  /// What is open here, such as connections, is not open there.
  private static func keepDescriptors() {
    guard let folder = opendir("/dev/fd") else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let number = Int32(name), number > STDERR_FILENO { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    }
  }

  /// Starts a program with descriptors under other numbers, and with no signal ignored.
  private static func start(
    _ words: [String], handing descriptors: [(number: Int32, as: InheritedDescriptor)]
  ) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // First out of the way of each other's new numbers, above all of them.
    let base = descriptors.map(\.number).reduce(InheritedDescriptor.life.rawValue, max)
    for (number, new) in descriptors { posix_spawn_file_actions_adddup2(&actions, number, base + new.rawValue) }
    for (_, new) in descriptors {
      posix_spawn_file_actions_adddup2(&actions, base + new.rawValue, new.rawValue)
      posix_spawn_file_actions_addclose(&actions, base + new.rawValue)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A group of its own: what is typed to stop the portal leaves it to the end of the portal.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    let reason = posix_spawn(&child, words[0], &actions, &attributes, &arguments, environ)
    guard reason == 0 else { throw Failure(reason: reason) }
    return child
  }
}
