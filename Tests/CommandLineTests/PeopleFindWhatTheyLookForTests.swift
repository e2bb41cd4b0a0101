import Foundation
import RecordRendering
import Testing

@Suite("What offices ask every day is one command away")
struct PeopleFindWhatTheyLookForTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  @Test func theLogOfTheDeclaration() async throws {
    let rows = try await desk.done("log", "declaration", "--format", "json", at: record).json()["revisions"]?.array
    #expect(rows?.map { $0["action"]?.string } == ["declare"])
    #expect(rows?.first?["message"]?.string == "Take in Chile's proposal")
    let table = try await desk.done("log", "declaration", at: record)
    #expect(table.output.contains("Take in Chile's proposal"))
    let both = try await desk.gcmrepo("log", "declaration", "CL/inputs/aportes", at: record)
    #expect(both.status == 2)
  }

  @Test func theReasonStandsInLogAuditAndAttribution() async throws {
    try await desk.done(
      "submit", desk.note("aportes.md", SampleRecord.firstText), "--country", "CL", "--kind", "input", "--id",
      "aportes",
      "--lang", "es", "-m", "Volvemos al primer texto.\n\nPor acuerdo interno.", at: record)
    let reason = "Volvemos al primer texto. Por acuerdo interno."
    for words in [["log", "CL/inputs/aportes"], ["audit"], ["diff", "draft-2", "--attribute"]] {
      let run = try await desk.program(words, at: record).run()
      #expect(run.output.contains(reason), "\(words): \(run.output)")
    }
    let log = try await desk.done("log", "--format", "json", at: record).json()["revisions"]?.array
    #expect(log?.first?["message"]?.string == "Volvemos al primer texto.\n\nPor acuerdo interno.")
    #expect(log?.last?["message"] == .null)
    let csv = try await desk.done("log", "--format", "csv", at: record)
    #expect(csv.output.contains("commit,message") && csv.output.contains("Por acuerdo interno."))
    let redline = try await desk.done("diff", "draft-2", "--attribute", "--as", "json", at: record).json()
    #expect("\(redline)".contains("Por acuerdo interno."))
  }

  @Test func theLastChangeOfAContribution() async throws {
    let change = try await desk.done("diff", "CL/inputs/aportes", "--as", "json", at: record).json()
    #expect(change["from"]?["name"]?.string == "CL/inputs/aportes@1")
    #expect(change["to"]?["name"]?.string == "CL/inputs/aportes@2")
    let text = change["documents"]?.array?.first { $0["path"]?.string?.hasSuffix("text.es.md") == true }
    #expect(text?["stats"]?["words_inserted"] == .int(2))
    let since = try await desk.done("diff", "CL/inputs/aportes", "--since", "1", "--as", "json", at: record).json()
    #expect(since["documents"] == change["documents"])
    // Others' later changes are no part of it.
    try await desk.submit(desk.note(), "PE", at: record)
    #expect(try await desk.done("diff", "CL/inputs/aportes", "--as", "json", at: record).json() == change)
    for (words, status, said) in [
      (["diff", "CA/best-practices/permits"], 3, "one revision only"),
      (["diff", "CL/inputs/none"], 3, "no contribution"),
      (["diff", "CL/inputs/aportes", "--since", "9"], 3, "has no revision 9; it has 1 to 2"),
      (["diff", "draft-1", "--since", "1"], 2, "one contribution alone"),
      (["diff", "declaration"], 3, "one revision only"),
    ] as [([String], Int32, String)] {
      let run = try await desk.program(words, at: record).run()
      #expect(run.status == status && run.said.contains(said), "\(words): \(run.said)")
    }
  }

  @Test func aRevisionIsNamedAsRedlinesNameIt() async throws {
    let change = try await desk.done("diff", "CL/inputs/aportes", "--as", "json", at: record).json()
    for words in [
      ["CL/inputs/aportes@1..CL/inputs/aportes@2"], ["CL/inputs/aportes@1", "CL/inputs/aportes@2"],
      ["CL/inputs/aportes@1"], ["--country", "chile", "--since", "1"],
    ] {
      let redline = try await desk.done("diff", more: words + ["--as", "json"], at: record).json()
      #expect(redline["documents"]?[0]?["path"]?.string == "countries/CL/inputs/aportes/text.es.md", "\(words)")
      #expect(redline["documents"]?[0]?["stats"] == change["documents"]?[0]?["stats"], "\(words)")
    }
    #expect(try await desk.done("show", "CL/inputs/aportes@1", at: record).output == SampleRecord.firstText)
    #expect(
      try await desk.done("show", "CL/inputs/aportes", "--at", "CL/inputs/aportes@1", at: record).output
        == SampleRecord.firstText)
    try await desk.submit(desk.note(), at: record)
    for (words, said) in [
      (["diff", "--country", "CL", "--since", "1"], "CL/inputs/aportes or CL/inputs/nota"),
      (["diff", "--since", "1"], "one contribution alone"), (["diff"], "Name a draft"),
    ] { expectRefusal(try await desk.program(words, at: record).run(), status: 2, naming: said) }
    for words in [["show", "CL/inputs/aportes@9"], ["diff", "CL/inputs/aportes@9"]] {
      expectRefusal(try await desk.program(words, at: record).run(), status: 3, naming: "has no revision 9")
    }
    for word in [
      "CL/inputs/aportes@0", "CL/inputs/aportes@", "CL/inputs/aportes@1@2", "CL/inputs/aportes@99999999999999999999",
    ] {
      #expect(try await desk.gcmrepo("diff", word, at: record).status == 3, "\(word)")
    }
  }

  @Test func anEarlierRevision() async throws {
    let first = try await desk.done("show", "CL/inputs/aportes", "--revision", "1", at: record)
    #expect(first.output == SampleRecord.firstText)
    #expect(
      try await desk.done("show", "CL/inputs/aportes", "--revision", "2", at: record).output == SampleRecord.secondText)
    let unknown = try await desk.gcmrepo("show", "CL/inputs/aportes", "--revision", "3", at: record)
    #expect(unknown.status == 3 && unknown.said.contains("1 to 2"))
    let both = try await desk.gcmrepo("show", "CL/inputs/aportes", "--revision", "1", "--at", "draft-1", at: record)
    #expect(both.status == 2)
  }

  @Test func whatWasWithdrawnByWhomAndWhy() async throws {
    let none = try await desk.done("list", "--withdrawn", at: record)
    #expect(none.output.isEmpty && none.said.contains("No contribution is withdrawn."))
    try await desk.done("withdraw", "CL/inputs/aportes", "-m", "Lo reemplaza\notro texto", at: record)
    let shown = try await desk.gcmrepo("show", "CL/inputs/aportes", at: record)
    #expect(shown.status == 3 && shown.output.isEmpty)
    #expect(shown.said.contains("by Ana Rojas: “Lo reemplaza otro texto”"), "\(shown.said)")
    #expect(shown.said.contains("gcmrepo show CL/inputs/aportes --revision 2"))
    #expect(
      try await desk.done("show", "CL/inputs/aportes", "--revision", "2", at: record).output == SampleRecord.secondText)
    let row = try await desk.done("list", "--withdrawn", "--format", "json", at: record).json()["withdrawn"]?.array?
      .first
    #expect(row?["title"]?.string == "Aportes de Chile" && row?["revision"] == .int(2))
    #expect(row?["person"]?.string == "Ana Rojas" && row?["message"]?.string == "Lo reemplaza\notro texto")
    #expect(try await desk.done("list", "--withdrawn", at: record).output.contains("Lo reemplaza otro texto"))
    #expect(try await desk.done("list", "--withdrawn", "--country", "MX", at: record).output.isEmpty)
    let status = try await desk.done("status", "--format", "json", at: record).json()
    #expect(status["withdrawn"]?.array == [.string("CL/inputs/aportes")])
    #expect(try await desk.done("status", at: record).said.contains("1 contribution was withdrawn"))
    // Once it is submitted again, it is there.
    try await desk.submit(desk.note("aportes.md", SampleRecord.firstText), "CL", "input", "aportes", at: record)
    #expect(try await desk.done("list", "--withdrawn", at: record).output.isEmpty)
    #expect(try await desk.done("show", "CL/inputs/aportes", at: record).output == SampleRecord.firstText)
  }

  @Test func whetherAFileIsTheOneThatWasSubmitted() async throws {
    let current = try desk.write("a copy.md", SampleRecord.secondText)
    let run = try await desk.done("verify", current, at: record)
    #expect(run.said.contains("it is the current file of CL/inputs/aportes") && run.output.contains("Ana Rojas"))
    let earlier = try await desk.done("verify", desk.write("old.md", SampleRecord.firstText), at: record)
    #expect(earlier.said.contains("a later revision replaced it"))
    let answer = try await desk.done("verify", "old.md", "--format", "json", at: record).json()
    #expect(answer["holds"] == .bool(true) && answer["revisions"]?.array?.first?["current"] == .bool(false))
    let other = try await desk.gcmrepo("verify", desk.write("other.md", "Otro.\n"), at: record)
    #expect(other.status == 1 && other.said.contains("other.md is not in the record"))
    let declared = "# Joint declaration\n\nThe States agree on a common text.\n"
    #expect(
      try await desk.done("verify", desk.write("d.md", declared), at: record).said.contains(
        "the current file of declaration"))
    try await desk.done("withdraw", "CL/inputs/aportes", "-m", "Ya no", at: record)
    #expect(try await desk.done("verify", current, at: record).said.contains("which was withdrawn since"))
    let braces = try desk.write("braces.md", "{ not JSON\n")
    #expect(try await desk.gcmrepo("verify", braces, at: record).status == 1)
  }

  @Test(arguments: [
    "DO", "do", "Dominican Republic", "República Dominicana", "republica dominicana", "République dominicaine",
    "REPUBLIQUE DOMINICAINE",
  ]) func countriesByTheirNames(_ name: String) async throws {
    try await desk.done(
      "submit", desk.note(), "--country", name, "--kind", "input", "--id", "nota", "--lang", "es", at: record)
    let rows = try await desk.done("list", "--country", name, "--format", "json", at: record).json()["contributions"]
    #expect(rows?.array?.map { $0["id"]?.string } == ["DO/inputs/nota"])
  }

  @Test(arguments: [
    ("aporte", "input"), ("Contribuição", "input"), ("INPUTS", "input"), ("cuestionario", "questionnaire"),
    ("buena práctica", "best-practice"), ("Bonnes pratiques", "best-practice"), ("boas práticas", "best-practice"),
  ]) func kindsByTheirNames(_ name: String, _ kind: String) async throws {
    let named = try await desk.done("list", "--kind", name, "--format", "json", at: record)
    #expect(try await desk.done("list", "--kind", kind, "--format", "json", at: record).output == named.output)
  }

  @Test func optionsMayStandBeforeTheCommand() async throws {
    let after = try await desk.done("status", "--format", "json", "-C", record)
    for leading in [
      ["-C", record, "--format", "json"], ["--format=json", "-q", "-C", record],
      ["--locale", "es", "--format", "json", "-C", record],
    ] {
      let run = try await desk.program(leading + ["status"]).run()
      #expect(run.status == 0 && run.output == after.output, "\(leading): \(run.said)")
    }
    let spanish = try await desk.program(["--locale", "es", "-C", desk.folder, "status"]).run()
    #expect(spanish.status == 4 && spanish.said.contains("No hay ningún registro"), "\(spanish.said)")
  }
}
