import Questionnaires
import Spreadsheets

/// A sheet of a form: its headings, and its rows as texts.
struct FormSheet {
  /// The sheets that a form may have.
  enum Kind: String, CaseIterable {
    case survey, choices, settings
    case externalChoices = "external_choices"
    case entities, osm
    /// Those of this program, with what XLSForm has no place for.
    case own = "gcmrepo"

    var vocabulary: FormHeading.Vocabulary {
      switch self {
      case .survey: .survey
      case .choices, .externalChoices, .osm: .choices
      case .settings: .settings
      case .entities: .entities
      case .own: .none
      }
    }
  }

  let kind: Kind
  /// As the file has it.
  let name: String
  /// The headings by their columns, in the order of columns.
  private(set) var headings: [(column: Int, heading: FormHeading)] = []
  /// Rows that have something under a heading.
  private(set) var rows: [FormRow] = []
  private(set) var faults: [XLSFormFault] = []
  private(set) var notices: [XLSFormNotice] = []

  /// As pyxform, a sheet ends where twenty headings or sixty rows in succession are empty.
  private static let emptyColumns = 20, emptyRows = 60

  init(_ sheet: Sheet, kind: Kind) {
    (self.kind, name) = (kind, sheet.name)
    guard let first = sheet.rows.first else { return }
    // A carrier of several sheets in one may begin anywhere; a sheet of its own begins with its first row.
    readHeadings(first)
    readRows(sheet.rows.dropFirst(), after: first.index)
  }

  private mutating func readHeadings(_ row: Sheet.Row) {
    var texts: [(column: Int, text: String)] = []
    var end = 0
    for cell in row.cells where !cell.value.isBlank {
      guard cell.column - end <= Self.emptyColumns else { break }
      end = cell.column + 1
      let text = Self.text(cell.value).cleaned(collapsing: true).trimmed
      if let other = texts.first(where: { $0.text == text }) {
        faults.append(XLSFormFault(.duplicateColumn(text, other: other.text), sheet: name, row: row.index + 1))
      } else {
        texts.append((cell.column, text))
      }
    }
    let usesDoubleColons = texts.contains { $0.text.components(between: "::").count > 1 }
    var seen: [[String]: String] = [:]
    for (column, text) in texts {
      let heading = FormHeading(text, in: kind.vocabulary, usesDoubleColons: usesDoubleColons)
      if let other = seen[heading.path], heading.path != [text] {
        faults.append(XLSFormFault(.duplicateColumn(text, other: other), sheet: name, row: row.index + 1))
      }
      seen[heading.path] = text
      headings.append((column, heading))
    }
  }

  private mutating func readRows(_ rows: ArraySlice<Sheet.Row>, after first: Int) {
    let byColumn = Dictionary(headings.map { ($0.column, $0.heading) }, uniquingKeysWith: { first, _ in first })
    var (last, skipped) = (first, 0)
    for row in rows {
      var found = FormRow(number: row.index + 1)
      for cell in row.cells where !cell.value.isBlank {
        guard let heading = byColumn[cell.column] else {
          skipped += 1
          continue
        }
        if case .error(let text) = cell.value {
          notices.append(XLSFormNotice(.formulaError(text), sheet: name, row: row.index + 1))
        }
        let text = Self.text(cell.value)
        if !text.isEmpty { found.cells.append(FormRow.Cell(heading: heading, text: text)) }
      }
      guard !found.cells.isEmpty else { continue }
      if row.index - last > Self.emptyRows + 1 {
        skipped += rows.filter { $0.index >= row.index }.reduce(0) { $0 + $1.cells.count }
        break
      }
      last = row.index
      self.rows.append(found)
    }
    if skipped > 0 { notices.append(XLSFormNotice(.skippedCells(skipped), sheet: name)) }
  }

  /// The text of a cell in canonical form, without white space at its ends.
  static func text(_ value: CellValue) -> String {
    if case .error(let text) = value { return text }
    return TextForm.canonical(value.plainText)
  }

  /// Whether a heading begins with a word.
  func holds(_ first: String) -> Bool { headings.contains { $0.heading.path[0] == first } }
}

/// A row of a form.
struct FormRow {
  /// Counted from 1, as spreadsheet programs do.
  let number: Int
  /// The cells that are not empty, in the order of columns.
  var cells: [Cell] = []

  /// A cell under its heading.
  struct Cell {
    let heading: FormHeading
    /// In canonical form.
    let text: String
  }

  /// The text under a heading; of several that mean the same, the last.
  subscript(_ path: String...) -> String? { cells.last { $0.heading.path == path }?.text }

  /// Whether anything is under a heading that begins with a word.
  func holds(_ first: String) -> Bool { cells.contains { $0.heading.path[0] == first } }
}
