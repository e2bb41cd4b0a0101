import Foundation
import RecordRendering
import Testing

/// A known fault stays in every audit, marked with who acknowledged it, and no longer counts; a broken proof always does.
@Suite struct KnownFaultsAreAcknowledgedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func commit(_ message: String, _ change: String, in record: String) async throws -> String {
    let run = try await desk.shell(
      "cd '\(desk.path(record))' && \(change) && git add -A && git commit -q --allow-empty -m '\(message)'")
    try #require(run.status == 0, "\(run.said)")
    return try await desk.git("rev-parse", "HEAD", in: record)
  }

  /// Somebody's `git pull` without `--rebase`.
  private func merge(in record: String) async throws -> String {
    try await desk.git("switch", "-qc", "side", in: record)
    _ = try await commit("Side\n\nParty: RCM-TS\nAction: record", "true", in: record)
    try await desk.git("switch", "-q", "main", in: record)
    _ = try await commit("Main\n\nParty: RCM-TS\nAction: record", "true", in: record)
    try await desk.git("merge", "-q", "-m", "Merge branch side", "side", in: record)
    return try await desk.git("rev-parse", "main", in: record)
  }

  private func acknowledge(_ commit: String, _ more: String..., party: String = "RCM-TS", in record: String)
    async throws -> Outcome
  {
    try await desk.gcmrepo(
      "audit", "--acknowledge", commit, "-m", "Merged by mistake; nothing was lost.", "--party", party, more: more,
      at: record)
  }

  private func codes(_ record: String) async throws -> (status: Int, codes: [String], acknowledged: Int) {
    let run = try await desk.gcmrepo("audit", "--format", "json", at: record)
    let answer = try run.json()
    let details = (answer["commits"]?.array ?? []).flatMap { $0["finding_details"]?.array ?? [] }
    return (
      run.status, details.compactMap { $0["code"]?.string }, answer["acknowledged_count"]?.int ?? -1
    )
  }

  @Test func aMergeStaysVisibleAndNoLongerCounts() async throws {
    let record = try await desk.negotiatedRecord()
    let fault = try await merge(in: record)
    #expect(try await codes(record) == (1, ["merge"], 0))
    let dry = try await acknowledge(String(fault.prefix(12)), "--dry-run", "--format", "json", in: record)
    #expect(try dry.status == 0 && dry.json()["commit"] == .null)
    #expect(try await codes(record).status == 1)
    let made = try await acknowledge(String(fault.prefix(12)), "--format", "json", in: record)
    try #require(made.status == 0, "\(made.said)")
    let answer = try made.json()
    let own = try await desk.git("rev-parse", "main", in: record)
    #expect(answer["acknowledged"]?.string == fault && answer["commit"]?.string == own)
    #expect(answer["findings"]?[0]?["code"]?.string == "merge" && answer["party"]?.string == "RCM-TS")
    // Stock git carries it, and shows it.
    #expect(try await desk.git("show", "main:acknowledged/\(fault).yml", in: record).contains("code: merge"))
    #expect(try await codes(record) == (0, [], 1))
    let text = try await desk.done("audit", at: record)
    #expect(text.output.contains("\nAcknowledged\n  \(fault.prefix(10))  It joins 2 histories"))
    #expect(text.output.contains("Acknowledged by Ana Rojas, RCM-TS, on ") && text.output.contains("nothing was lost."))
    #expect(text.output.contains("    git show -s --format=fuller \(fault)\n"))
    #expect(text.said.contains("no findings") && text.said.contains("1 finding was acknowledged"))
    // Whatever range contains the commit shows it, also one that ends before it was acknowledged.
    let range = try await desk.done("audit", "draft-2..\(fault)", "--format", "json", at: record).json()
    let entry = range["commits"]?.array?.first { $0["commit"]?.string == fault }
    #expect(entry?["acknowledged"]?[0]?["acknowledgement"]?["commit"]?.string == own)
    #expect(entry?["acknowledged"]?[0]?["acknowledgement"]?["person"]?.string == "Ana Rojas")
    let verify = try await desk.done("verify", "--format", "json", at: record).json()
    #expect(verify["holds"]?.bool == true && verify["acknowledged"]?[0]?["code"]?.string == "merge")
    // A copy takes it with it.
    #expect(try await desk.done("clone", record, "copy", "--format", "json").json()["findings"]?.int == 0)
    #expect(try await codes("copy") == (0, [], 1))
    // The same fault in another commit is another fault.
    _ = try await desk.shell(
      "cd '\(record)' && git switch -qc more main~1 && git commit -q --allow-empty -m 'A\n\nParty: RCM-TS\nAction: record' && git switch -q main && git merge -q -m Again more"
    )
    #expect(try await codes(record) == (1, ["merge"], 1))
  }

  /// What a merge adds to its parents, or drops of them, is nobody's event: it is never acknowledged with the merge.
  @Test(arguments: ["alters", "drops"]) func aMergeThatHidesSomethingIsABrokenProof(way: String) async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.git("switch", "-qc", "side", "main~1", in: record)
    try await desk.submit(desk.note(), more: ["--branch", "side"], at: record)
    try await desk.git("switch", "-q", "main", in: record)
    let hidden: String
    if way == "alters" {
      hidden = "countries/CL/inputs/aportes/text.es.md"
      try await desk.git("merge", "-q", "--no-commit", "side", in: record)
      try desk.write("negotiated/" + hidden, "# Otra cosa\n")
      try await desk.git("commit", "-qam", "Merge branch side", in: record)
    } else {
      hidden = "countries/CL/inputs/nota/text.es.md"
      try await desk.git("merge", "-q", "-s", "ours", "-m", "Merge branch side", "side", in: record)
    }
    let fault = try await desk.git("rev-parse", "main", in: record)
    let answer = try await desk.gcmrepo("audit", "--format", "json", at: record).json()
    let details = answer["commits"]?.array?.first { $0["commit"]?.string == fault }?["finding_details"]?.array ?? []
    #expect(details.first?["code"]?.string == "merge-alters" && details.last?["code"]?.string == "merge")
    let finding = try #require(details.first { $0["path"]?.string == hidden })
    #expect(finding["grade"]?.string == "broken_proof")
    let shown = try await desk.shell("cd '\(record)' && \(finding["shown_by"]?.string ?? "false")")
    #expect(shown.status == 0 && shown.output.contains(fault), "\(shown.said)")
    expectRefusal(
      try await acknowledge(fault, in: record), status: 5,
      naming: hidden.split(separator: "/").dropLast().joined(separator: "/"))
  }

  @Test func whatCannotBeAcknowledgedIsRefusedWithItsReason() async throws {
    let record = try await desk.negotiatedRecord()
    let sound = try await desk.git("rev-parse", "main", in: record)
    let bare = try await commit("Tidy up", "echo x >> themes.yml", in: record)
    let forged = try await commit(
      "Set\n\nParty: RCM-TS\nOriginal-SHA256: \(String(repeating: "0", count: 64)) original.en.md\nAction: declare",
      "echo more | tee -a declaration/text.en.md >> declaration/original.en.md", in: record)
    let tip = forged
    expectRefusal(try await acknowledge("nosuch", in: record), status: 3, naming: "nosuch")
    expectRefusal(try await acknowledge(sound, in: record), status: 3, naming: "no fault")
    let proof = try await acknowledge(forged, in: record)
    expectRefusal(proof, status: 5, naming: "broken proof")
    #expect(proof.said.contains("declaration/original.en.md"))
    expectRefusal(try await acknowledge(bare, party: "CL", in: record), status: 5, naming: "CL")
    for words in [
      ["--acknowledge", bare], ["-m", "x"], ["--party", "RCM-TS"], ["draft-1", "--acknowledge", bare, "-m", "x"],
    ] {
      #expect(try await desk.gcmrepo(more: ["audit"] + words, at: record).status == 2, "\(words)")
    }
    #expect(try await desk.git("rev-parse", "main", in: record) == tip)
    #expect(try await acknowledge(bare, in: record).status == 0)
    expectRefusal(try await acknowledge(bare, in: record), status: 3, naming: "already")
    // A commit that is not in the history has no place in it.
    try await desk.git("switch", "-qc", "aside", sound, in: record)
    let aside = try await commit("Aside", "true", in: record)
    try await desk.git("switch", "-q", "main", in: record)
    expectRefusal(try await acknowledge(aside, in: record), status: 3, naming: String(aside.prefix(10)))
  }

  @Test func aBrokenProofCountsWhateverTheRecordHolds() async throws {
    let record = try await desk.negotiatedRecord()
    let forged = try await commit(
      "Set\n\nParty: RCM-TS\nOriginal-SHA256: \(String(repeating: "0", count: 64)) original.en.md\nAction: declare",
      "echo more | tee -a declaration/text.en.md >> declaration/original.en.md", in: record)
    let report = try await desk.gcmrepo("audit", "--format", "json", at: record).json()
    let finding = report["commits"]?[0]?["finding_details"]?.array?.first { $0["code"]?.string == "original-hash" }
    let time = "2017-06-01T10:00:00Z"
    try desk.write(
      "negotiated/acknowledged/\(forged).yml",
      """
      acknowledgements:
      - acknowledged_at: '\(time)'
        party: RCM-TS
        person: Ana Rojas
        why: It is well known
        findings:
        - code: original-hash
          path: declaration/original.en.md
          trailer: Original-SHA256
          expected: '\(finding?["expected"]?.string ?? "")'
          found: '\(finding?["found"]?.string ?? "")'

      """)
    let made = try await desk.shell(
      """
      cd '\(record)' && git add -A && GIT_AUTHOR_DATE=\(time) git commit -qm 'Acknowledge it

      Party: RCM-TS
      Action: admit'
      """)
    try #require(made.status == 0, "\(made.said)")
    let found = try await codes(record)
    #expect(found.status == 1 && found.acknowledged == 0)
    #expect(found.codes.contains("original-hash") && found.codes.contains("proof-acknowledged"))
    // Nor can what acknowledges it be acknowledged away.
    let own = try await desk.git("rev-parse", "main", in: record)
    #expect(try await acknowledge(own, in: record).status == 5)
  }

  /// A file in the record is not enough: its commit must be one that may.
  @Test(arguments: ["Party: CL\nAction: admit", "Party: RCM-TS\nAction: record", "Tidy"])
  func whoMayNotAcknowledgesNothing(trailers: String) async throws {
    let record = try await desk.negotiatedRecord()
    let fault = try await merge(in: record)
    try #require(try await acknowledge(fault, in: record).status == 0)
    let file = try await desk.git("show", "main:acknowledged/\(fault).yml", in: record)
    let time = try #require(file.firstMatch(of: /acknowledged_at: '?([0-9TZ:-]+)/)?.1)
    try await desk.git("reset", "-q", "--hard", fault, in: record)
    try desk.write(
      "negotiated/acknowledged/\(fault).yml",
      file.replacing("RCM-TS", with: trailers.contains("CL") ? "CL" : "RCM-TS") + "\n")
    let made = try await desk.shell(
      "cd '\(record)' && git add -A && GIT_AUTHOR_DATE=\(time) git commit -qm 'Acknowledge it\n\n\(trailers)'")
    try #require(made.status == 0, "\(made.said)")
    let found = try await codes(record)
    #expect(found.codes.contains("merge") && found.acknowledged == 0 && found.codes.count > 1)
  }

  @Test func anAcknowledgementIsNeitherChangedNorTakenBack() async throws {
    let record = try await desk.negotiatedRecord()
    let fault = try await merge(in: record)
    try #require(try await acknowledge(fault, in: record).status == 0)
    let file = "acknowledged/\(fault).yml"
    _ = try await commit(
      "Say it otherwise\n\nParty: RCM-TS\nAction: admit", "sed -i 's/by mistake/on purpose/' \(file)", in: record)
    #expect(try await codes(record).codes == ["acknowledgement-differs"])
    _ = try await commit("Hide it\n\nParty: RCM-TS\nAction: admit", "git rm -q \(file)", in: record)
    let found = try await codes(record)
    #expect(found.codes.contains("merge") && found.acknowledged == 0)
    #expect(found.codes.filter { $0 == "acknowledgement-differs" }.count == 2)
  }

  @Test func aHostTakesItFromThoseWhoMayAlone() async throws {
    let record = try await desk.negotiatedRecord()
    let fault = try await merge(in: record)
    let shared = try await SharedHost(desk)
    try await desk.done(
      "host", "init", "old.git", "--from", record, "--admin", shared.admin("RCM-TS"), "--admin",
      shared.admin("SACM-TS"), setting: shared.person("RCM-TS"))
    func clone(_ party: String) async throws -> String {
      let name = "old-" + party
      let made = try await desk.shell(
        """
        git clone -q old.git \(name) && cd \(name) && git config gpg.format ssh && git config gcmrepo.push false &&
        git config user.signingkey '\(shared.key(party))' && git config commit.gpgsign true
        """, setting: shared.person(party))
      try #require(made.status == 0, "\(made.said)")
      return name
    }
    func acknowledge(in clone: String, as party: String) async throws -> Outcome {
      try await desk.gcmrepo(
        "audit", "--acknowledge", fault, "-m", "From before the rules", "-C", clone, setting: shared.person(party))
    }
    let secretariat = try await clone("RCM-TS")
    #expect(try await desk.gcmrepo("audit", at: secretariat).status == 1)
    try await shared.admit("CL", in: secretariat)
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    // A State may not, with our command or without.
    let chile = try await clone("CL")
    #expect(try await acknowledge(in: chile, as: "CL").status != 0)
    let made = try await acknowledge(in: secretariat, as: "RCM-TS")
    try #require(made.status == 0, "\(made.said)")
    let file = try desk.read("\(secretariat)/acknowledged/\(fault).yml")
    let time = try #require(file.firstMatch(of: /acknowledged_at: '?([0-9TZ:-]+)/)?.1)
    try desk.write(
      "\(chile)/acknowledged/\(fault).yml",
      file.replacing("RCM-TS", with: "CL").replacing("Rosa Paz", with: "Ana Rojas"))
    let forged = try await shared.shell(
      """
      git add -A && GIT_AUTHOR_DATE=\(time) git commit -qm 'Acknowledge

      Party: CL
      Action: admit'
      """, in: chile, as: "CL")
    try #require(forged.status == 0, "\(forged.said)")
    let refused = try await shared.push(from: chile, as: "CL")
    #expect(refused.status != 0 && refused.said.contains("«admit»"), "\(refused.said)")
    let check = try await desk.gcmrepo("check", "origin/main..main", at: chile)
    #expect(check.status == 1 && check.output.contains("Breaches of rules"))
    let pushed = try await shared.push(from: secretariat, as: "RCM-TS")
    #expect(pushed.status == 0, "\(pushed.said)")
    let audit = try await desk.gcmrepo("audit", "--format", "json", at: "old.git")
    #expect(try audit.status == 0 && audit.json()["acknowledged_count"]?.int == 1, "\(audit.output)")
  }

  /// Whoever sets rules, keys or parties without the right to, could acknowledge that by what they set.
  @Test func whatGivesPowerIsNotAcknowledged() async throws {
    let shared = try await SharedHost(desk)
    let secretariat = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: secretariat)
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    let set = try await shared.shell(
      """
      sed -i 's/^  version: 1$/  version: 2/; s/^  admit: .*/  admit: [everyone]/' gcmrepo.yml &&
      git commit -qam 'Set the rules

      Party: CL
      Action: admit'
      """, in: chile, as: "CL")
    try #require(set.status == 0, "\(set.said)")
    let found = try await codes(chile)
    #expect(found.status == 1 && found.codes.contains("rules-not-agreed"), "\(found)")
    let refused = try await desk.gcmrepo(
      "audit", "--acknowledge", "HEAD", "-m", "Nothing to see", "-C", chile, setting: shared.person("CL"))
    #expect(refused.status == 3 || refused.status == 5, "\(refused.said)")
    #expect(try await codes(chile).status == 1)
  }

  @Test func aCopyTakesWhatIsAcknowledgedOnTheHost() async throws {
    let shared = try await SharedHost(desk)
    let secretariat = try await shared.clone("RCM-TS")
    try await desk.done(
      "clone", desk.path(shared.host), "other", "--key", shared.key("SACM-TS"), setting: shared.person("SACM-TS"))
    // The host's keeper lets one through.
    let made = try await shared.shell(
      """
      echo x > junk.txt && git add junk.txt && git commit -qm 'Oops

      Party: RCM-TS
      Action: admit' && git -C ../host.git config core.hooksPath /dev/null && git push -q origin main &&
      git -C ../host.git config --unset core.hooksPath
      """, in: secretariat, as: "RCM-TS")
    try #require(made.status == 0, "\(made.said)")
    let held = try await desk.gcmrepo("sync", "-C", "other", setting: shared.person("SACM-TS"))
    #expect(held.status != 0 && held.said.contains("junk.txt"), "\(held.said)")
    let known = try await desk.gcmrepo(
      "audit", "--acknowledge", "HEAD", "-m", "Known", "-C", secretariat, setting: shared.person("RCM-TS"))
    try #require(known.status == 0, "\(known.said)")
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    try await desk.done("sync", "-C", "other", setting: shared.person("SACM-TS"))
    #expect(try await codes("other") == (0, [], 1))
  }

  @Test func aMergesSignatureIsReported() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    let made = try await shared.shell(
      """
      git switch -qc side && git commit -q --allow-empty -m 'A

      Party: RCM-TS
      Action: admit' && git switch -q main && git commit -q --allow-empty -m 'B

      Party: RCM-TS
      Action: admit' && git merge -q -S -m Merge side && git verify-commit HEAD
      """, in: clone, as: "RCM-TS")
    try #require(made.status == 0, "\(made.said)")
    func newest() async throws -> JSONValue? {
      try await desk.gcmrepo("audit", "--format", "json", at: clone).json()["commits"]?[0]
    }
    #expect(try await newest()?["signature"]?["status"]?.string == "good")
    let forged = try await shared.shell(
      """
      git cat-file commit HEAD | sed 's/^Merge$/Marge/' > ../m && git hash-object -t commit -w ../m > ../id &&
      git update-ref refs/heads/main $(cat ../id)
      """, in: clone, as: "RCM-TS")
    try #require(forged.status == 0, "\(forged.said)")
    let bad = try await newest()
    #expect(bad?["signature"]?["status"]?.string == "bad")
    let found = bad?["finding_details"]?.array?.compactMap { $0["code"]?.string } ?? []
    #expect(found.contains("bad-signature") && found.contains("merge"), "\(found)")
  }
}
