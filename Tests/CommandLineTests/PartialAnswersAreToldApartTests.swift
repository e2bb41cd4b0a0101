import Foundation
import RecordRendering
import Testing

/// Answers of which some that are required are missing are told apart wherever States that answered are counted.
@Suite struct PartialAnswersAreToldApartTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Chile has answered; Peru has not said what its budget is.
  private func record() async throws -> String {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let peru = SampleQuestionnaire.reply(of: "PE", "national-policy: false")
    try await desk.answer(desk.write("pe.yml", peru), of: "PE", "--partial", at: record)
    return record
  }

  @Test func theRefusalNamesTheOption() async throws {
    let record = try await desk.questionnaireRecord()
    let file = try desk.write("pe.yml", SampleQuestionnaire.reply(of: "PE", "national-policy: false"))
    let refused = try await desk.refuseAnswer(file, of: "PE", at: record)
    #expect(
      refused.status == 3 && refused.said.contains("2.1") && refused.said.contains("--partial"), "\(refused.said)")
    // It would not help where something is wrong besides.
    let wrong = try desk.write(
      "w.yml", SampleQuestionnaire.reply(of: "PE", "national-policy: false", "access: nothing"))
    #expect(!(try await desk.refuseAnswer(wrong, of: "PE", at: record)).said.contains("--partial"))
  }

  @Test func theReceiptSaysWhatIsMissing() async throws {
    let record = try await desk.questionnaireRecord()
    let file = try desk.write("pe.yml", SampleQuestionnaire.reply(of: "PE", "national-policy: false"))
    let receipt = try await desk.done(
      "submit", file, "--kind", "questionnaire", "--country", "PE", "--partial", at: record)
    #expect(receipt.output.contains("partial (2.1 missing)"), "\(receipt.output)")
  }

  @Test func theListCountsThemApart() async throws {
    let record = try await record()
    let shown = try await desk.questionnaire("list", at: record).output
    #expect(shown.contains("PE: partial (2.1 missing)"), "\(shown)")
    let json = try await desk.questionnaire("list", "--format", "json", at: record).json()
    let entry = json["questionnaires"]?.array?.first { $0["id"]?.string == "ronda-uno" }
    #expect(entry?["answered"]?.int == 1 && entry?["partial"]?.array?.map(\.string) == ["PE"])
    #expect(entry?["missing"]?.array?.contains { $0.string == "PE" } == false)
  }

  @Test func everyTableMarksThem() async throws {
    let record = try await record()
    for words in [["table", "ronda-uno"], ["table", "ronda-uno", "--question", "national-policy"]] {
      let shown = try await desk.done(more: ["questionnaire"] + words + ["-C", record])
      #expect(shown.said.contains("PE: partial (2.1 missing)"), "\(shown.said)")
    }
    let json = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record).json()
    #expect(json["partial"]?["PE"]?.array?.map(\.string) == ["2.1"] && json["partial"]?["CL"] == nil)
    for ending in ["md", "html", "csv", "json"] {
      let file = desk.path("table." + ending)
      try await desk.questionnaire("table", "ronda-uno", "-o", file, at: record)
      let text = try desk.read(file)
      #expect(text.contains("2.1"), "\(text)")
      if ending == "md" { #expect(text.contains("PE (partial)"), "\(text)") }
      if ending == "csv" { #expect(text.split(separator: "\n").contains { $0.hasPrefix("PE,") && $0.contains("2.1") }) }
    }
  }

  @Test func thePortalMarksThem() async throws {
    let record = try await record()
    try await desk.keep(
      "consultations", "open", "PE", "ronda", "--subject", "en=Round one", "--from", "2017-06-01", "--until",
      "2090-07-15", "--questionnaire", "ronda-uno", at: record)
    try await desk.done("portal", "build", "-o", desk.path("site"), at: record)
    let page = try desk.read("site/en/questionnaires/ronda-uno/index.html")
    #expect(page.contains("Partly answered") && page.contains("partial (2.1 missing)"))
    #expect(try desk.read("site/en/consultations/index.html").contains("partial (2.1 missing)"))
    let shown = try await desk.done("consultations", "list", "--country", "PE", "-C", record)
    #expect(shown.output.contains("partial (2.1 missing)"), "\(shown.output)")
  }
}
