import Foundation
import RecordRendering
import Testing

/// Without `--id`, a submission becomes a revision or a new contribution only if its title and its text agree.
@Suite struct SubmissionsAreWhatTheirSenderMeansTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let health = """
    El Ministerio de Salud propone que las personas migrantes reciban atención primaria en todos los puestos de frontera,
    sin distinción por su situación migratoria, y que los registros de vacunación se compartan entre los países.
    """
  private static let visas = """
    La Cancillería solicita que se estudie una visa humanitaria común para quienes han perdido su vivienda tras un desastre
    natural, con un procedimiento abreviado en los consulados y plazos iguales para todas las nacionalidades.
    """

  @discardableResult
  private func submitted(_ file: String, more: [String] = [], at record: String) async throws -> JSONValue {
    try await desk.done(
      "submit", file, "--country", "CL", "--kind", "input", "--lang", "es", "--format", "json", more: more, at: record
    ).json()
  }

  private func asked(
    _ file: String, more: [String] = [], at record: String, naming words: String...,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    try await desk.expectNothingWritten(in: record, at: location) {
      for format in ["table", "json"] {
        let run = try await desk.gcmrepo(
          "submit", file, "--country", "CL", "--kind", "input", "--lang", "es", "--format", format, more: more,
          at: record)
        #expect(run.status == 3 && run.bytes.isEmpty, "\(run.said)", sourceLocation: location)
        expectPlainSentence(run.said, at: location)
        for word in words { #expect(run.said.contains(word), "\(run.said)", sourceLocation: location) }
      }
    }
  }

  @Test func twoNotesWithoutHeadingsAreTwoContributions() async throws {
    let record = try await desk.record()
    let first = try await submitted(
      try desk.write("Nota No. 12 sobre detención.md", Self.health + "\n"), at: record)
    let second = try await submitted(
      try desk.write("Nota No. 15 sobre remesas.md", Self.visas + "\n"), at: record)
    #expect(first["contribution"]?.string == "CL/inputs/nota-no-12-sobre-detencion")
    #expect(second["contribution"]?.string == "CL/inputs/nota-no-15-sobre-remesas")
    let shown = try await desk.done("show", "CL/inputs/nota-no-12-sobre-detencion", "--format", "json", at: record)
      .json()
    #expect(shown["title"]?["es"]?.string == "Nota No. 12 sobre detención")
    #expect(shown["originals"]?[0]?["submitted_as"]?.string == "Nota No. 12 sobre detención.md")
  }

  @Test func twoFilesWithTheSameHeadingAsk() async throws {
    let record = try await desk.record()
    try await submitted(try desk.write("salud.md", "# Aportes\n\n" + Self.health + "\n"), at: record)
    let other = try desk.write("cancilleria.md", "# Aportes\n\n" + Self.visas + "\n")
    try await asked(other, at: record, naming: "“Aportes”", "CL/inputs/aportes", "--id aportes", "--title")
    let fresh = try await submitted(other, more: ["--title", "Aportes de la Cancillería"], at: record)
    #expect(fresh["contribution"]?.string == "CL/inputs/aportes-de-la-cancilleria")
    let revision = try await submitted(
      try desk.write("otra.md", "# Aportes\n\nTexto nuevo por completo, acordado entre ambos ministerios.\n"),
      more: ["--id", "aportes"], at: record)
    #expect(revision["revision"]?.int == 2)
  }

  @Test func aRevisionOfTheSameTextIsTaken() async throws {
    let record = try await desk.record()
    try await submitted(try desk.write("a.md", "# Aportes\n\n" + Self.health + "\n"), at: record)
    let changed = Self.health.replacing("puestos de frontera", with: "pasos fronterizos habilitados")
    let receipt = try await submitted(
      try desk.write("b.md", "# Aportes\n\n" + changed + "\n\n" + Self.visas + "\n"), at: record)
    #expect(receipt["revision"]?.int == 2)
  }

  @Test func aRetitledRevisionAsks() async throws {
    let record = try await desk.record()
    try await submitted(try desk.write("aportes.md", "# Aportes preliminares\n\n" + Self.health + "\n"), at: record)
    let sameText = try desk.write("final.md", "# Aportes definitivos\n\n" + Self.health + "\n")
    try await asked(
      sameText, at: record, naming: "“Aportes definitivos”", "“Aportes preliminares”", "nearly the same text",
      "--id aportes-preliminares", "--id aportes-definitivos")
    let sameName = try desk.write("d/Aportes.md", "# Propuesta sobre visas\n\n" + Self.visas + "\n")
    try await asked(
      sameName, at: record, naming: "the same name", "Aportes.md", "--id aportes-preliminares",
      "--id propuesta-sobre-visas")
    #expect(try await submitted(sameText, more: ["--id", "aportes-preliminares"], at: record)["revision"]?.int == 2)
    #expect(try await submitted(sameName, more: ["--id", "propuesta-sobre-visas"], at: record)["revision"]?.int == 1)
  }

  @Test func filesWithoutWordsAreNotCompared() async throws {
    let record = try await desk.record()
    for (name, paragraphs) in [("vacio", [""]), ("imagen", ["", ""])] {
      let file = try desk.write("\(name).docx", bytes: try TrackedWordFile(paragraphs: paragraphs).bytes())
      let receipt = try await submitted(file, at: record)
      #expect(receipt["contribution"]?.string == "CL/inputs/\(name)" && receipt["revision"]?.int == 1)
    }
    // Its words come later.
    let text = try desk.write("texto.md", Self.visas + "\n")
    #expect(try await submitted(text, more: ["--title", "imagen"], at: record)["revision"]?.int == 2)
  }

  @Test func standardInputHasNoNameToCompare() async throws {
    let record = try await desk.record()
    for text in ["# Uno\n\n" + Self.health, "# Dos\n\n" + Self.visas] {
      try await desk.done(
        "submit", "-", "--country", "CL", "--kind", "input", "--lang", "es", at: record, input: text + "\n")
    }
    let shown = try await desk.done("show", "CL/inputs/uno", "--format", "json", at: record).json()
    #expect(shown["originals"]?[0]?["submitted_as"] == .null)
  }

  @Test func theSameFileOfAnotherPartyOrUnderAnotherIdIsReported() async throws {
    let record = try await desk.record()
    let file = try desk.write("aportes.md", "# Aportes\n\n" + Self.health + "\n")
    #expect(try await submitted(file, at: record)["warnings"]?.array?.isEmpty == true)
    let words = [file, "--kind", "input", "--lang", "es", "--format", "json"]
    let other = try await desk.done("submit", more: words + ["--country", "PE"], at: record)
    let detail = try other.json()["warning_details"]?[0]
    #expect(detail?["code"]?.string == "same-file" && detail?["contribution"]?.string == "CL/inputs/aportes")
    #expect(other.output.contains("CL/inputs/aportes too"))
    let again = try await submitted(file, more: ["--id", "otros-aportes"], at: record)
    #expect(
      again["warning_details"]?.array?.map { $0["contribution"]?.string } == ["CL/inputs/aportes", "PE/inputs/aportes"])
    // Nothing is reported of the contribution itself.
    #expect(try await submitted(file, more: ["--id", "aportes"], at: record)["warnings"]?.array?.count == 2)
  }

  @Test func theSentencesSpeakTheReadersLanguage() async throws {
    let record = try await desk.record()
    try await submitted(try desk.write("a.md", "# Aportes\n\n" + Self.health + "\n"), at: record)
    let other = try desk.write("b.md", "# Aportes\n\n" + Self.visas + "\n")
    for (locale, words) in [("es", "tienen poco en común"), ("pt", "têm pouco em comum"), ("fr", "ont peu en commun")] {
      let run = try await desk.gcmrepo(
        "submit", other, "--country", "CL", "--kind", "input", "--lang", "es", "--locale", locale, at: record)
      #expect(run.status == 3 && run.said.contains(words), "\(run.said)")
    }
  }
}
