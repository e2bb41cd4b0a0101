import Foundation
import RecordRendering
import SeededRandom
import Testing

/// In one shared record with keys of each type, expired, revoked and rotated ones, `git verify-commit` and `git verify-tag`
/// succeed on exactly what gcmrepo calls good; and so for objects that were tampered with.
@Suite struct StockGitAgreesOnEverySignatureTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  private static let types = ["AR": "rsa -b 3072", "CL": "ed25519", "MX": "ecdsa", "PE": "ecdsa -b 521"]

  /// Runs a line of `sh` in a clone whose key is another one from now on.
  @discardableResult
  private func act(_ line: String, in clone: String, as party: String, key: String) async throws -> Outcome {
    let run = try await shared.shell(
      "git config user.signingkey '\(shared.key(key))' && { \(line)\n}", in: clone, as: party)
    try #require(run.status == 0, "\(line): \(run.said)")
    return run
  }

  private func submit(_ slug: String, in clone: String, as party: String, key: String? = nil) async throws {
    let file = try desk.write("\(party)-\(slug).md", "# Aportes\n\nDe \(party), \(slug).\n")
    try await act(
      "'\(Program.gcmrepo)' submit '\(file)' --country \(party) --kind input --id \(slug) --lang es", in: clone,
      as: party, key: key ?? "own-" + party)
  }

  /// A commit of a revision by stock git, as whoever holds a key that is valid no more would make it.
  private func forge(_ party: String, in clone: String, key: String, dated date: String = "now") async throws {
    try await act(
      """
      echo 'Otra frase.' >> countries/\(party)/inputs/uno/text.es.md &&
      GIT_AUTHOR_DATE='\(date)' GIT_COMMITTER_DATE='\(date)' git commit -q -a -S -m 'Submit \(party)/inputs/uno, revision 9

      Party: \(party)
      Kind: input
      Contribution: \(party)/inputs/uno
      Revision: 9
      Action: submit'
      """, in: clone, as: party, key: key)
  }

  private func fingerprint(_ name: String) async throws -> String {
    let words = try await desk.shell("ssh-keygen -l -f '\(shared.key(name)).pub'").output.split(separator: " ")
    return String(try #require(words.dropFirst().first))
  }

  /// A clone with good commits by each type of key, and one commit each by keys that are expired, rotated, revoked and
  /// unknown.
  private func record() async throws -> String {
    let clone = try await shared.clone("RCM-TS")
    for (party, type) in Self.types {
      try await shared.makeKey("own-" + party, type: type)
      try await act(
        "'\(Program.gcmrepo)' keys add '\(shared.key("own-" + party)).pub' --party \(party) --person '\(party)'",
        in: clone, as: "RCM-TS", key: "RCM-TS")
    }
    for party in Self.types.keys.sorted() { try await submit("uno", in: clone, as: party) }
    for name in ["new", "short", "late"] { try await shared.makeKey(name) }
    try await act(
      "'\(Program.gcmrepo)' keys rotate '\(fingerprint("own-CL"))' '\(shared.key("new")).pub'", in: clone, as: "CL",
      key: "own-CL")
    try await submit("dos", in: clone, as: "CL", key: "new")
    try await act(
      "'\(Program.gcmrepo)' keys revoke '\(fingerprint("own-AR"))' --from $(date -u +%FT%TZ) -m 'Perdida'", in: clone,
      as: "RCM-TS",
      key: "RCM-TS")
    try await act(
      """
      '\(Program.gcmrepo)' keys add '\(shared.key("short")).pub' --party PE --person 'PE' --valid-until \
      "$(date -u -d '+2 hours' +%Y-%m-%dT%H:%M:%SZ)"
      """, in: clone, as: "PE", key: "own-PE")
    try await submit("dos", in: clone, as: "PE", key: "short")
    try await act("'\(Program.gcmrepo)' tag draft-1 -m First", in: clone, as: "RCM-TS", key: "RCM-TS")
    try await act(
      "'\(Program.gcmrepo)' approve draft-1 --party SACM-TS", in: clone, as: "SACM-TS", key: "SACM-TS")
    return clone
  }

  private func status(of commit: String, in clone: String) async throws -> String? {
    let audit = try await desk.gcmrepo("audit", "\(commit)^..\(commit)", "--format", "json", at: clone)
    return try audit.json()["commits"]?[0]?["signature"]?["status"]?.string
  }

  private func gitVerifies(_ object: String, in clone: String, as kind: String = "commit") async throws -> Bool {
    try await desk.shell("cd '\(desk.path(clone))' && TZ=UTC git verify-\(kind) \(object)").status == 0
  }

  @Test func commitsAndDraftsOfEachKindOfKey() async throws {
    let clone = try await record()
    let sound = try await desk.git("rev-list", "--reverse", "main", in: clone).split(separator: "\n").map(String.init)
    let now = try await desk.shell("date +%s").output.trimmingCharacters(in: .whitespacesAndNewlines)
    let later = "\(try #require(Int(now)) + 3 * 3600) +0000"
    for (party, key, date) in [
      ("CL", "own-CL", "now"), ("AR", "own-AR", "now"), ("PE", "short", later), ("MX", "late", "now"),
    ] {
      try await forge(party, in: clone, key: key, dated: date == "now" ? "\(Int(now)! + 60) +0000" : date)
    }
    let all = try await desk.git("rev-list", "--reverse", "main", in: clone).split(separator: "\n").map(String.init)
    #expect(all.count == sound.count + 4)
    var seen: [String: Int] = [:]
    // The first commits are the host's own, before there was a rule.
    for commit in all.dropFirst() {
      let status = try #require(try await status(of: commit, in: clone))
      seen[status, default: 0] += 1
      let shown = try await desk.git("log", "-1", "--format=%s", commit, in: clone)
      #expect(try await gitVerifies(commit, in: clone) == (status == "good"), "\(shown): \(status)")
      if sound.contains(commit) { #expect(status == "good", "\(shown)") }
    }
    #expect(seen["good"] == sound.count - 1 && seen.values.reduce(0, +) == all.count - 1)
    #expect(Set(seen.keys).isSuperset(of: ["expired", "revoked", "unknown_key"]), "\(seen)")
    for object in ["draft-1", "refs/gcmrepo/approvals/draft-1/SACM-TS"] {
      #expect(try await gitVerifies(object, in: clone, as: "tag"))
    }
    let draft = try await desk.done("tags", "--format", "json", at: clone).json()["drafts"]?[0]
    #expect(draft?["state"]?.string == "agreed" && draft?["approvals"]?.array?.count == 2)
  }

  @Test func twentyTamperedObjects() async throws {
    let clone = try await record()
    let commits = try await desk.git("rev-list", "--reverse", "main", in: clone).split(separator: "\n").map(String.init)
    let bodies = try await commits.asyncMap { try await desk.git("cat-file", "commit", $0, in: clone) + "\n" }
    let tag = try await desk.git("cat-file", "tag", "draft-1", in: clone) + "\n"
    var tampered = 0
    for seed in 1...17 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      // Not the first one: without a parent it would begin another record.
      let place = 1 + numbers.below(commits.count - 1)
      let changed = Self.tampered(bodies[place], bodies[1 + numbers.below(commits.count - 1)], way: Int(seed))
      guard changed != bodies[place] else { continue }
      tampered += 1
      let made = try await store(changed, as: "commit", in: clone)
      let verified = try await gitVerifies(made, in: clone)
      let status = try await status(of: made, in: clone)
      #expect(status != "good" && !verified, "seed \(seed): \(status ?? "") \(verified)\n\(changed)")
    }
    #expect(tampered >= 15)
    for (name, changed) in [
      ("name", tag.replacing("tag draft-1", with: "tag draft-9")),
      ("message", tag.replacing("First", with: "Last")),
      ("target", tag.replacing(/object [0-9a-f]{40}/, with: "object \(commits[2])")),
      ("signature", Self.withChangedSignature(tag)),
      ("cut", String(tag.prefix { $0 != "-" })),
    ] {
      let made = try await store(changed, as: "tag", in: clone)
      // git itself refuses to name what it cannot read.
      try desk.write(clone + "/.git/refs/tags/draft-1", made + "\n")
      #expect(try await !gitVerifies("draft-1", in: clone, as: "tag"), "\(name)")
      let audit = try await desk.gcmrepo("audit", at: clone)
      #expect(audit.status == 1, "\(name): \(audit.said)")
    }
  }

  private func store(_ text: String, as kind: String, in clone: String) async throws -> String {
    try desk.write("object", text)
    let run = try await desk.shell(
      "cd '\(desk.path(clone))' && git hash-object -t \(kind) -w --literally '\(desk.path("object"))'")
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func withChangedSignature(_ object: String) -> String {
    var lines = object.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // Within the signature's own bytes, near the end of its armour.
    guard let end = lines.firstIndex(where: { $0.contains("END SSH SIGNATURE") }), end > 2 else { return object }
    let last = Array(lines[end - 1])
    lines[end - 2] = String(lines[end - 2].dropLast(2)) + (lines[end - 2].hasSuffix("AA") ? "BB" : "AA")
    lines[end - 1] = String(last)
    return lines.joined(separator: "\n")
  }

  /// A commit with one thing changed after it was signed.
  private static func tampered(_ body: String, _ other: String, way: Int) -> String {
    func line(_ key: String, of text: String) -> String {
      text.split(separator: "\n").first { $0.hasPrefix(key) }.map(String.init) ?? ""
    }
    func signature(_ text: String) -> Substring {
      guard let start = text.range(of: "gpgsig "), let end = text.range(of: "-----END SSH SIGNATURE-----") else {
        return ""
      }
      return text[start.lowerBound..<end.upperBound]
    }
    switch way {
    case 1: return body.replacing("Party: ", with: "Party:  ")
    case 2: return body.replacing(line("author ", of: body), with: "author Eva <eva@example.org> 1795944583 +0000")
    case 3: return body.replacing(line("committer ", of: body), with: line("committer ", of: body) + "0")
    case 4: return body.replacing(line("tree ", of: body), with: line("tree ", of: other))
    case 5: return body.replacing(line("parent ", of: body), with: line("parent ", of: other))
    case 6: return body.replacing(signature(body), with: signature(other))
    case 7, 8: return withChangedSignature(body)
    case 9: return body.replacing("gpgsig ", with: "encoding ISO-8859-1\ngpgsig ")
    case 10: return body + "\n"
    case 11: return String(body.dropLast(2)) + "\n"
    case 12: return body.replacing("\n\n", with: "\n\n\n")
    case 13: return body.replacing("Action: ", with: "Kind: x\nAction: ")
    case 14: return body.replacing(" +0000", with: " +0100")
    case 15: return body.replacing("SSH SIGNATURE", with: "PGP SIGNATURE")
    case 16: return body.replacing("-----END SSH SIGNATURE-----", with: "")
    default: return body.replacing(signature(body) + "\n", with: "")
    }
  }
}

extension Sequence {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var mapped: [T] = []
    for element in self { mapped.append(try await transform(element)) }
    return mapped
  }
}
