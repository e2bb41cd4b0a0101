import DocumentModel
import Documents
import GCMRepo
import RecordRendering
import WordML
import RecordLocalization

/// The tracked changes and comments of an original, one per row, grouped by author.
struct ShowReview {
  let review: Review
  let language: InterfaceLanguage

  var table: Table {
    var table = Table(columns: [
      .init(key: "author", title: Message("Author")(language)), .init(key: "date", title: Message("Date")(language)),
      .init(key: "kind", title: Message("Kind")(language)), .init(key: "subject", title: Message("Of")(language)),
      .init(key: "story", title: Message("In")(language)), .init(key: "near", title: Message("At")(language)),
      .init(key: "paragraph", title: Message("Par.")(language), alignment: .trailing),
      .init(key: "text", title: Message("Text")(language)), .init(key: "comment", title: Message("Comment")(language)),
      .init(key: "id", title: "Id"), .init(key: "answers", title: Message("Answers")(language)),
      .init(key: "resolved", title: Message("Resolved")(language)),
      .init(key: "move", title: Message("Move")(language)),
    ])
    table.rows = rows
    return table
  }

  /// The table for people, without internal names and repetitions.
  var terminalTable: Table {
    var table = table
    for row in table.rows.indices { table.rows[row] = spoken(table.rows[row]) }
    for column in [12, 11, 10, 9, 4, 3] {
      table.columns.remove(at: column)
      for row in table.rows.indices { table.rows[row].remove(at: column) }
    }
    return table
  }

  private var rows: [[Table.Cell]] {
    let changes = review.changes.enumerated().map { (author: $1.author, order: $0, row: row(of: $1)) }
    let comments = review.comments.enumerated().map {
      (author: $1.author, order: review.changes.count + $0, row: row(of: $1))
    }
    // By author, in the order of the text; comments after changes.
    return (changes + comments).sorted { ($0.author, $0.order) < ($1.author, $1.order) }.map(\.row)
  }

  private func row(of change: TrackedChange) -> [Table.Cell] {
    [
      .text(change.author), change.date.map { .text($0) } ?? .none, .text(change.kind.rawValue),
      .text(change.subject.rawValue), .text(change.place.story.rawValue), change.place.near.map { .text($0) } ?? .none,
      .number(change.place.paragraph), .text(change.text + (change.endsParagraph ? "¶" : "")), .none, .none, .none,
      .none, change.move.map { .text($0) } ?? .none,
    ]
  }

  private func row(of comment: Comment) -> [Table.Cell] {
    [
      .text(comment.author), comment.date.map { .text($0) } ?? .none,
      .text(comment.answers == nil ? "comment" : "answer"),
      .none, comment.place.map { .text($0.story.rawValue) } ?? .none, comment.place?.near.map { .text($0) } ?? .none,
      comment.place.map { .number($0.paragraph) } ?? .none, .text(comment.anchor), .text(comment.text),
      .text(comment.id), comment.answers.map { .text($0) } ?? .none, .flag(comment.isResolved), .none,
    ]
  }

  private func spoken(_ row: [Table.Cell]) -> [Table.Cell] {
    guard case .text(let kind) = row[2] else { return row }
    var row = row
    var words = Self.words[kind].map { $0(language) } ?? kind
    if case .text(let subject) = row[3], let of = Self.words[subject] { words += " (\(of(language)))" }
    if case .flag(true) = row[11] { words += Message(" (resolved)")(language) }
    row[2] = .text(words)
    if case .text(let date) = row[1] { row[1] = .text(String(date.prefix(10))) }
    if case .text(let story) = row[4], story != Place.Story.body.rawValue, let name = Self.words[story] {
      var near = name(language)
      if case .text(let place) = row[5] { near += ", " + place }
      row[5] = .text(near)
    }
    return row
  }

  private static let words: [String: Message] = [
    "insertion": Message("inserted"), "deletion": Message("deleted"),
    "moved_from": Message("moved from here"),
    "moved_to": Message("moved to here"),
    "formatting": Message("formatted"), "comment": Message("comment"),
    "answer": Message("answer"),
    "paragraph_mark": Message("end of paragraph"),
    "table_row": Message("table row"),
    "table_cell": Message("table cell"),
    "cell_merge": Message("merged cells"),
    "paragraph": Message("paragraph"),
    "table": Message("table"), "section": Message("section"),
    "numbering": Message("numbering"), "footnote": Message("footnote"),
    "endnote": Message("endnote"), "header": Message("header"),
    "footer": Message("footer"),
  ]
}
