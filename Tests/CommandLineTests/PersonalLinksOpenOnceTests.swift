import Foundation
import RecordRendering
import Testing

/// `gcmrepo access`, and what a link does in a browser.
struct PersonalLinksOpenOnceTests {
  @Test func aLinkOpensOneSession_inItsLanguage_andLeavesNoTrace() async throws {
    let found = try await LivePortal().play("links")
    #expect(found["looked"] == "[200,200,200,200,200]")
    #expect(found["language"] == #"["es","en","pt","fr"]"#)
    #expect(found["says"] == "[true,true]")
    #expect(found["nothing changed"] == #""open""#, "looking at a link does not use it")
    // No address with a link in it, and the origin that a form's sender is known by.
    #expect(found["no referrer"] == #""strict-origin""#)
    #expect(found["not kept"] == #""private, no-store""#)
    #expect(found["policy"].contains("form-action 'self'") && !found["policy"].contains("script-src"))
    #expect(found["without token"] == "[400,404,400]")
    #expect(found["opened"] == #"[303,"../submit/"]"#)
    #expect(found["cookie"] == #"" Path=/; HttpOnly; SameSite=Strict; Secure""#)
    #expect(found["cookie name"] == #""__Host-session""#)
    #expect(found["signed in"] == "200")
    #expect(found["plain name over TLS"] == "403", "another host of the domain can set that name")
    #expect(found["twice"] == "[410,true,410]")
    #expect(found["unknown"] == "[404,404]")
    #expect(found["without cookie"] == "[403,403]")
    #expect(found["revoked session"] == "[403,410]")
    #expect(found["revoked"] == "[410,true]")
    #expect(found["leave"] == "[403,303,403]")
    #expect(found["expired"] == "[410,true]")
    #expect(found["guesses"] == "[404,429,200]", "guessing is slowed, and keeps nobody with a right link waiting")
    #expect(found["log"] == "[]")
    #expect(found["store"] == #"["0o600",false,false]"#, "the host keeps hashes, which its owner alone reads")
    #expect(found["shared"] == "[]")
  }

  @Test func whoseTimeIsOver_isToldSo() async throws {
    let found = try await LivePortal().play("over")
    #expect(found["page"] == "[403,true,false]")
    #expect(found["list"] == #"["ended",true]"#)
    #expect(found["another"] == "[3,true,false]")
    #expect(found["until"] == "[true,true]", "a time may leave out its seconds")
  }

  @Test func linksAreForCurrentPersonsOfStates_onAHost_forAYear() async throws {
    let portal = try await LivePortal()
    let (desk, host) = (portal.desk, portal.shared.host)
    func create(_ country: String, _ person: String, _ until: String, _ more: [String] = []) async throws -> Outcome {
      try await desk.gcmrepo(
        "access", "create", more: ["--country", country, "--person", person, "--until", until, "-C", host] + more)
    }
    let nobody = try await create("CL", "nadie", "2099-01-01")
    #expect(nobody.status == 3 || nobody.status == 2)
    #expect(try await create("CL", "ana-rojas", "2001-01-01").said.contains("at most 366 days ahead"))
    #expect(try await create("CL", "ana-rojas", "mañana").status == 2)
    #expect(try await create("XX", "ana-rojas", "2099-01-01").status == 3)
    #expect(try await create("CL", "ana-rojas", Self.tomorrow, ["--by", "MX"]).status == 5)
    for address in ["javascript:x", "https://gcm.example.org/?x=1", "gcm.example.org", "https://gcm.example.org/#x"] {
      let refused = try await create("CL", "ana-rojas", Self.tomorrow, ["--url", address])
      #expect(refused.status == 2 && refused.said.contains(address) && refused.output.isEmpty, "\(refused.said)")
    }
    let made = try await create(
      "CL", "CL/ana-rojas", Self.tomorrow, ["--url", "https://gcm.example.org/", "--format", "json"])
    #expect(made.status == 0, "\(made.said)")
    let answer = try made.json()
    #expect(answer["url"]?.string?.wholeMatch(of: /https:\/\/gcm.example.org\/es\/access\/[A-Za-z0-9_-]{43}/) != nil)
    let revoked = try await desk.gcmrepo("access", "revoke", answer["id"]?.string ?? "", "-C", host)
    #expect(revoked.status == 0)
    let unknown = try await desk.gcmrepo("access", "revoke", "00000000", "-C", host)
    #expect(unknown.status == 3 && unknown.said.contains("no personal link"))
    let list = try await desk.done("access", "list", "-C", host)
    #expect(list.output.contains("revoked") && !list.output.contains("access/"))
    // A clone has no host's key.
    let clone = try await desk.gcmrepo("access", "list", "-C", "work-RCM-TS")
    #expect(clone.status == 3 && clone.said.contains("not the host"))
  }

  private static var tomorrow: String {
    Date.now.addingTimeInterval(86_400).formatted(.iso8601.year().month().day())
  }
}
