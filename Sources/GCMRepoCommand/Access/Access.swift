import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo access`: personal links, with which somebody without a terminal submits by browser.
struct Access: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: .message("Make, list and revoke the personal links with which persons of a State submit by browser."),
    discussion: .message(
      """
      On the host, in the folder of the shared record: gcmrepo access create --country CL --person ana-rojas --until 2018-02-28
      """),
    subcommands: [AccessCreate.self, AccessList.self, AccessRevoke.self])
}

struct AccessCreate: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: .message("Make a personal link; it is shown this once."),
    discussion: .message(
      """
      Whoever has the link can submit once signed in with it, in that person's name: send it to nobody else. It opens one session, \
      of at most twelve hours. The host keeps its hash alone.

      For example: gcmrepo access create --country CL --person ana-rojas --until 2018-02-28 --url https://gcm.example.org
      """))

  @Option(help: .message("The country's code, such as CL.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(help: .message("The person's entry in the directory: ana-rojas or CL/ana-rojas.", value: "id"))
  var person: String

  @Option(help: .message("Until when the link is valid: a day or a time, at most a year ahead.", value: "time"))
  var until: String

  @Option(
    help: .message("The secretariat that makes it; else the only one of the country's conferences.", value: "code"),
    completion: RecordCompletion.parties)
  var by: String?

  @Option(help: .message("The address of the portal, with which the link begins.", value: "url"))
  var url = "http://127.0.0.1:\(PortalServe.usualPort)"

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let state = try record.current()
    guard let time = try KeyOptions.time(until) else { return }
    // A day is meant with its evening.
    let end = until.utf8.count == 10 ? Timestamp(seconds: time.seconds + 86_399) : time
    let made = try await record.createAccess(
      for: try state.member(named: country).code, person: person, until: end, by: try state.partyCode(named: by),
      at: .now)
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    let languages = try state.party(made.link.party).languages
    let language = languages.lazy.compactMap { InterfaceLanguage(rawValue: $0.primary) }.first ?? .es
    let address = "\(base)/\(language.rawValue)/access/\(made.token)"
    if console.options.format == .json {
      return try console.print(json: AccessList.json(made.link, at: .now).with([.init("url", .string(address))]))
    }
    try console.print(address + "\n")
    console.remark(
      Message(
        """
        The link is for \(made.link.person, "person") of \(made.link.party.description, "party"), until \
        \(made.link.until.description, "time"), and is not shown again. To take it back: gcmrepo access revoke \(made.link.id, "id")
        """))
  }
}

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
    let party = try record.current().partyCode(named: country)
    let links = try record.accessLinks().filter { party == nil || $0.party == party }
    let (language, now) = (console.answerLanguage, Timestamp.now)
    if console.options.format == .json {
      return try console.print(json: [
        "schema": "gcmrepo.access-list/1", "links": .array(links.map { Self.members(of: $0, at: now) }),
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
      rows: links.map { link in
        let state = link.state(at: now)
        return [
          .name(link.id), .text(link.party.description), .name(link.person),
          .text(human ? state.wording(language) : state.rawValue), .date(link.until.description),
          .date(link.createdAt.description), link.openedAt.map { .date($0.description) } ?? .none,
          link.revokedAt.map { .date($0.description) } ?? .none, .text(link.sender.description),
        ]
      })
    try await console.print(table, schema: "gcmrepo.access-list/1", key: "links")
    if links.isEmpty { console.remark(Message("This host has made no personal link yet.")) }
  }

  static func members(of link: AccessLink, at now: Timestamp) -> JSONValue {
    [
      "id": .string(link.id), "party": .string(link.party.description), "person": .string(link.person),
      "state": .string(link.state(at: now).rawValue), "until": .string(link.until.description),
      "created_at": .string(link.createdAt.description),
      "opened_at": link.openedAt.map { .string($0.description) } ?? .null,
      "revoked_at": link.revokedAt.map { .string($0.description) } ?? .null,
      "sent_in_by": .string(link.sender.description),
    ]
  }

  /// One link as an answer by itself.
  static func json(_ link: AccessLink, at now: Timestamp) -> JSONValue {
    let schema: JSONValue = ["schema": "gcmrepo.access/1"]
    guard case .object(let facts) = members(of: link, at: now) else { return schema }
    return schema.with(facts)
  }
}

struct AccessRevoke: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: .message("Revoke a personal link, and end the session that it opened."),
    discussion: .message("For example: gcmrepo access revoke 0c1d2e3f"))

  @Argument(help: .message("The link, as `gcmrepo access list` shows it.", value: "id"))
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let link: AccessLink
    do throws(RecordError) { link = try await record.revokeAccess(id, at: .now) } catch {
      guard error.code == .accessUnknown else { throw error }
      throw CommandFailure(
        .refusedInput, Message("There is no personal link “\(id, "given")”. `gcmrepo access list` shows them all."))
    }
    if console.options.format == .json { try console.print(json: AccessList.json(link, at: .now)) }
    console.remark(
      Message("The link \(link.id, "id") of \(link.person, "person") (\(link.party.description, "party")) is revoked."))
  }
}

extension AccessLink.State {
  /// The state for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .open: Message("not used yet")
    case .used: Message("used")
    case .expired: Message("expired")
    case .revoked: Message("revoked")
    }
  }
}
