import ArgumentParser
import Documents
import GCMRepo
import RecordCalendar
import RecordLocalization
import RecordRendering

/// `gcmrepo calendar`: meetings and deadlines, to be read, printed and subscribed to.
struct CalendarCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: .message("Show meetings and deadlines as a list, a chronogram or an .ics file; take meetings from one."),
    discussion: .message("For example: gcmrepo calendar --as ics -o calendar.ics"),
    subcommands: [ShowCalendar.self, ImportCalendar.self], defaultSubcommand: ShowCalendar.self)
}

/// What the calendar is shown as.
enum CalendarForm: String, ExpressibleByArgument, OutputForm {
  case table, ics, html, docx, odt, pdf

  /// The form that a file's name asks for.
  init?(file: String) {
    guard let ending = file.split(separator: "/").last?.split(separator: ".").last?.lowercased() else { return nil }
    self.init(rawValue: ending)
  }

  var publication: PublicationFormat? { self == .html ? nil : PublicationFormat(rawValue: rawValue) }
}

struct ShowCalendar: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show meetings and the deadlines of everything else by their day."),
    discussion: .message(
      """
      The list has meetings, the ends of questionnaires, consultations and silence procedures, the deadlines of the rules, \
      what was agreed by a day, and duties. As ics it is a file for every calendar program, in which times have their zone, with the hour in UTC \
      in each description; the same state gives the same bytes. As html it is the chronogram: the months by conferences, with \
      its table; as docx, odt or pdf the table alone.

        gcmrepo calendar show --from 2017-08-01 --conference SACM
        gcmrepo calendar --as ics -o calendar.ics
        gcmrepo calendar --lang es -o cronograma.docx
      """))

  @Option(name: .customLong("as"), help: .message("The form; else the one given by the output's name.", value: "as"))
  var form: CalendarForm?

  @Option(help: .message("Only what ends on this day or later, such as 2018-02-01.", value: "date"))
  var from: String?

  @Option(help: .message("Only what begins on this day or earlier.", value: "date"))
  var to: String?

  @Option(
    help: .message("Only what concerns this conference.", value: "code"), completion: RecordCompletion.conferences)
  var conference: String?

  @Option(
    name: .customLong("kind"),
    help: .message("Only this kind of entry, such as meeting or silence; may be repeated.", value: "kind"))
  var kinds: [CalendarEntry.Kind] = []

  @OptionGroup var moment: MomentOptions

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the calendar; else the reader's.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong, help: .message("Write it to this file or folder.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let form = try chosenForm()
    let state = try console.openRecord().state(at: moment.at)
    let tag = try language.map { try state.language(named: $0) }
    let filter = CalendarFilter(
      from: try MeetingList.day(from), to: try MeetingList.day(to),
      conference: try LocalizedWords.conference(conference, in: state), kinds: Set(kinds))
    let own = form == .table ? console.answerLanguage.rawValue : console.language.rawValue
    let calendar = try LocalizedCalendar(state, filter, language: tag ?? LanguageTag(own) ?? "en")
    let target = try output.flatMap { $0 == "-" ? nil : $0 }
      .map { try OutputFile(path: $0, defaultName: "calendar.\(form.rawValue)") }
    if target == nil, Console.outputIsTerminal, form.publication?.isBinary == true {
      throw CommandFailure(
        .usage,
        Message(
          """
          A \(form.rawValue, "form") file cannot be shown on a terminal. Name a file: -o \
          \("calendar." + form.rawValue, "name")
          """))
    }
    let view = CalendarView(calendar, state)
    if form == .table {
      return try await console.print(
        view.table(human: console.options.format == .table), in: state, schema: "gcmrepo.calendar/1", key: "entries",
        problems: calendar.problems, extra: [("tz", .optional(LocalizedCalendar.tzVersion))],
        none: Message("There is nothing in the calendar."))
    }
    console.warn(calendar.problems)
    let bytes: [UInt8] =
      switch form.publication {
      case let format?: try await view.document(as: format)
      case nil: form == .ics ? try calendar.ics() : try calendar.page()
      }
    guard let target else { return try console.print(bytes: bytes) }
    try target.write(bytes)
    console.remark(
      Message(
        calendar.entries.count, "{count} entry is in \(target.path, "path").",
        "{count} entries are in \(target.path, "path")."))
  }

  private func chosenForm() throws(CommandFailure) -> CalendarForm {
    guard let output, output != "-" else { return form ?? .table }
    return try CalendarForm.chosen(form, for: output, among: CalendarForm.allCases.filter { $0 != .table })
  }
}

extension CalendarEntry.Kind: ExpressibleByArgument {}
