import Foundation
@testable import GitStore
import Testing

@Suite("Failures of the network are distinguished by their cause")
struct NetworkFailuresAreDistinguishedTests {
  private func code(
    _ url: RemoteURL, _ desk: Scratch, silence: Double = 600, pushing: Bool = false
  ) async throws -> RemoteFailure.Code? {
    let remote = GitRemote(url, of: desk.repository, options: NetworkOptions(silence: silence))
    do throws(RemoteFailure) {
      if pushing { try await remote.push(["\(main):\(main)"]) } else { _ = try await remote.references() }
      return nil
    } catch {
      if error.code == .other { Issue.record("\(error.detail)") }
      return error.code
    }
  }

  @Test(.enabled(if: SSHServer.isInstalled))
  func `over ssh: a right key works; a wrong key, an unknown and a changed host key, no repository do not`()
    async throws
  {
    let (host, desk) = (try Scratch(), try Scratch())
    try host.repository.advance(setting: ["a": "1"])
    let server = try SSHServer(in: desk.path)
    let url = try server.url(host.root)
    try desk.repository.setConfiguration([("core.sshCommand", server.command())])
    let remote = GitRemote(url, of: desk.repository)
    try await remote.fetch(["\(main):\(main)"])
    try desk.repository.advance(setting: ["b": "1"])
    try await remote.push(["\(main):\(main)"])
    #expect(try host.repository.reference(main) == desk.repository.reference(main))
    #expect(try await code(try server.url(desk.path + "/none"), desk) == .notARepository)

    try desk.repository.setConfiguration([("core.sshCommand", server.command(key: "stranger"))])
    #expect(try await code(url, desk) == .notPermitted)
    try desk.repository.setConfiguration([("core.sshCommand", server.command(knownHosts: "known_hosts-none"))])
    #expect(try await code(url, desk) == .hostKeyUnknown)
    try desk.repository.setConfiguration([("core.sshCommand", server.command(knownHosts: "known_hosts-other"))])
    #expect(try await code(url, desk) == .hostKeyChanged)
    server.stop()
    try desk.repository.setConfiguration([("core.sshCommand", server.command())])
    #expect(try await code(url, desk) == .unreachable)
  }

  @Test func `nobody listens, or the name does not exist`() async throws {
    let desk = try Scratch()
    let port = try SSHServer.freePort()
    #expect(try await code(try RemoteURL("git://127.0.0.1:\(port)/r"), desk) == .unreachable)
    #expect(try await code(try RemoteURL("http://127.0.0.1:\(port)/r"), desk) == .unreachable)
    #expect(try await code(try RemoteURL("ssh://127.0.0.1:\(port)/r"), desk) == .unreachable)
  }

  @Test func `a server that accepts and says nothing is given up after the limit, with all its programs`()
    async throws
  {
    let desk = try Scratch()
    let listener = try #require(LoopbackListener())
    let start = ContinuousClock.now
    #expect(try await code(try RemoteURL("git://127.0.0.1:\(listener.port)/r"), desk, silence: 0.5) == .timedOut)
    #expect(try await code(try RemoteURL("http://127.0.0.1:\(listener.port)/r"), desk, silence: 0.5) == .timedOut)
    #expect(start.duration(to: .now) < .seconds(300))
  }

  @Test func `a cancelled exchange ends at once`() async throws {
    let desk = try Scratch()
    let listener = try #require(LoopbackListener())
    let url = try RemoteURL("git://127.0.0.1:\(listener.port)/r")
    let exchange = Task { try await code(url, desk, silence: 60) }
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    exchange.cancel()
    #expect(try await exchange.value == .cancelled)
    #expect(start.duration(to: .now) < .seconds(300))
  }

  @Test(arguments: [
    ("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"r\"", RemoteFailure.Code.notPermitted),
    ("403 Forbidden", .notPermitted), ("404 Not Found", .notARepository), ("502 Bad Gateway", .unreachable),
  ])
  func `over http: the status tells`(status: String, code: RemoteFailure.Code) async throws {
    let desk = try Scratch()
    let listener = try #require(LoopbackListener())
    listener.answer("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    defer { listener.stopAnswering() }
    #expect(try await self.code(try RemoteURL("http://127.0.0.1:\(listener.port)/r"), desk) == code)
  }

  @Test(arguments: [
    ("error: RPC failed; curl 28 Operation too slow. Less than 1 bytes/sec", RemoteFailure.Code.timedOut),
    ("ssh: connect to host example.org port 22: Connection timed out", .timedOut),
    ("ssh: Could not resolve hostname x: Name or service not known", .unreachable),
    ("fatal: unable to access 'https://x/': SSL certificate problem: self-signed certificate", .certificateNotTrusted),
    ("fatal: detected dubious ownership in repository at '/srv/r'", .otherOwner),
    ("fatal: write error: No space left on device", .diskFull),
    (
      "remote: fatal: write error: No space left on device\nfatal: the remote end hung up unexpectedly", .serverDiskFull
    ),
    ("fatal: bad object 0123", .incomplete), ("fatal: something new", .other),
  ])
  func `known words of git, ssh and curl have a code`(said: String, code: RemoteFailure.Code) {
    #expect(RemoteFailure(diagnostics: said).code == code)
  }

  @Test func `a full disk of the server is told apart from its rules`() async throws {
    let refused = PushedReference(
      source: main, destination: main, outcome: .refused, summary: "[remote rejected] (unpacker error)")
    let failure = RemoteFailure(
      refused: [refused], diagnostics: "remote: fatal: unable to write file: No space left on device\n")
    #expect(failure.code == .serverDiskFull)
  }
}
