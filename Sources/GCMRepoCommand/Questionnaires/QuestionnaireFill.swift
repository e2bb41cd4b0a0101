import ArgumentParser
import GCMRepo
import QuestionnaireForms
import RecordLocalization
import RecordPortal
import RecordRendering

struct QuestionnaireFill: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: .message("Answer a questionnaire here, one question after the other."),
    discussion: .message(
      """
      What you answer is kept in a file after each question, and the same command goes on where you stopped. At each question: a \
      line is the answer, an empty line leaves it as it is, < goes back, - takes the answer away, ! stops. Tables and repeated \
      groups are answered in one of the forms. Send the file in with `gcmrepo submit FILE --kind questionnaire`.

        gcmrepo questionnaire fill gcm-inputs --country CL
      """))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Your country's code, such as CL.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(
    name: .customLong("lang"), help: .message("The form's language; else the reader's.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong, help: .message("The file of answers; else ID.CODE.yml here.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().current()
    let form = try state.questionnaire(named: id)
    let party = try state.submitter(named: country, of: .questionnaire)
    let tag: LanguageTag
    if let language {
      tag = try state.language(named: language)
    } else {
      let known = form.questionnaire.title.entries.compactMap { LanguageTag($0.language) }
      tag = known.first { $0.primary == console.answerLanguage.rawValue } ?? known.first ?? "en"
    }
    let path = output ?? "\(form.questionnaire.id).\(party.code).yml"
    let target = try OutputFile(path: path, defaultName: "")
    try target.checkFolder()
    var answers: Answers
    if let saved = try Self.saved(path, form, of: party.code) {
      answers = saved
      console.remark(Message("Going on with \(path, "path")."))
    } else {
      let last = try LastAnswers(of: party.code, to: form, in: state)
      last?.tell(on: console)
      answers =
        last?.answers
        ?? Answers(
          questionnaire: form.questionnaire.id, version: form.questionnaire.version, country: party.code, language: tag)
    }
    answers.language = tag
    var dialogue = AnswerDialogue(form: form, answers: answers, console: console)
    let isDone = try dialogue.ask { try target.write(Array($0.yaml.utf8)) }
    try target.write(Array(dialogue.answers.yaml.utf8))
    console.remark(
      isDone
        ? Message(
          "The answers are in \(path, "path"). Next: gcmrepo submit \(path, "path") --kind questionnaire --country \(party.code.description, "party")"
        )
        : Message("The answers so far are in \(path, "path"). The same command goes on."))
  }

  /// The answers of a file that was begun before.
  ///
  /// - Throws: if another file is there, which is not replaced.
  private static func saved(_ path: String, _ form: QuestionnaireForm, of party: PartyCode) throws -> Answers? {
    guard let bytes = try? EntryWriting.bytes(of: path, limit: QuestionnaireLimits.answerBytes) else { return nil }
    guard let file = try? AnswersFile(bytes), file.questionnaire == form.questionnaire.id,
      file.version == form.questionnaire.version, file.country == party
    else {
      throw CommandFailure(
        .refusedInput,
        Message("\(path, "path") is another file, and is not replaced. Name one for these answers with -o."))
    }
    return AnswersReading(file, for: form).answers
  }
}

/// Asks the questions of a form at a terminal.
struct AnswerDialogue {
  let form: QuestionnaireForm
  var answers: Answers
  let console: Console

  /// Asks all questions that are relevant, from the first without an answer.
  ///
  /// - Parameter save: keeps the answers after each.
  /// - Returns: whether all were asked; `false` if the person stopped.
  mutating func ask(save: (Answers) throws -> Void) throws -> Bool {
    let asked = form.outline.entries.indices.filter { index in
      let entry = form.outline.entries[index]
      guard entry.scope == 0, case .question(let question) = entry.subject else { return false }
      if case .table = question.type { return false }
      return question.type.isAsked
    }
    var place =
      asked.firstIndex { index in
        let entry = form.outline.entries[index]
        return answers[entry.id] == nil && entry.question.map(isRelevant) == true
      } ?? 0
    var isGoingBack = false
    while place < asked.count {
      let entry = form.outline.entries[asked[place]]
      guard let question = entry.question, isRelevant(question) else {
        place += isGoingBack && place > 0 ? -1 : 1
        if place == 0 { isGoingBack = false }
        continue
      }
      isGoingBack = false
      show(entry.number, question)
      guard let line = readLine() else { return false }
      switch TerminalText.neutralised(line).trimmingBlanks {
      case "!": return false
      case "<":
        isGoingBack = place > 0
        place = max(0, place - 1)
      case "-":
        set(nil, of: question.id)
        place += 1
      case "": place += 1
      case let text:
        do throws(AnswerTextFault) {
          set(try form.reader.value(of: text, for: question, in: answers.language), of: question.id)
          if let fault = fault(of: question.id) {
            console.remark(fault)
            set(nil, of: question.id)
          } else {
            place += 1
          }
        } catch {
          console.remark(error.sentence)
        }
      }
      try save(answers)
    }
    return true
  }

  private mutating func set(_ value: AnswerValue?, of question: String) {
    answers.values.removeAll { $0.question == question }
    if let value { answers.values.append(.init(question: question, value: value)) }
    answers = checked.answers
  }

  private var checked: AnswerCheck {
    AnswerCheck(answers, for: form, isPartial: true, now: MeetingTime(on: CalendarDay(Timestamp.now)))
  }

  /// Whether a question is asked, given the answers before it.
  private func isRelevant(_ question: Question) -> Bool {
    guard question.relevant != nil || hasRelevantGroup else { return true }
    // An answer that is dropped was not relevant.
    var probe = answers
    guard answers[question.id] == nil, let value = probeValue(of: question) else { return true }
    probe.values.append(.init(question: question.id, value: value))
    let now = MeetingTime(on: CalendarDay(Timestamp.now))
    let faults = AnswerCheck(probe, for: form, isPartial: true, now: now).faults
    return !faults.contains { $0.question == question.id && $0.kind == .notRelevant }
  }

  private var hasRelevantGroup: Bool {
    form.outline.entries.contains { entry in
      if case .group(let group) = entry.subject { group.relevant != nil } else { false }
    }
  }

  /// Any answer that the question's type takes.
  private func probeValue(of question: Question) -> AnswerValue? {
    switch question.type {
    case .text, .longText, .file: .text("x")
    case .integer, .decimal, .percentage: .number("0")
    case .date: .time("2000-01-01")
    case .time: .time("00:00")
    case .dateTime: .time("2000-01-01T00:00")
    case .yesNo: .boolean(true)
    case .status: .choice(ReportingStatus.yes.rawValue)
    case .one(let choices): form.questionnaire.choiceList(choices.list)?.choices.first.map { .choice($0.id) }
    case .many(let choices), .ranking(let choices):
      form.questionnaire.choiceList(choices.list)?.choices.first.map { .choices([$0.id]) }
    default: nil
    }
  }

  private func fault(of question: String) -> Message? {
    checked.faults.first { $0.question == question && !$0.isWarning }?.sentence(in: form, answers.language)
  }

  private func show(_ number: String, _ question: Question) {
    let language = answers.language
    func words(_ text: LocalizedText) -> String { text[language] ?? text.preferring("en", "es") ?? "" }
    var lines = ["", "\(number) \(words(question.label))" + (question.isRequired ? " *" : "")]
    let hint = words(question.hint)
    if !hint.isEmpty { lines.append("  " + hint) }
    if let list = question.type.choices?.list, let choices = form.questionnaire.choiceList(list)?.choices {
      lines += choices.enumerated().map { "  \($0.offset + 1). \(words($0.element.label))" }
    }
    if case .status = question.type {
      lines += ReportingStatus.allCases.enumerated().map {
        "  \($0.offset + 1). \($0.element.wording(console.language))"
      }
    }
    if let answer = answers[question.id] { lines.append("  [" + JSONValue(answer).serialized() + "]") }
    Console.write(lines.map { TerminalText.neutralised($0) + "\n" }.joined() + "> ", to: 2)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
