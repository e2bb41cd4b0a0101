import TextDiff

/// Consecutive table rows, as a GitHub Markdown table with changes marked in its cells.
///
/// Only rows that stayed rows at their place are included; if the table's header is not among them, an empty header is
/// written, since a table must have one.
struct MarkdownTable {
  private var isOpen = false

  func takes(_ block: TextRedline.Block, of text: TextRedline) -> Bool {
    guard text.kind(of: block) == .tableRow else { return false }
    switch block.change {
    case .equal, .modified, .inserted, .deleted: return true
    case .moved, .movedModified, .split, .merged: return false
    }
  }

  mutating func end() { isOpen = false }

  mutating func write(
    _ index: Int, of text: TextRedline, _ attribution: BlockAttribution?, to out: inout ByteWriter
  ) {
    let block = text.blocks[index]
    // The delimiter row is written with the header.
    if text.isRowOfDashes(block) { return }
    let cells = cells(of: block, in: text, attribution)
    if !isOpen {
      let isHead = text.isTableHead(block)
      out.append(isHead ? "\n\(line(cells))" : "\n\(line(.init(repeating: "", count: cells.count)))")
      out.append(line(.init(repeating: "---", count: cells.count)))
      isOpen = true
      if isHead { return }
    }
    out.append(line(cells))
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func cells(of block: TextRedline.Block, in text: TextRedline, _ attribution: BlockAttribution?) -> [String] {
    let view = InlineView(text, block)
    var cells: [String] = []
    var cell = EscapedMarkdown()
    var bars = 0
    let spans = text.visibleSpans(of: block)
    for (index, span) in spans.enumerated() {
      let element = span.operation.markdownElement
      if span.isBlankChange {
        cell.append(span.blankSigns.utf8, in: element)
        continue
      }
      let runs = view.runs(of: span, in: text)
      for (place, run) in runs.enumerated() {
        guard run.role == .bar else {
          let isLast = place == runs.count - 1 ? index == spans.count - 1 : runs[place + 1].role == .bar
          cell.append([run.trimmed(start: cell.text.isEmpty, end: isLast)], in: element)
          continue
        }
        if bars > 0 { cells.append(cell.text) }
        bars += 1
        cell = EscapedMarkdown()
      }
      if let mark = attribution?.mark(ofSpan: span.index) { cell.append(mark.utf8, in: nil) }
    }
    // The part after the last pipe, if a row has none at its end.
    if bars == 0 || !cell.text.isEmpty { cells.append(cell.text) }
    return cells.map { $0.replacing("\n", with: "") }
  }
}

extension TextRedline.Operation {
  var markdownElement: String? {
    switch self {
    case .equal: nil
    case .insert: "ins"
    case .delete: "del"
    }
  }
}

extension InlineRun {
  /// The run without spaces at an edge of its cell.
  fileprivate func trimmed(start: Bool, end: Bool) -> InlineRun {
    var bytes = bytes
    if start { bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 } }
    if end { bytes = bytes.dropLast(bytes.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count) }
    return InlineRun(bytes: bytes, style: style, role: role)
  }
}

extension EscapedMarkdown {
  /// Appends runs in the elements of their styles. Syntax is omitted: the elements replace it.
  mutating func append(_ runs: [InlineRun], in element: String?) {
    for run in runs where run.role == .text && !run.bytes.isEmpty {
      var elements = element.map { [$0] } ?? []
      if run.style.contains(.strong) { elements.append("strong") }
      if run.style.contains(.emphasis) { elements.append("em") }
      if run.style.contains(.code) { elements.append("code") }
      if run.style.contains(.reference) { elements.append("sup") }
      append(run.bytes, in: elements)
    }
  }
}
