import RecordPortal
import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo consultations`: the periods in which States consult at home, and what has come of them.
struct Consultations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consultations",
    abstract: .message(
      "Show the period of each State's national consultation, what has come, who is missing and the days left; remind States."
    ),
    discussion: .message("For example: gcmrepo consultations list --missing"),
    subcommands: [
      ConsultationList.self, ConsultationOpen.self, ConsultationChange.self, ConsultationClose.self,
      ConsultationRemind.self,
    ],
    defaultSubcommand: ConsultationList.self)
}

struct ConsultationList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the consultations: the overdue first, then by their last day, with what has come."),
    discussion: .message(
      """
      A last day ends in the zone of the consultation, else in that of the State's capital. With --missing, only those that have begun \
      and of which nothing came; then the exit status is 1 if there is any. For example: gcmrepo consultations list --country CL
      """))

  @Option(help: .message("Only those of this State.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @Flag(
    help: .message("Only those of which nothing came although they have begun; the exit status is 1 if there is any."))
  var missing = false

  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let time = try asOf.time(moment, state)
    let country = try state.partyCode(named: country)
    let readable = try state.consultations(at: time, of: country)
    let standings = readable.values.filter { !missing || $0.isMissing }
    let words = try TextWords(texts, console, state)
    let language = console.answerLanguage
    let human = console.options.format == .table
    var columns: [Table.Column] = [
      .init(key: "country", title: Message("State")(language)), .init(key: "state", title: Message("Status")(language)),
      .init(key: "from", title: Message("Begins")(language)), .init(key: "until", title: Message("Until")(language)),
      .init(key: "days_left", title: Message("Days left")(language)),
      .init(key: "came", title: Message("Has come")(language)),
      .init(key: "subject", title: Message("Subject")(language)),
      .init(key: "id", title: Message("Consultation")(language)),
    ]
    if !human {
      columns += ["missing", "days_overdue", "time_zone", "ends_at", "lead", "questionnaire", "closed", "partial"].map {
        .init(key: $0, title: $0)
      }
    }
    let table = Table(columns: columns, rows: standings.map { Self.row($0, words, language, human: human) })
    let without = country == nil ? try state.statesWithoutConsultation().map(\.description) : []
    try await console.print(
      table, in: state, schema: "gcmrepo.consultations/1", key: "consultations", problems: readable.problems,
      extra: [
        ("on", .string(time.description)),
        ("missing", .array(Self.codes(readable.values.filter(\.isMissing)).map { .string($0) })),
        ("without", .array(without.map { .string($0) })),
      ],
      none: missing
        ? Message("Nobody is missing.") : Message("There are no such consultations."))
    if human, !missing, !readable.values.isEmpty, !without.isEmpty {
      console.remark(Message("States without a consultation: \(without.joined(separator: ", "), "codes")."))
    }
    if missing, !standings.isEmpty || !readable.problems.isEmpty { throw CommandFailure.no }
  }

  private static func codes(_ standings: [ConsultationStanding]) -> [String] {
    Array(Set(standings.map(\.consultation.country.description))).sorted()
  }

  private static func row(
    _ standing: ConsultationStanding, _ words: TextWords, _ language: InterfaceLanguage, human: Bool
  ) -> [Table.Cell] {
    let own = standing.consultation
    var row: [Table.Cell] = [
      .name(own.country.description), .text(human ? standing.state.wording(language) : standing.state.rawValue),
      .name(own.from.description), .name(own.until.description),
      human && standing.daysLeft == 0 ? .none : .number(standing.daysLeft),
      .list(
        standing.came.map { id in
          let words = human ? AnswersTable.partialWording(standing.missingAnswers[id] ?? []) : nil
          return words.map { "\(id) – \($0(language))" } ?? id.description
        }),
      .text(words.text(own.subject)), .name(own.name),
    ]
    if !human {
      row += [
        .flag(standing.isMissing), .number(standing.daysOverdue), own.zone.map { .text($0.description) } ?? .none,
        .text(own.period.end.description), own.lead.entries.isEmpty ? .none : .text(words.text(own.lead)),
        own.questionnaire.map { .text($0) } ?? .none, own.closed.map { .text($0.description) } ?? .none,
        .list(standing.came.filter { standing.missingAnswers[$0] != nil }.map(\.description)),
      ]
    }
    return row
  }
}
