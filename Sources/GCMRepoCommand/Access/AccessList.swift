import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct AccessList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the personal links, oldest first, with what became of them."),
    discussion: .message("For example: gcmrepo access list --country CL"))

  @Option(help: .message("Only those of this country.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let current = try record.current()
    let party = try current.partyCode(named: country)
    let links = try record.accessLinks().filter { party == nil || $0.party == party }
    let (language, now) = (console.answerLanguage, Timestamp.now)
    if console.options.format == .json {
      return try console.print(json: [
        "schema": "gcmrepo.access_links/1",
        "links": .array(try links.map { Self.members(of: $0, try current.use(of: $0, at: now)) }),
      ])
    }
    let human = console.options.format == .table
    let table = Table(
      columns: [
        .init(key: "id", title: Message("Link")(language)), .init(key: "party", title: Message("Party")(language)),
        .init(key: "person", title: Message("Person")(language)),
        .init(key: "state", title: Message("Status")(language)),
        .init(key: "until", title: Message("Until", context: "last day")(language)),
        .init(key: "created_at", title: Message("Made")(language)),
        .init(key: "opened_at", title: Message("Used")(language)),
        .init(key: "revoked_at", title: Message("Revoked")(language)),
        .init(key: "sent_in_by", title: Message("Made by")(language)),
      ],
      rows: try links.map { link in
        let state = try current.use(of: link, at: now)
        return [
          .name(link.id), .text(link.party.description), .name(link.person),
          .text(human ? state.wording(language) : state.rawValue), .date(link.until.description),
          .date(link.createdAt.description), link.openedAt.map { .date($0.description) } ?? .none,
          link.revokedAt.map { .date($0.description) } ?? .none, .text(link.sender.description),
        ]
      })
    try await console.print(table, schema: "gcmrepo.access_links/1", key: "links")
    if links.isEmpty { console.remark(Message("This host has made no personal link yet.")) }
  }

  static func members(of link: AccessLink, _ state: AccessLink.State) -> JSONValue {
    [
      "id": .string(link.id), "party": .string(link.party.description), "person": .string(link.person),
      "state": .string(state.rawValue), "until": .string(link.until.description),
      "created_at": .string(link.createdAt.description),
      "opened_at": link.openedAt.map { .string($0.description) } ?? .null,
      "revoked_at": link.revokedAt.map { .string($0.description) } ?? .null,
      "sent_in_by": .string(link.sender.description),
    ]
  }

  /// One link as an answer by itself.
  static func json(_ link: AccessLink, at now: Timestamp) -> JSONValue {
    let schema: JSONValue = ["schema": "gcmrepo.access/1"]
    guard case .object(let facts) = members(of: link, link.state(at: now)) else { return schema }
    return schema.with(facts)
  }
}

extension AccessLink.State {
  /// The state for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .open: Message("not used yet")
    case .used: Message("used")
    case .expired: Message("expired", context: "personal link")
    case .revoked: Message("revoked", context: "personal link")
    case .ended: Message("the person's time is over")
    }
  }
}
