import Foundation
import RecordRendering
import Testing

@Suite struct ReceiptsAreKeptAsFilesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let words = ["--country", "CL", "--kind", "input", "--theme", "human-rights"]

  @Test func aReceiptNamesStateSenderFileLanguageAndThemes() async throws {
    let record = try await desk.record()
    let file = try desk.write("Aportes de Chile (v2).es.md", "# Aportes *nuevos* de Chile\n\nUno.\n")
    let receipt = try await desk.done("submit", more: [file] + words, at: record).output
    for fact in [
      "Aportes nuevos de Chile", "Chile (CL)", "Ana Rojas", "Input", "Human rights of all migrants",
      "Aportes de Chile (v2).es.md", "Spanish (es)", "34 bytes",
    ] { #expect(receipt.contains(fact), "\(fact)\n\(receipt)") }
    let spanish = try await desk.done("submit", more: [file, "--locale", "es"] + words, at: record).output
    #expect(spanish.contains("español (es)") && spanish.contains("Derechos humanos"))
    let json = try await desk.done("submit", more: [file, "--format", "json"] + words, at: record).json()
    #expect(json["title"]?["es"]?.string == "Aportes nuevos de Chile")
    #expect(json["themes"]?[0]?.string == "human-rights")
    #expect(json["submitted_by"]?.string == "Ana Rojas")
    #expect(json["files"]?[0]?["language"]?.string == "es")
    #expect(json["files"]?[0]?["submitted_as"]?.string == "Aportes de Chile (v2).es.md")
  }

  @Test func themesAreToldApart() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let words = words + ["--theme", "governance", "--lang", "es"]
    let receipt = try await desk.done("submit", more: [file, "-o", desk.path("r.html")] + words, at: record).output
    for text in [receipt, try desk.read("r.html")] {
      #expect(text.contains("all forms of discrimination; International cooperation"), "\(text)")
    }
  }

  @Test(arguments: ["pdf", "html", "docx", "odt"]) func itIsADocumentThatSaysHowItIsChecked(ending: String) async throws
  {
    let record = try await desk.record()
    let file = try desk.write("a <b>.es.md", "# Uno *dos* & <i>tres</i>\n\nUno.\n")
    let output = desk.path("recibo.\(ending)")
    let answer = try await desk.done("submit", more: [file, "-o", output, "--locale", "es"] + words, at: record)
    #expect(answer.output.hasPrefix("Recibo") && answer.said.contains(output))
    let shown = ending == "pdf" ? "pdftotext -layout '\(output)' -" : "pandoc -s --wrap=none -t plain '\(output)'"
    let text = try await desk.shell(shown).output
    for fact in [
      "Recibo", "Chile (CL)", "Ana Rojas", "Derechos humanos", "a <b>.es.md", "gcmrepo verify 'a <b>.es.md'",
    ] {
      #expect(text.contains(fact), "\(fact)\n\(text)")
    }
    #expect(text.contains(try await desk.git("rev-parse", "main", in: record)))
    let first = try Data(contentsOf: URL(fileURLWithPath: output))
    try await desk.done("submit", more: [file, "-o", output, "--locale", "es"] + words, at: record)
    #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == first, "the same receipt has the same bytes")
  }

  @Test func warningsStandInIt() async throws {
    let record = try await desk.record()
    let file = try desk.write("practica.es.md", "# Práctica\n\nUno.\n")
    let output = desk.path("r.html")
    let answer = try await desk.done(
      "submit", file, "--country", "CL", "--kind", "best-practice", "-o", output, at: record)
    let text = try await desk.shell("pandoc -s --wrap=none -t plain '\(output)'").output
    #expect(answer.said.contains("--why-best-practice") && text.contains("--why-best-practice"), "\(text)")
  }

  @Test func aJSONReceiptIsVerified() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    try await desk.done("submit", more: [file, "-o", desk.path("r.json")] + words, at: record)
    #expect(
      try await desk.done("verify", desk.path("r.json"), at: record).said.contains("The receipt is valid"))
  }

  @Test func aFileThatCannotBeMadeIsRefusedBeforeAnythingIsWritten() async throws {
    let record = try await desk.record()
    let file = try desk.write("aportes.docx", "# No es Word\n")
    for (more, status, named) in [
      (["-o", "recibo.txt"], 2, ".pdf"), (["-o", file], 2, "replace it"), (["-o", "."], 2, ".json"),
      (["-o", desk.path("no/recibo.pdf")], 6, "folder does not exist"), (["-o", "r.pdf", "--dry-run"], 2, "--dry-run"),
    ] {
      try await desk.expectNothingWritten(in: record) {
        expectRefusal(
          try await desk.gcmrepo("submit", more: [file] + words + more, at: record), status: status, naming: named)
      }
    }
    #expect(try desk.read("aportes.docx") == "# No es Word\n")
  }

  /// The contribution stands; submitting the file again gives the receipt.
  @Test func aSubmissionWhoseReceiptFailsIsInTheRecord() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let answer = try await desk.gcmrepo(
      "submit", more: [file, "-o", desk.path("r.html")] + words, at: record,
      setting: ["PATH": "/nonexistent"])
    #expect(answer.status == 6, "\(answer.said)")
    #expect(answer.said.contains("is in the record") && answer.said.contains("pandoc"))
    #expect(answer.output.contains("CL/inputs/nota"))
    try await desk.done("submit", more: [file, "-o", desk.path("r.html")] + words, at: record)
    #expect(desk.exists("r.html"))
  }
}
