import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo duties`: what must recur, and whether it has.
struct Duties: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duties",
    abstract: .message("List what must recur, when it was last met and when it is due again; add and change duties."),
    discussion: .message("For example: gcmrepo duties --on 2018-09-01"),
    subcommands: [DutyList.self, DutyAdd.self, DutyChange.self], defaultSubcommand: DutyList.self)
}

struct DutyList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List what must recur, the first due first; the exit status is 1 where one is overdue."),
    discussion: .message(
      """
      A duty is met by a meeting that was held; a meeting that is planned is named beside it.

        gcmrepo duties list --on 2018-09-01
      """))

  @Option(help: .message("The day by which it is judged; else today.", value: "date"))
  var on: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let day = try MeetingList.day(on) ?? CalendarDay(Timestamp.now)
    let readable = try state.dutyStandings()
    let words = try TextWords(texts, console, state)
    try await console.print(
      table(readable.values, day, words, console), in: state, schema: "gcmrepo.duties/1", key: "duties",
      problems: readable.problems, extra: [("day", .string(day.description))],
      none: Message("The record names no duties."))
    if readable.values.contains(where: { $0.isOverdue(on: day) }) { throw CommandFailure.no }
  }

  private func table(
    _ standings: [DutyStanding], _ day: CalendarDay, _ words: TextWords, _ console: Console
  ) -> Table {
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "due", title: Message("Due")(language)), .init(key: "title", title: Message("Duty")(language)),
      .init(key: "last_met", title: Message("Last met")(language)),
      .init(key: "planned", title: Message("Planned")(language)),
      .init(key: "responsible", title: Message("Responsible")(language)),
      .init(key: "status", title: Message("Status")(language)),
      .init(key: "id", title: Message("Identifier")(language)),
    ])
    if !human {
      for key in ["days_overdue", "every_months", "since", "until", "agreement", "last_meeting", "titles"] {
        table.columns.append(.init(key: key, title: key))
      }
    }
    func name(_ day: CalendarDay?) -> Table.Cell { day.map { .name($0.description) } ?? .none }
    for standing in standings {
      let (duty, isOverdue) = (standing.duty, standing.isOverdue(on: day))
      let last = (standing.last?.end ?? standing.last?.start)?.day
      let status: Message =
        isOverdue
        ? Message("overdue", context: "duty")
        : standing.due == nil ? Message("ended", context: "duty") : Message("in time")
      let code = isOverdue ? "overdue" : standing.due == nil ? "ended" : "in-time"
      var row: [Table.Cell] = [
        name(standing.due), .text(words.text(duty.title)), name(last),
        standing.planned.map { .name(human ? $0.start?.day.description ?? $0.id : $0.id) } ?? .none,
        .list(duty.responsible), .text(human ? status(language) : code), .name(duty.id),
      ]
      if !human {
        row += [
          .number(standing.daysOverdue(on: day)), .number(duty.months), name(duty.since), name(duty.until),
          duty.agreement.map { .name($0) } ?? .none, standing.last.map { .name($0.id) } ?? .none, words.all(duty.title),
        ]
      }
      table.rows.append(row)
    }
    return table
  }
}
