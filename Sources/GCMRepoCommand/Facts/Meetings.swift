import RecordPortal
import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo meetings`: the calendar that both conferences keep.
struct Meetings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings",
    abstract: .message("List the meetings with place, days and status; show, add, change, move and cancel meetings."),
    discussion: .message("For example: gcmrepo meetings list --from 2017-09-01 --conference SACM"),
    subcommands: [
      MeetingList.self, MeetingShow.self, MeetingAdd.self, MeetingChange.self, MeetingMove.self, MeetingCancel.self,
      MeetingAttach.self,
    ],
    defaultSubcommand: MeetingList.self)
}

struct MeetingList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the meetings in the order of their days."),
    discussion: .message("For example: gcmrepo meetings list --from 2017-08-01 --to 2017-12-31"))

  @Option(help: .message("Only meetings that end on this day or later, such as 2018-02-01.", value: "date"))
  var from: String?

  @Option(help: .message("Only meetings that begin on this day or earlier.", value: "date"))
  var to: String?

  @Option(
    help: .message("Only those of this conference.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let (first, last) = (try Self.day(from), try Self.day(to))
    let conference = try LocalizedWords.conference(conference, in: state)
    let readable = try state.readableMeetings()
    let meetings = readable.values.filter { meeting in
      let (start, end) = (meeting.start?.day, meeting.end?.day ?? meeting.start?.day)
      return (first.map { day in end.map { $0 >= day } ?? false } ?? true)
        && (last.map { day in start.map { $0 <= day } ?? false } ?? true)
        && (conference.map(meeting.conferences.contains) ?? true)
    }
    let language = console.answerLanguage
    let words = try TextWords(texts, console, state)
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "start", title: Message("Begins")(language)), .init(key: "end", title: Message("Ends")(language)),
      .init(key: "title", title: Message("Title")(language)), .init(key: "place", title: Message("Place")(language)),
      .init(key: "conferences", title: Message("Conferences")(language)),
      .init(key: "status", title: Message("Status")(language)),
      .init(key: "id", title: Message("Meeting")(language)),
    ])
    if !human {
      for key in ["time_zone", "participants", "themes", "sequence", "titles"] {
        table.columns.append(.init(key: key, title: key))
      }
    }
    for meeting in meetings {
      let end = human && meeting.end == meeting.start ? nil : meeting.end
      var row: [Table.Cell] = [
        meeting.start.map { .name($0.description) } ?? .none, end.map { .name($0.description) } ?? .none,
        .text(words.text(meeting.title)), meeting.place.entries.isEmpty ? .none : .text(words.text(meeting.place)),
        .list(human ? state.abbreviations(of: meeting.conferences, language) : meeting.conferences),
        .text(human ? meeting.status.wording(language) : meeting.status.rawValue), .name(meeting.id),
      ]
      if !human {
        row += [
          meeting.timeZone.map { .text($0.description) } ?? .none, .list(meeting.participants), .list(meeting.themes),
          .number(meeting.sequence), words.all(meeting.title),
        ]
      }
      table.rows.append(row)
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.meetings/1", key: "meetings", problems: readable.problems,
      none: Message("There are no such meetings."))
  }

  static func day(_ typed: String?) throws(CommandFailure) -> CalendarDay? {
    guard let typed else { return nil }
    guard let day = CalendarDay(typed) else {
      throw CommandFailure(.usage, Message("“\(typed, "typed")” is not a day; write it as in 2018-02-01."))
    }
    return day
  }
}

/// The facts of a meeting on the command line.
struct MeetingFacts: ParsableArguments {
  @Option(help: .message("Its title, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var title: [String] = []

  @Option(
    help: .message("The conferences that hold it; may be repeated.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: [String] = []

  @Option(
    help: .message("The States and bodies that take part, by code or name; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var participant: [String] = []

  @Option(
    help: .message("A theme that it treats; may be repeated.", value: "id"),
    completion: RecordCompletion.themes)
  var theme: [String] = []

  @OptionGroup var when: MeetingMoment

  func values(in state: RecordState) throws -> EntryValues {
    var values = try when.values(in: state)
    values.set("title", try LocalizedWords.texts(title, "--title", in: state))
    values.set("conferences", LocalizedWords.conferences(conference, in: state))
    values.set("participants", try LocalizedWords.parties(participant, in: state))
    values.set(
      "themes",
      theme.isEmpty ? nil : .list(try LocalizedWords.list(theme).map { try state.theme(named: $0).description }))
    return values
  }
}

/// When and where a meeting is, on the command line.
struct MeetingMoment: ParsableArguments {
  @Option(help: .message("Its first day, or that day and time, such as 2018-02-01 or 2018-02-01T09:30.", value: "time"))
  var start: String?

  @Option(help: .message("Its last day, or that day and time; else the first.", value: "time"))
  var end: String?

  @Option(
    help: .message("Where it is, with the language of the name, as in es=TEXT; may be repeated.", value: "lang=text"))
  var place: [String] = []

  @Option(help: .message("The time zone of its times, such as America/Panama.", value: "zone"))
  var timeZone: String?

  var isEmpty: Bool { start == nil && end == nil && place.isEmpty && timeZone == nil }

  func values(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("start", start.map { .plain($0) })
    values.set("end", end.map { .plain($0) })
    values.set("place", try LocalizedWords.texts(place, "--place", in: state))
    values.set("time_zone", timeZone.map { .text($0) })
    return values
  }
}
