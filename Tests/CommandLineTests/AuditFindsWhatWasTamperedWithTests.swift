import Foundation
import RecordRendering
import Testing

@Suite struct AuditFindsWhatWasTamperedWithTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A commit by git itself, which no rule of ours checks.
  private func commit(_ message: String, _ change: String, in record: String) async throws {
    let run = try await desk.shell("cd '\(record)' && \(change) && git add -A && git commit -qm '\(message)'")
    try #require(run.status == 0, "\(run.said)")
  }

  private func codes(_ record: String, _ words: String...) async throws -> (status: Int, codes: [String]) {
    let run = try await desk.gcmrepo("audit", "--format", "json", more: words, at: record)
    let answer = try run.json()
    let ofCommits = (answer["commits"]?.array ?? []).flatMap { $0["findings"]?.array ?? [] }.compactMap(
      \.string)
    let others = (answer["findings"]?.array ?? []).compactMap { $0["code"]?.string }
    #expect(answer["finding_count"]?.int == ofCommits.count + others.count)
    return (run.status, ofCommits.compactMap { $0.split(separator: ":").first.map(String.init) } + others)
  }

  @Test func anHonestHistoryHasNothingAmissAndItsWholeAccount() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("audit", "--format", "json", at: record)
    let answer = try run.json()
    expectContract(answer, schema: "gcmrepo.audit/1", keys: ["commits", "finding_count", "findings"])
    #expect(answer["commits"]?.array?.count == 6)
    #expect(answer["finding_count"]?.int == 0)
    let entry = answer["commits"]?[2]
    expectKeys(
      [
        "time", "party", "person", "email", "action", "contribution", "revision", "originals", "commit",
        "findings",
      ],
      of: entry)
    expectTime(entry?["time"])
    #expect(entry?["contribution"]?.string == "CL/inputs/aportes")
    #expect(entry?["originals"]?[0]?.string?.wholeMatch(of: /[0-9a-f]{64} original\.es\.md/) != nil)
  }

  @Test func itIsATableForAPersonAndCSVForAScript() async throws {
    let record = try await desk.negotiatedRecord()
    let table = try await desk.done("audit", at: record)
    #expect(table.lines.first?.hasPrefix("Date") == true)
    #expect(table.said.contains("no findings"))
    let csv = try await desk.done("audit", "--format", "csv", at: record)
    #expect(
      csv.lines.first
        == "time,party,person,email,action,contribution,revision,originals,commit,findings,"
        + "notices,message,sent_in_by")
  }

  @Test func aRangeOrADraftNarrowsIt() async throws {
    let record = try await desk.negotiatedRecord()
    let range = try await desk.done("audit", "draft-1..draft-2", "--format", "json", at: record).json()
    #expect(range["commits"]?.array?.count == 3)
    let draft = try await desk.done("audit", "draft-1", "--format", "json", at: record).json()
    #expect(draft["commits"]?.array?.count == 3)
    expectRefusal(try await desk.gcmrepo("audit", "draft-9", at: record), status: 3, naming: "draft-9")
  }

  @Test func aCommitWithoutItsTrailersIsFound() async throws {
    let record = try await desk.record()
    try await commit("Tidy up", "echo more >> glossary.md", in: record)
    let found = try await codes(record)
    #expect(found.status == 1)
    #expect(found.codes == ["missing-trailer", "missing-trailer"])
  }

  @Test func aCommitInAnotherCountrysFolderIsFound() async throws {
    let record = try await desk.negotiatedRecord()
    try await commit(
      """
      Submit PE/inputs/x, revision 1

      Party: PE
      Kind: input
      Contribution: PE/inputs/x
      Revision: 1
      Action: submit
      """, "echo more >> countries/CL/inputs/aportes/text.es.md", in: record)
    let found = try await codes(record)
    #expect(found.status == 1)
    #expect(found.codes.contains("foreign-folder"))
  }

  @Test func anOriginalThatIsNotTheOneNamedIsFound() async throws {
    let record = try await desk.negotiatedRecord()
    let sum = String(repeating: "0", count: 64)
    try await commit(
      """
      Submit CL/inputs/aportes, revision 3

      Party: CL
      Kind: input
      Contribution: CL/inputs/aportes
      Revision: 3
      Original-SHA256: \(sum) original.es.md
      Action: submit
      """,
      "cd countries/CL/inputs/aportes && echo more | tee -a original.es.md >> text.es.md && "
        + "sed -i 's/^revision: 2/revision: 3/' contribution.yml",
      in: record)
    // The hand that raised the revision left the time of the one before.
    #expect(try await codes(record).codes == ["original-hash", "field-differs"])
    let verify = try await desk.gcmrepo("verify", "--format", "json", at: record)
    #expect(verify.status == 1)
    let codes = try verify.json()["findings"]?.array?.compactMap { $0["code"]?.string } ?? []
    #expect(Set(codes) == ["field-differs", "original-hash", "stored-original"])
  }

  @Test func draftsThatAreLightMovedOrOutsideHistoryAreFound() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.git("tag", "light", in: record)
    #expect(try await codes(record).codes == ["lightweight-draft"])
    try await desk.git("tag", "-d", "light", in: record)

    try await desk.git("tag", "-f", "-a", "-m", "Moved", "draft-1", "main", in: record)
    let moved = try await codes(record).codes
    #expect(moved.contains("draft-moved") && moved.contains("draft-trailer-missing"))

    try await desk.git("reset", "-q", "--hard", "draft-2~2", in: record)
    let rewritten = try await codes(record).codes
    #expect(rewritten.contains("draft-not-in-history"))
    #expect(rewritten.contains("history-rewritten"))
  }

  @Test func aMergeIsFound() async throws {
    let record = try await desk.record()
    try await desk.git("switch", "-qc", "side", in: record)
    try await commit("Side\n\nParty: RCM-TS\nAction: record", "echo a > a.md", in: record)
    try await desk.git("switch", "-q", "main", in: record)
    try await commit("Main\n\nParty: RCM-TS\nAction: record", "echo b > b.md", in: record)
    try await desk.git("merge", "-q", "-m", "Join\n\nParty: RCM-TS\nAction: record", "side", in: record)
    #expect(try await codes(record).codes.contains("merge"))
  }

  @Test func findingsAreReadableInEachForm() async throws {
    let record = try await desk.record()
    try await commit("Tidy up", "echo more >> glossary.md", in: record)
    let table = try await desk.gcmrepo("audit", at: record)
    #expect(table.status == 1)
    #expect(table.output.contains("Its Party is missing."))
    #expect(table.said.contains("2 findings"))
    let csv = try await desk.gcmrepo("audit", "--format", "csv", "--locale", "es", at: record)
    #expect(csv.status == 1)
    // Each is a complete sentence.
    #expect(csv.output.contains("missing-trailer: No indica su Party. missing-trailer: No indica su Action."))
    #expect(table.output.contains("Its Party is missing. Its Action is missing."))
  }

  @Test func findingsAreObjectsForAScript() async throws {
    let record = try await desk.negotiatedRecord()
    let sum = String(repeating: "0", count: 64)
    try await commit(
      """
      Set the declaration

      Party: PE
      Original-SHA256: \(sum) original.en.md
      Action: declare
      """, "echo more | tee -a declaration/text.en.md >> declaration/original.en.md", in: record)
    let tip = try await desk.git("rev-parse", "main", in: record)
    for (command, place) in [("audit", "finding_details"), ("verify", "findings")] {
      let answer = try await desk.gcmrepo(command, "--format", "json", at: record).json()
      let findings = try #require((command == "audit" ? answer["commits"]?[0] : answer)?[place]?.array)
      let refused = findings.first { $0["code"]?.string == "not-permitted" }
      #expect(refused?["party"]?.string == "PE" && refused?["trailer"]?.string == "Action")
      #expect(refused?["found"]?.string == "declare" && refused?["commit"]?.string == tip)
      let hash = findings.first { $0["code"]?.string == "original-hash" && $0["commit"]?.string == tip }
      #expect(hash?["path"]?.string == "declaration/original.en.md" && hash?["expected"]?.string == sum)
      #expect(hash?["found"]?.string?.count == 64 && hash?["sentence"]?.string?.isEmpty == false)
    }
    let commits = try await desk.gcmrepo("audit", "--format", "json", at: record).json()["commits"]
    // The gravest first.
    let sentences = commits?[0]?["findings"]?.array?.compactMap(\.string) ?? []
    #expect(
      sentences.first?.hasPrefix("original-hash: ") == true && sentences.contains { $0.hasPrefix("not-permitted: ") })
    #expect(commits?[1]?["finding_details"]?.array?.isEmpty == true)
  }
}
