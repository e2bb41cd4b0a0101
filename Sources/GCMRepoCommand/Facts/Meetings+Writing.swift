import ArgumentParser
import GCMRepo
import RecordLocalization

struct MeetingAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Put a meeting on the calendar."),
    discussion: .message(
      """
      For example: gcmrepo meetings add 2018-02-01-troikas --title "en=Meeting of the troikas" --place "en=Panama City" --end 2018-02-02 --time-zone America/Panama --conference RCM --conference SACM --party RCM-TS
      """))

  @Argument(help: .message("Its id: the first day and a short name, such as 2018-02-01-troikas.", value: "id"))
  var id: String

  @Option(help: .message("Whether it is planned, held or cancelled.", value: "status"))
  var status: String?

  @OptionGroup var facts: MeetingFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = try facts.values(in: writing.state)
    values.set("status", status.map { .text($0) })
    try await writing.add(isComplete: !facts.title.isEmpty, isGiven: !values.isEmpty, from: source) {
      .newMeeting(id, values, isDraft: $0)
    }
  }
}

struct MeetingChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change the facts of a meeting."),
    discussion: .message(
      "For example: gcmrepo meetings change 2017-08-30-troikas --status held --participant CL --party SACM-TS"))

  @Argument(
    help: .message("The meeting, such as 2017-08-30-troikas.", value: "id"),
    completion: RecordCompletion.meetings)
  var id: String

  @Option(help: .message("Whether it is planned, held or cancelled.", value: "status"))
  var status: String?

  @OptionGroup var facts: MeetingFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = try facts.values(in: writing.state)
    values.set("status", status.map { .text($0) })
    try await writing.change(from: source, isGiven: !values.isEmpty, .meeting(id, values))
  }
}

struct MeetingMove: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: .message("Give a meeting another day, time or place; it keeps its id."),
    discussion: .message(
      "For example: gcmrepo meetings move 2017-08-30-troikas --start 2017-09-06 --party SACM-TS -m \"A week later\""))

  @Argument(
    help: .message("The meeting, such as 2017-08-30-troikas.", value: "id"),
    completion: RecordCompletion.meetings)
  var id: String

  @OptionGroup var when: MeetingMoment
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard !when.isEmpty else {
      throw CommandFailure(
        .usage, Message("Say where or when the meeting is moved to: --start, --end, --place or --time-zone."))
    }
    let writing = try EntryWriting(console, keep)
    try await writing.write(.meeting(id, try when.values(in: writing.state), verb: .move))
  }
}

struct MeetingCancel: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: .message("Say that a meeting does not take place; it stays on the calendar as cancelled."),
    discussion: .message(
      "For example: gcmrepo meetings cancel 2017-08-30-troikas --party SACM-TS -m \"No quorum\""))

  @Argument(
    help: .message("The meeting, such as 2017-08-30-troikas.", value: "id"),
    completion: RecordCompletion.meetings)
  var id: String

  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = EntryValues()
    values.set("status", .text(Meeting.Status.cancelled.rawValue))
    try await writing.write(.meeting(id, values, verb: .cancel))
  }
}
