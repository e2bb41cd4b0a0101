#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One question and one answer over a Unix socket: the client writes its message and closes its side, the server answers and
/// closes.
///
/// Both give up after a time without a byte, and at a limit of bytes.
public struct LocalSocket {
  private let descriptor: Int32

  /// Why a socket cannot be used.
  public struct Failure: Error, Sendable, Hashable {
    /// The system's reason (`errno`).
    public let reason: Int32
  }

  /// A socket at which clients are answered. A socket that is left over from before is replaced, no other file.
  ///
  /// - Parameters:
  ///   - path: at most 107 bytes.
  ///   - mode: who may connect, as a file's mode.
  /// - Throws: ``Failure``.
  public static func listening(at path: String, mode: UInt32) throws(Failure) -> LocalSocket {
    let socket = LocalSocket(descriptor: stream())
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
    let before = umask(mode_t(~mode & 0o777))
    let isBound = try withAddress(path) { bind(socket.descriptor, $0, $1) == 0 }
    let reason = errno
    umask(before)
    guard isBound, listen(socket.descriptor, 64) == 0 else {
      socket.close()
      throw Failure(reason: isBound ? errno : reason)
    }
    return socket
  }

  /// Makes a folder for a socket that nobody else enters, or takes such a folder; somebody else's of that name is refused.
  public static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o700) == 0 { return }
    guard errno == EEXIST else { throw Failure(reason: errno) }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0
    else { throw Failure(reason: EACCES) }
  }

  /// A socket that another process handed over.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Its number, to hand it over.
  public var number: Int32 { descriptor }

  /// The next client; blocks until there is one. `nil` if the socket is closed.
  ///
  /// - Parameter seconds: how long the client may take between two bytes.
  public func accepting(patience seconds: Int) -> LocalSocket? {
    while true {
      let client = accept(descriptor, nil, nil)
      if client >= 0 {
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        let socket = LocalSocket(descriptor: client)
        socket.setPatience(seconds)
        return socket
      }
      guard errno == EINTR || errno == ECONNABORTED || errno == EMFILE else { return nil }
      if errno == EMFILE { usleep(50_000) }
    }
  }

  /// Waits for a client.
  ///
  /// - Parameter life: a descriptor whose end means that nobody will come any more.
  /// - Returns: false for that end.
  public func awaitClient(_ life: Int32?) -> Bool {
    let readable = Int16(POLLIN)
    while true {
      var waiting = [pollfd(fd: descriptor, events: readable, revents: 0)]
      if let life { waiting.append(pollfd(fd: life, events: readable, revents: 0)) }
      let count = poll(&waiting, nfds_t(waiting.count), -1)
      if count < 0, errno == EINTR { continue }
      guard count > 0, waiting.count < 2 || waiting[1].revents == 0 else { return false }
      if waiting[0].revents != 0 { return true }
    }
  }

  /// Asks a question; blocks until it is answered.
  ///
  /// - Parameters:
  ///   - message: the bytes of the question.
  ///   - path: where the server listens.
  ///   - seconds: how long it may take.
  ///   - limit: how many bytes the answer may have.
  /// - Throws: ``Failure``.
  public static func ask(_ message: [UInt8], at path: String, patience seconds: Int, limit: Int) throws(Failure)
    -> [UInt8]
  {
    let socket = LocalSocket(descriptor: stream())
    defer { socket.close() }
    socket.setPatience(seconds)
    guard try withAddress(path, { connect(socket.descriptor, $0, $1) == 0 }) else { throw Failure(reason: errno) }
    guard socket.write(message) else { throw Failure(reason: errno) }
    shutdown(socket.descriptor, Int32(SHUT_WR))
    guard let answer = socket.read(limit: limit), !answer.isEmpty else { throw Failure(reason: ECONNRESET) }
    return answer
  }

  /// Finds out whether somebody listens, and asks nothing.
  ///
  /// - Parameters:
  ///   - path: where the server listens.
  ///   - seconds: how long it may take.
  /// - Throws: ``Failure``.
  public static func reach(_ path: String, patience seconds: Int) throws(Failure) {
    let socket = LocalSocket(descriptor: stream())
    defer { socket.close() }
    socket.setPatience(seconds)
    guard try withAddress(path, { connect(socket.descriptor, $0, $1) == 0 }) else { throw Failure(reason: errno) }
  }

  /// All bytes until the other side closes; `nil` if it takes too long, or sends more than the limit.
  ///
  /// - Parameter seconds: how long all of it may take, however steadily it comes; else only each byte.
  public func read(limit: Int, within seconds: Int? = nil) -> [UInt8]? {
    let begun = ContinuousClock.now
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0, bytes.count + count <= limit,
        seconds.map({ begun.duration(to: .now) < .seconds($0) }) ?? true
      else { return nil }
      bytes += piece[..<count]
    }
  }

  /// Writes all bytes; false if the other side does not take them.
  public func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Closes it.
  public func close() { closeDescriptor(descriptor) }

  private func setPatience(_ seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  private static func stream() -> Int32 {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) throws(Failure) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let isShort = withUnsafeMutableBytes(of: &address.sun_path) { place in
      guard path.utf8.count < place.count else { return false }
      place.copyBytes(from: path.utf8)
      return true
    }
    guard isShort else { throw Failure(reason: ENAMETOOLONG) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

/// The system's call, which the method of that name hides.
private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
