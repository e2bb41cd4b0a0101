import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues

extension DirectoryWarning {
  /// The sentence for people.
  var sentence: Message {
    let people = entries.joined(separator: ", ")
    switch kind {
    case .severalHolders:
      return severalHoldersSentence(entries: people)
    case .sameName:
      return Message(
        "\(people, "entries") have the same name and act at the same time; one of them may be a duplicate.")
    case .keyOfFormerPerson:
      return Message(
        "The time of \(people, "entry") is over, and the key \(key ?? "", "key") may still sign. Revoke it: gcmrepo keys revoke."
      )
    }
  }

  var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "party": .string(party.description),
      "entries": .array(entries.map { .string($0) }), "key": key.map { .string($0) } ?? .null,
    ]
  }
}

/// Of persons who have one office at the same time.
func severalHoldersSentence(entries people: String) -> Message {
  Message(
    "\(people, "entries") have the same office and function at the same time. End the one whose time is over: gcmrepo directory end."
  )
}

enum DirectoryWarnings {
  /// Says what should be looked at of entries that were written.
  static func show(of entries: Set<String>, in state: RecordState, on console: Console) throws {
    let codes = Set(entries.compactMap { $0.split(separator: "/").first.map(String.init) })
    let parties = try state.readableDirectory().parties.filter { codes.contains($0.code.description) }
    for warning in try state.directoryWarnings(of: parties, on: CalendarDay(Timestamp.now))
    where !entries.isDisjoint(with: warning.entries) {
      console.warn(warning.sentence)
    }
  }
}

struct DirectoryCheck: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: .message(
      "Look for offices with several holders, persons entered twice, and keys of persons whose time is over."),
    discussion: .message("It exits with 1 where it finds something. For example: gcmrepo directory check --country CL"))

  @Option(
    help: .message("Only those of this country or body.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let choice = try DirectoryChoice(country: country, body: nil, all: true, at: moment.at, in: state)
    let code = try state.partyCode(named: country)
    let parties = choice.parties.filter { code == nil || $0.code == code }
    let warnings = try state.directoryWarnings(of: parties, on: choice.day)
    var table = Table(columns: [
      .init(key: "kind", title: Message("Kind")(console.answerLanguage)),
      .init(key: "party", title: Message("Party")(console.answerLanguage)),
      .init(key: "entries", title: Message("Entries")(console.answerLanguage)),
      .init(key: "key", title: Message("Key")(console.answerLanguage)),
    ])
    table.rows = warnings.map { warning in
      [
        .name(warning.kind.rawValue), .name(warning.party.description), .list(warning.entries),
        warning.key.map { .name($0) } ?? .none,
      ]
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.directory_check/1", key: "warnings", problems: choice.problems,
      none: Message("Nothing in the directory needs attention."))
    for warning in warnings { console.warn(warning.sentence) }
    if !warnings.isEmpty { throw CommandFailure.no }
  }
}
