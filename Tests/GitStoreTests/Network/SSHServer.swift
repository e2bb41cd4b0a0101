import Foundation
import GitStore
import Subprocess
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A real sshd on a port of its own on the loopback interface, run by this user; it ends with the test.
final class SSHServer: Sendable {
  static let program: String? = ["/usr/sbin/sshd", "/usr/bin/sshd"].first { access($0, X_OK) == 0 }
  static var isInstalled: Bool { program != nil }

  let folder: String
  let port: UInt16
  private let process: pid_t

  /// - Parameter folder: where its keys and its configuration are put.
  init(in folder: String) throws {
    let path = try #require(Self.program)
    self.folder = folder
    port = try Self.freePort()
    for key in ["host", "other-host", "user", "stranger"] where access("\(folder)/\(key)", F_OK) != 0 {
      try Self.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "\(folder)/\(key)"])
    }
    // sshd of root wants it, and it is made at boot where sshd is a service.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    let configuration = """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder)/host
      AuthorizedKeysFile \(folder)/user.pub
      StrictModes no
      UsePAM no
      PidFile none
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PermitRootLogin yes

      """
    try configuration.write(toFile: folder + "/sshd_config", atomically: true, encoding: .utf8)
    try "[127.0.0.1]:\(port) \(try String(contentsOfFile: folder + "/host.pub", encoding: .utf8))"
      .write(toFile: folder + "/known_hosts", atomically: true, encoding: .utf8)
    try "[127.0.0.1]:\(port) \(try String(contentsOfFile: folder + "/other-host.pub", encoding: .utf8))"
      .write(toFile: folder + "/known_hosts-other", atomically: true, encoding: .utf8)
    process = try Self.spawn([path, "-D", "-f", folder + "/sshd_config", "-E", folder + "/sshd_log"])
    for _ in 0..<200 {
      if Self.accepts(port) { return }
      usleep(20_000)
    }
    kill(process, SIGKILL)
    throw StockGitFailed(
      arguments: [path], status: -1,
      diagnostics: (try? String(contentsOfFile: folder + "/sshd_log", encoding: .utf8)) ?? "")
  }

  deinit { stop() }

  func stop() {
    kill(process, SIGTERM)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// A command for `core.sshCommand` that uses nothing of this user's own ssh.
  func command(key: String = "user", knownHosts: String = "known_hosts") -> String {
    """
    ssh -F none -i \(folder)/\(key) -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes \
    -o UserKnownHostsFile=\(folder)/\(knownHosts) -o GlobalKnownHostsFile=/dev/null -o ConnectTimeout=10
    """
  }

  func url(_ path: String) throws -> RemoteURL { try RemoteURL("ssh://\(NSUserName())@127.0.0.1:\(port)\(path)") }

  private static func run(_ words: [String]) throws {
    let process = try spawn(words)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw StockGitFailed(arguments: words, status: status, diagnostics: "") }
  }

  private static func spawn(_ words: [String]) throws -> pid_t {
    var process: pid_t = 0
    var argv = words.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    guard posix_spawnp(&process, words[0], nil, nil, &argv, environ) == 0 else {
      throw StockGitFailed(arguments: words, status: -1, diagnostics: "not started")
    }
    return process
  }

  static func freePort() throws -> UInt16 { try #require(LoopbackListener(backlog: 1)).port }

  private static func accepts(_ port: UInt16) -> Bool {
    let socket = LoopbackListener.socket()
    defer { close(socket) }
    return LoopbackListener.withAddress(port) { connect(socket, $0, $1) } == 0
  }
}

/// A listening socket on the loopback interface. Nobody accepts its connections unless the test does.
final class LoopbackListener: Sendable {
  let port: UInt16
  private let descriptor: Int32

  init?(backlog: Int32 = 8) {
    let descriptor = Self.socket()
    self.descriptor = descriptor
    guard descriptor >= 0, Self.withAddress(0, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, backlog) == 0
    else { return nil }
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard named == 0 else { return nil }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(descriptor) }

  /// Gives each client this answer, until the test ends.
  func answer(_ text: String) {
    let socket = dup(descriptor)
    Thread.detachNewThread {
      defer { close(socket) }
      while true {
        let client = accept(socket, nil, nil)
        guard client >= 0 else { return }
        var request = [UInt8](repeating: 0, count: 4096)
        _ = read(client, &request, request.count)
        guard !request.starts(with: "QUIT".utf8) else {
          close(client)
          return
        }
        _ = text.withCString { write(client, $0, strlen($0)) }
        close(client)
      }
    }
  }

  /// Ends the thread of ``answer(_:)``.
  func stopAnswering() {
    let socket = Self.socket()
    defer { close(socket) }
    guard Self.withAddress(port, { connect(socket, $0, $1) }) == 0 else { return }
    _ = write(socket, "QUIT", 4)
  }

  static func socket() -> Int32 {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = Foundation.socket(AF_INET, kind, 0)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  static func withAddress<T>(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> T) -> T {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
