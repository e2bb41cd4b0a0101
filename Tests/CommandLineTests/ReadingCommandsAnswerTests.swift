import Foundation
import RecordRendering
import Testing

@Suite struct ReadingCommandsAnswerTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  // MARK: status

  @Test func statusNamesEveryStateItsKindsAndItsGaps() async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("status", "--format", "json", at: record).json()
    expectContract(
      answer, schema: "gcmrepo.status/1", keys: ["parties", "commit", "answered", "parties_total"])
    #expect(answer["parties_total"]?.int == 23)
    #expect(answer["answered"]?.int == 3)
    let rows = answer["parties"]?.array ?? []
    #expect(rows.count == 23)
    let chile = rows.first { $0["party"]?.string == "CL" }
    expectKeys(
      [
        "name", "conferences", "inputs", "questionnaires", "best_practices", "languages", "last_submission",
        "missing",
      ],
      of: chile)
    #expect(chile?["inputs"]?.int == 1)
    #expect(chile?["missing"]?.array?.compactMap(\.string) == ["questionnaire", "best-practice"])
    expectTime(chile?["last_submission"])
  }

  @Test func statusIsATableForAPersonAndCSVForAScript() async throws {
    let record = try await desk.negotiatedRecord()
    let table = try await desk.done("status", at: record)
    #expect(table.lines.first?.hasPrefix("Code  Party") == true)
    #expect(table.lines.contains { $0.hasPrefix("MX    Mexico") })
    #expect(table.said.contains("3 of 23"))
    let csv = try await desk.done("status", "--format", "csv", at: record)
    #expect(
      csv.lines.first
        == "party,name,conferences,inputs,questionnaires,best_practices,languages,last_submission,missing,"
        + "unevenly_revised,unconfirmed,contested")
    #expect(csv.lines.count == 24)
    #expect(csv.said.isEmpty)
  }

  @Test func statusAtADraftIsThatOfTheDraft() async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("status", "--at", "draft-1", "--format", "json", at: record).json()
    #expect(answer["answered"]?.int == 2)
    expectRefusal(
      try await desk.gcmrepo("status", "--at", "draft-9", at: record), status: 3, naming: "draft-9",
      "Did you mean")
  }

  @Test func theLogIsOfOneContributionInOneRange() async throws {
    let record = try await desk.negotiatedRecord()
    func commits(_ words: String...) async throws -> Int? {
      try await desk.done("log", "--format", "json", more: words, at: record).json()["revisions"]?.array?.count
    }
    let all = try await commits("CL/inputs/aportes")
    #expect(all == 2)
    #expect(try await commits("CL/inputs/aportes/") == all)
    #expect(try await commits("CL/inputs/aportes", "draft-1") == 1)
    #expect(try await commits("draft-1", "CL/inputs/aportes") == 1)
    expectRefusal(
      try await desk.gcmrepo("log", "draft-1", "draft-2", at: record), status: 2, naming: "draft-2", "FROM..TO")
    expectRefusal(
      try await desk.gcmrepo("log", "CL/inputs/aportes", "MX/inputs/nota", at: record), status: 2,
      naming: "MX/inputs/nota")
  }

  // MARK: show

  @Test func theDeclarationIsShownToo() async throws {
    let record = try await desk.negotiatedRecord()
    let text = try await desk.done("show", "declaration", "--lang", "en", at: record).output
    #expect(text.hasPrefix("# Joint declaration\n"))
    #expect(try await desk.done("show", "declaration", "--lang", "en", "--original", at: record).output == text)
    expectRefusal(
      try await desk.gcmrepo("show", "declaration", "--lang", "es", "--original", at: record), status: 3,
      naming: "has no original")
    let answer = try await desk.done("show", "declaration", "--format", "json", at: record).json()
    expectContract(answer, schema: "gcmrepo.declaration_text/1", keys: ["id", "languages", "language", "text"])
  }

  // MARK: list

  @Test func listGivesOneContributionALine() async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("list", "--format", "json", at: record).json()
    expectContract(answer, schema: "gcmrepo.list/1", keys: ["contributions", "commit"])
    let ids = answer["contributions"]?.array?.compactMap { $0["id"]?.string }
    #expect(ids == ["CA/best-practices/permits", "CL/inputs/aportes", "MX/questionnaires/rcm"])
    expectKeys(
      ["id", "title", "kind", "party", "languages", "themes", "status", "revision", "submitted_at"],
      of: answer["contributions"]?[0])
    let csv = try await desk.done("list", "--format", "csv", at: record)
    #expect(
      csv.lines.first == "id,title,kind,party,languages,themes,status,revision,submitted_at,older_languages,sent_in_by,"
        + "confirmation,objectives")
    #expect(csv.lines.count == 4)
    let table = try await desk.done("list", at: record)
    #expect(table.lines.count == 5)
    #expect(table.output.contains("Aportes de Chile"))
  }

  @Test(arguments: [
    (["--country", "CL"], ["CL/inputs/aportes"]), (["--kind", "questionnaire"], ["MX/questionnaires/rcm"]),
    (["--theme", "governance"], ["CL/inputs/aportes"]), (["--country", "CL", "--kind", "questionnaire"], []),
    (["--at", "draft-1", "--country", "CA"], []),
  ])
  func listIsNarrowedByItsFilters(_ filter: [String], _ expected: [String]) async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("list", "--format", "json", more: filter, at: record).json()
    #expect(answer["contributions"]?.array?.compactMap { $0["id"]?.string } == expected)
  }

  @Test func filtersThatNameNothingAreRefused() async throws {
    let record = try await desk.negotiatedRecord()
    for command in [["list"], ["log"], ["diff", "draft-1"]] {
      let country = try await desk.gcmrepo(
        command[0], more: command.dropFirst() + ["--country", "MXX"], at: record)
      expectRefusal(country, status: 3, naming: "MXX", "MX")
      let kind = try await desk.gcmrepo(
        command[0], more: command.dropFirst() + ["--kind", "imput"], at: record)
      expectRefusal(kind, status: 3, naming: "imput", "input")
    }
    expectRefusal(
      try await desk.gcmrepo("list", "--theme", "driver", at: record), status: 3, naming: "drivers")
    expectRefusal(try await desk.gcmrepo("list", "--at", "HEAD~99", at: record), status: 3, naming: "HEAD~99")
  }

  // MARK: show

  @Test func showGivesTheTextAndTheOriginalByteForByte() async throws {
    let record = try await desk.negotiatedRecord()
    let text = try await desk.done("show", "CL/inputs/aportes", at: record)
    #expect(text.output == SampleRecord.secondText)
    let draft = try await desk.done("show", "CL/inputs/aportes", "--at", "draft-1", at: record)
    #expect(draft.output == SampleRecord.firstText)
    let original = try await desk.done(
      "show", "CL/inputs/aportes", "--at", "draft-2", "--original", at: record)
    #expect(original.bytes == Array(SampleRecord.secondText.utf8))
  }

  @Test func showAsJSONHoldsWhatIsKnownOfTheContribution() async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("show", "CA/best-practices/permits", "--format", "json", at: record)
      .json()
    let keys = [
      "id", "kind", "party", "title", "themes", "languages", "status", "revision", "submitted_at",
      "submitted_by",
      "originals", "why_best_practice", "contribution_to_gcm", "language", "text",
    ]
    expectContract(answer, schema: "gcmrepo.contribution/1", keys: keys)
    #expect(answer["why_best_practice"]?["en"]?.string == "It works.")
    #expect(answer["text"]?.string == "# Work permits\n\nPermits are issued in ten days.\n")
  }

  @Test func showOfNothingNamesTheNearest() async throws {
    let record = try await desk.negotiatedRecord()
    expectRefusal(
      try await desk.gcmrepo("show", "CL/inputs/aporte", at: record), status: 3, naming: "CL/inputs/aporte",
      "Did you mean CL/inputs/aportes?", "gcmrepo list")
    expectRefusal(try await desk.gcmrepo("show", "../../etc/passwd", at: record), status: 3, naming: "passwd")
    expectRefusal(
      try await desk.gcmrepo("show", "CL/inputs/aportes", "--lang", "fr", at: record), status: 3,
      naming: "fr", "es")
  }

  // MARK: log

  @Test func logIsNewestFirst() async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("log", "--format", "json", at: record).json()
    expectContract(answer, schema: "gcmrepo.log/1", keys: ["revisions"])
    let actions = answer["revisions"]?.array?.compactMap { $0["action"]?.string }
    #expect(actions == ["declare", "submit", "submit", "submit", "submit", "admit"])
    expectKeys(
      ["time", "party", "action", "contribution", "revision", "person", "subject", "commit"],
      of: answer["revisions"]?[0])
    let csv = try await desk.done("log", "--format", "csv", at: record)
    #expect(csv.lines.first == "time,party,action,contribution,revision,person,subject,commit,message,sent_in_by")
  }

  @Test(arguments: [
    (["CL/inputs/aportes"], 2), (["draft-1..draft-2"], 3), (["draft-1"], 3),
    (["CL/inputs/aportes", "draft-1..main"], 1),
    (["--country", "CL"], 2), (["--kind", "questionnaire"], 1), (["--country", "MX", "draft-1..main"], 0),
  ])
  func logIsNarrowedByContributionRangeAndFilters(_ words: [String], _ count: Int) async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("log", "--format", "json", more: words, at: record).json()
    #expect(answer["revisions"]?.array?.count == count)
  }

  @Test func logOfAWithdrawnContributionStillTellsItsHistory() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.done("withdraw", "CL/inputs/aportes", "-m", "Merged", at: record)
    let answer = try await desk.done("log", "CL/inputs/aportes", "--format", "json", at: record).json()
    #expect(answer["revisions"]?.array?.first?["action"]?.string == "withdraw")
    #expect(answer["revisions"]?.array?.count == 3)
  }

  @Test(arguments: [
    "draft-9", "CL/inputs/nada", "draft-1..draft-9", "--upload-pack=touch x", "main:gcmrepo.yml",
  ])
  func logOfNothingIsRefused(_ what: String) async throws {
    let record = try await desk.negotiatedRecord()
    expectRefusal(try await desk.gcmrepo("log", more: ["--", what], at: record), status: 3)
    #expect(!desk.exists("x"))
  }

  // MARK: doctor

  @Test func doctorSaysWhatIsThere() async throws {
    let answer = try await desk.done("doctor", "--format", "json").json()
    expectContract(answer, schema: "gcmrepo.doctor/1", keys: ["parts", "mend"])
    let parts = answer["parts"]?.array?.compactMap { $0["part"]?.string } ?? []
    for part in ["libgit2", "git", "pandoc", "pdftotext"] { #expect(parts.contains(part)) }
    let csv = try await desk.done("doctor", "--format", "csv")
    #expect(csv.lines.first == "part,version,installed,purpose")
  }

  @Test func doctorGivesTheOneCommandThatInstallsWhatIsMissing() async throws {
    let run = try await desk.gcmrepo("doctor", setting: ["PATH": desk.folder])
    #expect(run.status == 1)
    #expect(run.said.contains("sudo apt-get install"))
    #expect(run.said.contains("pandoc") && run.said.contains("git"))
  }

  @Test func aMissingConverterIsNamedWithTheCommandThatInstallsIt() async throws {
    let record = try await desk.record()
    try desk.write("carta.rtf", "{\\rtf1 Estimados colegas}")
    let run = try await desk.gcmrepo(
      "submit", "carta.rtf", "--country", "CL", "--kind", "input", "--lang", "es", at: record,
      setting: ["PATH": desk.folder])
    expectRefusal(run, status: 6, naming: "pandoc", "sudo apt-get install pandoc")
  }
}
