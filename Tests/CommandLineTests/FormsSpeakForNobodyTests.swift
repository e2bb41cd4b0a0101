import Foundation
import RecordRendering
import Testing

/// Whoever asks what States wrote is not shown what their forms printed; what is recorded stays as it came.
@Suite struct FormsSpeakForNobodyTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func paths(_ words: String, at record: String) async throws -> [String] {
    let found = try await desk.gcmrepo("search", words, "--country", "CL", "--format", "json", at: record)
    return try found.json()["results"]?.array?.compactMap { $0["path"]?.string } ?? []
  }

  /// A record with Chile's practice, in whose form the line on trafficking is not ticked.
  private func practiceRecord() async throws -> String {
    let record = try await desk.record()
    try await desk.done("practices", "form", "--lang", "es", "-o", desk.path("form.docx"), "-C", record)
    try await FilledPracticeForm.fill("form.docx", as: "filled.docx", at: desk)
    try await desk.done(
      "submit", desk.path("filled.docx"), "--country", "CL", "--kind", "best-practice", "--lang", "es", at: record)
    return record
  }

  @Test func aPracticeIsFoundByWhatWasWritten() async throws {
    let record = try await practiceRecord()
    for words in ["trata", "\"Tráfico de migrantes\"", "\"encabezado\"", "\"Ficha de buena práctica\""] {
      #expect(try await paths(words, at: record) == [], "\(words)")
    }
    #expect(try await paths("funcionarias", at: record).count == 1)
    // A line that is ticked was chosen.
    #expect(try await paths("\"derechos humanos\"", at: record).count == 1)
    let text = desk.files(under: record + "/countries/CL", endingIn: "text.es.md").first
    let kept = try desk.read(record + "/countries/CL/" + (try #require(text)))
    #expect(kept.contains("☐") && kept.contains("trata de personas"))

    try await desk.done("portal", "build", "-o", desk.path("site"), at: record)
    let index = try desk.files(under: "site/search/CL", endingIn: ".js").map { try desk.read("site/search/CL/" + $0) }
      .joined()
    #expect(index.contains("funcionarias") && !index.contains("trata de personas"))
  }

  @Test func aFormsWordsAreNoPhrasesOrigin() async throws {
    let record = try await practiceRecord()
    let printed = "tráfico de migrantes, trata de personas y formas contemporáneas de esclavitud"
    let text =
      "# Declaración\n\n1. Los Estados previenen el \(printed).\n\n2. Porque une a las tres oficinas y la evaluó "
    try await desk.done(
      "declare", desk.write("text.es.md", text + "una universidad.\n"), "--lang", "es", "--party", "RCM-TS", "-m",
      "Set",
      at: record)
    let answer = try await desk.done("provenance", "--format", "json", at: record).json()
    let origins =
      answer["paragraphs"]?.array?.flatMap { $0["phrases"]?.array ?? [] }
      .compactMap { $0["origin"]?["text"]?.string } ?? []
    #expect(origins.contains { $0.contains("evaluó") } && !origins.contains { $0.contains("trata") }, "\(origins)")
  }

  @Test func theGlossaryIsNotHeldAgainstAForm() async throws {
    let record = try await practiceRecord()
    try await desk.keep("glossary", "add", "--term", "es=acuerdo", at: record)
    for term in ["trata de personas", "convenio"] {
      try await desk.keep(
        "glossary", "add", "--term", "es=\(term)", "--status", "deprecated", "--use", "acuerdo", at: record)
    }
    let checked = try await desk.gcmrepo("glossary", "check", "--all", "--format", "json", at: record)
    let found = try checked.json()["findings"]?.array?.filter { $0["path"]?.string?.hasPrefix("countries/") == true }
    #expect(found?.compactMap { $0["text"]?.string } == ["convenio", "convenio"], "\(checked.output)")
  }

  @Test func aQuestionsWordsAreNotAnAnswer() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    for words in ["presupuesto", "\"política migratoria\"", "\"Consulta nacional\"", "hombres"] {
      #expect(try await paths(words, at: record).allSatisfy { !$0.hasSuffix(".md") }, "\(words)")
    }
    for words in ["negrita", "Pleno", "Bolivia"] {
      #expect(try await paths(words, at: record).contains { $0.hasSuffix(".md") }, "\(words)")
    }
  }
}
