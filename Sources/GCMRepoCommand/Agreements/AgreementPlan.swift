import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct AgreementPlan: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: .message(
      "Show agreements as a work plan: in the order in which they depend on one another, and what can begin."),
    discussion: .message(
      """
      A task is an agreement with a first day or with something that has to be done before: give them with agreements change ID \
      --start DATE --depends-on ID. With -o, a document: .docx, .odt, .pdf, .html, .md, .csv or .json.

        gcmrepo agreements plan --responsible AD-HOC
        gcmrepo agreements plan --meeting 2017-06-08-ad-hoc-group --lang es -o plan.docx
      """))

  @Option(help: .message("Only those of this meeting.", value: "id"), completion: RecordCompletion.meetings)
  var meeting: String?

  @Option(
    help: .message("Only those that this State or body does.", value: "code"), completion: RecordCompletion.parties)
  var responsible: String?

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try output.map { path throws(CommandFailure) in try AccountFile(path: path) }
    let state = try console.openRecord().state(at: moment.at)
    let day = CalendarDay(try asOf.time(moment, state))
    let (plan, problems) = try state.workPlan(
      of: try meeting.map { try state.meeting(named: $0).id },
      for: try state.partyCode(named: responsible)?.description,
      on: day)
    let words = try TextWords(texts, console, state)
    let human = console.options.format == .table && output == nil
    let language = file == nil ? console.answerLanguage : try texts.documentLanguage(console, state)
    let table = Self.table(plan, words, language, human: human)
    guard let file else {
      return try await console.print(
        table, in: state, schema: "gcmrepo.work_plan/1", key: "tasks", problems: problems,
        extra: [("on", .string(day.description))],
        none: Message(
          "There are no such tasks. Give agreements an order with `gcmrepo agreements change ID --start DATE --depends-on ID`."
        ))
    }
    console.warn(problems)
    let titles = [
      Message("Task"), Message("What"), Message("Who"), Message("Begins"), Message("Due"), Message("Status"),
    ]
    let document = AccountDocument(
      title: Message("Work plan")(language), language: language, state: state,
      head: [(Message("As of")(language), dayInFull(day, language))],
      parts: plan.tasks.isEmpty
        ? [Message("There are none.")(language).asMarkdown]
        : [
          MarkdownRows.table(
            titles.map { $0(language) },
            plan.tasks.map { task in
              let own = task.agreement
              return [
                own.id, words.text(own.text), AgreementWho(own, words).words, own.start?.description ?? "",
                own.due?.description ?? "", task.wording(language),
              ]
            }, widths: [3, 9, 4, 3, 3, 4])
        ])
    try await file.write(
      document.publication, table, table.json(schema: "gcmrepo.work_plan/1", key: "tasks", state), on: console)
  }

  private static func table(
    _ plan: WorkPlan, _ words: TextWords, _ language: InterfaceLanguage, human: Bool
  ) -> Table {
    var columns: [Table.Column] = [
      .init(key: "id", title: Message("Task")(language)), .init(key: "state", title: Message("Status")(language)),
      .init(key: "start", title: Message("Begins")(language)), .init(key: "due", title: Message("Due")(language)),
      .init(key: "responsible", title: Message("Who")(language)), .init(key: "text", title: Message("What")(language)),
      .init(key: "depends_on", title: Message("After")(language)),
    ]
    if !human { columns += ["waits_for", "part_of", "meeting"].map { .init(key: $0, title: $0) } }
    return Table(
      columns: columns,
      rows: plan.tasks.map { task in
        let own = task.agreement
        var row: [Table.Cell] = [
          .name(own.id), .text(human ? task.wording(language) : task.state.rawValue),
          own.start.map { .name($0.description) } ?? .none, own.due.map { .name($0.description) } ?? .none,
          human ? .text(AgreementWho(own, words).words) : .list(own.responsible), .text(words.text(own.text)),
          .list(own.dependsOn),
        ]
        if !human {
          row += [.list(task.waitsFor), own.partOf.map { .text($0) } ?? .none, .text(own.meeting)]
        }
        return row
      })
  }
}

extension WorkPlan.Task {
  /// The state for people, with what it waits for.
  func wording(_ language: InterfaceLanguage) -> String {
    switch state {
    case .overdue: Message("overdue", context: "task")(language)
    case .waiting: Message("waits for \(waitsFor.joined(separator: ", "), "ids")")(language)
    case .planned: Message("planned")(language)
    case .ready: Message("can begin")(language)
    case .inProgress: Message("in progress")(language)
    case .done: Message("done")(language)
    case .dropped: Message("dropped")(language)
    }
  }
}

/// Who does an agreement, for people: codes, and the words of the minutes for those who have none, or are many.
struct AgreementWho {
  let words: String

  init(_ agreement: Agreement, _ texts: TextWords) {
    let own = agreement.who.isEmpty ? "" : texts.text(agreement.who)
    // The States together, in the words of the minutes.
    words =
      own.isEmpty
      ? agreement.responsible.joined(separator: ", ")
      : agreement.responsible.count > 8
        ? own : (agreement.responsible + [own]).joined(separator: ", ")
  }
}

extension LocalizedText {
  fileprivate var isEmpty: Bool { entries.isEmpty }
}

extension TextLanguageOptions {
  /// The language of a document: the one chosen, if the program speaks it, else that of the answer.
  func documentLanguage(_ console: Console, _ state: RecordState) throws -> InterfaceLanguage {
    try interfaceLanguage(in: state) ?? console.language
  }
}
