import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo glossary`: the terms that both conferences use.
struct Glossary: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: .message("List the terms of the glossary; show, add and change a term and its definitions."),
    discussion: .message("For example: gcmrepo glossary show alternatives-to-detention"),
    subcommands: [GlossaryList.self, GlossaryShow.self, GlossaryAdd.self, GlossaryChange.self],
    defaultSubcommand: GlossaryList.self)
}

struct GlossaryList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the terms in the record's languages, with their status and who defines them."),
    discussion: .message("For example: gcmrepo glossary list --conference RCM"))

  @Option(
    help: .message("Only terms that this conference defines.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let conference = try LocalizedWords.conference(conference, in: state)
    let readable = try state.readableTerms()
    let terms = readable.values.filter { conference.map($0.conferences.contains) ?? true }
    let language = console.answerLanguage
    let words = try TextWords(texts, console, state)
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "id", title: Message("Entry")(language)), .init(key: "term", title: Message("Term")(language)),
      .init(key: human ? "others" : "names", title: Message("In other languages")(language)),
      .init(key: "status", title: Message("Status")(language)),
      .init(key: "conferences", title: Message("Defined by")(language)),
    ])
    if !human {
      for key in ["definitions", "related"] { table.columns.append(.init(key: key, title: key)) }
    }
    for term in terms {
      let name = words.text(term.names)
      let others = term.names.entries.map(\.text).filter { $0 != name }
      var row: [Table.Cell] = [
        .name(term.id), .text(name), human ? .text(others.joined(separator: " · ")) : words.all(term.names),
        .text(human ? term.status.wording(language) : term.status.rawValue), .list(term.conferences),
      ]
      if !human { row += [.number(term.definitions.count), .list(term.related)] }
      table.rows.append(row)
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.glossary/1", key: "terms", problems: readable.problems,
      none: Message("There are no such terms."))
  }
}

struct GlossaryShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show a term with its definitions, those who use them and their sources."),
    discussion: .message("For example: gcmrepo glossary show unaccompanied-child --lang es"))

  @Argument(
    help: .message("The term's id, or the term itself in any language.", value: "term"),
    completion: RecordCompletion.terms)
  var term: String

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let term = try state.term(named: term)
    let words = try TextWords(texts, console, state)
    if console.options.format == .json {
      return try console.print(json: Self.json(of: term, in: state))
    }
    let language = console.answerLanguage
    var lines = [words.text(term.names) + " (\(term.status.wording(language)))"]
    lines += term.names.entries.map { "  \($0.language): \($0.text)" }
    for definition in term.definitions {
      lines += ["", definition.conferences.joined(separator: ", ") + ": " + words.text(definition.text)]
      let source = words.text(definition.source)
      if !source.isEmpty { lines.append("  " + Message("Source: \(source, "source")")(language)) }
    }
    if !term.related.isEmpty {
      let related = term.related.joined(separator: ", ")
      lines += ["", Message("Related terms: \(related, "terms")")(language)]
    }
    try await console.page(lines.map { TerminalText.neutralised($0) + "\n" }.joined())
  }

  private static func json(of term: Term, in state: RecordState) -> JSONValue {
    [
      "schema": "gcmrepo.term/1", "commit": .string(state.commit.description), "id": .string(term.id),
      "names": JSONValue(term.names), "status": .string(term.status.rawValue),
      "definitions": .array(
        term.definitions.map { definition in
          [
            "conferences": .array(definition.conferences.map { .string($0) }), "text": JSONValue(definition.text),
            "source": JSONValue(definition.source),
          ]
        }),
      "related": .array(term.related.map { .string($0) }),
    ]
  }

}

extension Term.Status {
  /// The status for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .proposed: Message("proposed")
    case .underDiscussion: Message("under discussion")
    case .agreed: Message("agreed")
    case .deprecated: Message("deprecated")
    default: Message(verbatim: rawValue)
    }
  }
}
