import Foundation
import RecordRendering
import Testing

/// The language of a submission is what was said; where nobody said it, what its words are in; and both are compared.
@Suite struct LanguagesAreLookedAtTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let spanish = """
    # Aportes sobre remesas

    El Ministerio propone reducir el costo de las remesas y facilitar el acceso de las familias a los servicios bancarios.
    """
  private static let portuguese = """
    # Contribuições sobre remessas

    O Ministério propõe reduzir o custo das remessas e facilitar o acesso das famílias aos serviços bancários.
    """

  private func submit(
    _ name: String, _ text: String, _ code: String = "CL", more: [String] = [], at record: String
  ) async throws -> Outcome {
    try await desk.gcmrepo(
      "submit", desk.write(name, text + "\n"), "--country", code, "--kind", "input", more: more, at: record)
  }

  private func codes(_ run: Outcome) throws -> [String?] {
    try run.json()["warning_details"]?.array?.map { $0["code"]?.string } ?? []
  }

  @Test func anotherLanguageThanTheOptionSaysIsAWarning() async throws {
    let record = try await desk.record()
    let run = try await submit("a.md", Self.portuguese, more: ["--lang", "es", "--format", "json"], at: record)
    #expect(try run.status == 0 && codes(run) == ["language-differs"])
    let detail = try run.json()["warning_details"]?[0]
    #expect(detail?["language"]?.string == "es" && detail?["found"]?.string == "pt")
    #expect(detail?["file"]?.string == "a.md")
    let language = try run.json()["languages"]?[0]
    #expect(language?["language"]?.string == "es" && language?["from"]?.string == "option")
    #expect(language?["found"]?.string == "pt")
    let right = try await submit("b.md", Self.spanish, more: ["--lang", "es", "--format", "json"], at: record)
    #expect(try codes(right).isEmpty)
  }

  @Test func anotherLanguageThanTheNameSaysIsAWarning() async throws {
    let record = try await desk.record()
    let run = try await submit("Aportes_PT.md", Self.spanish, more: ["--format", "json"], at: record)
    #expect(try run.status == 0 && codes(run) == ["language-differs"])
    #expect(try run.json()["files"]?[0]?["path"]?.string?.hasSuffix("original.pt.md") == true)
    #expect(try run.json()["languages"]?[0]?["from"]?.string == "name")
    #expect(try run.json()["warnings"]?[0]?.string?.contains("--lang es") == true)
  }

  @Test func whatIsFoundIsUsedAndSaid() async throws {
    let record = try await desk.record()
    // Chile's only language is Spanish.
    let run = try await submit("a.md", Self.portuguese, at: record)
    #expect(run.status == 0 && run.output.contains("original.pt.md"))
    #expect(run.said.contains("The text of a.md was found to be in Portuguese (pt)"))
    let json = try await submit("b.md", Self.spanish, "BR", more: ["--format", "json"], at: record)
    #expect(try json.json()["languages"]?[0]?["from"]?.string == "text")
    #expect(try json.json()["files"]?[0]?["path"]?.string?.hasSuffix("original.es.md") == true)
  }

  @Test func whereItIsNotSureThePartysOnlyLanguageIsTaken() async throws {
    let record = try await desk.record()
    let run = try await submit("a.md", "# IOM\n\nIOM, UNHCR.", at: record)
    #expect(run.status == 0 && run.output.contains("original.es.md"), "\(run.said)")
    #expect(run.said.contains("the only one of the party"))
    // Canada has two.
    expectRefusal(
      try await submit("b.md", "# IOM\n\nIOM, UNHCR.", "CA", more: ["--format", "json"], at: record), status: 3,
      naming: "b.md", "--lang")
  }

  @Test func aShortTextIsNotHeldAgainstWhatWasSaid() async throws {
    let record = try await desk.record()
    let run = try await submit("a.md", "# Nota\n\nThe text.", more: ["--lang", "es", "--format", "json"], at: record)
    #expect(try codes(run).isEmpty)
  }

  @Test func theDeclarationIsLookedAtToo() async throws {
    let record = try await desk.record()
    let run = try await desk.done(
      "declare", desk.write("d.md", Self.portuguese + "\n"), "--lang", "es", "--party", "RCM-TS", "-m", "x", "--format",
      "json", at: record)
    #expect(try codes(run).contains("language-differs"))
  }
}
