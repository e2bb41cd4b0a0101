import Foundation
import RecordRendering
import Testing

/// `gcmrepo redline OLD NEW`: no record, no git.
@Suite struct RedlineOfTwoFilesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let before = "# Acuerdo de la región\n\nLos Estados reafirman su compromiso con las personas migrantes.\n"
  private let after = "# Acuerdo de la región\n\nLos Estados reafirman su firme compromiso con las personas.\n"

  private func pair() throws {
    try desk.write("old.md", before)
    try desk.write("new.md", after)
  }

  /// A file in another format, made by pandoc.
  private func made(_ name: String, of text: String, more: [String] = []) async throws {
    let source = try desk.write(name + ".source.md", text)
    let run = try await Program(
      path: "pandoc", words: ["-f", "markdown", "-s", "-o", desk.path(name), source] + more, folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
  }

  private func part(_ part: String, of file: String) async throws -> String {
    let line = "import zipfile, sys; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
    return try await Program(
      path: "/usr/bin/python3", words: ["-c", line, desk.path(file), part], folder: desk.folder,
      environment: desk.environment()
    ).run().output
  }

  @Test func twoTextsAreShownWithoutARecord() async throws {
    try pair()
    let run = try await desk.done("redline", "old.md", "new.md", setting: ["PATH": "/nowhere"])
    #expect(run.said.isEmpty)
    #expect(run.output.hasPrefix("Changes from old.md to new.md\n\nAcuerdo de la región\nnew.md\n"))
    #expect(run.output.contains("{+firme +}compromiso") && run.output.contains("[- migrantes-]"))
    #expect(run.output.hasSuffix("1 document · 1 change · 1 word inserted · 1 word deleted\n"))
    #expect(try desk.names(in: ".").sorted() == ["new.md", "old.md"])
  }

  @Test func asJSONItHoldsTheContractWithoutCommits() async throws {
    try pair()
    let run = try await desk.done("redline", "old.md", "new.md", "--as", "json")
    let redline = try run.json()
    expectContract(redline, schema: "gcmrepo.redline/1", keys: ["engine", "from", "to", "documents", "stats"])
    for (side, name) in [("from", "old.md"), ("to", "new.md")] {
      #expect(redline[side]?["name"]?.string == name && redline[side]?["commit"] == .null)
    }
    let document = try #require(redline["documents"]?[0])
    #expect(document["path"]?.string == "new.md" && document["from_path"]?.string == "old.md")
    #expect(document["change"]?.string == "modified")
    #expect(document["blocks"]?.array?.rebuilt("from") == before)
    #expect(document["blocks"]?.array?.rebuilt("to") == after)
    #expect(try await desk.done("redline", "old.md", "new.md", "--format", "json").output == run.output)
  }

  @Test(arguments: [("redline.html", "<!DOCTYPE html>"), ("redline.md", "# Changes"), ("redline.txt", "Changes from")])
  func aFilesNameSaysItsForm(_ name: String, _ begin: String) async throws {
    try pair()
    let run = try await desk.done("redline", "old.md", "new.md", "-o", name)
    #expect(run.output.isEmpty && run.said == "The redline is in \(name).\n")
    #expect(try desk.read(name).hasPrefix(begin))
    #expect(try desk.read(name).contains("firme"))
  }

  @Test func aPageSpeaksTheLanguageOfTheText() async throws {
    let spanish = String(
      repeating: "Los Estados de la región cooperan en el marco del Pacto y en las reuniones. ", count: 4)
    try desk.write("old.txt", spanish + "\n")
    try desk.write("new.txt", spanish + "Fin.\n")
    #expect(try await desk.done("redline", "old.txt", "new.txt", "--as", "html").output.contains("<div lang=\"es\">"))
  }

  @Test func twoWordFilesGiveACopyOfTheNewOneWithTrackedChanges() async throws {
    try await made("old-2017-05-11.docx", of: before)
    try await made("new-2017-11-30.docx", of: after)
    let run = try await desk.done("redline", "old-2017-05-11.docx", "new-2017-11-30.docx", "-o", "r.docx")
    #expect(run.said == "The redline is in r.docx.\n")
    let body = try await part("word/document.xml", of: "r.docx")
    #expect(body.contains("<w:ins ") && body.contains("<w:del ") && body.contains("w:date=\"2017-11-30T00:00:00Z\""))
    #expect(try await part("word/styles.xml", of: "r.docx") == part("word/styles.xml", of: "new-2017-11-30.docx"))
    let words = try await Office.words(of: [("r.docx", true), ("r.docx", false)], at: desk)
    #expect(words[0].joined(separator: " ").contains("su firme compromiso con las personas."))
    #expect(words[1].joined(separator: " ").contains("su compromiso con las personas migrantes."))
    // The rest of the file is pandoc's.
    let faults = try await Office.schemaFaults(in: ["r.docx"], at: desk)
    #expect(faults.filter { $0.contains("/word/document.xml") } == [])
    let streamed = try await desk.done("redline", "old-2017-05-11.docx", "new-2017-11-30.docx", "--as", "docx")
    #expect(streamed.bytes == Array(try Data(contentsOf: URL(fileURLWithPath: desk.path("r.docx")))))
  }

  @Test(arguments: ["odt", "rtf", "html", "md", "txt"])
  func twoKindsAreComparedByTheirTexts(_ kind: String) async throws {
    try await made("old.docx", of: before)
    if kind == "txt" || kind == "md" {
      try desk.write("new." + kind, after)
    } else {
      try await made("new." + kind, of: after)
    }
    let redline = try await desk.done("redline", "old.docx", "new." + kind, "--as", "json").json()
    #expect(redline["stats"]?["words_inserted"]?.int == 1 && redline["stats"]?["words_deleted"]?.int == 1)
    try await desk.done("redline", "old.docx", "new." + kind, "-o", "plain.docx")
    try await desk.done("redline", "new." + kind, "old.docx", "-o", "copy.docx")
    #expect(try await part("word/document.xml", of: "plain.docx").contains("firme"))
    // For a new Word file it is a copy; the missing formatting of the old text is not a difference.
    let run = try await desk.done("redline", "new." + kind, "old.docx", "-o", "copy.docx")
    #expect(run.said.contains("has no Word original") && !run.said.contains("styles look"))
    #expect(try await part("word/styles.xml", of: "copy.docx") == part("word/styles.xml", of: "old.docx"))
  }

  @Test func oneOfThemMayBeStandardInput() async throws {
    try pair()
    let run = try await desk.done("redline", "-", "new.md", "--as", "json", input: before)
    #expect(try run.json()["from"]?["name"]?.string == "-")
    #expect(try run.json()["stats"]?["words_inserted"]?.int == 1)
    expectRefusal(try await desk.gcmrepo("redline", "-", "-", input: before), status: 2, naming: "Standard input")
  }

  @Test func filesOfOneNameAreCalledByTheirPaths() async throws {
    try desk.write("first/d.md", before)
    try desk.write("second/d.md", after)
    let run = try await desk.done("redline", "first/d.md", "second/d.md")
    #expect(run.output.hasPrefix("Changes from first/d.md to second/d.md\n"))
  }

  @Test func theExitStatusSaysWhetherThereIsADifferenceOnlyWhereAsked() async throws {
    try pair()
    try await made("old.docx", of: before)
    try await made("new.docx", of: after)
    for form in ["terminal", "html", "json", "markdown", "docx"] {
      for (words, status) in [(["old.docx", "new.docx"], 1), (["old.docx", "old.docx"], 0)] {
        let run = try await desk.gcmrepo("redline", more: words + ["--as", form, "--exit-code", "-o", "out.x"])
        #expect(run.status == status, "\(form) \(words) \(run.said)")
        #expect(try await desk.gcmrepo("redline", more: words + ["--as", form, "-o", "out.x"]).status == 0)
      }
    }
    #expect(try await desk.done("redline", "old.md", "old.md").output.contains("There is no difference."))
    let run = try await desk.done("redline", "old.docx", "old.docx", "-o", "none.docx")
    #expect(run.said.contains("no file was written") && !desk.exists("none.docx"))
  }

  @Test func whatCannotBeReadIsRefusedByNameAndNothingIsWritten() async throws {
    try pair()
    try desk.write("empty.md", "")
    try desk.write("table.xls", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    try desk.write("broken.docx", "PK\u{3}\u{4}")
    let cases: [(words: [String], status: Int, naming: String)] = [
      (["nada.md", "new.md"], 3, "nada.md"), (["old.md", "."], 3, "folder"), (["empty.md", "new.md"], 3, "empty.md"),
      (["old.md", "table.xls"], 3, "table.xls"), (["old.md", "broken.docx"], 3, "broken.docx"),
      (["old.md"], 2, "<new>"), (["old.md", "new.md", "third.md"], 2, "third.md"),
      (["old.md", "new.md", "--format", "csv"], 2, "--format json"),
      (["old.md", "new.md", "--context", "2", "--whole"], 2, "--whole"),
      (["old.md", "new.md", "--context", "-1"], 2, "--context"), (["old.md", "new.md", "-o", "x.xyz"], 2, "x.xyz"),
      (["old.md", "new.md", "--as", "docx", "--context", "1"], 2, "--context"),
    ]
    for (words, status, naming) in cases {
      let output = words.contains("-o") ? [] : ["-o", "out.html"]
      let run = try await desk.gcmrepo("redline", more: words + output)
      expectRefusal(run, status: status, naming: naming)
      #expect(!desk.exists("out.html") && !desk.exists("x.xyz"), "\(words)")
    }
    expectRefusal(
      try await desk.gcmrepo("redline", "old.md", "new.md", "-o", "nowhere/r.html"), status: 6, naming: "nowhere")
  }

  @Test func trackedChangesOfTheFilesAreTakenAsIsAsked() async throws {
    let old = "Los Estados reafirman su viejo compromiso.\n"
    try await made("old.docx", of: old)
    let tracked =
      "[nuevo]{.insertion author=\"Ana\" date=\"2020-01-01T00:00:00Z\"}"
      + "[viejo]{.deletion author=\"Luis\" date=\"2020-01-02T00:00:00Z\"}"
    try await made("new.docx", of: old.replacing("viejo", with: tracked))
    func inserted(_ more: String...) async throws -> (Int?, String) {
      let run = try await desk.done("redline", "old.docx", "new.docx", "--as", "json", more: more)
      return (try run.json()["stats"]?["words_inserted"]?.int, run.said)
    }
    let asked = try await inserted()
    #expect(asked.0 == 1 && asked.1.contains("new.docx: The file has tracked changes"))
    let accepted = try await inserted("--existing-changes", "accept")
    #expect(accepted.0 == 1 && accepted.1.isEmpty)
    let rejected = try await inserted("--existing-changes", "reject")
    #expect(rejected.0 == 0 && rejected.1.isEmpty)
    expectRefusal(
      try await desk.gcmrepo("redline", "old.docx", "new.docx", "-o", "r.docx"), status: 3,
      naming: "--existing-changes", "Ana", "Luis")
    #expect(!desk.exists("r.docx"))
    try await desk.done("redline", "old.docx", "new.docx", "-o", "r.docx", "--existing-changes", "keep")
    let body = try await part("word/document.xml", of: "r.docx")
    #expect(body.contains("w:author=\"Ana\"") && body.contains("w:author=\"Luis\""))
  }

  @Test func itSpeaksTheReadersLanguage() async throws {
    try pair()
    let run = try await desk.done("redline", "old.md", "new.md", "--locale", "es", "-o", "r.html")
    #expect(run.said == "El comparativo está en r.html.\n")
    expectRefusal(
      try await desk.gcmrepo("redline", "nada.md", "new.md", "--locale", "es"), status: 3, naming: "No existe",
      "nada.md")
  }
}

extension [JSONValue] {
  /// The old or the new text, rebuilt from a document's blocks.
  fileprivate func rebuilt(_ side: String) -> String {
    let kept = side == "from" ? ["equal", "delete"] : ["equal", "insert"]
    let blocks = compactMap { block -> (Int, String)? in
      guard let place = block[side]?[0]?.int else { return nil }
      let spans = (block["spans"]?.array ?? []).filter { kept.contains($0["op"]?.string ?? "") }
      return (place, spans.compactMap { $0["text"]?.string }.joined())
    }
    return blocks.sorted { $0.0 < $1.0 }.map(\.1).joined()
  }
}
