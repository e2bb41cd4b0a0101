import RecordPortal
import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

struct GlossaryShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show a term with its definitions, those who use them and their sources."),
    discussion: .message("For example: gcmrepo glossary show unaccompanied-child --lang es"))

  @Argument(
    help: .message("The term's id, or the term itself in any language.", value: "term"),
    completion: RecordCompletion.terms)
  var term: String

  @Flag(help: .message("List the paragraphs of the declaration that use it, too."))
  var uses = false

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let term = try state.term(named: term)
    let words = try TextWords(texts, console, state)
    if console.options.format == .json {
      let json = Self.json(of: term, in: state)
      guard uses else { return try console.print(json: json) }
      return try console.print(json: json.with([.init("uses", .array(try state.uses(of: term.id).flatMap(\.json)))]))
    }
    if console.options.format == .csv {
      return try await console.print(Self.table(of: term), schema: Self.schema, key: "parts")
    }
    let language = console.answerLanguage
    var lines = [words.text(term.names) + " (\(term.status.wording(language)))"]
    lines += term.names.entries.map { "  \($0.language): \($0.text)" }
    for form in term.forms {
      lines.append("  \(form.language): \(form.text) (\(form.standing.wording(language)))")
    }
    if let use = term.use {
      let name = try? state.term(named: use).names
      lines.append("  " + Message("Use instead: \(name.map { words.text($0) } ?? use, "term")")(language))
    }
    if let agreed = term.agreedDefinition {
      lines += ["", Message("Agreed definition: \(words.text(agreed), "definition")")(language)]
    } else if !term.agreed.entries.isEmpty {
      lines += ["", Message("Definition to be agreed: \(words.text(term.agreed), "definition")")(language)]
    }
    for definition in term.definitions {
      let whose = definition.by ?? state.abbreviations(of: definition.conferences, language).joined(separator: ", ")
      lines += ["", (whose.isEmpty ? "" : whose + ": ") + words.text(definition.text)]
      let source = words.text(definition.source)
      if !source.isEmpty { lines.append("  " + Message("Source: \(source, "source")")(language)) }
    }
    let note = words.text(term.notes)
    if !note.isEmpty { lines += ["", Message("Note: \(note, "note")")(language)] }
    if !term.related.isEmpty {
      let related = term.related.joined(separator: ", ")
      lines += ["", Message("Related terms: \(related, "terms")")(language)]
    }
    try await console.page(lines.map { TerminalText.neutralised($0) + "\n" }.joined())
    if uses { try Self.show(try state.uses(of: term.id), on: console) }
  }

  private static func json(of term: Term, in state: RecordState) -> JSONValue {
    [
      "schema": .string(schema), "commit": .string(state.commit.description), "id": .string(term.id),
      "names": JSONValue(term.names), "status": .string(term.status.rawValue),
      "definitions": .array(
        term.definitions.map { definition in
          [
            "conferences": .array(definition.conferences.map { .string($0) }), "by": .optional(definition.by),
            "text": JSONValue(definition.text), "source": JSONValue(definition.source),
          ]
        }),
      "related": .array(term.related.map { .string($0) }),
      "forms": .array(
        term.forms.map { form in
          [
            "language": .string(form.language), "text": .string(form.text), "status": .string(form.standing.rawValue),
          ]
        }),
      "agreed": JSONValue(term.agreed), "use": .optional(term.use), "notes": JSONValue(term.notes),
    ]
  }

  private static let schema = "gcmrepo.term/1"

  /// The parts of the term, a line for each, as `glossary export --as csv` writes them.
  private static func table(of term: Term) -> Table {
    Table(
      columns: TermTable.columns.map { .init(key: $0, title: $0) },
      rows: TermTable(Glossary([term])).rows.map { $0.map { .text($0) } })
  }

  /// The paragraphs that use terms whose definition changed.
  static func showToRead(_ uses: [TermUses], on console: Console) throws {
    let count = uses.reduce(0) { $0 + $1.uses.count }
    guard count > 0, console.options.format != .json else { return }
    console.remark(
      Message(
        count, "The definition changed; {count} place of the declaration uses the term:",
        "The definition changed; {count} places of the declaration use the term:"))
    try show(uses, on: console)
  }

  /// The paragraphs that use a term, for people.
  static func show(_ uses: [TermUses], on console: Console) throws {
    for text in uses {
      for use in text.uses {
        let place = use.citation ?? "#\(use.paragraph)"
        let line = "\(text.path):\(use.line):\(use.column)  \(place)  \(use.text)"
        try console.print(TerminalText.neutralised(line) + "\n")
      }
    }
  }
}

extension TermUses {
  var json: [JSONValue] {
    uses.map { use in
      [
        "path": .string(path), "language": .string(use.language.description), "paragraph": .int(use.paragraph),
        "number": .optional(use.citation), "line": .int(use.line), "column": .int(use.column),
        "text": .string(use.text),
        "words": .string(use.words),
      ]
    }
  }
}

extension Term.Standing {
  /// The standing for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .preferred: Message("preferred", context: "name")
    case .admitted: Message("admitted", context: "name")
    case .deprecated: Message("deprecated")
    default: Message(verbatim: rawValue)
    }
  }
}
