import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

/// `gcmrepo directory`: who acts for each State and body.
struct Directory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "directory",
    abstract: .message("List the focal points and bodies; add and change focal points, and end their term."),
    discussion: .message("For example: gcmrepo directory list --country CL"),
    subcommands: [
      DirectoryList.self, DirectoryShow.self, DirectoryAdd.self, DirectoryChange.self, DirectoryEnd.self,
      DirectoryHandover.self, DirectoryCheck.self, DirectoryExport.self, DirectoryImport.self,
    ],
    defaultSubcommand: DirectoryList.self)
}

struct DirectoryList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the focal points, those of today first, and then the bodies with their roles."),
    discussion: .message("For example: gcmrepo directory list --country Chile"))

  @Option(
    help: .message("Only those of this country or body.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message("Only who acts in this body for a State, such as AD-HOC, or for it.", value: "code"),
    completion: RecordCompletion.parties)
  var body: String?

  @OptionGroup var place: PrivateOption
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let state = try record.state(at: moment.at)
    let choice = try DirectoryChoice(country: country, body: body, all: true, at: moment.at, in: state)
    let details = try place.contacts(beside: record, on: console)
    let today = choice.day
    let language = console.answerLanguage
    let words = try TextWords(texts, console, state)
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "party", title: Message("Party")(language)), .init(key: "name", title: Message("Name")(language)),
      .init(key: "office", title: Message("Office")(language)), .init(key: "role", title: Message("Role")(language)),
      .init(key: "from", title: Message("From", context: "first day")(language)),
      .init(key: "until", title: Message("Until", context: "last day")(language)),
      .init(key: "period", title: Message("Status")(language)),
      .init(key: "contact", title: Message("Public contact")(language)),
      .init(key: "id", title: Message("Entry")(language)),
    ])
    if !human {
      for key in ["kind", "languages", "conferences", "bodies"] { table.columns.append(.init(key: key, title: key)) }
    }
    if details != nil {
      table.columns.append(.init(key: "private_contact", title: Message("Private contact")(language)))
    }
    for entry in choice.entries {
      let person = entry.person
      let period = entry.period(on: today)
      var row: [Table.Cell] = [
        .text(entry.party.description), .text(person.name), person.office.map { .text($0) } ?? .none,
        person.role.map { .text(human ? functionWording($0)(language) : $0) } ?? .none,
        person.from.map { .name($0.description) } ?? .none,
        person.until.map { .name($0.description) } ?? .none,
        .text(human ? period.wording(language) : period.rawValue), .list(person.publicContact.all), .name(entry.id),
      ]
      if !human {
        row += [
          .text("person"), .list(person.languages.map(\.description)), .list([]),
          .list(person.bodies.map(\.description)),
        ]
      }
      if let details { row.append(.list(details[entry.id]?.all ?? [])) }
      table.rows.append(row)
    }
    for body in choice.bodies {
      let roles = body.roles.map { role in
        human
          ? "\(role.name.wording(language)) (\(state.abbreviation(of: role.conference, language)))"
          : "\(role.name.rawValue) (\(role.conference))"
      }
      // The period of a body's role, which is one of its only role.
      let only = body.roles.count == 1 ? body.roles.first : nil
      var row: [Table.Cell] = [
        .text(body.code.description), .text(words.text(body.names)), .none,
        roles.isEmpty ? .none : .text(roles.joined(separator: ", ")), only?.from.map { .name($0.description) } ?? .none,
        only?.until.map { .name($0.description) } ?? .none,
        .text(human ? Message("body")(language) : Self.period(of: only, on: today).rawValue), .list([]),
        .name(body.code.description),
      ]
      if !human {
        row += [
          .text("body"), .list(body.languages.map(\.description)), .list(body.roles.map(\.conference)), .list([]),
        ]
      }
      if details != nil { row.append(.list([])) }
      table.rows.append(row)
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.directory/1", key: "entries", problems: choice.problems,
      none: Message("The record names no focal point of it."))
    let shown = Set(choice.entries.map(\.party))
    let warnings = try state.directoryWarnings(of: choice.parties.filter { shown.contains($0.code) }, on: today)
    for warning in warnings { console.warn(warning.sentence) }
  }

  private static func period(of role: Party.Role?, on day: CalendarDay) -> DirectoryEntry.Period {
    if let from = role?.from, from > day { return .future }
    if let until = role?.until, until < day { return .ended }
    return .current
  }
}

extension DirectoryEntry {
  /// Whether a person acts for the party now, later or no longer.
  enum Period: String {
    case current, future = "to-come", ended

    var rank: Int {
      switch self {
      case .current: 0
      case .future: 1
      case .ended: 2
      }
    }

    /// The words for people; scripts get the raw value.
    var wording: Message {
      switch self {
      case .current: Message("current")
      case .future: Message("to come")
      case .ended: Message("ended")
      }
    }
  }

  func period(on day: CalendarDay) -> Period {
    if person.isCurrent(on: day) { return .current }
    return person.from.map { $0 > day } ?? false ? .future : .ended
  }
}

extension Party.FocalPoint.Contact {
  var all: [String] { [email, telephone, web].compactMap(\.self) }
}

extension Party.Role.Name {
  /// The role for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .member: Message("member")
    case .observer: Message("observer")
    case .secretariat: Message("secretariat")
    case .presidency: Message("presidency")
    }
  }
}
