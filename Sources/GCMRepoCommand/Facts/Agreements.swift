import RecordPortal
import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo agreements`: what meetings agreed, and what became of it.
struct Agreements: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreements",
    abstract: .message(
      "List what meetings agreed, who does it and by when; take agreements from minutes, follow them up and close them."
    ),
    discussion: .message("For example: gcmrepo agreements list --responsible PA"),
    subcommands: [
      AgreementList.self, AgreementAdd.self, AgreementChange.self, AgreementClose.self, AgreementProgress.self,
      AgreementImport.self, AgreementPlan.self, AgreementReport.self,
    ],
    defaultSubcommand: AgreementList.self)
}

struct AgreementList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the agreements: those overdue first, then the open ones by day, then the closed ones."),
    discussion: .message("For example: gcmrepo agreements list --meeting 2017-05-11-joint-meeting"))

  @Option(
    help: .message("Only those of this meeting.", value: "id"),
    completion: RecordCompletion.meetings)
  var meeting: String?

  @Option(
    help: .message("Only those that this State or body does.", value: "code"),
    completion: RecordCompletion.parties)
  var responsible: String?

  @Option(help: .message("Only open, in-progress, done, dropped or overdue.", value: "status"))
  var status: AgreementFilterStatus?

  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let readable = try state.readableAgreements()
    let meeting = try meeting.map { try state.meeting(named: $0).id }
    let responsible = try state.partyCode(named: responsible)?.description
    let today = CalendarDay(try asOf.time(moment, state))
    let agreements = readable.values.filter { agreement in
      (meeting == nil || agreement.meeting == meeting)
        && (responsible.map { agreement.responsible.contains($0) } ?? true)
        && (status?.admits(agreement, on: today) ?? true)
    }.sorted { $0.rank(on: today) < $1.rank(on: today) }
    let language = console.answerLanguage
    let words = try TextWords(texts, console, state)
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "id", title: Message("Agreement")(language)),
      .init(key: "status", title: Message("Status")(language)),
      .init(key: "due", title: Message("Due")(language)),
      .init(key: "responsible", title: Message("Who")(language)),
      .init(key: "text", title: Message("What")(language)),
      .init(key: "meeting", title: Message("Meeting")(language)),
    ])
    if !human {
      for key in [
        "overdue", "closed", "done_at", "texts", "number", "part_of", "who", "when", "start", "depends_on", "progress",
      ] { table.columns.append(.init(key: key, title: key)) }
    }
    for agreement in agreements {
      let isOverdue = agreement.isOverdue(on: today)
      var row: [Table.Cell] = [
        .name(agreement.id),
        .text(
          human
            ? isOverdue ? Message("overdue")(language) : agreement.status.wording(language)
            : agreement.status.rawValue),
        agreement.due.map { .name($0.description) } ?? .none,
        human ? .text(AgreementWho(agreement, words).words) : .list(agreement.responsible),
        .text(words.text(agreement.text)), .name(agreement.meeting),
      ]
      if !human {
        row += [
          .flag(isOverdue), agreement.closed.map { .text($0.description) } ?? .none,
          agreement.doneAt.map { .text($0) } ?? .none, words.all(agreement.text),
          agreement.number.map { .text($0) } ?? .none, agreement.partOf.map { .text($0) } ?? .none,
          words.all(agreement.who), words.all(agreement.when), agreement.start.map { .text($0.description) } ?? .none,
          .list(agreement.dependsOn),
          console.options.format == .json
            ? .objects(agreement.progress.map(\.json)) : .list(agreement.progress.map { "\($0.day) \($0.note)" }),
        ]
      }
      table.rows.append(row)
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.agreements/1", key: "agreements", problems: readable.problems,
      none: Message("There are no such agreements."))
  }
}

/// What `--status` selects: a status, or what is overdue.
enum AgreementFilterStatus: String, ExpressibleByArgument, CaseIterable {
  case open, inProgress = "in-progress", done, dropped, overdue

  func admits(_ agreement: Agreement, on day: CalendarDay) -> Bool {
    self == .overdue ? agreement.isOverdue(on: day) : agreement.status.rawValue == rawValue
  }
}

extension Agreement {
  /// The place in the list: overdue, open by day, open without a day, closed.
  fileprivate func rank(on day: CalendarDay) -> Rank {
    Rank(
      group: status.isClosed ? 3 : isOverdue(on: day) ? 0 : due != nil ? 1 : 2, day: due?.description ?? "",
      id: meeting + "\0" + id.paddedNumber)
  }

  fileprivate struct Rank: Comparable {
    let group: Int
    let day: String
    let id: String

    static func < (a: Rank, b: Rank) -> Bool { (a.group, a.day, a.id) < (b.group, b.day, b.id) }
  }
}

extension String {
  /// An id whose last number is compared as a number: the tenth agreement comes after the ninth.
  fileprivate var paddedNumber: String {
    let digits = reversed().prefix(while: \.isNumber).count
    return digits < 10 ? dropLast(digits) + String(repeating: "0", count: 10 - digits) + suffix(digits) : self
  }
}
