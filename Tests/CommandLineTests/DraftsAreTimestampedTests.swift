import Foundation
import RecordRendering
import Testing

/// Timestamps of drafts (RFC 3161), with OpenSSL as the authority.
@Suite struct DraftsAreTimestampedTests {
  let desk: Desk
  let shared: SharedHost
  let authority: TimestampAuthority

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
    authority = try await TimestampAuthority(desk)
  }

  private func draft() async throws -> String {
    let clone = try await shared.clone("RCM-TS")
    try await desk.done("tag", "draft-1", "-m", "First", more: ["-C", clone], setting: shared.person("RCM-TS"))
    return clone
  }

  @Test func anAuthoritysReplyIsKeptAndSaid() async throws {
    let clone = try await draft()
    func gcmrepo(_ words: String...) async throws -> Outcome {
      try await desk.gcmrepo(more: words + ["-C", clone], setting: shared.person("RCM-TS"))
    }
    let asked = try await gcmrepo("tag", "--timestamp-request", "draft-1", "-o", desk.path("q.tsq"))
    #expect(asked.status == 0 && asked.said.contains("q.tsq"), "\(asked.said)")
    let text = try await desk.shell("openssl ts -query -in q.tsq -text")
    #expect(text.output.contains("Hash Algorithm: sha256") && text.output.contains("Certificate required: yes"))
    try await authority.reply(to: "q.tsq", as: "r.tsr")
    let dry = try await gcmrepo("tag", "--timestamp", desk.path("r.tsr"), "draft-1", "--dry-run")
    #expect(dry.status == 0 && dry.said.contains("Nothing was written"), "\(dry.said)")
    let kept = try await gcmrepo("tag", "--timestamp", desk.path("r.tsr"), "draft-1", "--format", "json")
    #expect(kept.status == 0 && kept.said.contains("Autoridad de Sellado"), "\(kept.said)")
    #expect(try kept.json()["authority"]?.string == "Autoridad de Sellado")
    // OpenSSL confirms what is kept, from git alone.
    let confirmed = try await desk.shell(
      """
      git -C '\(desk.path(clone))' cat-file blob refs/gcmrepo/timestamps/draft-1 > k.tsr
      git -C '\(desk.path(clone))' cat-file tag draft-1 > d.tag
      cmp k.tsr r.tsr && openssl ts -verify -data d.tag -in k.tsr -CAfile tsa.pem &&
      openssl ts -verify -queryfile q.tsq -in k.tsr -CAfile tsa.pem
      """)
    #expect(confirmed.status == 0, "\(confirmed.said)")
    let again = try await gcmrepo("tag", "--timestamp", desk.path("r.tsr"), "draft-1")
    #expect(again.status == 3 && again.said.contains("already"), "\(again.said)")
    let tags = try await gcmrepo("tags", "--format", "json").json()
    #expect(tags["drafts"]?[0]?["timestamp"]?["time"]?.string == (try kept.json()["time"]?.string))
    #expect(try await gcmrepo("tags").said.contains("Autoridad de Sellado"))
    let audit = try await gcmrepo("audit")
    #expect(audit.status == 0 && audit.said.contains("Autoridad de Sellado"), "\(audit.said)")
    // The host takes it, once, and so does every clone.
    let pushed = try await shared.push("draft-1 'refs/gcmrepo/*:refs/gcmrepo/*'", from: clone, as: "RCM-TS")
    #expect(pushed.status == 0, "\(pushed.said)")
    #expect(try await desk.done("tags", at: shared.host).said.contains("Autoridad de Sellado"))
    let fsck = try await desk.shell("git -C '\(desk.path(shared.host))' fsck --strict --full")
    #expect(fsck.status == 0 && fsck.said.isEmpty, "\(fsck.said)")
  }

  @Test func whatIsNoReplyForTheDraftIsRefused() async throws {
    let clone = try await draft()
    try await desk.done(
      "tag", "draft-2", "-m", "Second", more: ["-C", clone], setting: shared.person("RCM-TS"))
    for draft in ["draft-1", "draft-2"] {
      try await desk.done(
        "tag", "--timestamp-request", draft, "-o", desk.path("\(draft).tsq"), "-C", clone,
        setting: shared.person("RCM-TS"))
      try await authority.reply(to: "\(draft).tsq", as: "\(draft).tsr", with: "nameless.cnf")
    }
    let made = try await desk.shell(
      """
      cp draft-2.tsr other; head -c 300 draft-1.tsr > short; { cat draft-1.tsr; echo x; } > long; : > empty
      git -C '\(desk.path(clone))' cat-file tag draft-1 > d.tag
      openssl ts -query -data d.tag -sha512 -cert -out s.tsq 2> /dev/null
      openssl ts -reply -config ts.cnf -section one -queryfile s.tsq -out sha512 2> /dev/null
      openssl ts -query -data d.tag -sha384 -cert -out n.tsq 2> /dev/null
      openssl ts -reply -config ts.cnf -section one -queryfile n.tsq -out refused 2> /dev/null
      head -c 300000 /dev/zero > large
      """)
    try #require(made.status == 0, "\(made.said)")
    for file in ["other", "short", "long", "empty", "sha512", "refused", "large", "draft-1.tsq", "tsa.pem"] {
      let run = try await desk.gcmrepo(
        "tag", "--timestamp", desk.path(file), "draft-1", "-C", clone, setting: shared.person("RCM-TS"))
      #expect(run.status == 3, "\(file): \(run.said)")
    }
    let usage = try await desk.gcmrepo("tag", "draft-3", "-C", clone, setting: shared.person("RCM-TS"))
    #expect(usage.status == 2 && usage.said.contains("-m"), "\(usage.said)")
    // By hand, past our command: the host refuses it, and the audit finds it.
    try #require(try await shared.push("draft-1 draft-2", from: clone, as: "RCM-TS").status == 0)
    let forged = try await shared.shell(
      "git update-ref refs/gcmrepo/timestamps/draft-1 $(git hash-object -w ../draft-2.tsr)", in: clone, as: "RCM-TS")
    try #require(forged.status == 0, "\(forged.said)")
    let pushed = try await shared.push("'refs/gcmrepo/timestamps/*'", from: clone, as: "RCM-TS")
    #expect(pushed.status != 0 && pushed.said.contains("draft-1"), "\(pushed.said)")
    let audit = try await desk.gcmrepo("audit", "--format", "json", at: clone)
    #expect(audit.status == 1 && audit.output.contains("timestamp-of-another"), "\(audit.said)")
    // The name of an authority that its reply leaves out is that of its certificate.
    let kept = try await desk.done(
      "tag", "--timestamp", desk.path("draft-2.tsr"), "draft-2", "-C", clone, setting: shared.person("RCM-TS"))
    #expect(kept.said.contains("Autoridad de Sellado"), "\(kept.said)")
  }
}
