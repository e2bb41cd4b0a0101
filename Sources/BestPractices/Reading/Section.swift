import MarkdownText

/// What a text says under one heading.
struct Section<Name: Hashable & Sendable>: Sendable {
  let name: Name
  /// The line of the heading, from 1.
  let line: Int
  /// The level of a heading of Markdown; `nil` for any other.
  let level: Int?
  /// The lines below it.
  var lines: [String] = []
}

/// A text divided at the headings that are known.
///
/// A heading is one of Markdown, a paragraph in bold, a cell of a table, or a label with a colon; an unknown one stays in
/// the section above it. Cost: linear in the text.
struct SectionedText<Name: Hashable & Sendable>: Sendable {
  private(set) var sections: [Section<Name>] = []
  /// The lines before the first heading.
  private(set) var preamble: [String] = []
  /// The lines of footnotes, which belong to no section.
  private(set) var notes: [String] = []
  /// The headings that are known, in their order.
  private(set) var headings: [String] = []

  private let table: HeadingTable<Name>
  /// The strongest look of each name's headings.
  private var strongest: [Name: HeadingMatch<Name>.Strength] = [:]
  /// Whether the row before was written into the section that is open.
  private var isInRows = false

  init(_ lines: [TextLine], _ table: HeadingTable<Name>) {
    self.table = table
    let matches = lines.map { table.match($0) }
    let tables = Self.tables(in: lines)
    for match in matches { if let match { note(match.strength, of: match.name) } }
    // A table that is the form itself comes first; one with two known names is a form wherever it is.
    let first = matches.firstIndex { $0.map { $0.strength >= .bold } ?? false } ?? lines.count
    let forms = tables.map { WrittenForm(lines[$0], table, isFirst: $0.lowerBound < first) }
    for form in forms { for name in form?.names ?? [] { note(.cell, of: name) } }
    var next = 0
    var place = 0
    while place < lines.count {
      if next < tables.count, tables[next].lowerBound == place {
        let range = tables[next]
        if let form = forms[next], form.names.contains(where: { strongest[$0] == .cell }) {
          read(form, lines[range])
        } else {
          for line in lines[range] { append(line) }
        }
        (next, place) = (next + 1, range.upperBound)
        continue
      }
      let line = lines[place]
      if let match = matches[place], strongest[match.name] == match.strength {
        open(match.name, line, words: match.words)
        if !match.rest.isEmpty { write(match.rest) }
      } else {
        append(line)
      }
      place += 1
    }
  }

  private mutating func note(_ strength: HeadingMatch<Name>.Strength, of name: Name) {
    strongest[name] = max(strongest[name] ?? strength, strength)
  }

  /// The rows that follow one another.
  private static func tables(in lines: [TextLine]) -> [Range<Int>] {
    var tables: [Range<Int>] = []
    var start: Int?
    for (place, line) in lines.enumerated() {
      let isOfTable =
        switch line.kind {
        case .row: true
        case .rule: start != nil
        default: false
        }
      if isOfTable {
        start = start ?? place
      } else if let from = start {
        tables.append(from..<place)
        start = nil
      }
    }
    if let start { tables.append(start..<lines.count) }
    return tables
  }

  // MARK: Writing

  private mutating func open(_ name: Name, _ line: TextLine, words: String) {
    var level: Int?
    if case .heading(let own, _) = line.kind { level = own }
    sections.append(Section(name: name, line: line.number, level: level))
    headings.append(words)
    isInRows = false
  }

  private mutating func append(_ line: TextLine) {
    if case .note = line.kind { return notes.append(line.text) }
    isInRows = false
    write(line.text)
  }

  private mutating func write(_ text: String) {
    if sections.isEmpty { preamble.append(text) } else { sections[sections.count - 1].lines.append(text) }
  }

  // MARK: Tables

  private mutating func read(_ form: WrittenForm<Name>, _ lines: ArraySlice<TextLine>) {
    var columns: [Name?] = []
    for line in lines {
      guard case .row(let cells) = line.kind else { continue }
      if form.isHead(line) {
        columns = form.matches(cells)
        for (name, cell) in zip(columns, cells) { if let name { open(name, line, words: cell) } }
        continue
      }
      if !columns.isEmpty {
        for (place, cell) in cells.enumerated() where !cell.isEmpty {
          guard place < columns.count, let name = columns[place],
            let section = sections.lastIndex(where: { $0.name == name })
          else { continue }
          sections[section].lines += [cell, ""]
        }
        continue
      }
      let names = form.matches(cells).map { name in name.flatMap { strongest[$0] == .cell ? $0 : nil } }
      guard names.contains(where: { $0 != nil }) else {
        writeRow(cells)
        continue
      }
      for (place, cell) in cells.enumerated() {
        if let name = names[place] {
          open(name, line, words: InlinePlainText.of(cell.utf8))
          if let rest = table.rest(of: cell) { write(rest) }
        } else if !cell.isEmpty {
          write("")
          write(cell)
        }
      }
    }
    write("")
  }

  /// A row without a heading of its own: words, or a table's row where it has several cells.
  private mutating func writeRow(_ cells: [String]) {
    let filled = cells.filter { !$0.isEmpty }
    guard filled.count > 1 else {
      isInRows = false
      if let cell = filled.first {
        write("")
        write(cell)
      }
      return
    }
    if !isInRows {
      write("")
      write("|" + String(repeating: "   |", count: cells.count))
      write("|" + String(repeating: "---|", count: cells.count))
    }
    isInRows = true
    write("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
  }
}
