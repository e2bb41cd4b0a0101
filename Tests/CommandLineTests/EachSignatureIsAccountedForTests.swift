import Foundation
import RecordRendering
import Testing

/// What `audit --format json` says of a commit's signature: each status, each source of its time, and who signed for whom.
@Suite struct EachSignatureIsAccountedForTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A commit by git itself, signed with somebody's key.
  private func commit(
    _ subject: String, for party: String, key: String?, dated date: String = "", in clone: String, _ shared: SharedHost
  ) async throws {
    let sign = key.map { "-c user.signingkey='\(shared.key($0))' commit -S" } ?? "commit --no-gpg-sign"
    let dates = date.isEmpty ? "" : "GIT_COMMITTER_DATE='\(date)' "
    let made = try await shared.shell(
      "\(dates)git \(sign) -q --allow-empty -m '\(subject)\n\nParty: \(party)\nAction: record'", in: clone, as: "RCM-TS"
    )
    try #require(made.status == 0, "\(made.said)")
  }

  private func fingerprint(_ name: String, _ shared: SharedHost) async throws -> String {
    let line = try await desk.shell("ssh-keygen -l -f '\(shared.key(name)).pub'").output
    return String(line.split(separator: " ")[1])
  }

  @Test func inARecordWithAHost() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    try await desk.done(
      "keys", "add", shared.key("MX") + ".pub", "--party", "MX", "--person", "Max Luna", "--valid-until",
      "2030-01-01T00:00:00Z", "-C", clone, setting: shared.person("RCM-TS"))
    #expect(try await shared.push(from: clone, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    let note = try desk.write("nota.md", "# Nota\n\nTexto.\n")
    for (place, party, country) in [(chile, "CL", "CL"), (clone, "RCM-TS", "MX")] {
      try await desk.done(
        "submit", note, "--country", country, "--kind", "input", "--id", "nota", "--lang", "es", "-C", place,
        setting: shared.person(party))
      let pushed = try await shared.push(from: place, as: party)
      try #require(pushed.status == 0, "\(pushed.said)")
      _ = try await shared.shell("git pull -q --rebase", in: clone, as: "RCM-TS")
    }
    // What the host received when, which stock git's clone leaves out.
    try await desk.git("fetch", "-q", "origin", "refs/gcmrepo/received:refs/gcmrepo/received", in: clone)
    // From here on, nothing that the host knows.
    try await commit("Before the draft", for: "RCM-TS", key: "RCM-TS", in: clone, shared)
    try await desk.done("tag", "draft-1", "-m", "x", "-C", clone, setting: shared.person("RCM-TS"))
    try await commit("Not yet revoked", for: "CL", key: "CL", in: clone, shared)
    try await desk.done(
      "keys", "revoke", try await fingerprint("CL", shared), "--from", "2029-01-01T00:00:00Z", "-m", "Lost", "-C",
      clone,
      setting: shared.person("RCM-TS"))
    let later = "2031-01-01T00:00:00 +0000"
    try await commit("Revoked", for: "CL", key: "CL", dated: later, in: clone, shared)
    try await commit("Expired", for: "MX", key: "MX", dated: later, in: clone, shared)
    try await commit("Unknown", for: "CL", key: "XX", dated: later, in: clone, shared)
    try await commit("Wrong", for: "CL", key: "RCM-TS", dated: later, in: clone, shared)
    try await commit("None", for: "CL", key: nil, dated: later, in: clone, shared)
    try await commit("Bad", for: "RCM-TS", key: "RCM-TS", dated: later, in: clone, shared)
    let object = try await desk.git("cat-file", "commit", "HEAD", in: clone)
    try desk.write("commit", object.replacing("\n\nBad", with: "\n\nBad indeed") + "\n")
    let forged = try await desk.shell("git -C \(clone) hash-object -t commit -w '\(desk.path("commit"))'").output
    try await desk.git(
      "update-ref", "refs/heads/main", forged.trimmingCharacters(in: .whitespacesAndNewlines), in: clone)

    let audit = try await desk.gcmrepo("audit", "--format", "json", at: clone)
    #expect(audit.status == 1)
    let commits = try #require(try audit.json()["commits"]?.array)
    let fields = ["status", "person", "fingerprint", "time_source", "on_behalf_by"]
    for commit in commits {
      let signature = commit["signature"]
      #expect(fields.allSatisfy { signature?[$0] != nil }, "\(signature ?? .null)")
      #expect(["host", "draft", "author"].contains(signature?["time_source"]?.string ?? ""))
    }
    let (cl, mx) = (try await fingerprint("CL", shared), try await fingerprint("MX", shared))
    let (rcm, xx) = (try await fingerprint("RCM-TS", shared), try await fingerprint("XX", shared))
    let expected: [(subject: String, values: [String?])] = [
      ("Submit CL/inputs/nota, revision 1", ["good", "ana-rojas", cl, "host", nil]),
      ("Submit MX/inputs/nota, revision 1", ["good", "rosa-paz", rcm, "host", "RCM-TS"]),
      ("Before the draft", ["good", "rosa-paz", rcm, "draft", nil]),
      ("Not yet revoked", ["good", "ana-rojas", cl, "author", nil]),
      ("Revoked", ["revoked", "ana-rojas", cl, "author", nil]),
      ("Expired", ["expired", "max-luna", mx, "author", nil]),
      ("Unknown", ["unknown_key", nil, xx, "author", nil]),
      ("Wrong", ["wrong_party", "rosa-paz", rcm, "author", nil]),
      ("None", ["unsigned", nil, nil, "author", nil]),
      ("Bad indeed", ["bad", nil, nil, "author", nil]),
    ]
    for (subject, values) in expected {
      let commit = try #require(commits.first { $0["subject"]?.string == subject }, "\(subject)")
      #expect(fields.map { commit["signature"]?[$0]?.string } == values, "\(subject)")
    }
  }
}
