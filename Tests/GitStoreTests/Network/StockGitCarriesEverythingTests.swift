import Foundation
import GitStore
import Testing

@Suite("Stock git carries references and objects to and from another copy")
struct StockGitCarriesEverythingTests {
  private func host() throws -> Scratch {
    let host = try Scratch()
    try host.repository.advance(setting: ["a": "1"])
    try host.git("tag", "-a", "-m", "first", "draft-1", "main")
    try host.git("update-ref", "refs/gcmrepo/drafts/draft-1", "draft-1")
    return host
  }

  private static let notes = "refs/gcmrepo/*:refs/gcmrepo/*"

  private func clone(_ host: Scratch, in desk: Scratch, _ name: String = "clone") async throws -> Repository {
    try await GitRemote.clone(
      try RemoteURL(host.repository.gitDirectory), to: desk.path + "/" + name, fetching: [Self.notes])
  }

  @Test func `a clone has branches, tags and further references, and checks out nothing`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let clone = try await clone(host, in: desk)
    for name in ["refs/heads/main", "refs/tags/draft-1", "refs/gcmrepo/drafts/draft-1"] {
      #expect(try clone.reference(name) == host.repository.reference(name))
      #expect(try clone.reference(name) != nil)
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/clone/a"))
    #expect(try clone.configuration("extensions.objectformat") == nil)
    #expect(try clone.configuration("remote.origin.url") == host.repository.gitDirectory)
  }

  @Test func `a clone that fails leaves no folder`() async throws {
    let desk = try Scratch()
    let failure = await #expect(throws: RemoteFailure.self) {
      try await GitRemote.clone(try RemoteURL(desk.path + "/nothing"), to: desk.path + "/clone")
    }
    #expect(failure?.code == .notARepository)
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/clone"))
  }

  @Test func `a push moves forward and creates, and a lost race is told apart`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let (first, second) = (try await clone(host, in: desk, "1"), try await clone(host, in: desk, "2"))
    let url = try RemoteURL(host.repository.gitDirectory)
    let moved = try first.advance(setting: ["b": "1"])
    let said = try await GitRemote(url, of: first).push(["\(main):\(main)"])
    #expect(said.map(\.outcome) == [.forwarded])
    #expect(try host.repository.reference(main) == moved)
    #expect(try await GitRemote(url, of: first).push(["\(main):\(main)"]).map(\.outcome) == [.upToDate])
    try second.advance(setting: ["c": "1"])
    let lost = await #expect(throws: RemoteFailure.self) {
      try await GitRemote(url, of: second).push(["\(main):\(main)", "\(main):refs/heads/other"])
    }
    #expect(lost?.code == .nonFastForward)
    #expect(try host.repository.reference("refs/heads/other") == nil)
    await #expect(throws: RemoteFailure.self) { try await GitRemote(url, of: second).push(["+\(main):\(main)"]) }
    #expect(try host.repository.reference(main) == moved)
  }

  @Test func `a moved tag is reported and never taken`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let clone = try await clone(host, in: desk)
    let before = try clone.reference("refs/tags/draft-1")
    try host.repository.advance(setting: ["a": "2"])
    try host.git("tag", "-f", "-a", "-m", "moved", "draft-1", "main")
    let remote = GitRemote(try RemoteURL(host.repository.gitDirectory), of: clone)
    let failure = await #expect(throws: RemoteFailure.self) {
      try await remote.fetch(["refs/tags/*:refs/tags/*", "+\(main):refs/remotes/origin/main"])
    }
    #expect(failure?.code == .nonFastForward)
    #expect(try clone.reference("refs/tags/draft-1") == before)
    try await remote.fetch(["+\(main):refs/remotes/origin/main"])
    #expect(try clone.reference("refs/remotes/origin/main") == host.repository.reference(main))
    #expect(
      try await remote.references().map(\.name) == [
        "refs/gcmrepo/drafts/draft-1", main, "refs/tags/draft-1",
      ])
  }

  @Test func `what a hook refuses comes with the hook's own lines`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let clone = try await clone(host, in: desk)
    let hook = host.repository.gitDirectory + "hooks/pre-receive"
    try "#!/bin/sh\nprintf 'Only Chile\\033[31m may do that.\\nAsk the secretariat.\\n' >&2\nexit 1\n".write(
      toFile: hook, atomically: true, encoding: .utf8)
    chmod(hook, 0o755)
    try clone.advance(setting: ["b": "1"])
    let failure = await #expect(throws: RemoteFailure.self) {
      try await GitRemote(try RemoteURL(host.repository.gitDirectory), of: clone).push(["\(main):\(main)"])
    }
    #expect(failure?.code == .refusedByServer)
    #expect(failure?.serverLines == ["Only Chile may do that.", "Ask the secretariat."])
  }

  @Test func `hooks of the copy here do not run`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let clone = try await clone(host, in: desk)
    try FileManager.default.createDirectory(
      atPath: clone.gitDirectory + "hooks", withIntermediateDirectories: true)
    for hook in ["pre-push", "reference-transaction"] {
      try "#!/bin/sh\nexit 1\n".write(toFile: clone.gitDirectory + "hooks/" + hook, atomically: true, encoding: .utf8)
      chmod(clone.gitDirectory + "hooks/" + hook, 0o755)
    }
    try clone.advance(setting: ["b": "1"])
    try await GitRemote(try RemoteURL(host.repository.gitDirectory), of: clone).push(["\(main):\(main)"])
    #expect(try host.repository.reference(main) == clone.reference(main))
  }

  @Test func `a bundle carries every reference, and one of a shallow clone is refused`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let clone = try await clone(host, in: desk)
    let base = try #require(try host.repository.reference(main))
    try host.repository.advance(setting: ["b": "1"])
    let bundle = GitBundle(desk.path + "/record.bundle", with: host.repository)
    try await bundle.create([main, "refs/tags/draft-1", "refs/gcmrepo/drafts/draft-1"])
    #expect(try await bundle.heads().map(\.name) == [main, "refs/tags/draft-1", "refs/gcmrepo/drafts/draft-1"])
    let taken = GitBundle(bundle.path, with: clone)
    try await taken.verify()
    try await taken.unbundle()
    #expect(try clone.contains(try #require(try host.repository.reference(main))))
    try await GitRemote(try RemoteURL(bundle.path), of: clone).fetch(["\(main):refs/remotes/bundle/main"])
    #expect(try clone.reference("refs/remotes/bundle/main") == host.repository.reference(main))

    let thin = GitBundle(desk.path + "/thin.bundle", with: host.repository)
    try await thin.create([main], without: [base])
    let empty = await #expect(throws: RemoteFailure.self) {
      try await GitBundle(thin.path, with: desk.repository).verify()
    }
    #expect(empty?.code == .bundleLacksBase)
    try host.git("clone", "-q", "--bare", "--depth=1", "file://" + host.root, desk.path + "/shallow")
    let shallow = await #expect(throws: RemoteFailure.self) {
      try await GitBundle(desk.path + "/s.bundle", with: try Repository.open(desk.path + "/shallow")).create([main])
    }
    #expect(shallow?.code == .incomplete)
    try "no bundle".write(toFile: desk.path + "/n.bundle", atomically: true, encoding: .utf8)
    let none = await #expect(throws: RemoteFailure.self) {
      try await GitBundle(desk.path + "/n.bundle", with: clone).verify()
    }
    #expect(none?.code == .notABundle)
  }

  @Test(arguments: ["-u", "--upload-pack=touch x", "ext::sh -c touch% x", "fd::17", "a-b::c", "", "a\nb", "a\u{0}b"])
  func `an address that git would run is refused`(address: String) {
    let failure = #expect(throws: RemoteFailure.self) { try RemoteURL(address) }
    #expect(failure?.code == .urlRefused)
  }

  @Test func `an address may be a path or a URL, and is shown without its password`() throws {
    for address in ["/srv/record.git", "host:record.git", "ssh://git@[::1]:22/r", "./a::b", "../r.git"] {
      #expect(try RemoteURL(address).description == address)
    }
    #expect(try RemoteURL("https://cl:secret@example.org/r").description == "https://cl@example.org/r")
  }

  @Test func `a configured rewriting to a remote helper is not followed`() async throws {
    let (host, desk) = (try host(), try Scratch())
    let clone = try await clone(host, in: desk)
    try clone.setConfiguration([("url.ext::sh -c touch% \(desk.path)/run% .insteadOf", "https://example.org/")])
    await #expect(throws: RemoteFailure.self) {
      try await GitRemote(try RemoteURL("https://example.org/r"), of: clone).fetch(["\(main):refs/remotes/x/main"])
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/run"))
  }
}
