import Foundation
import RecordRendering
import Testing

@Suite struct RedlineInEveryFormTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let chile = "countries/CL/inputs/aportes/text.es.md"

  /// The old or the new text of a document, rebuilt from its blocks alone.
  private func rebuild(_ document: JSONValue, _ side: String) -> String {
    let kept = side == "from" ? ["equal", "delete"] : ["equal", "insert"]
    let blocks = (document["blocks"]?.array ?? []).compactMap { block -> (Int, String)? in
      guard let place = block[side]?[0]?.int else { return nil }
      let spans = block["spans"]?.array ?? []
      return (
        place,
        spans.filter { kept.contains($0["op"]?.string ?? "") }.compactMap { $0["text"]?.string }.joined()
      )
    }
    return blocks.sorted { $0.0 < $1.0 }.map(\.1).joined()
  }

  @Test func asJSONItHoldsItsContractAndBothTexts() async throws {
    let record = try await desk.negotiatedRecord()
    let redline = try await desk.done("diff", "draft-1", "draft-2", "--as", "json", at: record).json()
    expectContract(
      redline, schema: "gcmrepo.redline/1", keys: ["engine", "from", "to", "documents", "stats"])
    for (side, draft) in [("from", "draft-1"), ("to", "draft-2")] {
      #expect(redline[side]?["name"]?.string == draft)
      #expect(
        redline[side]?["commit"]?.string == (try await desk.git("rev-parse", draft + "^{}", in: record)))
    }
    for document in redline["documents"]?.array ?? [] {
      expectKeys(["path", "from_path", "change", "blocks", "stats", "not_compared"], of: document)
      expectKeys(["words_inserted", "words_deleted", "words_equal", "blocks_moved"], of: document["stats"])
    }
    let document = try #require(redline["documents"]?.array?.first { $0["path"]?.string == chile })
    #expect(document["change"]?.string == "modified")
    #expect(document["stats"]?["words_inserted"]?.int == 2)
    #expect(rebuild(document, "from") == SampleRecord.firstText)
    #expect(rebuild(document, "to") == SampleRecord.secondText)
  }

  @Test func theDeclarationStandsFirstAndIsCalledByItsHeading() async throws {
    let record = try await desk.negotiatedRecord()
    let file = try desk.write("d.md", "# Declaración de Lima\n\nLos Estados cooperan.\n")
    try await desk.done("declare", file, "--lang", "es", "--party", "AD-HOC", "-m", "A first reading", at: record)
    let redline = try await desk.done("diff", "draft-1", "--as", "json", at: record).json()
    #expect(redline["documents"]?[0]?["path"]?.string?.hasPrefix("declaration/") == true)
    let shown = try await desk.done("diff", "draft-1", at: record).output
    #expect(shown.contains("\nDeclaración de Lima\ndeclaration/text.es.md\n"))
  }

  @Test func whatIsNoRedlineIsRefused() async throws {
    let record = try await desk.negotiatedRecord()
    for name in ["x.odt", "x"] {
      expectRefusal(
        try await desk.gcmrepo("diff", "draft-1", "draft-2", "-o", name, at: record), status: 2, naming: name, "--as")
      #expect(!desk.exists(name))
    }
    try await desk.done("diff", "draft-1", "draft-2", "-o", "x.txt", at: record)
    expectRefusal(
      try await desk.gcmrepo("diff", "draft-1", "--format", "csv", at: record), status: 2, naming: "--format json")
    let long = String(repeating: "x", count: 5_000)
    expectRefusal(try await desk.gcmrepo("diff", long, at: record), status: 3, naming: "There is no draft", "x…")
  }

  @Test func itsSumsAreThoseOfItsDocuments() async throws {
    let record = try await desk.negotiatedRecord()
    let redline = try await desk.done("diff", "draft-1", "draft-2", "--format", "json", at: record).json()
    let documents = redline["documents"]?.array ?? []
    for key in ["words_inserted", "words_deleted", "words_equal", "blocks_moved"] {
      let sum = documents.reduce(0) { $0 + ($1["stats"]?[key]?.int ?? 0) }
      #expect(redline["stats"]?[key]?.int == sum)
    }
    let changes = Set(documents.compactMap { $0["change"]?.string })
    #expect(changes.contains("added") && changes.contains("modified"))
  }

  @Test(arguments: ["terminal", "markdown", "html"])
  func aReaderSeesWhatWasInserted(_ form: String) async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("diff", "draft-1", "draft-2", "--as", form, at: record)
    #expect(run.output.contains("Miembros") && run.output.contains("firme"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aPageIsWholeAndFetchesNothing() async throws {
    let record = try await desk.negotiatedRecord()
    let page = try await desk.done("diff", "draft-1", "draft-2", "--as", "html", at: record).output
    #expect(page.hasPrefix("<!DOCTYPE html>") || page.hasPrefix("<!doctype html>"))
    #expect(page.contains("<ins") && page.hasSuffix("</html>\n"))
    for outside in ["http://", "https://", "src=", "@import", "url("] { #expect(!page.contains(outside)) }
    let spanish = try await desk.done("diff", "draft-1", "--as", "html", "--locale", "es", at: record).output
    #expect(spanish.contains("lang=\"es\""))
  }

  @Test func sideBySideStandsTheOldTextBesideTheNew() async throws {
    let record = try await desk.negotiatedRecord()
    let inline = try await desk.done("diff", "draft-1", "draft-2", "CL/inputs/aportes", at: record)
    let beside = try await desk.done(
      "diff", "draft-1", "draft-2", "CL/inputs/aportes", "--side-by-side", at: record)
    #expect(beside.output != inline.output)
    #expect(beside.output.contains("firme"))
  }

  @Test(arguments: [
    ("redline.html", "<!"), ("redline.md", "#"), ("redline.json", "{"), ("redline.txt", "Changes"),
  ])
  func aFilesNameSaysItsForm(_ name: String, _ begin: String) async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("diff", "draft-1", "draft-2", "-o", name, at: record)
    #expect(run.output.isEmpty)
    #expect(run.said.contains(name))
    #expect(try desk.read(name).hasPrefix(begin))
  }

  @Test(arguments: [("markdown", "md"), ("terminal", "txt"), ("html", "html")])
  func inAFolderItsNameEndsAsItsFormDoes(_ form: String, _ ending: String) async throws {
    let record = try await desk.negotiatedRecord()
    try desk.makeFolder("out")
    try await desk.done("diff", "draft-1", "draft-2", "--as", form, "-o", "out/", at: record)
    #expect(try desk.names(in: "out") == ["redline." + ending])
  }

  @Test func aFileThatCannotBeWrittenIsNamedAndNothingIsLeft() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.gcmrepo("diff", "draft-1", "-o", "nowhere/redline.html", at: record)
    expectRefusal(run, status: 6, naming: "nowhere/redline.html")
    try desk.write("out/redline.html", "kept")
    let full = try await desk.shell(
      "prlimit --fsize=100 \"$GCMREPO\" diff draft-1 -C '\(record)' -o out/redline.html")
    expectRefusal(full, status: 6, naming: "out/redline.html")
    #expect(try desk.names(in: "out") == ["redline.html"])
    #expect(try desk.read("out/redline.html") == "kept")
  }

  @Test func aHyphenIsStandardOutput() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("diff", "draft-1", "--as", "json", "-o", "-", at: record)
    #expect(try run.json()["schema"]?.string == "gcmrepo.redline/1")
  }

  @Test func theExitStatusSaysWhetherThereIsADifferenceOnlyWhereAsked() async throws {
    let record = try await desk.negotiatedRecord()
    #expect(try await desk.gcmrepo("diff", "draft-1", "draft-2", "--exit-code", at: record).status == 1)
    #expect(try await desk.gcmrepo("diff", "draft-2", "draft-2", "--exit-code", at: record).status == 0)
    #expect(try await desk.gcmrepo("diff", "draft-1", "draft-2", at: record).status == 0)
    #expect(
      try await desk.gcmrepo("diff", "draft-1", "draft-2", "--country", "MX", "--exit-code", at: record)
        .status == 0)
  }

  @Test(arguments: [
    (["draft-1"], ["CA", "CL", "declaration"]), (["draft-1", "main"], ["CA", "CL", "declaration"]),
    (["draft-1", "CL/inputs/aportes"], ["CL"]), (["draft-1", "draft-2", "declaration"], ["declaration"]),
    (["draft-1", "draft-2", "declaration/text.en.md"], ["declaration"]),
    (["draft-1", "--country", "CA"], ["CA"]), (["draft-1", "--kind", "input"], ["CL"]),
    (["draft-1", "draft-2", "CL/inputs/aportes", "CA/best-practices/permits"], ["CA", "CL"]),
    (["main~1", "main"], ["declaration"]),
  ])
  func itIsNarrowedByNamesAndFilters(_ words: [String], _ expected: [String]) async throws {
    let record = try await desk.negotiatedRecord()
    let redline = try await desk.done("diff", "--as", "json", more: words, at: record).json()
    let places = (redline["documents"]?.array ?? []).compactMap { document -> String? in
      let parts = document["path"]?.string?.split(separator: "/") ?? []
      return parts.first == "countries" ? parts[1].description : parts.first?.description
    }
    #expect(Set(places).sorted() == expected)
  }

  @Test(arguments: [
    (["draft-9"], "Did you mean draft-1"), (["draft-1", "draf-2"], "Did you mean draft-2"),
    (["draft-1", "draft-2", "CL/inputs/aporte"], "Did you mean CL/inputs/aportes?"),
    (["draft-1", "../../etc/passwd"], "passwd"), (["--", "--output=x"], "--output=x"),
  ])
  func whatIsNotThereIsRefusedWithTheNearest(_ words: [String], _ naming: String) async throws {
    let record = try await desk.negotiatedRecord()
    expectRefusal(try await desk.gcmrepo("diff", more: words, at: record), status: 3, naming: naming)
    #expect(!desk.exists("x"))
  }

  @Test func noDifferenceIsSaid() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("diff", "draft-2", "draft-2", at: record)
    #expect(!(run.output + run.said).isEmpty)
  }

  // MARK: The declaration

  @Test func declareSetsTheTextInOneCommitOfABody() async throws {
    let record = try await desk.record()
    let file = try desk.write("joint.md", "# Declaración\n\nLos Estados acuerdan.\n")
    let run = try await desk.done(
      "declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "First text", "--format", "json", at: record
    )
    let answer = try run.json()
    expectContract(
      answer, schema: "gcmrepo.declaration/1",
      keys: [
        "path", "language", "party", "commit", "unchanged", "submitted_at", "files", "warnings", "warning_details",
      ])
    #expect(answer["path"]?.string == "declaration/text.es.md")
    #expect(run.said.contains("gcmrepo tag"))
    let message = try await desk.git("log", "-1", "--format=%B", in: record)
    for line in ["First text", "Action: declare", "Party: RCM-TS"] { #expect(message.contains(line)) }
    #expect(try desk.read("record/declaration/text.es.md") == "# Declaración\n\nLos Estados acuerdan.\n")
    let again = try await desk.done(
      "declare", "-", "--lang", "es", "--party", "RCM-TS", "-m", "Again", "--format", "json", at: record,
      input: "# Declaración\n\nLos Estados acuerdan.\n"
    ).json()
    #expect(again["unchanged"]?.bool == true)
    #expect(try await desk.git("rev-list", "--count", "main", in: record) == "2")
  }

  @Test func declareRefusesWhatItCannotTake() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    try await desk.expectNothingWritten(in: record) {
      let cases: [([String], Int, String)] = [
        ([file, "--lang", "xx", "--party", "RCM-TS", "-m", "m"], 3, "xx"),
        ([file, "--lang", "es", "--party", "RCMTS", "-m", "m"], 3, "RCM-TS"),
        ([file, "--lang", "es", "-m", "m"], 2, "--party"),
        ([file, "--lang", "es", "--party", "RCM-TS"], 2, "-m"),
        ([file, "--party", "RCM-TS", "-m", "m"], 2, "--lang"),
        (["nada.md", "--lang", "es", "--party", "RCM-TS", "-m", "m"], 3, "nada.md"),
        ([file, "--lang", "es", "--party", "RCM-TS", "-m", "a\u{1B}[2J"], 3, "U+001B"),
      ]
      for (words, status, naming) in cases {
        expectRefusal(
          try await desk.gcmrepo("declare", more: words, at: record), status: status, naming: naming)
      }
      try await desk.done(
        "declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "m", "--dry-run", at: record)
    }
  }
}
