import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo practices`: the best practices that States recommend.
struct Practices: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practices",
    abstract: .message(
      "List the best practices; show one space by space, compile all, make the form, select some for a session."),
    discussion: .message("For example: gcmrepo practices compile --lang es -o compendio.docx"),
    subcommands: [
      PracticeList.self, PracticeShow.self, PracticeCompile.self, PracticeFormCommand.self, PracticeSelect.self,
    ],
    defaultSubcommand: PracticeList.self)
}

/// Selects best practices.
struct PracticeFilter: ParsableArguments {
  @Option(
    help: .message("Only those on this theme.", value: "id"),
    completion: RecordCompletion.themes)
  var theme: String?

  @Option(
    help: .message("Only those of this conference's members.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @Option(
    help: .message("Only those of this country or body.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @OptionGroup var objectives: ObjectiveFilter

  /// The practices that the options choose, and the problems of unreadable ones.
  func practices(in state: RecordState) throws -> Partial<Contribution> {
    let objective = try objectives.chosen()
    let filter = ContributionFilter(
      party: try state.partyCode(named: country), kind: .bestPractice, theme: try theme.map(state.theme(named:)),
      objective: objective)
    return try state.readablePractices(filter, of: try LocalizedWords.conference(conference, in: state))
  }
}

struct PracticeList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the best practices with their themes, objectives and what they still lack."),
    discussion: .message("For example: gcmrepo practices list --objective 7 --conference SACM"))

  @OptionGroup var which: PracticeFilter
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let readable = try which.practices(in: state)
    let language = console.answerLanguage
    let words = try TextWords(texts, console, state)
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "id", title: Message("Best practice")(language)),
      .init(key: "title", title: Message("Title")(language)),
      .init(key: "themes", title: Message("Themes")(language)),
      .init(key: "objectives", title: Message("Objectives")(language)),
      .init(key: human ? "lacks" : "missing", title: Message("Lacks", context: "practice")(language)),
    ])
    if !human {
      for key in ["party", "languages", "status", "revision", "criteria", "titles"] {
        table.columns.append(.init(key: key, title: key))
      }
    }
    for practice in readable.values {
      let missing = practice.missingTexts
      var row: [Table.Cell] = [
        .name(practice.id.description), .text(words.text(practice.title)),
        .list(practice.themes.map(\.description)), practice.objectives.cell(console),
        .list(human ? missing.map { Self.name(ofSpace: $0, language) } : missing),
      ]
      if !human {
        row += [
          .text(practice.id.party.description), .list(practice.languages.map(\.description)),
          .text(practice.status.rawValue), practice.revision.map { .number($0) } ?? .none,
          .list(practice.criteria.entries.map(\.criterion.rawValue)), words.all(practice.title),
        ]
      }
      table.rows.append(row)
    }
    if human, !readable.values.contains(where: { !$0.missingTexts.isEmpty }) { table.columns.removeLast() }
    try await console.print(
      table, in: state, schema: "gcmrepo.practices/1", key: "practices", problems: readable.problems,
      none: Message("There are no such best practices."))
  }

  /// What a required space is called, by its key in `contribution.yml`.
  static func name(ofSpace key: String, _ language: InterfaceLanguage) -> String {
    PracticeSpace(rawValue: key)?.heading(in: language.form) ?? key
  }
}

extension InterfaceLanguage {
  /// The same language for the form.
  var form: FormLanguage { FormLanguage(rawValue: rawValue) ?? .en }
}
