import Foundation
import RecordRendering
import Testing

/// The form of a best practice, filled in Word or LibreOffice, is read back by its headings.
@Suite struct PracticeFormsComeBackTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func form(_ language: String, at record: String, as file: String = "form.docx") async throws {
    try await desk.done("practices", "form", "--lang", language, "-o", desk.path(file), "-C", record)
  }

  private func submit(_ file: String, _ more: String..., at record: String) async throws -> JSONValue {
    try await desk.done(
      "submit", desk.path(file), "--country", "CL", "--kind", "best-practice", "--lang", "es", "--format", "json",
      more: more, at: record
    ).json()
  }

  private func spaces(_ id: String, at record: String) async throws -> JSONValue {
    try await desk.done("practices", "show", id, "--format", "json", "-C", record).json()
  }

  private func codes(_ receipt: JSONValue) -> [String] {
    receipt["warning_details"]?.array?.compactMap { $0["code"]?.string } ?? []
  }

  private func check(_ practice: JSONValue, _ note: String) {
    let spaces = practice["spaces"]
    for (key, words) in [
      ("title", "Ventanilla única para personas migrantes"), ("period", "2015–2017"),
      ("population", "1.200 personas, 640 mujeres y 85 niñas"), ("contact", "Dirección de Asuntos Consulares"),
      ("summary", "La ventanilla reúne a tres oficinas en un solo lugar."),
      ("actions", "Se firmó un convenio y se capacitó a 40 funcionarias."),
      ("results", "El trámite pasó de 90 a 20 días."),
      ("why_best_practice", "Porque une a las tres oficinas y la evaluó una universidad."),
      ("contribution_to_gcm", "Facilita la regularización y el acceso a servicios."),
      ("sources", "Informe de evaluación, 2017"),
    ] {
      #expect(spaces?[key]?.string == words, "\(note): \(key)")
    }
    #expect(practice["objectives"]?.array?.compactMap(\.int) == [5, 7], "\(note)")
    #expect(practice["themes"]?.array?.count == 1, "\(note)")
    #expect(practice["criteria"]?["effective"]?["es"]?.string?.lowercased() == "el plazo bajó a 20 días.", "\(note)")
    #expect(practice["criteria"]?["sustainable"] == nil, "\(note)")
    #expect(practice["missing"]?.array?.isEmpty == true, "\(note)")
    #expect(practice["status"]?.string == "submitted", "\(note)")
  }

  @Test(arguments: ["es", "en", "pt", "fr"])
  func eachLanguageOfTheFormIsReadBack(_ language: String) async throws {
    let record = try await desk.record()
    try await form(language, at: record)
    try await FilledPracticeForm.fill("form.docx", as: "filled.docx", at: desk)
    let receipt = try await submit("filled.docx", at: record)
    #expect(receipt["contribution"]?.string == "CL/best-practices/ventanilla-unica-para-personas-migrantes")
    #expect(receipt["objectives"]?.array?.compactMap(\.int) == [5, 7])
    #expect(receipt["practice"]?.array?.first?["repeated"]?.array?.isEmpty == true)
    #expect(codes(receipt).filter { $0.hasPrefix("practice") || $0 == "missing-field" } == [])
    check(try await spaces(receipt["contribution"]?.string ?? "", at: record), language)
    #expect(try await Office.schemaFaults(in: ["form.docx"], at: desk) == [])
  }

  @Test(arguments: FilledPracticeForm.Manner.allCases)
  func aRearrangedFormIsReadBack(_ manner: FilledPracticeForm.Manner) async throws {
    let record = try await desk.record()
    try await form("es", at: record)
    try await FilledPracticeForm.fill("form.docx", as: "filled.docx", manner, at: desk)
    let receipt = try await submit("filled.docx", at: record)
    check(try await spaces(receipt["contribution"]?.string ?? "", at: record), manner.rawValue)
    let file = try await desk.git(
      "show", "HEAD:countries/\(receipt["contribution"]?.string ?? "")/contribution.yml", in: record)
    #expect(file.contains("objectives:\n- 5\n- 7\n") && file.contains("criteria:\n  effective:\n    es:"))
  }

  @Test(arguments: ["docx", "odt", "doc", "rtf"])
  func aFormThatLibreOfficeSavedIsReadBack(_ ending: String) async throws {
    let record = try await desk.record()
    try await form("es", at: record)
    try await FilledPracticeForm.fill("form.docx", as: "filled.docx", at: desk)
    try await FilledPracticeForm.resaved("filled.docx", as: ending, at: desk)
    let receipt = try await submit("resaved/filled.\(ending)", at: record)
    check(try await spaces(receipt["contribution"]?.string ?? "", at: record), ending)
  }

  @Test func anEmptyFormSaysWhatIsMissing() async throws {
    let record = try await desk.record()
    try await form("es", at: record)
    let run = try await desk.done(
      "submit", desk.path("form.docx"), "--country", "CL", "--kind", "best-practice", "--lang", "es", "--id", "vacia",
      at: record)
    for words in ["why it is a best practice", "how it contributes", "Resumen", "Resultados y evidencia"] {
      #expect(run.said.contains(words), "\(words): \(run.said)")
    }
    let practice = try await spaces("CL/best-practices/vacia", at: record)
    #expect(practice["status"]?.string == "incomplete")
    #expect(practice["objectives"]?.array?.isEmpty == true && practice["themes"]?.array?.isEmpty == true)
    let list = try await desk.done("practices", "-C", record)
    #expect(list.output.contains("vacia"))
  }

  @Test func whatOptionsSayGoesBeforeTheDocument() async throws {
    let record = try await desk.record()
    try await form("es", at: record)
    try await FilledPracticeForm.fill("form.docx", as: "filled.docx", at: desk)
    let receipt = try await submit(
      "filled.docx", "--why-best-practice", "Porque lo decimos.", "--objective", "1-3", "--objective", "23", "--title",
      "Otra", "--theme", "governance", at: record)
    let id = receipt["contribution"]?.string ?? ""
    #expect(id == "CL/best-practices/otra")
    var practice = try await spaces(id, at: record)
    #expect(practice["spaces"]?["why_best_practice"]?.string == "Porque lo decimos.")
    #expect(practice["objectives"]?.array?.compactMap(\.int) == [1, 2, 3, 23])
    #expect(practice["themes"]?.array?.compactMap(\.string) == ["governance"])
    // The same file again changes nothing of what options said.
    let again = try await submit("filled.docx", "--id", "otra", "--title", "Otra", at: record)
    practice = try await spaces(id, at: record)
    #expect(practice["spaces"]?["why_best_practice"]?.string == "Porque lo decimos.")
    #expect(again["revision"]?.int == 1 || practice["objectives"]?.array?.count ?? 0 > 0)
  }

  @Test func aTextWithoutHeadingsSaysSo() async throws {
    let record = try await desk.record()
    let receipt = try await submit(try desk.note(), at: record)
    #expect(receipt["practice"]?.array?.first?["spaces"]?.array?.isEmpty == true)
    #expect(codes(receipt).filter { $0 == "missing-field" }.count == 2)
  }

  @Test func doubtsAboutAFormAreTold() async throws {
    let record = try await desk.record()
    let text = """
      # Casa

      **Country:** Peru

      ## Themes

      Housing

      ## Objectives

      5, 44

      ## Summary

      A.

      ## Resumen

      B.
      """
    let receipt = try await submit(try desk.write("casa.md", text), at: record)
    for code in [
      "practice-theme-unknown", "practice-objective-unknown", "practice-country-differs", "practice-heading-repeated",
      "practice-spaces-missing",
    ] {
      #expect(codes(receipt).contains(code), "\(code)")
    }
    #expect(receipt["objectives"]?.array?.compactMap(\.int) == [5])
  }

  @Test(
    arguments: [
      (["practices", "form", "--lang", "de", "-o", "x.docx"], 3, "es, en, pt or fr"),
      (["practices", "form", "--lang", "es", "-o", "x.txt"], 2, ".docx"),
      (["practices", "show", "CL/inputs/aportes"], 3, "not a best practice"),
      (["practices", "show", "CL/best-practices/x"], 3, "CL/best-practices/x"),
      (["practices", "list", "--objective", "24"], 3, "24"), (["list", "--objective", "x"], 3, "x"),
      (["practices", "list", "--objective", "1-3"], 2, "one objective"),
      (["practices", "--conference", "XX"], 3, "XX"), (["practices", "--theme", "xx"], 3, "xx"),
      (["submit", "nota.md", "--country", "CL", "--kind", "input", "--objective", "0"], 3, "0"),
    ] as [([String], Int, String)])
  func whatIsNotThereIsRefused(_ words: [String], _ status: Int, _ naming: String) async throws {
    let record = try await desk.negotiatedRecord()
    _ = try desk.note()
    expectRefusal(try await desk.gcmrepo(more: words + ["-C", record]), status: status, naming: naming)
  }

  @Test func objectivesSelectContributionsOfEveryKind() async throws {
    let record = try await desk.record()
    try await desk.submit(
      desk.note("a.md", "# Aportes\n\nTexto.\n"), "CL", "input", "aportes", more: ["--objective", "13"], at: record)
    try await desk.submit(desk.note(), "PE", "input", "otros", at: record)
    let rows = try await desk.rows("list", "--objective", "13", key: "contributions", at: record)
    #expect(rows.compactMap { $0["id"]?.string } == ["CL/inputs/aportes"])
    #expect(rows.first?["objectives"]?.array?.compactMap(\.int) == [13])
    let shown = try await desk.done("show", "CL/inputs/aportes", "--format", "json", at: record).json()
    #expect(shown["objectives"]?.array?.compactMap(\.int) == [13])
    // A revision keeps them, and stock git reads them.
    try await desk.submit(desk.note("a.md", "# Aportes\n\nOtro texto.\n"), "CL", "input", "aportes", at: record)
    #expect(
      try await desk.git("show", "HEAD:countries/CL/inputs/aportes/contribution.yml", in: record).contains("- 13"))
    try await desk.done("verify", at: record)
    try await desk.done("audit", at: record)
  }
}
