import Foundation
import RecordRendering
import Testing

@Suite struct SubmitGivesAReceiptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func anAnswerGoesToTheQuestionnaireThatTheRecordAsks() async throws {
    let record = try await desk.record()
    let file = try desk.write("a.md", "# Respuestas\n\nSí.\n")
    let words = [file, "--country", "PE", "--kind", "questionnaire", "--lang", "es"]
    let receipt = try await desk.done("submit", more: words + ["--format", "json"], at: record).json()
    #expect(receipt["contribution"]?.string == "PE/questionnaires/gcm-inputs")
    let other = try await desk.done("submit", more: words + ["--id", "other"], at: record)
    #expect(other.said.contains("no questionnaire with that name") && other.said.contains("gcm-inputs"))
  }

  @Test func aReceiptAsCSVHasTheKeysOfTheJSONInEveryLanguage() async throws {
    let record = try await desk.record()
    let file = try desk.write("a.md", "# Aportes\n\nUno.\n")
    let csv = try await desk.done(
      "submit", file, "--country", "CL", "--kind", "input", "--lang", "es", "--format", "csv", "--locale", "es",
      at: record)
    #expect(
      csv.lines.first
        == "contribution,revision,commit,branch,unchanged,party,kind,submitted_at,path,sha256,bytes")
    #expect(csv.lines.dropFirst().first?.hasPrefix("CL/inputs/aportes,1,") == true)
  }

  @Test func aDryRunGivesNoReceipt() async throws {
    let record = try await desk.record()
    let file = try desk.write("a.md", "# Aportes\n\nUno.\n")
    let words = [file, "--country", "CL", "--kind", "input", "--lang", "es", "--dry-run"]
    let answer = try await desk.done("submit", more: words + ["--format", "json"], at: record)
    let fields = try answer.json()
    #expect(fields["dry_run"]?.bool == true && fields["commit"]?.string == nil)
    try desk.write("kept.json", answer.output)
    expectRefusal(
      try await desk.gcmrepo("verify", desk.path("kept.json"), at: record), status: 3, naming: "dry run")
    #expect(try await desk.done("submit", more: words, at: record).output.hasPrefix("No receipt"))
  }

  @Test func theSpacesOfABestPracticeAreForOneAlone() async throws {
    let record = try await desk.record()
    let file = try desk.write("a.md", "# Aportes\n\nUno.\n")
    let words = [file, "--country", "CL", "--lang", "es", "--why-best-practice"]
    expectRefusal(
      try await desk.gcmrepo("submit", more: words + ["x", "--kind", "input"], at: record), status: 3,
      naming: "--kind best-practice")
    expectRefusal(
      try await desk.gcmrepo("submit", more: words + ["\u{1B}[31m", "--kind", "best-practice"], at: record), status: 3,
      naming: "U+001B")
  }

  @Test func theReceiptHoldsAllThatItsContractNames() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let receipt = try await desk.submit(file, at: record).json()
    expectContract(
      receipt, schema: "gcmrepo.receipt/1",
      keys: [
        "contribution", "revision", "commit", "branch", "unchanged", "party", "kind", "submitted_at", "files",
        "warnings", "warning_details",
      ])
    #expect(receipt["contribution"]?.string == "CL/inputs/nota")
    #expect(receipt["revision"]?.int == 1)
    #expect(receipt["branch"]?.string == "main")
    #expect(receipt["unchanged"]?.bool == false)
    #expect(receipt["party"]?.string == "CL")
    #expect(receipt["kind"]?.string == "input")
    #expect(receipt["commit"]?.string == (try await desk.git("rev-parse", "main", in: record)))
    expectTime(receipt["submitted_at"])
    let original = receipt["files"]?[0]
    let sum = try await desk.shell("sha256sum '\(file)'").output.prefix(64)
    #expect(original?["path"]?.string == "countries/CL/inputs/nota/original.es.md")
    #expect(original?["sha256"]?.string == String(sum))
    #expect(original?["bytes"]?.int == 24)
  }

  @Test func theCommitSaysWhoWhatAndOnWhoseBehalf() async throws {
    let record = try await desk.record()
    try await desk.submit(
      desk.note(), more: ["-m", "After the meeting in Santiago", "--author", "Luz Paz <luz@example.org>"],
      at: record)
    let said = try await desk.git("log", "-1", "--format=%an/%cn%n%B", in: record)
    let sum = try await desk.shell("sha256sum nota.md").output.prefix(64)
    for line in [
      "Luz Paz/Ana Rojas", "Submit CL/inputs/nota, revision 1", "After the meeting in Santiago", "Party: CL",
      "Kind: input", "Contribution: CL/inputs/nota", "Revision: 1", "Original-SHA256: \(sum) original.es.md",
      "Action: submit",
    ] {
      #expect(said.split(separator: "\n").contains(Substring(line)), "no line \(line) in \(said)")
    }
  }

  @Test func theFilesAreInTheFolderAndGitSeesNoDifference() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    #expect(
      try desk.names(in: record + "/countries/CL/inputs/nota") == [
        "contribution.yml", "original.es.md", "text.es.md",
      ])
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  @Test func aPersonReadsATableAndIsToldWhatIsNext() async throws {
    let record = try await desk.record()
    let run = try await desk.done(
      "submit", desk.note(), "--country", "CL", "--kind", "input", "--lang", "es", at: record)
    for word in ["Receipt", "CL/inputs/nota", "Revision", "SHA-256", "UTC"] {
      #expect(run.output.contains(word))
    }
    #expect(run.said.contains("gcmrepo show CL/inputs/nota -C \(record)"))
  }

  @Test func theSameBytesAgainMakeNoCommit() async throws {
    let record = try await desk.record()
    let first = try await desk.submit(desk.note(), at: record).json()
    try await desk.submit(desk.note("otra.md", "# Otra\n\nMás.\n"), "PY", at: record)
    let count = try await desk.git("rev-list", "--count", "main", in: record)
    let second = try await desk.submit(desk.note(), at: record).json()
    #expect(second["unchanged"]?.bool == true)
    #expect(second["commit"] == first["commit"])
    #expect(second["revision"]?.int == 1)
    #expect(second["files"] == first["files"])
    #expect(second["submitted_at"] == first["submitted_at"])
    #expect(try await desk.git("rev-list", "--count", "main", in: record) == count)
  }

  @Test func otherBytesMakeTheNextRevision() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    let receipt = try await desk.submit(desk.note("nota.md", "# Nota\n\nOtro texto.\n"), at: record).json()
    #expect(receipt["revision"]?.int == 2)
    #expect(
      try await desk.git("show", "main:countries/CL/inputs/nota/text.es.md", in: record).contains(
        "Otro texto"))
  }

  @Test func severalFilesAreLanguageVersionsOfOneContribution() async throws {
    let record = try await desk.record()
    let files = [
      try desk.note("aportes.es.md"), try desk.write("aportes.en.md", "# Note\n\nA short text.\n"),
      try desk.write("aportes.pt.md", "# Nota\n\nUm texto breve.\n"),
    ]
    let run = try await desk.done(
      "submit", more: files + ["--country", "CL", "--kind", "input", "--format", "json"], at: record)
    let receipt = try run.json()
    let paths = receipt["files"]?.array?.compactMap { $0["path"]?.string?.split(separator: "/").last } ?? []
    #expect(paths == ["original.es.md", "original.en.md", "original.pt.md"])
    #expect(try await desk.git("rev-list", "--count", "main", in: record) == "2")
    let english = try await desk.done("show", "CL/inputs/nota", "--lang", "en", at: record)
    #expect(english.output == "# Note\n\nA short text.\n")
  }

  @Test func languagesAreTakenInTheOrderOfTheFiles() async throws {
    let record = try await desk.record()
    let run = try await desk.done(
      "submit", desk.note("uno.md"), desk.write("dos.md", "# Note\n\nA short text.\n"), "--lang", "es",
      "--lang", "en",
      "--country", "CA", "--kind", "input", "--id", "nota", "--format", "json", at: record)
    #expect(try run.json()["files"]?.array?.count == 2)
    #expect(
      try await desk.git("show", "main:countries/CA/inputs/nota/text.en.md", in: record).hasPrefix("# Note"))
  }

  @Test func aHyphenIsStandardInput() async throws {
    let record = try await desk.record()
    let run = try await desk.done(
      "submit", "-", "--country", "CL", "--kind", "input", "--lang", "es", "--format", "json", at: record,
      input: "# De la entrada\n\nTexto.\n")
    #expect(try run.json()["contribution"]?.string == "CL/inputs/de-la-entrada")
    let html = try await desk.done(
      "submit", "-", "--stdin-name", "carta.html", "--country", "CL", "--kind", "input", "--lang", "es",
      "--id",
      "carta", "--format", "json", at: record, input: "<h1>Carta</h1><p>Estimados colegas</p>")
    #expect(try html.json()["files"]?[0]?["path"]?.string?.hasSuffix("original.es.html") == true)
  }

  @Test func anOptionLikeNameIsAFileAfterTwoHyphens() async throws {
    let record = try await desk.record()
    for name in ["-o.md", "--country.md"] {
      try desk.write(name, "# Nota\n\nUn texto breve.\n")
      try await desk.done(
        "submit", "--country", "CL", "--kind", "input", "--id", "nota", "--lang", "es", "--", name, at: record
      )
    }
    #expect(try await desk.git("rev-list", "--count", "main", in: record) == "2")
  }

  @Test func aDryRunChecksEverythingAndWritesNothing() async throws {
    let record = try await desk.record()
    try await desk.expectNothingWritten(in: record) {
      let run = try await desk.submit(desk.note(), more: ["--dry-run"], at: record)
      #expect(try run.json()["revision"]?.int == 1)
      #expect(run.said.contains("Nothing was written"))
      let refused = try await desk.gcmrepo(
        "submit", desk.note(), "--country", "CX", "--kind", "input", "--dry-run", at: record)
      #expect(refused.status == 3)
    }
  }

  @Test func aBestPracticeWithoutItsSpacesIsTakenWithAWarningForEach() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let receipt = try await desk.submit(file, "CL", "best-practice", at: record).json()
    #expect(receipt["warnings"]?.array?.count == 2)
    #expect(receipt["warnings"]?[0]?.string?.contains("--why-best-practice") == true)
    let details = receipt["warning_details"]?.array ?? []
    #expect(details.map { $0["code"]?.string } == ["missing-field", "missing-field"])
    #expect(details.map { $0["field"]?.string } == ["why_best_practice", "contribution_to_gcm"])
    #expect(details.map { $0["sentence"] } == receipt["warnings"]?.array)
    let status = try await desk.done("status", at: record)
    #expect(status.said.contains("CL/best-practices/nota"))
    let filled = try await desk.submit(
      file, "CL", "best-practice",
      more: ["--why-best-practice", "Porque sí.", "--contribution-to-gcm", "Mucho."],
      at: record
    ).json()
    #expect(filled["warnings"]?.array?.isEmpty == true)
    #expect(filled["revision"]?.int == 2)
  }

  @Test func theRecordIsWrittenAlsoWhereItIsBareOrShownInALinkedWorkTree() async throws {
    try await desk.done("init", "bare.git", "--bare")
    try await desk.submit(desk.note(), at: desk.path("bare.git"))
    #expect(try await desk.done("show", "CL/inputs/nota", at: desk.path("bare.git")).output.contains("breve"))

    let record = try await desk.record()
    try await desk.git("switch", "-q", "--detach", in: record)
    try await desk.git("worktree", "add", "-q", desk.path("linked"), "main", in: record)
    try await desk.submit(desk.note(), at: desk.path("linked"))
    #expect(desk.exists("linked/countries/CL/inputs/nota/text.es.md"))
    #expect(!desk.exists("record/countries/CL/inputs/nota/text.es.md"))
    #expect(try await desk.git("status", "--porcelain", in: "linked").isEmpty)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }
}
