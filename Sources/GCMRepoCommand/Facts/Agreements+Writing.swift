import ArgumentParser
import GCMRepo
import RecordLocalization

/// The facts of an agreement on the command line.
struct AgreementFacts: ParsableArguments {
  @Option(help: .message("What is to be done, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var text: [String] = []

  @Option(
    help: .message("The States and bodies that do it, by code or name; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var responsible: [String] = []

  @Option(help: .message("The last day for it, such as 2018-02-01; '' for none.", value: "date"))
  var due: String?

  @Option(
    help: .message("The meeting at which it is done, if it is done at one.", value: "id"),
    completion: RecordCompletion.meetings)
  var doneAt: String?

  @Option(help: .message("The first day of the work on it, such as 2018-01-15; '' for none.", value: "date"))
  var start: String?

  @Option(
    help: .message("An agreement that has to be done before; may be repeated.", value: "id"),
    completion: RecordCompletion.agreements)
  var dependsOn: [String] = []

  @Option(
    help: .message("The agreement of the same meeting that it is part of.", value: "id"),
    completion: RecordCompletion.agreements)
  var partOf: String?

  func values(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("text", try LocalizedWords.texts(text, "--text", in: state))
    values.set("responsible", try LocalizedWords.parties(responsible, in: state))
    values.set("due", due.map { $0.isEmpty ? .none : .plain($0) })
    values.set("meeting", try doneAt.map { .plain(try state.meeting(named: $0).id) })
    values.set("start", start.map { $0.isEmpty ? .none : .plain($0) })
    values.set(
      "depends_on",
      dependsOn.isEmpty
        ? nil : .list(try LocalizedWords.list(dependsOn).map { try state.agreement(named: $0).id }))
    values.set("part_of", try partOf.map { .plain(try state.agreement(named: $0).id) })
    return values
  }
}

struct AgreementAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Record what a meeting agreed."),
    discussion: .message(
      """
      For example: gcmrepo agreements add --meeting 2017-05-11-joint-meeting --text "en=The minutes are sent." --responsible RCM-TS --due 2017-05-31 --party RCM-TS
      """))

  @Option(
    help: .message("The meeting that agreed it.", value: "id"),
    completion: RecordCompletion.meetings)
  var meeting: String

  @OptionGroup var facts: AgreementFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let values = try facts.values(in: writing.state)
    try await writing.add(
      isComplete: !facts.text.isEmpty && !facts.responsible.isEmpty, isGiven: !values.isEmpty, from: source
    ) {
      .newAgreement(of: meeting, values, isDraft: $0)
    }
  }
}

struct AgreementChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change an agreement: its text, who does it, its day or its status."),
    discussion: .message(
      "For example: gcmrepo agreements change 2017-05-11-3 --due 2018-03-01 --party RCM-TS -m \"A month more\""))

  @Argument(
    help: .message("The agreement, such as 2017-05-11-3.", value: "id"),
    completion: RecordCompletion.agreements)
  var id: String

  @Option(help: .message("How far it is: open, in-progress, done or dropped.", value: "status"))
  var status: String?

  @OptionGroup var facts: AgreementFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = try facts.values(in: writing.state)
    values.set("status", status.map { .text($0) })
    try await writing.change(from: source, isGiven: !values.isEmpty, .agreement(id, values))
  }
}

struct AgreementClose: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: .message("Say that an agreement is done, or no longer to be done."),
    discussion: .message(
      "For example: gcmrepo agreements close 2017-05-11-3 --party RCM-TS -m \"The lists were exchanged\""))

  @Argument(
    help: .message("The agreement, such as 2017-05-11-3.", value: "id"),
    completion: RecordCompletion.agreements)
  var id: String

  @Flag(help: .message("It is no longer to be done."))
  var dropped = false

  @Option(help: .message("The day on which it was done; else today.", value: "date"))
  var on: String?

  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = EntryValues()
    values.set("status", .text((dropped ? Agreement.Status.dropped : .done).rawValue))
    values.set("closed", on.map { .plain($0) })
    try await writing.write(.agreement(id, values, closes: true))
  }
}
