import RecordPortal
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The positions of States on paragraphs of a draft, as rows for people and for programs.
struct PositionView {
  let table: PositionTable
  /// The rows that are shown.
  let rows: [PositionTable.Row]
  /// The only party that is shown, if there is one.
  let party: PartyCode?
  /// Whether each voice is shown with its reason.
  let isDetailed: Bool

  private var paragraphs: DraftParagraphs { table.paragraphs }

  /// How people cite a paragraph.
  static func citation(_ paragraph: NumberedText.Paragraph) -> String { paragraph.citation ?? "#\(paragraph.place)" }

  func held(_ row: PositionTable.Row) -> [PositionTable.Held] {
    row.held.filter { party == nil || $0.party == party }
  }

  func proposed(_ row: PositionTable.Row) -> [PositionTable.Proposed] {
    row.proposed.filter { party == nil || $0.party == party }
  }

  // MARK: Terminal

  func terminal(_ style: TerminalStyle, _ language: InterfaceLanguage) -> String {
    isDetailed ? voices(language).terminal(style) : stands(language).terminal(style)
  }

  /// A row for each paragraph, with the codes of those who stand so.
  func stands(_ language: InterfaceLanguage) -> Table {
    var columns = [
      Table.Column(key: "number", title: Message("Paragraph")(language)),
      Table.Column(key: "text", title: Message("Text")(language)),
    ]
    columns += Stand.allCases.map { .init(key: $0.rawValue, title: $0.title(language)) }
    columns += [
      .init(key: "proposed", title: Message("Proposes a change")(language)),
      .init(key: "not_heard", title: Message("Not heard from")(language)),
      .init(key: "standing", title: Message("Standing")(language)),
    ]
    return Table(
      columns: columns,
      rows: rows.map { row in
        [
          .name(Self.citation(row.paragraph)), .text(paragraphs.excerpt(of: row.paragraph, characters: 40)),
        ]
          + Stand.allCases.map { stand in
            .list(row.held.filter { $0.position.stand == stand }.map(\.marked))
          } + [
            .list(row.proposed.map(\.party.description)), .text(notHeard(row)), .text(row.consensus.wording(language)),
          ]
      })
  }

  /// A row for each voice, with its reason.
  private func voices(_ language: InterfaceLanguage) -> Table {
    Table(
      columns: [
        .init(key: "number", title: Message("Paragraph")(language)),
        .init(key: "party", title: Message("Party")(language)),
        .init(key: "stand", title: Message("Position")(language)),
        .init(key: "at", title: Message("Date (UTC)")(language)),
        .init(key: "draft", title: Message("Said of")(language)),
        .init(key: "why", title: Message("Why")(language)), .init(key: "person", title: Message("By")(language)),
      ],
      rows: rows.flatMap { row in
        held(row).flatMap { held in
          // The last word first, and what was said before it.
          held.history.reversed().map { said -> [Table.Cell] in
            let isLast = said.position == held.position
            let blocking = said.position.isBlocking ? " !" : ""
            return [
              isLast ? .name(Self.citation(row.paragraph)) : .none, .name(isLast ? held.party.description : ""),
              .text((isLast ? "" : "↳ ") + said.position.stand.wording(language) + blocking),
              .date(said.position.stamp.time.description),
              .text(said.draft.description + (isLast && held.carried?.isTextChanged == true ? " **" : "")),
              .text(said.position.why ?? ""),
              .text(
                said.position.stamp.person + (said.position.stamp.sentInBy.map { " (\($0))" } ?? "")),
            ]
          }
        }
          + proposals(row, language)
      })
  }

  /// A row for each State that proposes to change a paragraph.
  private func proposals(_ row: PositionTable.Row, _ language: InterfaceLanguage) -> [[Table.Cell]] {
    proposed(row).map { proposed in
      [
        .name(Self.citation(row.paragraph)), .name(proposed.party.description),
        .text(Message("proposes a change")(language)), .none, .text(paragraphs.draft.name.description),
        .text(proposed.changes.map(\.description).joined(separator: ", ")), .none,
      ]
    }
  }

  /// Who was not heard, or how many where they are more than a few.
  func notHeard(_ row: PositionTable.Row) -> String {
    let missing = row.consensus.notHeard
    return missing.count > 6 ? "\(missing.count) / \(table.members.count)" : missing.joined(separator: ", ")
  }

  /// What a list cannot say in a row.
  var remarks: [Message] {
    var remarks: [Message] = []
    let draft = paragraphs.draft.name.description
    if party == nil {
      let heard = Set(table.rows.flatMap { $0.held.map(\.party) } + table.proposing)
      let silent = table.members.filter { !heard.contains($0) }.map(\.description)
      if !silent.isEmpty {
        remarks.append(
          Message(
            """
            Not heard from on any paragraph of \(draft, "draft"): \(and: silent, "parties") (\(silent.count, "count") of \
            \(table.members.count, "members") members).
            """))
      }
      if isDetailed, let row = rows.first, rows.count == 1, !row.consensus.notHeard.isEmpty {
        remarks.append(
          Message(
            "Not heard from on paragraph \(Self.citation(row.paragraph), "paragraph"): \(and: row.consensus.notHeard, "parties")."
          ))
      }
    }
    for lost in table.unplaced where party == nil || lost.party == party {
      remarks.append(
        Message(
          """
          What \(lost.party.description, "party") said of paragraph \(lost.position.paragraph.citation, "paragraph") of \
          \(lost.draft.description, "draft") is not shown: \(lost.reason.wording, "reason").
          """))
    }
    return remarks
  }

  // MARK: For programs

  /// A row for each paragraph and party.
  var spreadsheet: Table {
    var rows: [[Table.Cell]] = []
    for row in self.rows {
      for held in held(row) {
        let position = held.position
        rows.append([
          .number(row.paragraph.place), row.paragraph.citation.map { .text($0) } ?? .none,
          .text(held.party.description), .text(position.stand.rawValue), .flag(position.isBlocking),
          .text(position.why ?? ""), .text(position.stamp.time.description), .text(position.stamp.person),
          position.stamp.sentInBy.map { .text($0.description) } ?? .none,
          held.carried.map { .text($0.draft.description) } ?? .none,
          held.carried.map { .flag($0.isTextChanged) } ?? .none, .text(row.consensus.standing.rawValue),
          .text(paragraphs.text.words(of: row.paragraph)),
        ])
      }
    }
    let keys = [
      "paragraph", "number", "party", "stand", "blocking", "why", "at", "person", "sent_in_by", "carried_from",
      "text_changed", "standing", "text",
    ]
    return Table(columns: keys.map { .init(key: $0, title: $0) }, rows: rows)
  }

  var json: JSONValue {
    [
      "schema": "gcmrepo.positions/1", "draft": .string(paragraphs.draft.name.description),
      "commit": .string(paragraphs.draft.commit.description), "language": .string(paragraphs.language.description),
      "members": .array(table.members.map { .string($0.description) }),
      "paragraphs": .array(rows.map(json)),
      "unplaced": .array(
        table.unplaced.filter { party == nil || $0.party == party }.map { lost in
          .object(
            [
              .init("party", .string(lost.party.description)), .init("draft", .string(lost.draft.description)),
              .init("reason", .string(lost.reason.rawValue)),
            ] + lost.position.json)
        }),
      "problems": problemsJSON,
    ]
  }

  private var problemsJSON: JSONValue {
    .array(table.problems.map { .object([.init("code", .string($0.code.rawValue))] + $0.facts.json) })
  }

  private func json(_ row: PositionTable.Row) -> JSONValue {
    func list(_ codes: [String]) -> JSONValue { .array(codes.map { .string($0) }) }
    return [
      "paragraph": .int(row.paragraph.place), "number": row.paragraph.citation.map { .string($0) } ?? .null,
      "text": .string(paragraphs.text.words(of: row.paragraph)),
      "standing": .string(row.consensus.standing.rawValue), "but_for": list(row.consensus.butFor),
      "blocking": list(row.consensus.blocking), "not_heard": list(row.consensus.notHeard),
      "positions": .array(
        held(row).map { held in
          .object(
            [
              .init("party", .string(held.party.description)), .init("stand", .string(held.position.stand.rawValue)),
              .init("blocking", .bool(held.position.isBlocking)),
              .init("why", held.position.why.map { .string($0) } ?? .null),
            ] + held.position.stamp.json + [
              .init("carried_from", held.carried.map(json) ?? .null),
              .init(
                "history",
                .array(
                  held.history.map { said in
                    .object([.init("draft", .string(said.draft.description))] + said.position.json)
                  })),
            ])
        }),
      "proposed": .array(
        proposed(row).map { proposed in
          ["party": .string(proposed.party.description), "changes": list(proposed.changes.map(\.description))]
        }),
    ]
  }

  private func json(_ carried: PositionTable.Carried) -> JSONValue {
    .object(
      [.init("draft", .string(carried.draft.description))] + carried.paragraph.json + [
        .init("text_changed", .bool(carried.isTextChanged))
      ])
  }
}

extension Position {
  /// The position as keys of a JSON object.
  var json: [JSONValue.Member] {
    paragraph.json + [
      .init("stand", .string(stand.rawValue)), .init("blocking", .bool(isBlocking)),
      .init("why", why.map { .string($0) } ?? .null),
    ] + stamp.json
  }
}

extension PositionTable.Held {
  /// The party's code: with `!` if it blocks, and `*` for what was said of an earlier draft, `**` of other words.
  var marked: String {
    party.description + (position.isBlocking ? "!" : "")
      + (carried.map { $0.isTextChanged ? "**" : "*" } ?? "")
  }
}
