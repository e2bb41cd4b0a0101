import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct PracticeSelect: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: .message("Say which best practices a conference brings to a thematic session, in order, and why."),
    discussion: .message(
      """
      The session is a meeting of the calendar. Without --add, --remove or --move the practices that were selected for it \
      are listed, those of each conference in their order.

        gcmrepo practices select 2017-09-04-session --conference RCM --add CR/best-practices/retorno -m "The only one with an evaluation" --party RCM-TS
        gcmrepo practices select 2017-09-04-session
      """))

  @Argument(
    help: .message("The session, a meeting such as 2017-09-04-session.", value: "session"),
    completion: RecordCompletion.meetings)
  var session: String

  @Option(
    help: .message("The conference that brings them.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @Option(
    help: .message("A best practice to add; may be repeated, in order.", value: "id"),
    completion: RecordCompletion.practices)
  var add: [String] = []

  @Option(
    help: .message("A best practice to take out; may be repeated.", value: "id"),
    completion: RecordCompletion.practices)
  var remove: [String] = []

  @Option(
    help: .message("A selected best practice that gets another place, with --place.", value: "id"),
    completion: RecordCompletion.practices)
  var move: String?

  @Option(help: .message("The place among those of the conference, from 1; else the last.", value: "number"))
  var place: Int?

  @Option(
    name: .shortAndLong,
    help: .message(
      "Why they are selected; with --remove or --move, a note for those who read the history.", value: "why"))
  var message: String?

  @Option(
    help: .message("The body that keeps the record; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let changes = [!add.isEmpty, !remove.isEmpty, move != nil].count { $0 }
    guard changes > 0 else {
      guard place == nil, message == nil else { throw CommandFailure(.usage, Self.nothingToDo) }
      let state = try console.openRecord().state(at: moment.at)
      return try await SelectionList(session: session, conference: conference, texts: texts, state: state).print(
        on: console)
    }
    guard changes == 1 else {
      throw CommandFailure(.usage, Message("Give only one of --add, --remove and --move."))
    }
    guard moment.at == nil else {
      throw CommandFailure(.usage, Message("A selection is changed as it is now: leave out --at."))
    }
    guard let conference else {
      throw CommandFailure(.usage, Message("Say which conference brings the best practices with --conference CODE."))
    }
    var keep = KeepOptions()
    (keep.party, keep.message, keep.write, keep.target) = (party, message, write, target)
    keep.edit = false
    let writing = try EntryWriting(console, keep)
    let code = try LocalizedWords.conference(conference, in: writing.state) ?? conference
    try await writing.write(.select(try change(in: writing.state), for: code, at: session))
  }

  private static let nothingToDo = Message("Say what is selected: --add ID, --remove ID or --move ID --place NUMBER.")

  private func change(in state: RecordState) throws -> PracticeSelection {
    if let place, place < 1 { throw CommandFailure(.usage, Message("Places are counted from 1.")) }
    if let move {
      guard let place else {
        throw CommandFailure(.usage, Message("Say where \(move, "id") goes with --place NUMBER."))
      }
      return .move(try id(move, in: state), to: place)
    }
    guard remove.isEmpty else {
      guard place == nil else { throw CommandFailure(.usage, Self.nothingToDo) }
      return .remove(try remove.map { try id($0, in: state) })
    }
    guard let message, !message.allSatisfy(\.isWhitespace) else {
      throw CommandFailure(.usage, Message("Say why it is selected with -m \"…\"."))
    }
    return .add(try add.map { try id($0, in: state) }, at: place, why: nfc(message))
  }

  /// Of a practice that is there, or was and is still selected.
  private func id(_ typed: String, in state: RecordState) throws -> ContributionID {
    if add.isEmpty, let id = ContributionID(typed) { return id }
    return try state.practice(named: typed).id
  }
}

/// The practices selected for a session.
struct SelectionList {
  let session: String
  let conference: String?
  let texts: TextLanguageOptions
  let state: RecordState

  func print(on console: Console) async throws {
    let meeting = try state.meeting(named: session)
    let code = try LocalizedWords.conference(conference, in: state)
    let words = try TextWords(texts, console, state)
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "conference", title: Message("Conference")(language)),
      .init(key: "place", title: Message("Place", context: "order")(language), alignment: .trailing),
      .init(key: "practice", title: Message("Best practice")(language)),
      .init(key: "title", title: Message("Title")(language)),
      .init(key: "why", title: Message("Why")(language)),
    ])
    if !human { table.columns += ["revision", "current_revision"].map { .init(key: $0, title: $0) } }
    var places: [String: Int] = [:]
    let sorted = Dictionary(grouping: meeting.practices, by: \.conference).sorted { $0.key < $1.key }.flatMap(\.value)
    for selected in sorted {
      places[selected.conference, default: 0] += 1
      guard code == nil || selected.conference == code else { continue }
      // One that was withdrawn since is still what was selected.
      let practice = try? state.practice(named: selected.practice.description)
      var row: [Table.Cell] = [
        .text(human ? state.abbreviation(of: selected.conference, language) : selected.conference),
        .number(places[selected.conference] ?? 0), .name(selected.practice.description),
        .text(practice.map { words.text($0.title) } ?? (human ? Message("withdrawn")(language) : "")),
        .text(selected.why),
      ]
      if !human {
        row += [
          selected.revision.map { .number($0) } ?? .none, practice?.revision.map { .number($0) } ?? .none,
        ]
      }
      table.rows.append(row)
    }
    if !table.rows.isEmpty || !human {
      try await console.print(
        table, schema: "gcmrepo.practice_selection/1", key: "practices",
        extra: [("commit", .string(state.commit.description)), ("meeting", .string(meeting.id))])
    }
    if table.rows.isEmpty { console.remark(Message("No best practices are selected for \(meeting.id, "meeting").")) }
  }
}
