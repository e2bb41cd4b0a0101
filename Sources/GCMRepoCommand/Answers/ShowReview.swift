import DocumentModel
import Documents
import GCMRepo
import RecordRendering
import WordML

/// The tracked changes and comments of an original, one a row, each under its author.
struct ShowReview {
  let review: Review
  let language: InterfaceLanguage

  var table: Table {
    func title(_ en: String, _ es: String) -> String { Wording(en: en, es: es)(language) }
    var table = Table(columns: [
      .init(key: "author", title: title("Author", "Autor")), .init(key: "date", title: title("Date", "Fecha")),
      .init(key: "kind", title: title("Kind", "Tipo")), .init(key: "subject", title: title("Of", "De")),
      .init(key: "story", title: title("In", "En")), .init(key: "near", title: title("At", "Lugar")),
      .init(key: "paragraph", title: title("Par.", "Párr."), alignment: .trailing),
      .init(key: "text", title: title("Text", "Texto")), .init(key: "comment", title: title("Comment", "Comentario")),
      .init(key: "id", title: "Id"), .init(key: "answers", title: title("Answers", "Responde a")),
      .init(key: "resolved", title: title("Resolved", "Resuelto")),
      .init(key: "move", title: title("Move", "Traslado")),
    ])
    table.rows = rows
    return table
  }

  /// As a person reads it: what the file calls things, and what repeats, is left out.
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
    if case .flag(true) = row[11] { words += Wording(en: " (resolved)", es: " (resuelto)")(language) }
    row[2] = .text(words)
    if case .text(let date) = row[1] { row[1] = .text(String(date.prefix(10))) }
    if case .text(let story) = row[4], story != Place.Story.body.rawValue, let name = Self.words[story] {
      var near = name(language)
      if case .text(let place) = row[5] { near += ", " + place }
      row[5] = .text(near)
    }
    return row
  }

  private static let words: [String: Wording] = [
    "insertion": Wording(en: "inserted", es: "insertado"), "deletion": Wording(en: "deleted", es: "eliminado"),
    "moved_from": Wording(en: "moved from here", es: "trasladado desde aquí"),
    "moved_to": Wording(en: "moved to here", es: "trasladado aquí"),
    "formatting": Wording(en: "formatted", es: "con formato"), "comment": Wording(en: "comment", es: "comentario"),
    "answer": Wording(en: "answer", es: "respuesta"),
    "paragraph_mark": Wording(en: "end of paragraph", es: "fin de párrafo"),
    "table_row": Wording(en: "table row", es: "fila de tabla"),
    "table_cell": Wording(en: "table cell", es: "celda de tabla"),
    "cell_merge": Wording(en: "merged cells", es: "celdas combinadas"),
    "paragraph": Wording(en: "paragraph", es: "párrafo"),
    "table": Wording(en: "table", es: "tabla"), "section": Wording(en: "section", es: "sección"),
    "numbering": Wording(en: "numbering", es: "numeración"), "footnote": Wording(en: "footnote", es: "nota al pie"),
    "endnote": Wording(en: "endnote", es: "nota final"), "header": Wording(en: "header", es: "encabezado"),
    "footer": Wording(en: "footer", es: "pie de página"),
  ]
}
