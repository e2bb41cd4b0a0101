import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

/// `gcmrepo questionnaire`: what conferences ask, and what States answer.
struct QuestionnaireCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire",
    abstract: .message("List the questionnaires; take, check and export one, make its forms, read across its answers."),
    discussion: .message(
      """
      A secretariat takes a questionnaire, as YAML or as an XLSForm, and sends out its forms in Word, Excel or as a page; each \
      State sends one back, and the answers are read beside each other:

        gcmrepo questionnaire add gcm-inputs.xlsx --party RCM-TS
        gcmrepo questionnaire form gcm-inputs --lang es -o formulario.docx
        gcmrepo submit formulario.docx --kind questionnaire --country CL
        gcmrepo questionnaire table gcm-inputs
      """),
    subcommands: [
      QuestionnaireList.self, QuestionnaireCheck.self, QuestionnaireAdd.self, QuestionnaireExport.self,
      QuestionnaireFormCommand.self, QuestionnaireFill.self, QuestionnaireTable.self, QuestionnaireCompare.self,
      QuestionnaireNextRound.self, QuestionnaireAssign.self, QuestionnaireSettle.self,
    ], defaultSubcommand: QuestionnaireList.self)
}

struct QuestionnaireList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the questionnaires with their deadline and who has not answered."),
    discussion: .message("For example: gcmrepo questionnaire list --at draft-1"))

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let words = try TextWords(texts, console, state)
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "id", title: Message("Entry")(language)), .init(key: "title", title: Message("Title")(language)),
      .init(key: "version", title: Message("Version")(language), alignment: .trailing),
      .init(key: "questions", title: Message("Questions")(language), alignment: .trailing),
      .init(key: "deadline", title: Message("Deadline")(language)),
      .init(key: "answered", title: Message("Answered")(language), alignment: .trailing),
      .init(key: "partial", title: Message("Partial")(language)),
      .init(key: "missing", title: Message("Not answered")(language)),
    ])
    if !human { for key in ["replaces", "days_overdue"] { table.columns.append(.init(key: key, title: key)) } }
    var problems: [RecordError] = []
    for id in try state.questionnaireIDs() {
      do throws(RecordError) {
        let form = try state.questionnaire(named: id)
        let found = try state.answers(to: try Slug(id))
        problems += found.problems
        let time = try state.time()
        let partial = found.answers.map { (party: $0.party, missing: $0.missing(at: time)) }
          .filter { !$0.missing.isEmpty }
        let answered = Set(found.answers.map(\.party))
        let missing = try state.addressees(of: form.questionnaire).filter { !answered.contains($0) }
        let deadline = QuestionnaireDeadline(form.questionnaire)
        var row: [Table.Cell] = [
          .name(id), .text(words.text(form.questionnaire.title)), .number(form.questionnaire.version),
          .number(form.outline.questionCount),
          deadline.map { human ? .text(form.questionnaire.deadlineWords) : .date($0.end.description) } ?? .none,
          .number(answered.count - partial.count),
          .list(
            partial.map { state in
              let words = human ? AnswersTable.partialWording(state.missing) : nil
              return words.map { "\(state.party): \($0(language))" } ?? state.party.description
            }),
          .list(missing.map(\.description)),
        ]
        if !human {
          row += [
            form.questionnaire.replaces.map { .text($0) } ?? .none,
            deadline.map { .number($0.daysPassed(at: .now)) } ?? .none,
          ]
        }
        table.rows.append(row)
      } catch {
        guard error.code == .malformedFile else { throw error }
        problems.append(error)
      }
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.questionnaires/1", key: "questionnaires", problems: problems,
      none: Message("There is no questionnaire. Take one with: gcmrepo questionnaire add FILE"))
  }
}

extension QuestionnaireOutline {
  /// How many questions are asked, a table counted once.
  var questionCount: Int {
    entries.count { entry in
      if case .question(let question) = entry.subject { question.type.isAsked } else { false }
    }
  }
}

extension Questionnaire {
  /// The deadline as it is set: the day, the time if there is one, and the zone.
  fileprivate var deadlineWords: String {
    guard let deadline else { return "" }
    return [deadline.day.description, deadline.clock, deadline.zone?.description].compactMap { $0 }
      .joined(separator: " ")
  }
}
