import Foundation
import GCMRepo
import RecordRendering
import Testing

/// `gcmrepo verify --deep` over contributions whose originals are filled forms: the text and the answers are those of the
/// original.
@Suite struct FormTextsAreMadeAgainTests {
  let desk: Desk
  private let folder = "countries/CL/questionnaires/ronda-uno"

  init() throws { desk = try Desk() }

  private func deep(_ record: String) async throws -> (outcome: Outcome, findings: [JSONValue]) {
    let outcome = try await desk.gcmrepo("verify", "--deep", "--format", "json", "-C", record)
    return (outcome, try outcome.json()["findings"]?.array ?? [])
  }

  /// Changes files of the record by hand, as a commit of its own.
  private func tamper(_ record: String, _ files: [(name: String, old: String, new: String)]) async throws {
    for file in files {
      let path = "\(record)/\(folder)/\(file.name)"
      let text = try desk.read(path)
      try #require(text.contains(file.old), "\(text)")
      try desk.write(path, text.replacing(file.old, with: file.new))
    }
    try await desk.git("commit", "-qam", "Change\n\nParty: CL\nAction: submit", in: record)
  }

  @Test(arguments: ["docx", "xlsx", "yml", "json"])
  func theTextOfAFormIsMadeAgain(ending: String) async throws {
    let record = try await desk.questionnaireRecord()
    let file = "formulario." + ending
    if ending == "json" {
      try desk.write(file, SampleQuestionnaire.saved)
    } else {
      try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
      try await desk.questionnaire(
        "form", "ronda-uno", "--lang", "es", "--country", "CL", "-o", desk.path(file), at: record)
    }
    try await desk.answer(file, at: record)
    let sound = try await deep(record)
    #expect(sound.outcome.status == 0, "\(sound.outcome.said)\(sound.outcome.output)")
    #expect(try sound.outcome.json()["deep"]?["same"]?.int == 1)
    #expect(try sound.outcome.json()["deep"]?["not_read"]?.int == 0)

    try await tamper(record, [("text.es.md", "Pleno", "Ninguno")])
    let text = try await deep(record)
    #expect(text.findings.contains { $0["path"]?.string == "\(folder)/text.es.md" && $0.isOfText }, "\(text.findings)")

    // Also where the text follows the answers that somebody changed.
    try await tamper(record, [("text.es.md", "1200", "9900"), ("answers.yml", "1200", "9900")])
    let answers = try await deep(record)
    #expect(answers.findings.contains { $0["path"]?.string == "\(folder)/answers.yml" && $0.isOfText })
    // The readers of documents leave it alone.
    let reread = try await desk.done(
      "reread", "--all", "--party", "RCM-TS", "--dry-run", "--format", "json", at: record)
    #expect(try reread.json()["documents"]?.array == [])
  }

  @Test func thePartsOfMinistriesAreCheckedTogether() async throws {
    let record = try await desk.questionnaireRecord()
    let health = SampleQuestionnaire.reply(of: "CL", "comments: De Salud", "budget: 500")
    let policy = SampleQuestionnaire.reply(of: "CL", "national-policy: false", "comments: De Cancillería")
    try await desk.answer(desk.write("s.yml", health), "--section", "health", at: record)
    try await desk.answer(desk.write("p.yml", policy), "--section", "policy", at: record)
    #expect(try await deep(record).outcome.status == 0)
    try await desk.done(
      "questionnaire", "settle", "ronda-uno", "--country", "CL", "--question", "comments", "--by", "policy", at: record)
    let sound = try await deep(record)
    #expect(sound.outcome.status == 0, "\(sound.outcome.said)\(sound.outcome.output)")
    try await tamper(record, [("answers.yml", "budget: 500", "budget: 501")])
    let found = try await deep(record)
    #expect(found.findings.contains { $0["path"]?.string == "\(folder)/answers.yml" && $0.isOfText })
  }

  /// A choice may be a theme of the record, whose title changes; a text keeps the words that were read.
  @Test func aTextKeepsTheWordsThatWereRead() async throws {
    let record = try await desk.questionnaireRecord(
      """
      id: ronda-uno
      title: {es: Temas}
      sections:
        - id: a
          title: {es: A}
          questions:
            - id: themes
              type: many-of
              label: {es: ¿Cuáles?}
              choices: [human-rights]

      """)
    try await desk.answer(
      desk.write("cl.yml", SampleQuestionnaire.reply(of: "CL", "themes: [human-rights]")), at: record)
    let themes = try desk.read(record + "/themes.yml")
    let title = try #require(themes.firstMatch(of: /human-rights\n(?:.*\n)*?\s+es: (.*)/)).output.1
    try #require(try desk.read("\(record)/\(folder)/text.es.md").contains(title))
    try desk.write(
      record + "/themes.yml", themes.replacing("es: \(title)", with: "es: Otros derechos", maxReplacements: 1))
    try await desk.git("commit", "-qam", "Rename\n\nParty: RCM-TS\nAction: admit", in: record)
    let sound = try await deep(record)
    #expect(!sound.findings.contains { $0.isOfText }, "\(sound.outcome.output)")
    #expect(try sound.outcome.json()["deep"]?["same"]?.int == 1)
  }
}

extension JSONValue {
  fileprivate var isOfText: Bool { self["code"]?.string == "text-not-of-original" }
}
