import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// `gcmrepo proposals`: what the parties propose on a draft, in its order.
struct Proposals: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals",
    abstract: .message("List the proposals on a draft in the order of its text; issue their marshalled list."),
    discussion: .message("For example: gcmrepo proposals list --on draft-2 --marshalled -o list.docx"),
    subcommands: [ProposalsListed.self, ProposalsIssue.self], defaultSubcommand: ProposalsListed.self)
}

struct ProposalsListed: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the proposals on a draft in the order of its text, the withdrawn ones last."),
    discussion: .message(
      """
      With --marshalled it lists each change with the number that it was given when a list was issued; what came after is \
      starred. With --carried it shows what is open of earlier drafts as it stands on this one: still open, said by the text \
      now, or without a place.

        gcmrepo proposals list --on draft-2 --marshalled
        gcmrepo proposals list --on draft-3 --carried --country CL
      """))

  @Option(help: .message("The draft; else the newest.", value: "draft"), completion: RecordCompletion.drafts)
  var on: String?

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Only those of this country or body.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @Option(help: .message("Only what changes this paragraph, such as 7(a).", value: "paragraph"))
  var paragraph: String?

  @Flag(help: .message("Each change in the order of the text, with its number."))
  var marshalled = false

  @Flag(help: .message("What is open of earlier drafts, as it stands on this one."))
  var carried = false

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try output.map { path throws(CommandFailure) in try AccountFile(path: path) }
    let record = try console.openRecord().frozen()
    let state = try record.current()
    let party = try state.partyCode(named: country)
    if carried {
      guard !marshalled, paragraph == nil else {
        throw CommandFailure(.usage, Message("--carried goes neither with --marshalled nor with --paragraph."))
      }
      let view = CarriedView(try record.carriedProposals(to: on, of: party), in: state, for: console)
      return try await show(view, to: file, on: console)
    }
    let list = try record.proposals(on: on, of: party, paragraph: paragraph)
    if marshalled {
      try await show(MarshalledView(list, in: state, for: console), to: file, on: console)
    } else {
      try await show(ProposalsView(list, in: state, for: console), to: file, on: console)
    }
  }

  private func show(_ view: some AccountView, to file: AccountFile?, on console: Console) async throws {
    if let file {
      try await file.write(view.document.publication, view.table, view.json, on: console)
    } else if console.options.format == .json {
      try console.print(json: view.json)
    } else if !view.table.rows.isEmpty || console.options.format == .csv {
      try await console.print(view.table, schema: "gcmrepo.proposals/1", key: "rows")
    }
    for warning in view.warnings { console.warn(warning) }
    if view.table.rows.isEmpty { console.remark(view.none) }
  }
}

/// A list of the account in all its forms.
protocol AccountView {
  var table: Table { get }
  var json: JSONValue { get }
  var document: AccountDocument { get }
  /// What a reader must know besides.
  var warnings: [Message] { get }
  /// That there is nothing.
  var none: Message { get }
}

struct ProposalsIssue: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: .message("Issue the marshalled list of a draft: each change without a number receives one, for good."),
    discussion: .message(
      """
      What comes later receives the number before it with a letter, such as 12A, when the next list is issued.

        gcmrepo proposals issue draft-2 -m "First list" --party RCM-TS
      """))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let party = try writing.record.current().partyCode(named: options.party)
    let issued = try await console.writing {
      try await writing.record.issueProposals(
        on: draft, message: message, party: party, as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.marshalled_list/1", issued.outcome,
      [
        .init("draft", .string(issued.draft.description)), .init("list", .int(issued.earlier + 1)),
        .init(
          "numbers",
          .array(
            issued.list.entries.map { entry in
              [
                "number": .string(entry.number), "proposal": .string(entry.proposal.description),
                "change": .int(entry.item.number),
              ]
            })),
        .init("party", .string(issued.list.party.description)), .init("person", .string(issued.list.person)),
        .init("issued_at", .string(issued.list.time.description)),
      ], path: "",
      said: Message(
        issued.list.entries.count,
        "{count} change has its number. Next: gcmrepo proposals --on \(issued.draft.description, "draft") --marshalled",
        "{count} changes have their numbers. Next: gcmrepo proposals --on \(issued.draft.description, "draft") --marshalled"
      ))
  }
}
