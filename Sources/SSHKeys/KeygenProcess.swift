import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of `ssh-keygen`, which blocks its thread.
///
/// Its own `posix_spawn`: the caller may hold a lock and have blocked signals, and must not be suspended.
struct KeygenProcess {
  /// A name, searched on `PATH`, or a path.
  var program: String
  var arguments: [String]
  /// The file that it reads; with `usesTerminal` the terminal instead.
  var input = "/dev/null"
  var usesTerminal = false
  /// Whether what it says goes to the person rather than to us.
  var speaksToPerson = false
  /// Variables that it does not inherit.
  var withoutVariables: [String] = []
  /// Seconds.
  var limit: Int?

  struct Outcome {
    /// The exit status; `nil` if a signal ended it.
    let status: Int32?
    let output: [UInt8]
    let diagnostics: String
  }

  /// More than any signature or message.
  private static let mostBytes = 1 << 16

  func run() throws(SigningError) -> Outcome {
    guard let path = Self.path(of: program) else { throw .programMissing(program: program) }
    guard let output = Pipe(), let errors = Pipe() else { throw .failed(detail: Self.reason(errno)) }
    let child = try spawn(path, output.write, speaksToPerson ? STDERR_FILENO : errors.write)
    output.closeWrite()
    errors.closeWrite()
    SigningRuns.open.withLock { _ = $0.children.insert(child) }
    defer { SigningRuns.open.withLock { _ = $0.children.remove(child) } }
    let started = ContinuousClock.now
    var streams = [Stream(output.read), Stream(errors.read)]
    while streams.contains(where: { !$0.isAtEnd }) {
      var wait: Int32 = -1
      if let limit {
        let left = Duration.seconds(limit) - (ContinuousClock.now - started)
        guard left > .zero else {
          kill(child, SIGKILL)
          _ = Self.status(of: child)
          throw .timedOut(seconds: limit)
        }
        wait = Int32(clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1)
      }
      var polled = streams.map { pollfd(fd: $0.isAtEnd ? -1 : $0.descriptor, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), wait) > 0 else { continue }
      for index in streams.indices where polled[index].revents != 0 { streams[index].read(upTo: Self.mostBytes) }
    }
    return Outcome(
      status: Self.status(of: child), output: streams[0].bytes,
      diagnostics: String(decoding: streams[1].bytes, as: UTF8.self))
  }

  private func spawn(_ path: String, _ output: Int32, _ errors: Int32) throws(SigningError) -> pid_t {
    #if canImport(Darwin)
      var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
    #else
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, usesTerminal ? "/dev/tty" : input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    // Ctrl-C ends it, although its parent may hold signals back; and it gets SIGPIPE, which its parent may ignore.
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    #if canImport(Darwin)
      flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environmentLines.map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    var failure = posix_spawn(&child, path, &actions, &attributes, words, variables)
    // A program that is being installed.
    for _ in 0..<20 where failure == ETXTBSY {
      usleep(5_000)
      failure = posix_spawn(&child, path, &actions, &attributes, words, variables)
    }
    guard failure == 0 else {
      if failure == ENOENT || failure == EACCES || failure == ENOEXEC { throw .programMissing(program: program) }
      throw .failed(detail: Self.reason(failure))
    }
    return child
  }

  private var environmentLines: [String] {
    var lines: [String] = []
    var next = environ
    while let line = next.pointee {
      let text = String(cString: line)
      if !withoutVariables.contains(where: { text.utf8.starts(with: ($0 + "=").utf8) }) { lines.append(text) }
      next += 1
    }
    return lines
  }

  private static func status(of child: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Relative folders of `PATH` are skipped, as they would be another program in each folder.
  static func path(of program: String) -> String? {
    if program.utf8.contains(UInt8(ascii: "/")) { return access(program, X_OK) == 0 ? program : nil }
    guard !program.isEmpty else { return nil }
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in folders.utf8.split(separator: UInt8(ascii: ":")) where folder.first == UInt8(ascii: "/") {
      let path = "\(Substring(folder))/\(program)"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  static func reason(_ errno: Int32) -> String { String(cString: strerror(errno)) }
}

/// A pipe that no other child process inherits.
private final class Pipe {
  let read: Int32
  private(set) var write: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #else
      // Closed in other children from its first moment on: pipe2 is not visible from Swift.
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    #endif
    (read, write) = (ends[0], ends[1])
  }

  func closeWrite() {
    guard write >= 0 else { return }
    close(write)
    write = -1
  }

  deinit {
    closeWrite()
    close(read)
  }
}

/// What came out of a pipe: its beginning.
private struct Stream {
  let descriptor: Int32
  var bytes: [UInt8] = []
  var isAtEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  mutating func read(upTo most: Int) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    #if canImport(Glibc)
      let count = Glibc.read(descriptor, &buffer, buffer.count)
    #elseif canImport(Musl)
      let count = Musl.read(descriptor, &buffer, buffer.count)
    #else
      let count = Darwin.read(descriptor, &buffer, buffer.count)
    #endif
    if count > 0 {
      bytes += buffer[..<min(count, max(0, most - bytes.count))]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }
}
