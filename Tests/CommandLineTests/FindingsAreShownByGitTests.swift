import Foundation
import RecordRendering
import Testing

/// What `audit` and `verify` find, a reader sees with git alone: the command beside each finding runs in a shell and prints
/// what is concerned.
@Suite struct FindingsAreShownByGitTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private struct Found {
    let code, grade, command: String
    let commit: String?
  }

  private func findings(_ command: String, of record: String) async throws -> [Found] {
    let answer = try await desk.gcmrepo(command, "--format", "json", at: record).json()
    let own = answer["findings"]?.array ?? []
    let details = (answer["commits"]?.array ?? []).flatMap { $0["finding_details"]?.array ?? [] }
    return try (own + details).map { finding in
      Found(
        code: try #require(finding["code"]?.string), grade: try #require(finding["grade"]?.string),
        command: try #require(finding["shown_by"]?.string), commit: finding["commit"]?.string)
    }
  }

  /// Runs the commands of a record's findings, in a shell that stands in it.
  private func shown(_ found: [Found], in record: String) async throws -> [String: String] {
    var all: [String: String] = [:]
    for finding in found {
      let run = try await desk.shell("cd '\(desk.path(record))' && { \(finding.command)\n}")
      all[finding.code, default: ""] += run.said + run.output
      #expect(!(run.said + run.output).isEmpty, "\(finding.code): \(finding.command)")
    }
    return all
  }

  private func commit(_ message: String, _ change: String, in record: String) async throws -> String {
    let run = try await desk.shell(
      "cd '\(desk.path(record))' && \(change) && git add -A && git commit -qm '\(message)' && git rev-parse HEAD")
    try #require(run.status == 0, "\(run.said)")
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func ofCommitsWithHostileNames() async throws {
    let record = try await desk.negotiatedRecord()
    let bare = try await commit("Tidy up", "echo more >> 'x $(touch pwned) '\"'\"';touch pwned;.md'", in: record)
    let foreign = try await commit(
      "Set\n\nParty: PE\nAction: record",
      "printf x > 'countries/CL/`touch pwned`.md' && printf y > \"$(printf 'a\\033[2J.md')\"",
      in: record)
    let hash = try await commit(
      """
      Submit CL/inputs/aportes, revision 3

      Party: CL
      Kind: input
      Contribution: CL/inputs/aportes
      Revision: 3
      Original-SHA256: \(String(repeating: "0", count: 64)) original.es.md
      Action: submit
      """, "echo more >> countries/CL/inputs/aportes/original.es.md", in: record)
    let found = try await findings("audit", of: record)
    #expect(Set(found.map(\.grade)) == ["broken_proof", "breach"])
    let shown = try await shown(found, in: record)
    #expect(shown["missing-trailer"]?.contains(bare) == true && shown["missing-trailer"]?.contains("Tidy up") == true)
    #expect(shown["foreign-folder"]?.contains(foreign) == true)
    #expect(shown["foreign-folder"]?.contains("touch pwned") == true)
    #expect(shown["outside-action"]?.contains("\\033[2J.md") == true)
    let bytes = try await desk.shell(
      "cd '\(desk.path(record))' && sha256sum < countries/CL/inputs/aportes/original.es.md")
    #expect(shown["original-hash"]?.hasPrefix(String(bytes.output.prefix(64))) == true)
    #expect(shown["contribution-untouched"]?.contains(hash) == true)
    #expect(found.allSatisfy { !$0.command.unicodeScalars.contains { $0.value < 0x20 } })
    #expect(desk.files(under: record, endingIn: "pwned").isEmpty && !desk.exists("pwned"))
    // The text for a person has the same, the gravest first.
    let text = try await desk.gcmrepo("audit", at: record).output
    let places = ["Broken proofs", "Breaches of rules"].compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 2 && places == places.sorted())
    #expect(text.contains("git cat-file blob \(hash):countries/CL/inputs/aportes/original.es.md | sha256sum"))
  }

  @Test func ofDraftsAndOfTheBranch() async throws {
    let record = try await desk.negotiatedRecord()
    let old = try await desk.git("rev-parse", "main", in: record)
    let first = try await desk.git("rev-parse", "draft-1", in: record)
    try await desk.git("tag", "light;touch${IFS}pwned", in: record)
    try await desk.git("tag", "-f", "-a", "-m", "Moved\n\nDraft: other", "draft-1", "main", in: record)
    try await desk.git(
      "update-ref", "refs/replace/" + old, try await desk.git("rev-parse", "main~1", in: record), in: record)
    try await desk.git("reset", "-q", "--hard", "draft-2~2", in: record)
    let found = try await findings("audit", of: record)
    let shown = try await shown(found, in: record)
    #expect(shown["lightweight-draft"]?.contains("commit") == true)
    #expect(shown["draft-moved"]?.contains(first) == true)
    #expect(shown["draft-not-in-history"]?.contains(String(old.prefix(7))) == true)
    #expect(shown["history-rewritten"]?.contains(String(old.prefix(7))) == true)
    #expect(shown["replacement"]?.contains("refs/replace/" + old) == true)
    #expect(shown["draft-trailer-missing"]?.contains("Moved") == true)
    #expect(!desk.exists("negotiated/pwned") && !desk.exists("pwned"))
  }

  @Test func aForgedManifestIsComputedByGitAlone() async throws {
    let record = try await desk.negotiatedRecord()
    let tag = try await desk.git("cat-file", "tag", "draft-2", in: record)
    let said = try #require(tag.firstMatch(of: /Manifest-SHA256: ([0-9a-f]{64})/)?.1)
    let zeros = String(repeating: "0", count: 64)
    try desk.write("tag", tag.replacing(said, with: zeros) + "\n")
    let forged = try await desk.shell("cd '\(desk.path(record))' && git mktag < '\(desk.path("tag"))'").output
    try await desk.git(
      "update-ref", "refs/tags/draft-2", forged.trimmingCharacters(in: .whitespacesAndNewlines), in: record)
    let shown = try await shown(try await findings("audit", of: record), in: record)
    let manifest = try #require(shown["draft-manifest"])
    #expect(manifest.contains(zeros) && manifest.contains(said + "  -"))
  }

  @Test func ofTheFilesAndTheStore() async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write("negotiated/parties/MX.yml", "code: [\n")
    try desk.write("negotiated/countries/CL/inputs/aportes/original.fr.md", "Un texte.\n")
    try desk.write("negotiated/countries/CL/inputs/aportes/text.es.md", "Otra cosa.\n")
    _ = try await commit("By hand", "true", in: record)
    let blob = try await desk.git("rev-parse", "main:themes.yml", in: record)
    try desk.remove("negotiated/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let found = try await findings("verify", of: record)
    #expect(
      found.map(\.grade)
        == found.map(\.grade).sorted {
          ["broken_proof", "breach", "oddity"].firstIndex(of: $0)! < ["broken_proof", "breach", "oddity"].firstIndex(
            of: $1)!
        })
    let shown = try await shown(found, in: record)
    #expect(shown["unreadable"]?.contains("code: [") == true && shown["unreadable"]?.contains(blob) == true)
    #expect(shown["unlisted-original"]?.contains("original.fr.md") == true)
    #expect(shown["stored-text"]?.contains("text.es.md") == true)
    #expect(shown["store"]?.contains(blob) == true)
  }

  @Test func aSignatureIsCheckedAgainstTheKeysOfTheRecord() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    _ = try await shared.shell(
      """
      git -c user.signingkey='\(shared.key("CL"))' commit -q --allow-empty -S -m 'Claim

      Party: RCM-TS
      Action: record' && git -c user.signingkey='\(shared.key("XX"))' commit -q --allow-empty -S -m 'Unknown

      Party: CL
      Action: record' && git commit -q --allow-empty --no-gpg-sign -m 'None

      Party: CL
      Action: record'
      """, in: clone, as: "RCM-TS")
    // Keys that a clone was made to believe in are not those of the record.
    try await desk.git("config", "gpg.ssh.allowedSignersFile", "/dev/null", in: clone)
    let found = try await findings("audit", of: clone)
    let shown = try await shown(found, in: clone)
    #expect(shown["foreign-signature"]?.contains("Good \"git\" signature for focal-point@CL") == true)
    #expect(shown["foreign-signature"]?.contains("Party: RCM-TS") == true)
    #expect(shown["unknown-key"]?.contains("No principal matched") == true)
    #expect(shown["unsigned"]?.contains("committer") == true && shown["unsigned"]?.contains("gpgsig") == false)
    #expect(
      found.filter { ["foreign-signature", "unknown-key", "unsigned"].contains($0.code) }
        .allSatisfy { $0.grade == "broken_proof" })
    // Nothing is left behind.
    #expect(desk.files(under: ".", endingIn: "").filter { $0.hasPrefix("tmp.") }.isEmpty)
  }

  @Test func checkGradesWhatItRefuses() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    _ = try await shared.shell(
      "git commit -q --allow-empty --no-gpg-sign -m 'x\n\nParty: RCM-TS\nAction: record'", in: clone, as: "RCM-TS")
    let run = try await desk.gcmrepo("check", "origin/main..main", "--format", "json", at: clone)
    let problem = try run.json()["problems"]?[0]
    #expect(run.status == 1 && problem?["grade"]?.string == "broken_proof")
    #expect(problem?["shown_by"]?.string?.hasPrefix("git cat-file commit ") == true)
    let text = try await desk.gcmrepo("check", "origin/main..main", at: clone).output
    #expect(text.hasPrefix("Broken proofs\n"))
  }
}
