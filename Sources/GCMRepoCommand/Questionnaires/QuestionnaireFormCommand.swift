import ArgumentParser
import GCMRepo
import OfficeOpenXML
import QuestionnaireForms
import RecordLocalization
import Spreadsheets

struct QuestionnaireFormCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: .message("Make the form of a questionnaire: for Word, Excel, a browser, or as YAML."),
    discussion: .message(
      """
      With --country the form is that State's, with the answers that it gave last: of this questionnaire, else of the round before. \
      Whichever form comes back, `gcmrepo submit` takes it.

        gcmrepo questionnaire form gcm-inputs --lang es -o formulario.docx
        gcmrepo questionnaire form gcm-inputs --lang pt --country BR -o formulario.html
      """))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Option(
    name: .customLong("lang"), help: .message("The form's language; else the reader's.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(name: .customLong("as"), help: .message("docx, html, xlsx or yaml; else by the file's name.", value: "form"))
  var form: String?

  @Option(
    help: .message("Fill in what this country answered last.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message(
      "How many entries of what is answered several times a form of Word or Excel has room for at least.",
      value: "number"))
  var entries: Int?

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let kind = try FormKind(named: form, file: output)
    let form = try state.questionnaire(named: id)
    let party = try country.map { try state.submitter(named: $0, of: .questionnaire) }
    let spoken = try Self.language(self.language, of: form.questionnaire, party, console, in: state)
    let last = try party.flatMap { party in try LastAnswers(of: party.code, to: form, in: state) }
    let states = try state.parties().filter(\.isMemberState)
    if let entries, !(1...QuestionnaireLimits.entries).contains(entries) {
      throw CommandFailure(
        .usage, Message("--entries is a number from 1 to \(QuestionnaireLimits.entries, "most")."))
    }
    var document = FormDocument(
      form.questionnaire, language: spoken,
      country: party.map { FormCountry(code: $0.code, name: $0.names) },
      countries: states.map { FormCountry(code: $0.code, name: $0.names) }, answers: last?.answers)
    document.leastEntries = entries ?? 0
    let target = try OutputFile(path: output, defaultName: "\(id).\(kind.rawValue)")
    try target.checkFolder()
    try target.write(try kind.bytes(of: document, form))
    if let last { last.tell(on: console) }
    if let warning = form.questionnaire.warning(ofFormIn: spoken) { console.warn(warning.sentence) }
    console.remark(Message("The form is in \(target.path, "path")."))
  }

  /// The form's language: as given, else the State's, else the reader's, as far as the questionnaire has it.
  private static func language(
    _ given: String?, of questionnaire: Questionnaire, _ party: Party?, _ console: Console, in state: RecordState
  ) throws -> LanguageTag {
    if let given { return try state.language(named: given) }
    let known = questionnaire.title.entries.compactMap { LanguageTag($0.language) }
    let wanted = (party?.languages ?? []) + [LanguageTag(console.answerLanguage.rawValue)].compactMap { $0 }
    return wanted.first { known.contains($0) } ?? known.first ?? "en"
  }
}

extension Questionnaire {
  /// What to know of a form in a language that the questionnaire does not have; `nil` in one that it has.
  func warning(ofFormIn language: LanguageTag) -> Warning? {
    let own = title.entries.map(\.language)
    guard !own.isEmpty, !own.contains(language.description) else { return nil }
    return Warning(
      code: "language-not-asked",
      sentence: Message(
        """
        The questionnaire \(id, "id") has no words in \(language.description, "language"): its questions are shown in \
        \(own.joined(separator: ", "), "languages").
        """))
  }
}

/// The kinds of forms. The raw values are the endings of their files.
enum FormKind: String, CaseIterable {
  case docx, html, xlsx, yml

  init(named name: String?, file: String) throws(CommandFailure) {
    let word = name?.lowercased() ?? file.split(separator: ".").last?.lowercased() ?? ""
    guard let kind = FormKind(rawValue: word == "yaml" ? "yml" : word == "htm" ? "html" : word) else {
      throw CommandFailure(
        .usage, Message("\(file, "file") does not say what form you want. Give --as docx, html, xlsx or yaml."))
    }
    self = kind
  }

  func bytes(of document: FormDocument, _ form: QuestionnaireForm) throws(CommandFailure) -> [UInt8] {
    do {
      switch self {
      case .docx: return try WordForm.document(document)
      case .html: return Array(HTMLForm.page(document).utf8)
      case .xlsx: return try WorkbookForm.workbook(document)
      case .yml: return Array(YAMLForm.text(document, form).utf8)
      }
    } catch let error as SpreadsheetWriteError {
      throw CommandFailure(.refusedInput, error.sentence)
    } catch {
      throw CommandFailure.unexpected(error)
    }
  }
}

/// What a State answered last: this questionnaire, or the round before.
struct LastAnswers {
  let answers: Answers
  /// The version or round that was answered, if it is another.
  let source: Questionnaire?
  /// What of them the questionnaire does not take.
  let losses: [CarriedAnswers.Loss]

  init?(of party: PartyCode, to form: QuestionnaireForm, in state: RecordState) throws(RecordError) {
    for round in try state.rounds(of: try Slug(form.questionnaire.id)).reversed() {
      let id = try Slug(round.questionnaire.id)
      var versions = QuestionnaireVersions(of: id)
      guard let held = try state.answers(of: party, to: id, &versions) else { continue }
      let isSame =
        held.form.questionnaire.id == form.questionnaire.id
        && held.form.questionnaire.version == form.questionnaire.version
      guard !isSame else {
        (answers, source, losses) = (held.answers, nil, [])
        return
      }
      let carried = CarriedAnswers(held.answers, from: held.form, to: form)
      (answers, source, losses) = (carried.answers, held.form.questionnaire, carried.losses)
      return
    }
    return nil
  }

  /// Says from where answers are, and what was lost on the way.
  func tell(on console: Console) {
    if let source {
      console.remark(
        Message("The answers are those to \(source.id, "id"), version \(source.version, "version")."))
    }
    for loss in losses.prefix(20) { console.warn(loss.sentence) }
  }
}

extension CarriedAnswers.Loss {
  /// What was lost and why.
  var sentence: Message {
    let number = number.isEmpty ? question : number
    return switch reason {
    case .questionGone: Message("The answer to \(number, "question") is not taken over: the question is gone.")
    case .typeChanged(let from, let to):
      Message(
        "The answer to \(number, "question") is not taken over: the question is now \(to, "new"), and was \(from, "old")."
      )
    case .choicesGone(let ids):
      Message(
        "Of the answer to \(number, "question") is not taken over what is no choice any more: \(ids.joined(separator: ", "), "choices")."
      )
    case .rowGone(let id):
      Message("The row \(id, "row") of \(number, "question") is not taken over: it is gone.")
    case .unknownQuestion:
      Message("The answer to \(number, "question") is not taken over: no version asks that.")
    }
  }
}
