import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// What is open of earlier drafts, as it stands on a later one.
struct CarriedView: AccountView {
  private let carried: CarriedProposals
  private let state: RecordState
  private let language: InterfaceLanguage
  private let reader: InterfaceLanguage
  private let isForPeople: Bool

  init(_ carried: CarriedProposals, in state: RecordState, for console: Console) {
    (self.carried, self.state) = (carried, state)
    (language, reader) = (console.answerLanguage, console.language)
    isForPeople = console.options.format == .table
  }

  var none: Message {
    Message("Nothing of earlier drafts is open on \(carried.draft.description, "draft").")
  }

  var warnings: [Message] {
    let gone = carried.rows.count { $0.carried.fate == .gone }
    return gone == 0
      ? []
      : [
        Message(
          gone,
          "{count} change has no place on \(carried.draft.description, "draft"); its party must say where it belongs.",
          "{count} changes have no place on \(carried.draft.description, "draft"); their parties must say where they belong."
        )
      ]
  }

  var table: Table {
    var table = Table(columns: [
      .init(key: "change", title: Message("Change")(language)),
      .init(key: "was", title: Message("Paragraph then")(language)),
      .init(key: "now", title: Message("Paragraph now")(language)),
      .init(key: "status", title: Message("Status")(language)),
      .init(key: "text", title: Message("What is asked for")(language)),
      .init(key: "as", title: Message("What became of it")(language)),
    ])
    if !isForPeople { table.columns += [.init(key: "party", title: "party"), .init(key: "draft", title: "draft")] }
    table.rows = carried.rows.map { row in
      var cells: [Table.Cell] = [
        .name(row.change.reference.description), .text(row.row.paragraphWording(language)),
        .text(row.nowWording(language)),
        .text(isForPeople ? row.carried.fate.wording(language) : row.carried.fate.rawValue),
        .text(row.row.line(language)),
        row.row.disposition.map { .text(isForPeople ? $0.outcome.wording(language) : $0.outcome.rawValue) } ?? .none,
      ]
      if !isForPeople {
        cells += [.text(row.change.proposal.party.description), .text(row.change.draft.description)]
      }
      return cells
    }
    return table
  }

  var json: JSONValue {
    [
      "schema": "gcmrepo.proposals/1", "commit": .string(state.commit.description),
      "draft": .string(carried.draft.description), "carried": .bool(true),
      "changes": .array(
        carried.rows.map { row in
          .object(
            (row.row.json.members ?? []) + [
              .init("status", .string(row.carried.fate.rawValue)),
              .init("places", .array(row.carried.places.map { .int($0) })),
              .init("citations", .array(row.citations.map { .string($0) })),
            ])
        }),
    ]
  }

  var document: AccountDocument {
    let rows = carried.rows.map { row in
      [
        row.row.shortReference.asMarkdown,
        (row.change.draft.description + ", " + row.row.paragraphWording(reader)).asMarkdown,
        row.nowWording(reader).asMarkdown, row.row.marked(reader), row.carried.fate.wording(reader).asMarkdown,
      ]
    }
    return AccountDocument(
      title: Message("Open proposals of earlier drafts on \(carried.draft.description, "draft")")(reader),
      language: reader, state: state, head: [(ExportWords(interface: reader).draft, carried.draft.description)],
      parts: [
        rows.isEmpty
          ? none(reader).asMarkdown
          : MarkdownRows.table(
            [
              Message("Change")(reader), Message("Paragraph then")(reader), Message("Paragraph now")(reader),
              Message("What is asked for")(reader), Message("Status")(reader),
            ], markdown: rows, widths: [4, 3, 3, 8, 4])
      ])
  }
}

extension CarriedProposals.Row {
  /// Where it stands on the later draft, as people cite it.
  func nowWording(_ language: InterfaceLanguage) -> String {
    let all = citations.joined(separator: ", ")
    guard carried.fate == .open, change.quote.places == nil, let place = carried.places.first else { return all }
    return place == 0 ? Message("before the first")(language) : Message("after \(all, "paragraph")")(language)
  }
}
