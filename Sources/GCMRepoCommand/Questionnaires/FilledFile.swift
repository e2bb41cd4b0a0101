import GCMRepo
import QuestionnaireForms
import RecordLocalization
import RecordRendering
import RecordYAML

/// A form of a questionnaire that a State filled in, read from the file that it sent.
struct FilledFile {
  private(set) var file: Submission.File
  private(set) var answers: Answers
  let form: QuestionnaireForm
  var warnings: [Warning] = []
  /// The section that it answers, of several ministries.
  let section: String?

  /// The formats that can be a form; other files are documents.
  private enum Format {
    case word, workbook, json, yaml

    init?(name: String) {
      switch name.split(separator: ".").last?.lowercased() {
      case "docx": self = .word
      case "xlsx", "xlsm", "xls": self = .workbook
      case "json": self = .json
      case "yml", "yaml": self = .yaml
      default: return nil
      }
    }

    var mediaType: String {
      switch self {
      case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      case .json: "application/json"
      case .yaml: "application/yaml"
      }
    }
  }

  /// Reads a file if it is a form; `nil` for a document.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - party: the State that submits.
  ///   - wanted: the questionnaire that it answers, if the user says so.
  ///   - section: the section that it answers; its answers are then checked with the others.
  init?(
    _ path: String, of party: Party, to wanted: String?, isPartial: Bool, section: String?, in state: RecordState
  ) throws(CommandFailure) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let format = Format(name: name) else { return nil }
    let bytes = try EntryWriting.bytes(of: path, limit: state.configuration.limits.originalBytes)
    guard let identity = try Self.identity(of: bytes, format, name) else { return nil }
    let form = try Self.form(of: identity, wanted, in: state)
    let reading = format == .yaml ? AnswersReading(try Self.answersFile(bytes, name), for: form) : nil
    let filled =
      if let reading { Self.form(from: reading, identity) } else { try Self.read(bytes, format, form, name, state) }
    let unread = (reading?.faults ?? []).filter { !$0.isWarning }
      .map { $0.sentence(in: form, identity.language) }
    // What cannot be read is not missing besides.
    let unreadable = Set(filled.faults.map(\.place.question) + (reading?.faults ?? []).map(\.question))
    if let named = filled.identity.country, named != party.code {
      throw CommandFailure(
        .refusedInput,
        Message(
          "The form is that of \(named.description, "other"), and not of \(party.code.description, "party"). Submit it with --country \(named.description, "other")."
        )
      )
    }
    let answers = filled.answers(of: party.code)
    // One ministry's answers are checked with the others'.
    let now = MeetingTime(on: CalendarDay(Timestamp.now))
    let faults = section == nil ? AnswerCheck(answers, for: form, isPartial: isPartial, now: now).faults : []
    let problems =
      filled.faults.map(\.sentence) + unread
      + faults.filter { !$0.isWarning && !($0.kind == .missing && unreadable.contains($0.question)) }
      .map { $0.sentence(in: form, identity.language) }
    guard problems.isEmpty else {
      let shown = Message(Array(problems.prefix(10)), separator: "\n")
      throw CommandFailure(
        .refusedInput,
        Message(
          problems.count, "{count} answer of \(name, "file") cannot be taken.\n\(shown, "problems")",
          "{count} answers of \(name, "file") cannot be taken.\n\(shown, "problems")"))
    }
    self.form = form
    self.answers = answers
    warnings = filled.remarks.map { Warning(code: $0.code, sentence: $0.sentence) }
    self.section = section
    // Answers to what is not asked are not taken.
    warnings += faults.filter(\.isWarning)
      .map { Warning(code: $0.code, sentence: $0.sentence(in: form, identity.language)) }
    let document = FormDocument(answers, to: form, of: party)
    var file = Submission.File(
      language: identity.language, fileExtension: name.split(separator: ".").last?.lowercased() ?? "",
      mediaType: format.mediaType, original: bytes, text: Array(PrintedForm.markdown(document).utf8),
      foundTitle: document.title, name: name, reader: Self.reader)
    file.isNamed = path != "-"
    self.file = file
  }

  /// Whether a file is a form, to be refused beside others.
  static func isForm(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let format = Format(name: name), let bytes = try? EntryWriting.bytes(of: path, limit: 25_000_000) else {
      return false
    }
    return ((try? identity(of: bytes, format, name)) ?? nil) != nil
  }

  /// Says who answered: as given, else whoever the section is assigned to.
  mutating func attribute(to name: String?, in state: RecordState) throws(RecordError) {
    guard let section else {
      answers.answeredBy = name.map { [Answers.Author(name: $0)] } ?? []
      return
    }
    let delegation = try state.delegation(of: answers.country, for: try Slug(form.questionnaire.id))
    let assigned = delegation.assigned.first { $0.section == section }?.person
    answers.answeredBy = [Answers.Author(section: section, name: name ?? assigned ?? section)]
  }

  /// Makes the text that of the State's answers as a whole, where the form is one ministry's.
  mutating func showWhole(with options: AnswerOptions, in state: RecordState) throws(RecordError) {
    guard let section else { return }
    let id = RecordState.answersID(of: answers.country, to: try Slug(form.questionnaire.id))
    let whole = try state.answers(
      with: SubmittedAnswers(answers, isPartial: options.partial, section: section), in: id)
    let document = FormDocument(whole, to: form, of: try state.party(answers.country))
    file.text = Array(PrintedForm.markdown(document).utf8)
  }

  /// The name of what makes a text from a form.
  static let reader = "form/1"
  /// The name of the file that settled answers are submitted as.
  static let settledName = "settled.yml"

  private static func identity(
    of bytes: [UInt8], _ format: Format, _ name: String
  ) throws(CommandFailure) -> FormIdentity? {
    switch format {
    case .word:
      do throws(WordForm.Failure) { return try WordForm.identity(of: bytes) } catch {
        // A document, or one that the reader of documents names the fault of.
        return nil
      }
    case .workbook:
      do throws(WorkbookForm.Failure) { return try WorkbookForm.identity(of: bytes) } catch {
        throw CommandFailure(.refusedInput, error.sentence(name))
      }
    case .json:
      do throws(FormJSON.Failure) { return try FormJSON.identity(of: bytes) } catch {
        throw CommandFailure(.refusedInput, error.sentence(name))
      }
    case .yaml:
      let file = try answersFile(bytes, name)
      return FormIdentity(
        questionnaire: file.questionnaire, version: file.version, country: country(of: file), language: file.language)
    }
  }

  /// A blank form in YAML names no State.
  private static func country(of file: AnswersFile) -> PartyCode? { file.country == "XX" ? nil : file.country }

  private static func answersFile(_ bytes: [UInt8], _ name: String) throws(CommandFailure) -> AnswersFile {
    // Editors on Windows begin a file with a byte order mark.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    do throws(AnswersFile.Fault) { return try AnswersFile(text) } catch {
      let found = RecordError.malformedFile(path: name, line: error.mark.line, problem: error.problem)
      throw CommandFailure(.refusedInput, found.sentFileSentence)
    }
  }

  private static func form(
    of identity: FormIdentity, _ wanted: String?, in state: RecordState
  ) throws(CommandFailure) -> QuestionnaireForm {
    do throws(RecordError) {
      if let wanted, wanted != identity.questionnaire {
        throw RecordError(
          .otherQuestionnaire, [.given: .text(identity.questionnaire), .expected: .text(wanted)])
      }
      let newest = try state.questionnaire(named: identity.questionnaire)
      guard let form = try state.questionnaire(try Slug(identity.questionnaire), version: identity.version) else {
        throw RecordError(
          .otherQuestionnaire,
          [
            .given: .text("\(identity.questionnaire) \(identity.version)"),
            .expected: .text("\(identity.questionnaire) \(newest.questionnaire.version)"),
          ])
      }
      return form
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func form(from reading: AnswersReading, _ identity: FormIdentity) -> FilledForm {
    FilledForm(identity: identity, values: reading.answers.values)
  }

  /// Reads a form that is no YAML.
  private static func read(
    _ bytes: [UInt8], _ format: Format, _ form: QuestionnaireForm, _ name: String, _ state: RecordState
  ) throws(CommandFailure) -> FilledForm {
    let states = ((try? state.parties()) ?? []).map { FormCountry(code: $0.code, name: $0.names) }
    do {
      switch format {
      case .word: return try WordForm.read(bytes, for: form, countries: states)
      case .workbook: return try WorkbookForm.read(bytes, for: form, countries: states)
      case .json, .yaml: return try FormJSON.read(bytes, for: form)
      }
    } catch let error as WordForm.Failure {
      throw CommandFailure(.refusedInput, error.sentence(name))
    } catch let error as WorkbookForm.Failure {
      throw CommandFailure(.refusedInput, error.sentence(name))
    } catch let error as FormJSON.Failure {
      throw CommandFailure(.refusedInput, error.sentence(name))
    } catch {
      throw CommandFailure.unexpected(error)
    }
  }
}

extension FormDocument {
  /// The form as a State filled it in, in the language of its answers.
  init(_ answers: Answers, to form: QuestionnaireForm, of party: Party) {
    self.init(
      form.questionnaire, language: answers.language, country: FormCountry(code: party.code, name: party.names),
      answers: answers)
  }
}

extension AnswerFault {
  /// The sentence with the question's label, and that of a table's row, in the form's language.
  func sentence(in form: QuestionnaireForm, _ language: LanguageTag) -> Message {
    let label = form.outline.entries.first { !number.isEmpty && $0.number == number }?.question?.label
    return sentence(label: label.flatMap { $0[language] ?? $0.preferring("en", "es") }, language: language)
  }
}
