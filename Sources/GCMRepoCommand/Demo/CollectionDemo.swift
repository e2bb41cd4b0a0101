import GCMRepo
import QuestionnaireForms
import RecordLocalization
import RecordRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gcmrepo demo --collection`: six States answer a questionnaire in four kinds of forms, two send best practices, and the
/// declaration is checked against the glossary.
struct CollectionDemo {
  let place: DemoFolder
  let console: Console
  private let story: DemoStory

  /// The record's folder in the demo's.
  static let folder = "registro"

  /// A State's answers and the form in which it sends them.
  struct Reply {
    let party: PartyCode
    let language: LanguageTag
    let form: FormKind
    let person: String
    let institution: String
    let hasConsulted: AnswerValue
    let themes: [String]
    let proposals: String

    var file: String { "documents/\(party).\(form == .html ? "json" : form.rawValue)" }
  }

  init(in place: DemoFolder, on console: Console) throws {
    (self.place, self.console) = (place, console)
    for folder in [place.record + "/documents", place.home] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    story = try DemoStory(in: place, on: console)
  }

  /// Makes all of it and shows each step. Only its place is then left to be changed.
  func make() async throws {
    var number = 0
    try await story.show(Self.asking, &number)
    try writeReplies()
    for step in [Self.answering, Self.reading] { try await story.show(step, &number) }
    for (name, text) in Self.practices { try write(name, Array(text.utf8)) }
    try await story.show(Self.sharing, &number)
    try writeDeclaration()
    try await story.show(Self.checking, &number)
  }

  // MARK: Documents

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    try OutputFile(path: place.record + "/" + name, defaultName: "").write(bytes)
  }

  /// Each State's form, as it comes back filled in.
  private func writeReplies() throws {
    let state = try Record.open(place.record + "/" + Self.folder).current()
    let form = try state.questionnaire(named: "gcm-inputs")
    for reply in Self.replies {
      let answers = Answers(
        questionnaire: form.questionnaire.id, version: form.questionnaire.version, country: reply.party,
        language: reply.language,
        values: [
          .init(question: "institution", value: .text(reply.institution)),
          .init(question: "national-consultation", value: reply.hasConsulted),
          .init(question: "themes", value: .choices(reply.themes)),
          .init(question: "proposals", value: .text(reply.proposals)),
        ])
      let party = try state.party(reply.party)
      let document = FormDocument(
        form.questionnaire, language: reply.language, country: FormCountry(code: party.code, name: party.names),
        answers: answers)
      try write(reply.file, reply.form == .html ? Self.saved(answers) : try reply.form.bytes(of: document, form))
    }
  }

  /// What the page of a form saves.
  private static func saved(_ answers: Answers) -> [UInt8] {
    let json: JSONValue = [
      "schema": .string(FormJSON.schema), "questionnaire": .string(answers.questionnaire),
      "version": .int(answers.version), "country": .string(answers.country.description),
      "language": .string(answers.language.description),
      "answers": .object(answers.values.map { .init($0.question, JSONValue($0.value)) }),
    ]
    return Array((json.serialized(.pretty) + "\n").utf8)
  }

  /// The declaration as one draftsman would have it: with a word that the glossary does not want.
  private func writeDeclaration() throws {
    let state = try Record.open(place.record + "/" + Self.folder).current()
    let text = try state.text(of: .declaration(try state.declaration()), language: "es")
    try write(Self.declaration, Array(text) + Array("\nLos migrantes ilegales serán tratados con dignidad.\n".utf8))
  }

  static let declaration = "documents/declaracion.md"
}
