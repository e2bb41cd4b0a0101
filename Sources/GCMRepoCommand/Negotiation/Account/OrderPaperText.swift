import RecordPortal
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// An order paper in all its forms.
struct OrderPaperText {
  static let schema = "gcmrepo.order_paper/1"
  private let paper: OrderPaper
  private let meeting: Meeting?
  private let state: RecordState
  private let reader: InterfaceLanguage
  private let language: InterfaceLanguage

  init(_ paper: OrderPaper, for meeting: Meeting?, in state: RecordState, for console: Console) {
    (self.paper, self.meeting, self.state) = (paper, meeting, state)
    (reader, language) = (console.language, console.answerLanguage)
  }

  private var compiled: CompiledText { paper.compilation.text }

  // MARK: Rows

  /// A line of the table: the text of a paragraph, an alternative, a recommendation.
  private struct Line {
    let paragraph: String
    let who: [String]
    let numbers: [String]
    let text: String
  }

  private func lines(_ language: InterfaceLanguage) -> [Line] {
    paper.paragraphs.flatMap { paragraph -> [Line] in
      let name = paragraph.citation ?? "#\(paragraph.place)"
      var lines: [Line] = []
      for entry in paragraph.entries {
        let isNew = entry.place == nil
        let place = isNew ? Message("after \(name, "paragraph")")(language) : name
        if !isNew {
          lines.append(Line(paragraph: place, who: [], numbers: [], text: Self.words(compiled.text(of: entry))))
        }
        for alternative in entry.alternatives where alternative.isProposed {
          lines.append(
            Line(
              paragraph: place, who: alternative.holders, numbers: numbers(of: alternative),
              text: alternative.text.isEmpty
                ? BracketWords(paper.compilation.language).delete : Self.words(alternative.text[...])))
        }
      }
      lines += (paragraph.positions?.held ?? []).map { held in
        Line(
          paragraph: name, who: [held.party.description], numbers: [held.position.stand.wording(language)],
          text: held.position.why ?? "")
      }
      return lines
        + paragraph.recommendations.map { row in
          Line(
            paragraph: name, who: [row.contribution.party.description], numbers: [row.reference.description],
            text: row.line(language))
        }
    }
  }

  /// The numbers of an alternative's changes in the marshalled list; their names where they have none.
  private func numbers(of alternative: CompiledText.Alternative) -> [String] {
    alternative.changes.filter { $0.number != nil }.map { paper.numbers[$0.description] ?? $0.description }
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  var table: Table {
    Table(
      columns: [
        .init(key: "paragraph", title: Message("Paragraph")(language)),
        .init(key: "parties", title: Message("Parties")(language)),
        .init(key: "numbers", title: Message("No.")(language)),
        .init(key: "text", title: Message("Text")(language)),
      ],
      rows: lines(language).map { [.text($0.paragraph), .list($0.who), .list($0.numbers), .text($0.text)] })
  }

  var json: JSONValue {
    [
      "schema": .string(Self.schema), "commit": .string(state.commit.description),
      "draft": .string(paper.compilation.draft.description),
      "language": .string(paper.compilation.language.description), "meeting": .optional(meeting?.id),
      "paragraphs": .array(
        paper.paragraphs.map { paragraph in
          [
            "place": .int(paragraph.place), "number": .optional(paragraph.citation),
            "entries": .array(
              paragraph.entries.map { entry in
                [
                  "new": .bool(entry.place == nil),
                  "text": .string(String(decoding: compiled.text(of: entry), as: UTF8.self)),
                  "alternatives": .array(
                    entry.alternatives.filter(\.isProposed).map { alternative in
                      [
                        "holders": .array(alternative.holders.map { .string($0) }),
                        "text": .string(String(decoding: alternative.text, as: UTF8.self)),
                        "changes": .array(alternative.changes.map { .string($0.description) }),
                        "numbers": .array(
                          alternative.changes.compactMap { paper.numbers[$0.description] }.map { .string($0) }),
                      ]
                    }),
                ]
              }),
            "positions": .array(
              (paragraph.positions?.held ?? []).map { held in
                [
                  "party": .string(held.party.description), "stand": .string(held.position.stand.rawValue),
                  "blocking": .bool(held.position.isBlocking), "why": .optional(held.position.why),
                  "carried_from": .optional(held.carried?.draft.description),
                ]
              }),
            "not_heard": .array((paragraph.positions?.consensus.notHeard ?? []).map { .string($0) }),
            "recommendations": .array(paragraph.recommendations.map(\.json)),
          ]
        }),
    ]
  }

  // MARK: Document

  var document: AccountDocument {
    var head = [(ExportWords(interface: reader).draft, paper.compilation.draft.description)]
    if let meeting {
      let days = [meeting.start, meeting.end == meeting.start ? nil : meeting.end].compactMap { $0?.description }
      head.insert(
        (Message("Meeting")(reader), meeting.title.preferring(reader.rawValue, "es", "en") ?? meeting.id), at: 0)
      head.insert((Message("Days")(reader), days.joined(separator: " – ")), at: 1)
      head.insert((Message("Place")(reader), meeting.place.preferring(reader.rawValue, "es", "en") ?? ""), at: 2)
    }
    head.append((Message("Language")(reader), ExportWords.name(of: paper.compilation.language)(reader)))
    var parts = [
      Message(
        "Below each paragraph stand the texts that parties propose instead: what would go is struck out, new words are in bold."
      )(
        reader
      ).asMarkdown
    ]
    for paragraph in paper.paragraphs { parts += part(paragraph) }
    if paper.paragraphs.isEmpty { parts.append(Message("There are none.")(reader).asMarkdown) }
    return AccountDocument(
      title: Message("Order paper")(reader), language: reader, state: state, head: head, parts: parts)
  }

  private func part(_ paragraph: OrderPaper.Paragraph) -> [String] {
    let name = paragraph.citation ?? "#\(paragraph.place)"
    var parts = [
      "# "
        + (paragraph.place == 0 ? Message("Before the first paragraph") : Message("Paragraph \(name, "paragraph")"))(
          reader
        )
        .asMarkdown
    ]
    for entry in paragraph.entries {
      let base = Array(compiled.text(of: entry))
      if entry.place == nil {
        parts.append("**" + Message("New paragraph after \(name, "paragraph")")(reader).asMarkdown + "**")
      } else {
        parts.append("> " + Self.words(base[...]).asMarkdown)
      }
      let proposed = entry.alternatives.filter(\.isProposed)
      guard !proposed.isEmpty else { continue }
      parts.append(
        proposed.map { alternative in
          let numbers = numbers(of: alternative).joined(separator: ", ")
          let who = "**" + alternative.holders.joined(separator: ", ").asMarkdown + "** (" + numbers.asMarkdown + "): "
          if alternative.text.isEmpty { return "- " + who + Message("delete")(reader).asMarkdown }
          return "- " + who
            + (entry.place == nil
              ? MarkedWords.inserted(Self.words(alternative.text[...]))
              : MarkedWords.redline(from: base, to: alternative.text))
        }.joined(separator: "\n"))
    }
    if let positions = paragraph.positions, !positions.held.isEmpty {
      parts.append(
        "**" + Message("Positions")(reader).asMarkdown + "**: " + positions.consensus.wording(reader).asMarkdown)
      parts.append(
        positions.held.map { held in
          let stand = held.position.stand.wording(reader) + (held.position.isBlocking ? " (!)" : "")
          let from = held.carried.map { " (\($0.draft))" } ?? ""
          let why = held.position.why.map { ": " + $0 } ?? ""
          return "- **\(held.party.description.asMarkdown)** " + (stand + from + why).asMarkdown
        }.joined(separator: "\n"))
    }
    if !paragraph.recommendations.isEmpty {
      parts.append("**" + Message("What the inputs say")(reader).asMarkdown + "**")
      parts.append(
        paragraph.recommendations.map { row in
          "- **\(row.contribution.party.description.asMarkdown)** (\(row.reference.description.asMarkdown)): "
            + row.line(reader).asMarkdown
        }.joined(separator: "\n"))
    }
    return parts
  }
}
