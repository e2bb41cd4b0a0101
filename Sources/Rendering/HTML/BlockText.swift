import Redline

/// Writes the text of a block with what changed marked, its Markdown shown for what it means where that hides no change.
///
/// Every byte is in the page: marks of Markdown and the line ends that close the block are hidden by style alone. A mark
/// that changed is shown as it stands.
struct BlockText {
  /// Which text is written.
  enum Sides {
    case both, old, new
  }

  let text: TextRedline
  let block: TextRedline.Block
  /// How many headings stand above the block; `nil` where it must not be a heading of the page.
  let depth: Int?
  /// Who made the changes, where that was asked for.
  var attribution: BlockAttribution?
  var marks: StepMarks?

  func write(_ sides: Sides, to out: inout ByteWriter) {
    let kind = text.kind(of: block)
    let element =
      switch kind {
      case .heading: depth.map { "h\(min(3 + $0, 6))" } ?? "div"
      case .paragraph: "p"
      default: "div"
      }
    out.append(literal: "<")
    out.append(element)
    out.append(literal: " class=\"t")
    if sides == .new { out.append(literal: " z") }
    out.append(kindClass(kind))
    out.append(literal: "\">")
    var spans = text.closedSpans(of: block)
    switch sides {
    case .both: break
    case .old: spans.removeAll { $0.operation == .insert }
    case .new: spans.removeAll { $0.operation == .delete }
    }
    if sides == .old { out.append(literal: "<del class=\"left\">") }
    if kind == .tableRow {
      row(spans, sides, to: &out)
    } else {
      flow(spans, kind, sides, to: &out)
    }
    if sides == .old { out.append(literal: "</del>") }
    out.append(literal: "</")
    out.append(element)
    out.append(literal: ">")
  }

  private func flow(_ spans: [VisibleSpan], _ kind: SourceText.Kind, _ sides: Sides, to out: inout ByteWriter) {
    var passed = Int.min
    for (index, span) in spans.enumerated() {
      let element = element(of: span, sides)
      if sides == .both {
        passing(after: passed, upTo: span.index, to: &out)
        passed = span.index
      }
      if span.bytes.isEmpty {
        open(element, &out)
        close(span.closing, sides, &out)
        close(element, &out)
        continue
      }
      if span.isBlankChange, let element {
        blank(span, element, to: &out)
        if index < spans.count - 1, span.bytes.contains(0x0A) { lineBreak(of: span, sides, to: &out) }
        continue
      }
      open(element, &out)
      var bytes = span.bytes
      let isPlain = isPlain(span)
      if index == 0, isPlain {
        bytes = bytes.dropFirst(marker(of: bytes, kind, to: &out))
      }
      if isPlain, kind != .other {
        bytes.withUnsafeBytes { out.append(markdown: $0) }
      } else {
        bytes.withUnsafeBytes { out.append(html: $0) }
      }
      close(span.closing, sides, &out)
      if element != nil { mark(span, to: &out) }
      close(element, &out)
    }
    if sides == .both { passing(after: passed, upTo: .max, to: &out) }
  }

  /// Whether the Markdown of a span may be shown for what it means: it did not change within the block.
  private func isPlain(_ span: VisibleSpan) -> Bool {
    span.operation == .equal || block.from.isEmpty || block.to.isEmpty
  }

  /// At the place that a moved block left all is struck, and no part of it by itself.
  private func element(of span: VisibleSpan, _ sides: Sides) -> StaticString? {
    switch span.operation {
    case .equal: nil
    case .insert: "ins"
    case .delete: sides == .old ? nil : "del"
    }
  }

  private func open(_ element: StaticString?, _ out: inout ByteWriter) {
    guard let element else { return }
    out.append(literal: "<")
    out.append(literal: element)
    out.append(literal: ">")
  }

  private func close(_ element: StaticString?, _ out: inout ByteWriter) {
    guard let element else { return }
    out.append(literal: "</")
    out.append(literal: element)
    out.append(literal: ">")
  }

  /// White space that changed, by its signs.
  private func blank(_ span: VisibleSpan, _ element: StaticString, to out: inout ByteWriter) {
    out.append(literal: "<")
    out.append(literal: element)
    out.append(literal: " class=\"ws\">")
    out.append(span.blankSigns)
    close(element, &out)
  }

  /// A line ends after its sign, in each view that shows the side that has it. It is none of the text.
  private func lineBreak(of span: VisibleSpan, _ sides: Sides, to out: inout ByteWriter) {
    out.append(literal: sides == .both && span.operation == .delete ? "<span class=\"bd\">\n" : "<span class=\"bi\">\n")
    out.append(literal: "</span>")
  }

  /// The line ends that close the block, in the first copy of it.
  private func close(_ lineEnds: ArraySlice<UInt8>, _ sides: Sides, _ out: inout ByteWriter) {
    guard sides == .both, !lineEnds.isEmpty else { return }
    out.append(literal: "<i>")
    out.append(lineEnds)
    out.append(literal: "</i>")
  }

  /// Writes the mark of a heading or of an item without a number, and tells how many bytes it took.
  private func marker(of bytes: ArraySlice<UInt8>, _ kind: SourceText.Kind, to out: inout ByteWriter) -> Int {
    let length = kind == .tableRow ? 0 : text.markerLength(of: block, in: bytes)
    guard length > 0 else { return 0 }
    var indent = 0
    if kind == .listItem {
      indent = bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
      bytes.prefix(indent).withUnsafeBytes { out.append(html: $0) }
      out.append(literal: "<span class=\"mk bu\">")
    } else {
      out.append(literal: "<span class=\"mk\">")
    }
    bytes.prefix(length).dropFirst(indent).withUnsafeBytes { out.append(html: $0) }
    out.append(literal: "</span>")
    return length
  }

  private func kindClass(_ kind: SourceText.Kind) -> String {
    switch kind {
    case .paragraph: ""
    case .heading(let level): " h h\(min(max(level, 1), 6))"
    case .listItem: " li"
    case .tableRow: rowClass
    case .footnote: " fn"
    case .other: " raw"
    }
  }
}

// A row of a table
extension BlockText {
  /// Writes a row cell by cell; the bars between them are hidden unless they changed.
  private func row(_ spans: [VisibleSpan], _ sides: Sides, to out: inout ByteWriter) {
    var isInCell = false
    var bars = 0
    func openCell(_ out: inout ByteWriter) {
      if !isInCell { out.append(literal: "<span class=\"cell\">") }
      isInCell = true
    }
    func closeCell(_ out: inout ByteWriter) {
      if isInCell { out.append(literal: "</span>") }
      isInCell = false
    }
    for (index, span) in spans.enumerated() {
      let element = element(of: span, sides)
      if !span.bytes.isEmpty, span.isBlankChange, let element {
        openCell(&out)
        blank(span, element, to: &out)
        continue
      }
      let isPlain = isPlain(span)
      var rest = span.bytes
      while !rest.isEmpty {
        let bar = rest.firstBar ?? rest.endIndex
        let piece = rest[..<bar]
        let isEdge = !isInCell && piece.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        // What stands before the first bar and after the last one is no cell.
        if !piece.isEmpty, isEdge, bars == 0 || (bar == rest.endIndex && index == spans.count - 1) {
          open(element, &out)
          piece.withUnsafeBytes { out.append(html: $0) }
          close(element, &out)
        } else if !piece.isEmpty {
          openCell(&out)
          open(element, &out)
          piece.withUnsafeBytes { isPlain ? out.append(markdown: $0) : out.append(html: $0) }
          if element != nil { mark(span, to: &out) }
          close(element, &out)
        }
        guard bar < rest.endIndex else { break }
        if isPlain {
          if bars > 0 { openCell(&out) }
          closeCell(&out)
          barMark(element, &out)
        } else {
          openCell(&out)
          open(element, &out)
          out.append(literal: "|")
          close(element, &out)
        }
        bars += 1
        rest = rest[(bar + 1)...]
      }
      if !span.closing.isEmpty, sides == .both {
        open(element, &out)
        close(span.closing, sides, &out)
        close(element, &out)
      }
    }
    closeCell(&out)
  }

  private func barMark(_ element: StaticString?, _ out: inout ByteWriter) {
    let name = element ?? "span"
    out.append(literal: "<")
    out.append(literal: name)
    out.append(literal: " class=\"mk\">|")
    close(name, &out)
  }

  /// What the row is in its table: the line of dashes, the heads above it, or one of the others.
  private var rowClass: String {
    let side = block.to.isEmpty ? text.old : text.new
    let number = (block.to.isEmpty ? block.from : block.to).lowerBound
    if side.isRowOfDashes(number) { return " row dashes" }
    return side.isRowOfDashes(number + 1) ? " row th" : " row"
  }
}

extension SourceText {
  /// Whether a block is the line between a table's heads and its rows: `| --- | :-: |`.
  fileprivate func isRowOfDashes(_ number: Int) -> Bool {
    guard blocks.indices.contains(number), blocks[number].kind == .tableRow else { return false }
    let row = bytes[blocks[number].range]
    return row.contains(UInt8(ascii: "-")) && row.allSatisfy { "|-: \t\r\n".utf8.contains($0) }
  }
}

extension ArraySlice<UInt8> {
  /// The first bar that is not escaped.
  fileprivate var firstBar: Int? {
    var at = startIndex
    while at < endIndex {
      if self[at] == UInt8(ascii: "\\") { at += 1 } else if self[at] == UInt8(ascii: "|") { return at }
      at += 1
    }
    return nil
  }
}
