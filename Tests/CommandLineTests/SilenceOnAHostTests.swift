import Foundation
import GCMRepo
import RecordRendering
import Testing

/// In a shared record the host's clock decides when an objection was received, whatever its author's clock says.
@Suite struct SilenceOnAHostTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  /// Judges at a time what a clone would push: the codes of what the host would say.
  private func judged(_ clone: String, at time: Timestamp) async throws -> [String] {
    try await desk.git("fetch", "-q", desk.path(clone), "main:refs/heads/incoming", "-f", in: shared.host)
    let host = try Record.open(desk.path(shared.host), branch: "main")
    let problems = try host.check(range: "main..incoming", at: time)
    try await desk.git("update-ref", "-d", "refs/heads/incoming", in: shared.host)
    return problems.map(\.finding.code.rawValue)
  }

  /// Sets a text without brackets in the languages of the declaration.
  private func declare(in clone: String) async throws {
    for language in ["es", "en"] {
      try await desk.done(
        "declare", desk.write("d.md", StatesSpeakOfDraftsTests.draft), "--lang", language, "--party", "RCM-TS", "-m",
        "x",
        "-C", clone, setting: shared.person("RCM-TS"))
    }
  }

  @Test func theTimeOfReceiptDecides() async throws {
    let secretariat = try await shared.clone("RCM-TS")
    for party in ["CL", "MX"] { try await shared.admit(party, in: secretariat) }
    let person = shared.person("RCM-TS")
    try await declare(in: secretariat)
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    try await desk.done("tag", "draft-1", "-m", "x", "--party", "RCM-TS", "-C", secretariat, setting: person)
    let drafts = try await shared.push("main draft-1 refs/gcmrepo/drafts/draft-1", from: secretariat, as: "RCM-TS")
    #expect(drafts.status == 0, "\(drafts.said)")
    let until = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 73 * 3600)
    try await desk.done(
      "silence", "open", "draft-1", "--until", until.description, "--party", "RCM-TS", "-C", secretariat,
      setting: person)
    let late = Timestamp(seconds: until.seconds - 71 * 3600)
    // An opening that reaches the host two hours later is too short.
    #expect(try await judged(secretariat, at: late) == ["silence-too-short"])
    let opened = try await shared.push(from: secretariat, as: "RCM-TS")
    #expect(opened.status == 0, "\(opened.said)")
    // Chile objects in time, and its commit reaches the host in time or later.
    let chile = try await shared.clone("CL")
    try await desk.done(
      "silence", "object", "--country", "CL", "--paragraph", "3", "-m", "No", "-C", chile, setting: shared.person("CL"))
    #expect(try await judged(chile, at: until) == [])
    #expect(try await judged(chile, at: Timestamp(seconds: until.seconds + 1)) == ["silence-over"])
    // Nobody closes it before its time, unless a State objects.
    let early = try await desk.gcmrepo("silence", "close", "--party", "RCM-TS", "-C", secretariat, setting: person)
    #expect(early.status == 3 && early.said.contains("is not over"))
    let pushed = try await shared.push(from: chile, as: "CL")
    #expect(pushed.status == 0, "\(pushed.said)")
    let json = try await desk.done("silence", "show", "--format", "json", "-C", shared.host).json()["procedures"]?[0]
    #expect(
      json?["state"]?.string == "broken" && json?["objections"]?[0]?["received_by_host"]?.bool == true,
      "\(json ?? .null)")
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    try await desk.done("silence", "close", "--party", "RCM-TS", "-C", secretariat, setting: person)
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    try await desk.done("audit", "-C", shared.host)
    try await desk.done("verify", "-C", shared.host)
  }

  @Test func anotherStatesKeyObjectsForNobody() async throws {
    let secretariat = try await shared.clone("RCM-TS")
    for party in ["CL", "MX"] { try await shared.admit(party, in: secretariat) }
    let person = shared.person("RCM-TS")
    try await declare(in: secretariat)
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    try await desk.done("tag", "draft-1", "-m", "x", "--party", "RCM-TS", "-C", secretariat, setting: person)
    #expect(try await shared.push("draft-1", from: secretariat, as: "RCM-TS").status == 0)
    try await desk.done(
      "silence", "open", "draft-1", "--until", "2090-01-01", "--zone", "UTC", "--party", "RCM-TS", "-C", secretariat,
      setting: person)
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let mexico = try await shared.clone("MX")
    for words in [
      ["silence", "object", "--country", "CL", "--paragraph", "#1", "-m", "x"],
      ["position", "#1", "--on", "draft-1", "--country", "CL", "--stand", "object", "-m", "x"],
    ] {
      let run = try await desk.gcmrepo(more: words + ["-C", mexico], setting: shared.person("MX"))
      #expect(run.status == 5 && run.said.contains("CL"), "\(run.said)")
    }
    // The secretariat's key sends in for the State without saying so.
    let sent = try await desk.done(
      "position", "#1", "--on", "draft-1", "--country", "CL", "--stand", "object", "-m", "x", "--format", "json", "-C",
      secretariat, setting: person
    ).json()
    #expect(sent["sent_in_by"]?.string == "RCM-TS")
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    try await desk.done("audit", "-C", shared.host)
  }
}
