import MarkdownText

/// A table in which headings are cells: the form, or a part of it.
struct WrittenForm<Name: Hashable & Sendable>: Sendable {
  /// The names in it.
  let names: Set<Name>
  private let table: HeadingTable<Name>
  /// The line of a row whose cells are all headings, above the only row of answers.
  private let head: Int?

  /// - Parameter isFirst: whether nothing before it is a heading.
  /// - Returns: `nil` for a table of something else. One name in a table far below is a word, not a heading.
  init?(_ lines: ArraySlice<TextLine>, _ table: HeadingTable<Name>, isFirst: Bool) {
    self.table = table
    var names: Set<Name> = []
    var rows: [(number: Int, filled: Int, named: Int)] = []
    for line in lines {
      guard case .row(let cells) = line.kind else { continue }
      let matches = cells.map { $0.isEmpty ? nil : table.nameOfCell($0) }
      names.formUnion(matches.compactMap { $0 })
      rows.append((line.number, cells.count { !$0.isEmpty }, matches.count { $0 != nil }))
    }
    rows.removeAll { $0.filled == 0 }
    guard names.count >= (isFirst ? 1 : 2) else { return nil }
    let isHeaded = rows.first.map { $0.named >= 2 && $0.named == $0.filled } == true
    let namedBelow = rows.dropFirst().contains { $0.named > 0 }
    if isHeaded, !namedBelow {
      // Several rows of answers are data, not a form.
      guard rows.count == 2 else { return nil }
      head = rows[0].number
    } else {
      head = nil
    }
    self.names = names
  }

  func isHead(_ line: TextLine) -> Bool { head == line.number }

  /// What each cell of a row names.
  func matches(_ cells: [String]) -> [Name?] { cells.map { $0.isEmpty ? nil : table.nameOfCell($0) } }
}

extension HeadingTable {
  /// What a cell names: it holds nothing else, or the name in bold, or the name and a colon.
  func nameOfCell(_ cell: String) -> Name? { cellMatch(cell)?.name }

  /// What follows the name in its cell.
  func rest(of cell: String) -> String? {
    cellMatch(cell).flatMap { $0.rest.isEmpty ? nil : $0.rest }
  }

  private func cellMatch(_ cell: String) -> (name: Name, rest: String)? {
    guard cell.utf8.count <= 100_000 else { return nil }
    if cell.utf8.count <= HeadingKey.longest * 2 {
      let words = InlinePlainText.of(cell.utf8).trimmed
      if let name = name(of: words, isHeading: true) { return (name, "") }
    }
    let line = TextLine(number: 0, text: cell, kind: .words)
    return match(line).map { ($0.name, $0.rest) }
  }
}
