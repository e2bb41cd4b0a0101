import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The disposition matrix as a table and as JSON.
struct MatrixTable {
  static let schema = "gcmrepo.matrix/1"
  let rows: [DispositionMatrix.Row]
  let matrix: DispositionMatrix
  private let language: InterfaceLanguage
  private let isForPeople: Bool

  init(_ rows: [DispositionMatrix.Row], _ matrix: DispositionMatrix, for console: Console) {
    (self.rows, self.matrix) = (rows, matrix)
    language = console.answerLanguage
    isForPeople = console.options.format == .table
  }

  var table: Table {
    var table = Table(columns: [
      .init(key: "reference", title: Message("Change")(language)),
      .init(key: "paragraph", title: Message("Paragraph")(language)),
      .init(key: "text", title: Message("What is asked for")(language)),
      .init(key: "as", title: Message("What became of it")(language)),
      .init(key: "why", title: Message("Why")(language)),
      .init(key: "answer", title: Message("The State")(language)),
      .init(key: "waits_for", title: Message("Waits for")(language)),
    ])
    let showsTaken = isForPeople && rows.contains { $0.taken != nil }
    if showsTaken { table.columns.append(.init(key: "taken", title: Message("Taken into the text")(language))) }
    if !isForPeople {
      for key in [
        "draft", "party", "kind", "old", "new", "reason", "author", "into", "disposed_at", "standing", "answer_why",
        "answered_at", "taken", "taken_at", "agreed",
      ] { table.columns.append(.init(key: key, title: key)) }
    }
    table.rows = rows.map { row in
      let (disposition, answer) = (row.disposition, row.answer)
      func text(_ value: String?) -> Table.Cell { value.map { .text($0) } ?? .none }
      var cells: [Table.Cell] = [
        .name(row.reference.description), .text(row.paragraphWording(language)), .text(row.line(language)),
        text(
          disposition.map {
            isForPeople
              ? $0.outcome.wording(language) + ($0.into.map { " → " + $0 } ?? "") : $0.outcome.rawValue
          }),
        text(disposition?.why), text(answer.map { isForPeople ? $0.word.wording(language) : $0.word.rawValue }),
        text(row.waitsFor.map { isForPeople ? $0.wording(language) : $0.code }),
      ]
      if showsTaken { cells.append(text(row.taken.map { $0.wording(language) })) }
      if !isForPeople {
        let change = row.quote?.change
        cells += [
          text(row.draft?.description), .text(row.contribution.party.description), .text(row.kind),
          text(row.quote?.old), .text(row.quote?.new ?? row.line(language)), text(row.reason), text(change?.author),
          text(disposition?.into), text(disposition?.time.description), .text(row.standing.rawValue),
          text(answer?.why), text(answer?.time.description), text(row.taken?.bracket),
          text(row.taken?.revision.time.description), text(row.taken?.agreed.joined(separator: " ")),
        ]
      }
      return cells
    }
    return table
  }

  func json(_ state: RecordState) -> JSONValue {
    [
      "schema": .string(Self.schema), "commit": .string(state.commit.description),
      "drafts": .array(matrix.drafts.map { .string($0.description) }), "rows": .array(rows.map(\.json)),
      "open": .int(matrix.open.count), "withdrawn": .array(matrix.withdrawn.map { .string($0.description) }),
      "not_read": .array(
        matrix.unread.map { ["proposal": .string($0.id.description), "reason": .string($0.reason.rawValue)] }),
    ]
  }
}

extension DispositionMatrix.Row {
  /// The quotation of a change; `nil` for a recommendation.
  var quote: QuotedChange? {
    if case .change(let change) = subject { return change.quote }
    return nil
  }

  /// One object, the same in every locale.
  var json: JSONValue {
    let language =
      switch subject {
      case .change(let change): change.language
      case .recommendation(_, let recommendation): recommendation.language
      }
    return .object([
      .init("reference", .string(reference.description)), .init("contribution", .string(contribution.description)),
      .init("party", .string(contribution.party.description)), .init("number", .int(reference.number ?? 0)),
      .init("draft", .optional(draft?.description)), .init("language", .string(language.description)),
      .init("kind", .string(kind)), .init("paragraph", place.map { .int($0) } ?? .null),
      .init("citation", .optional(citation)), .init("before", .string(quote?.before ?? "")),
      .init("old", .string(quote?.old ?? "")), .init("new", .string(quote?.new ?? line(.en))),
      .init("after", .string(quote?.after ?? "")), .init("reason", .optional(reason)),
      .init("author", .optional(quote?.change.author)),
      .init("disposition", disposition.map { .object($0.members) } ?? .null),
      .init(
        "answer",
        answer.map { answer in
          [
            "answer": .string(answer.word.rawValue), "why": .optional(answer.why), "person": .string(answer.person),
            "answered_at": .string(answer.time.description),
          ]
        } ?? .null),
      .init("standing", .string(standing.rawValue)), .init("waits_for", .optional(waitsFor?.code)),
      .init("reopened", earlier.map { .object($0.members) } ?? .null), .init("taken", taken?.json ?? .null),
    ])
  }
}
