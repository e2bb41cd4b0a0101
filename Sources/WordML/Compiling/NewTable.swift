import OfficeOpenXML

/// A table that a party adds to a Word original, in the form of the table before it, if there is one.
struct NewTable {
  /// The proposal that adds it: rows of others are of the table before.
  let proposal: Int
  private let properties: [UInt8]
  private var rows: [(cells: [[ChangedRun]], isHeading: Bool, author: String)] = []

  init(of proposal: Int, like table: XMLTree.Node?, in tree: XMLTree) {
    self.proposal = proposal
    guard let table, let properties = tree.child(table, "tblPr") else {
      self.properties = Array("<w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>".utf8)
      return
    }
    // Not its former properties.
    var own = Array(tree.openTag(properties))
    for child in tree.children(properties) where tree.isElement(child) && !tree.isWord(child, "tblPrChange") {
      own += tree.bytes[tree.range(child)]
    }
    self.properties = own + tree.closeTag(properties)
  }

  mutating func add(_ cells: [[ChangedRun]], isHeading: Bool, by author: String) {
    rows.append((cells, isHeading, author))
  }

  /// The table, with a paragraph before and after it, since Word makes one of two tables that touch each other; all of it is
  /// inserted. `nil` without rows.
  func written(_ markup: inout ChangeMarkup) -> [UInt8]? {
    guard let first = rows.first, let last = rows.last else { return nil }
    let columns = max(1, rows.map(\.cells.count).max() ?? 1)
    let width = max(1, PlainMarkup.textWidth / columns)
    var made = Self.paragraph(by: first.author, &markup) + Array("<w:tbl>".utf8) + properties
    made += "<w:tblGrid>".utf8
    for _ in 0..<columns { made += "<w:gridCol w:w=\"\(width)\"/>".utf8 }
    made += "</w:tblGrid>".utf8
    for row in rows {
      made +=
        "<w:tr><w:trPr>\(row.isHeading ? "<w:tblHeader/>" : "")\(markup.tag("ins", by: row.author))/></w:trPr>".utf8
      for (index, cell) in row.cells.enumerated() {
        // A row with fewer cells than the table's columns ends with a wide one.
        let span = index == row.cells.count - 1 ? columns - index : 1
        made += "<w:tc><w:tcPr><w:tcW w:w=\"\(width * span)\" w:type=\"dxa\"/>".utf8
        if span > 1 { made += "<w:gridSpan w:val=\"\(span)\"/>".utf8 }
        made += "</w:tcPr><w:p>".utf8
        made += markup.inserted(cell, by: row.author, like: [], keepsFormat: false)
        made += "</w:p></w:tc>".utf8
      }
      made += "</w:tr>".utf8
    }
    return made + Array("</w:tbl>".utf8) + Self.paragraph(by: last.author, &markup)
  }

  private static func paragraph(by author: String, _ markup: inout ChangeMarkup) -> [UInt8] {
    Array("<w:p><w:pPr><w:rPr>\(markup.tag("ins", by: author))/></w:rPr></w:pPr></w:p>".utf8)
  }
}
