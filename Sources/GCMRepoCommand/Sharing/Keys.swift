import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo keys`: who may sign.
struct Keys: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: .message("The keys with which persons sign for their parties."),
    subcommands: [KeysList.self, KeysCreate.self, KeysAdd.self, KeysRevoke.self, KeysRotate.self],
    defaultSubcommand: KeysList.self)
}

struct KeysList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the keys of the record: whose they are, and when they are valid."),
    discussion: .message("For example: gcmrepo keys list --party CL"))

  @Option(help: .message("Only the keys of this party.", value: "code"), completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().current()
    let party = try state.partyCode(named: party)
    let keys = try state.keys().filter { party == nil || $0.party == party }
    let language = console.answerLanguage
    let now = Timestamp.now
    var table = Table(columns: [
      .init(key: "principal", title: Message("Signs for")(language)),
      .init(key: "person", title: Message("Person")(language)), .init(key: "state", title: Message("Status")(language)),
      .init(key: "valid_from", title: Message("From (UTC)")(language)),
      .init(key: "valid_until", title: Message("Until (UTC)")(language)),
      .init(key: "fingerprint", title: Message("Key")(language)),
    ])
    let human = console.options.format == .table
    if !human { table.columns += ["party", "type", "reason", "proposed_by"].map { .init(key: $0, title: $0) } }
    for key in keys {
      let state = KeyState(key, at: now)
      var row: [Table.Cell] = [
        (key.principal ?? key.party?.description).map { .name($0) } ?? .none,
        (human ? key.name ?? key.person : key.person).map { .text($0) } ?? .none,
        .text(human ? state.wording(language) : state.rawValue),
        key.validFrom.map { .date($0.description) } ?? .none, key.validUntil.map { .date($0.description) } ?? .none,
        .text(key.fingerprint),
      ]
      if !human {
        row += [
          key.party.map { .text($0.description) } ?? .none, .text(key.type),
          key.revokedBecause.map { .text($0) } ?? .none,
          key.proposedBy.map { .text($0.description) } ?? .none,
        ]
      }
      table.rows.append(row)
    }
    try await console.print(table, schema: "gcmrepo.keys/1", key: "keys")
    if keys.isEmpty {
      console.remark(Message("The record has no keys yet. Make one with: gcmrepo keys create --party CODE"))
    }
  }
}

/// Whether a key may sign. The raw values are those of the JSON.
enum KeyState: String {
  case valid, expired, revoked, proposed
  case notYet = "not_yet"

  init(_ key: KeyEntry, at now: Timestamp) {
    if key.proposedBy != nil {
      self = .proposed
    } else if key.validFrom.map({ now < $0 }) == true {
      self = .notYet
    } else if key.isValid(at: now) {
      self = .valid
    } else {
      self = key.revokedBecause == nil ? .expired : .revoked
    }
  }

  func wording(_ language: InterfaceLanguage) -> String {
    switch self {
    case .valid: Message("valid")(language)
    case .expired: Message("expired")(language)
    case .revoked: Message("revoked")(language)
    case .proposed: Message("proposed", context: "key")(language)
    case .notYet: Message("not valid yet")(language)
    }
  }
}
