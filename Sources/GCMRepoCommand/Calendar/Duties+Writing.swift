import ArgumentParser
import GCMRepo
import RecordLocalization

/// The facts of a duty on the command line.
struct DutyFacts: ParsableArguments {
  @Option(help: .message("What must be done, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var title: [String] = []

  @Option(help: .message("How many months may pass until it is done again.", value: "number"))
  var everyMonths: Int?

  @Option(help: .message("The day from which the months are counted; else today.", value: "date"))
  var since: String?

  @Option(help: .message("The last day on which it binds.", value: "date"))
  var until: String?

  @Option(
    help: .message("The States and bodies that do it, by code or name; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var responsible: [String] = []

  @Option(help: .message("The agreement that says so, such as 2017-05-11-6.", value: "id"), completion: RecordCompletion.agreements)
  var agreement: String?

  @Option(
    help: .message("A conference that must hold the meeting; may be repeated.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: [String] = []

  @Option(
    help: .message("A State or body that must take part; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var participant: [String] = []

  @Option(help: .message("A theme that the meeting must treat; may be repeated.", value: "id"), completion: RecordCompletion.themes)
  var theme: [String] = []

  @Option(help: .message("A word that the id of the meeting must have, such as troikas.", value: "word"))
  var name: String?

  func values(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("title", try LocalizedWords.texts(title, "--title", in: state))
    values.set("every_months", everyMonths.map { .plain(String($0)) })
    values.set("since", since.map { .plain($0) })
    values.set("until", until.map { .plain($0) })
    values.set("responsible", try LocalizedWords.parties(responsible, in: state))
    values.set("agreement", agreement.map { .text($0) })
    return values
  }

  func match(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("conferences", LocalizedWords.conferences(conference, in: state))
    values.set("participants", try LocalizedWords.parties(participant, in: state))
    values.set(
      "themes",
      theme.isEmpty ? nil : .list(try LocalizedWords.list(theme).map { try state.theme(named: $0).description }))
    values.set("name", name.map { .text($0) })
    return values
  }
}

struct DutyAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Record what must recur, and which meetings meet it."),
    discussion: .message(
      """
      For example: gcmrepo duties add troikas-meet --title "en=The troikas meet at least once a year" --every-months 12 --since 2017-05-11 --name troikas --party RCM-TS
      """))

  @Argument(help: .message("Its id: a short name, such as troikas-meet.", value: "id"))
  var id: String

  @OptionGroup var facts: DutyFacts
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let match = try facts.match(in: writing.state)
    guard facts.everyMonths != nil, !facts.title.isEmpty, !match.isEmpty else {
      throw CommandFailure(
        .usage,
        Message(
          """
          Say what must recur with --title, how often with --every-months, and which meetings meet it with --conference, \
          --participant, --theme or --name.
          """))
    }
    try await writing.write(.newDuty(id, try facts.values(in: writing.state), metBy: match))
  }
}

struct DutyChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change a duty; --until ends it."),
    discussion: .message("For example: gcmrepo duties change troikas-meet --until 2018-12-31 --party RCM-TS"))

  @Argument(help: .message("The duty, such as troikas-meet.", value: "id"), completion: RecordCompletion.duties)
  var id: String

  @OptionGroup var facts: DutyFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let (values, match) = (try facts.values(in: writing.state), try facts.match(in: writing.state))
    try await writing.change(
      from: source, isGiven: !values.isEmpty || !match.isEmpty, .duty(id, values, metBy: match))
  }
}
