import RecordPortal
import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

struct GlossaryList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the terms in the record's languages, with their status and who defines them."),
    discussion: .message("For example: gcmrepo glossary list --conference RCM"))

  @Option(
    help: .message("Only terms that this conference defines.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @Option(help: .message("Only terms with this status.", value: "status"))
  var status: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let conference = try LocalizedWords.conference(conference, in: state)
    let readable = try state.readableTerms()
    let terms = readable.values.filter { term in
      (conference.map(term.conferences.contains) ?? true) && (status ?? term.status.rawValue) == term.status.rawValue
    }
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
      for key in ["definitions", "related", "agreed", "use", "forms"] {
        table.columns.append(.init(key: key, title: key))
      }
    }
    for term in terms {
      let name = words.text(term.names)
      let others = term.names.entries.map(\.text).filter { $0 != name }
      var row: [Table.Cell] = [
        .name(term.id), .text(name), human ? .text(others.joined(separator: " · ")) : words.all(term.names),
        .text(human ? term.status.wording(language) : term.status.rawValue),
        .list(human ? state.abbreviations(of: term.conferences, language) : term.conferences),
      ]
      if !human {
        row += [
          .number(term.definitions.count), .list(term.related), term.agreedDefinition.map { words.all($0) } ?? .none,
          term.use.map { .name($0) } ?? .none, .number(term.forms.count),
        ]
      }
      table.rows.append(row)
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.glossary/1", key: "terms", problems: readable.problems,
      none: Message("There are no such terms."))
  }
}
