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
    guard let format = FormFile.Format(name: name) else { return nil }
    let bytes = try EntryWriting.bytes(of: path, limit: state.configuration.limits.originalBytes)
    guard let opened = try Self.reading(name, { () throws(FormFile.Failure) in try FormFile(bytes, format) }) else {
      return nil
    }
    let identity = opened.identity
    let form = try Self.form(of: identity, wanted, in: state)
    let states = ((try? state.parties()) ?? []).map { FormCountry(code: $0.code, name: $0.names) }
    let reading = try Self.reading(name) { () throws(FormFile.Failure) in
      try opened.read(for: form, countries: states)
    }
    let filled = reading.filled
    let unread = reading.faults.filter { !$0.isWarning }.map { $0.sentence(in: form, identity.language) }
    // What cannot be read is not missing besides.
    let unreadable = Set(filled.faults.map(\.place.question) + reading.faults.map(\.question))
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
      let isPart = filled.faults.isEmpty && unread.isEmpty && faults.allSatisfy { $0.isWarning || $0.isAbsence }
      let hint = Message("What is there can be sent in before the rest: submit it with --partial.")
      let shown = Message(Array(problems.prefix(10)) + (isPart ? [hint] : []), separator: "\n")
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
    if let warning = form.questionnaire.warning(ofFormIn: identity.language) { warnings.append(warning) }
    // Answers to what is not asked are not taken.
    warnings += faults.filter(\.isWarning)
      .map { Warning(code: $0.code, sentence: $0.sentence(in: form, identity.language)) }
    let document = FormDocument(answers, to: form, of: party)
    var file = Submission.File(
      language: identity.language, fileExtension: name.split(separator: ".").last?.lowercased() ?? "",
      mediaType: format.mediaType, original: bytes, text: document.text, foundTitle: document.title, name: name,
      reader: FormFile.reader)
    file.isNamed = path != "-"
    self.file = file
  }

  /// Whether a file is a form, to be refused beside others.
  static func isForm(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let format = FormFile.Format(name: name), let bytes = try? EntryWriting.bytes(of: path, limit: 25_000_000)
    else { return false }
    return ((try? FormFile(bytes, format)) ?? nil) != nil
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

  /// The answers for a submission, which makes the text of what the record has then.
  func submitted(with options: AnswerOptions, in state: RecordState) throws(RecordError) -> SubmittedAnswers {
    var submitted = SubmittedAnswers(answers, isPartial: options.partial, section: section)
    submitted.text = FormDocument.printer(of: try state.party(answers.country))
    return submitted
  }

  /// The name of the file that settled answers are submitted as.
  static let settledName = "settled.yml"

  /// Does something with a file, and says what is wrong with it.
  private static func reading<Result>(
    _ name: String, _ body: () throws(FormFile.Failure) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(FormFile.Failure) { return try body() } catch {
      throw CommandFailure(.refusedInput, error.sentence(name))
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
        throw .unknownVersion(
          identity.version, of: identity.questionnaire, newest: newest.questionnaire.version)
      }
      return form
    } catch {
      throw CommandFailure(error)
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

  /// The text of a contribution that the answers are.
  var text: [UInt8] { Array(PrintedForm.markdown(self).utf8) }

  /// Makes the text of a State's answers.
  static func printer(of party: Party) -> @Sendable (Answers, QuestionnaireForm) -> [UInt8] {
    { answers, form in FormDocument(answers, to: form, of: party).text }
  }
}

extension FormFile.Failure {
  /// What is wrong with the file.
  func sentence(_ name: String) -> Message {
    switch self {
    case .word(let failure): failure.sentence(name)
    case .workbook(let failure): failure.sentence(name)
    case .json(let failure): failure.sentence(name)
    case .yaml(let fault):
      RecordError.malformedFile(path: name, line: fault.mark.line, problem: fault.problem).sentFileSentence
    }
  }
}

extension AnswerFault {
  /// The sentence with the question's label, and that of a table's row, in the form's language.
  func sentence(in form: QuestionnaireForm, _ language: LanguageTag) -> Message {
    let label = form.outline.entries.first { !number.isEmpty && $0.number == number }?.question?.label
    return sentence(label: label.flatMap { $0[language] ?? $0.preferring("en", "es") }, language: language)
  }
}
