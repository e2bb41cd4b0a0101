import TextDiff

/// Writes the text of a block with its changes marked, and its Markdown formatted unless that would hide a change.
///
/// Every byte is in the page: Markdown syntax and the line endings that close the block are hidden by style alone.
/// Changed syntax is shown as it is.
struct BlockText {
  /// Which text is written.
  enum Sides {
    case both, old, new
  }

  let text: TextRedline
  let block: TextRedline.Block
  /// How many headings are above the block; `nil` if it must not be a heading of the page.
  let depth: Int?
  /// Who made the changes, if requested.
  var attribution: BlockAttribution?
  var marks: StepMarks?
  private let view: InlineView

  init(
    text: TextRedline, block: TextRedline.Block, depth: Int?, attribution: BlockAttribution? = nil,
    marks: StepMarks? = nil
  ) {
    self.text = text
    self.block = block
    self.depth = depth
    self.attribution = attribution
    self.marks = marks
    view = InlineView(text, block)
  }

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
      let skipped = index == 0 && isPlain(span) ? marker(of: span.bytes, kind, to: &out) : 0
      for run in view.runs(of: span, in: text) { out.append(run.dropping(upTo: span.bytes.startIndex + skipped)) }
      close(span.closing, sides, &out)
      if element != nil { mark(span, to: &out) }
      close(element, &out)
    }
    if sides == .both { passing(after: passed, upTo: .max, to: &out) }
  }

  /// Whether the marker that determines a block's kind may be formatted: it did not change.
  private func isPlain(_ span: VisibleSpan) -> Bool {
    span.operation == .equal || block.from.isEmpty || block.to.isEmpty
  }

  /// At a moved block's old place the whole block is struck through, and no part of it separately.
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

  /// Changed white space, shown by visible characters.
  private func blank(_ span: VisibleSpan, _ element: StaticString, to out: inout ByteWriter) {
    out.append(literal: "<")
    out.append(literal: element)
    out.append(literal: " class=\"ws\">")
    out.append(span.blankSigns)
    close(element, &out)
  }

  /// A line break after its symbol, in each view that shows the side that has it. It is not part of the text.
  private func lineBreak(of span: VisibleSpan, _ sides: Sides, to out: inout ByteWriter) {
    out.append(literal: sides == .both && span.operation == .delete ? "<span class=\"bd\">\n" : "<span class=\"bi\">\n")
    out.append(literal: "</span>")
  }

  /// The line endings that close the block, in its first copy.
  private func close(_ lineEnds: ArraySlice<UInt8>, _ sides: Sides, _ out: inout ByteWriter) {
    guard sides == .both, !lineEnds.isEmpty else { return }
    out.append(literal: "<i>")
    out.append(lineEnds)
    out.append(literal: "</i>")
  }

  /// Writes the marker of a heading or of an unnumbered item, and returns its length in bytes.
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

// Table rows
extension BlockText {
  /// Writes a row cell by cell; the pipes between them are hidden unless they changed.
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
      let runs = view.runs(of: span, in: text)
      for (place, run) in runs.enumerated() {
        if run.role == .bar {
          if bars > 0 { openCell(&out) }
          closeCell(&out)
          barMark(element, &out)
          bars += 1
          continue
        }
        // The parts before the first pipe and after the last one are not cells.
        let isLast = place == runs.count - 1 && index == spans.count - 1
        let isEdge = !isInCell && run.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } && (bars == 0 || isLast)
        if !isEdge { openCell(&out) }
        open(element, &out)
        out.append(run)
        if !isEdge, element != nil, place == runs.count - 1 || runs[place + 1].role == .bar { mark(span, to: &out) }
        close(element, &out)
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

  /// The row's role in its table: the delimiter row, a header row, or another.
  private var rowClass: String {
    if text.isRowOfDashes(block) { return " row dashes" }
    return text.isTableHead(block) ? " row th" : " row"
  }
}
