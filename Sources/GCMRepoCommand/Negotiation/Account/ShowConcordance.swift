import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

struct ShowConcordance: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: .message("Say for each paragraph of a draft where it comes from, who contributed to it, and why."),
    discussion: .message(
      """
      Contributions are proposals and recommendations that were accepted, in part or merged, and proposals whose words stand in \
      the later draft though nobody has disposed of them.

        gcmrepo concordance draft-1 draft-2 -o concordance.docx
      """))

  @Argument(help: .message("The earlier draft.", value: "from"), completion: RecordCompletion.drafts)
  var from: String

  @Argument(help: .message("The later draft.", value: "to"), completion: RecordCompletion.drafts)
  var to: String

  @Option(
    name: .customLong("lang"), help: .message("The language; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try output.map { path throws(CommandFailure) in try AccountFile(path: path) }
    let record = try console.openRecord().frozen()
    let view = ConcordanceView(
      try record.concordance(from, to, in: language), in: try record.current(), for: console)
    if let file {
      try await file.write(view.document.publication, view.table, view.json, on: console)
    } else if console.options.format == .json {
      try console.print(json: view.json)
    } else {
      try await console.print(view.table, schema: "gcmrepo.concordance/1", key: "rows")
    }
  }
}

/// A concordance in all its forms.
struct ConcordanceView: AccountView {
  private let drafts: DraftConcordance
  private let state: RecordState
  private let language: InterfaceLanguage
  private let reader: InterfaceLanguage
  private let isForPeople: Bool

  init(_ drafts: DraftConcordance, in state: RecordState, for console: Console) {
    (self.drafts, self.state) = (drafts, state)
    (language, reader) = (console.answerLanguage, console.language)
    isForPeople = console.options.format == .table
  }

  var none: Message { .empty }
  var warnings: [Message] { [] }
  private var rows: [Concordance.Row] { drafts.concordance.rows }

  /// `7`, or `#31` for a paragraph without a number.
  private func cited(_ paragraph: Concordance.Paragraph?) -> String {
    paragraph.map { $0.citation ?? "#\($0.place)" } ?? ""
  }

  /// The first words of a paragraph, to know it by.
  private func words(_ row: Concordance.Row) -> String {
    let paragraph = row.new.flatMap { drafts.new[$0.place] }.map { drafts.new.words(of: $0) }
    let words = paragraph ?? row.old.first.flatMap { drafts.old[$0.place] }.map { drafts.old.words(of: $0) } ?? ""
    return words.count > 60 ? String(words.prefix(59)) + "…" : words
  }

  var table: Table {
    var table = Table(columns: [
      .init(key: "new", title: drafts.to.description), .init(key: "old", title: drafts.from.description),
      .init(key: "what", title: Message("What was done")(language)),
      .init(key: "parties", title: Message("Parties")(language)),
      .init(key: "why", title: Message("Why")(language)), .init(key: "text", title: Message("Text")(language)),
    ])
    if !isForPeople { table.columns.append(.init(key: "contributions", title: "contributions")) }
    table.rows = rows.map { row in
      var cells: [Table.Cell] = [
        .text(cited(row.new)), .list(row.old.map(cited)),
        .text(isForPeople ? row.what.wording(language) : row.what.rawValue), .list(row.parties), .list(row.reasons),
        .text(words(row)),
      ]
      if !isForPeople { cells.append(.list(row.contributions.map(\.reference))) }
      return cells
    }
    return table
  }

  var json: JSONValue {
    func paragraph(_ paragraph: Concordance.Paragraph) -> JSONValue {
      ["place": .int(paragraph.place), "number": .optional(paragraph.citation)]
    }
    return [
      "schema": "gcmrepo.concordance/1", "commit": .string(state.commit.description),
      "from": .string(drafts.from.description), "to": .string(drafts.to.description),
      "language": .string(drafts.language.description),
      "rows": .array(
        rows.map { row in
          [
            "new": row.new.map(paragraph) ?? .null, "old": .array(row.old.map(paragraph)),
            "what": .string(row.what.rawValue), "parties": .array(row.parties.map { .string($0) }),
            "contributions": .array(
              row.contributions.map { one in
                [
                  "reference": .string(one.reference), "party": .string(one.holder),
                  "as": .optional(one.outcome?.rawValue), "why": .optional(one.why),
                ]
              }),
          ]
        }),
    ]
  }

  var document: AccountDocument {
    let from = drafts.from.description
    let cells = rows.map { row in
      [
        cited(row.new).asMarkdown, row.old.map(cited).joined(separator: ", ").asMarkdown, words(row).asMarkdown,
        row.what.wording(reader).asMarkdown, row.parties.joined(separator: ", ").asMarkdown,
        row.reasons.joined(separator: "; ").asMarkdown,
      ]
    }
    return AccountDocument(
      title: Message("Concordance of \(from, "from") and \(drafts.to.description, "to")")(reader), language: reader,
      state: state, head: [],
      parts: [
        MarkdownRows.table(
          [
            drafts.to.description, from, Message("Text")(reader), Message("What was done")(reader),
            Message("Parties")(reader), Message("Why")(reader),
          ], markdown: cells, widths: [2, 2, 6, 3, 2, 6])
      ])
  }
}

extension Concordance.Row {
  /// The reasons, each once.
  fileprivate var reasons: [String] {
    var seen: Set<String> = []
    return contributions.compactMap(\.why).filter { seen.insert($0).inserted }
  }
}
