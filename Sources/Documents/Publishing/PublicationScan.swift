/// Reads a text line by line with the open lists and quotations (CommonMark 0.30, section 5), and counts what a
/// document of it will contain.
///
/// It is not a Markdown reader: a character that may be markup counts as markup, so that the count is never lower than
/// what pandoc will find by more than the limits allow for.
struct PublicationScan {
  /// The deepest nesting of lists, quotations, notes and emphasis: two thirds of what ``PandocDocument`` reads.
  static let depthLimit = 64

  private let text: [UInt8]
  private var line = 0
  private var open: [Container] = []
  private var fence: (byte: UInt8, length: Int)?
  private var spans = SpanScan()
  private var cost = PublicationCost()
  private var notes = NoteCosts()
  /// The size of the open paragraph in bytes.
  private var paragraph = 0
  /// The line up to which a PDF can be made.
  private var typesetting: Int?
  /// The note whose definition is open.
  private var definition: String?

  enum Container: Equatable {
    case quotation
    /// `indent` is the indentation of its lines in columns; `number` is `nil` for a bullet.
    case item(indent: Int, mark: UInt8, number: Int?)
  }

  init(_ text: [UInt8]) { self.text = text }

  mutating func obstacle() -> PublicationObstacle? {
    var at = 0
    while at < text.count {
      var end = at
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      line += 1
      let bytes = text[at..<end]
      if let found = take(bytes) { return PublicationObstacle(found, line: line) }
      at = end + 1
      if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { at += 1 }
    }
    return notes.obstacle(beside: cost) ?? typesetting.map { PublicationObstacle(.typesetting, line: $0) }
  }

  // MARK: One line

  private mutating func take(_ bytes: ArraySlice<UInt8>) -> PublicationObstacle.Kind? {
    var cursor = LineCursor(bytes)
    let before = open
    var matched = 0
    while matched < before.count, cursor.goesOn(before[matched]) { matched += 1 }
    if cursor.isBlank {
      spans.endParagraph()
      // A blank line ends quotations; items stay open.
      if matched < before.count, before[matched] == .quotation { open.removeLast(open.count - matched) }
      return nil
    }
    if let fence, matched == before.count {
      if cursor.closes(fence) { self.fence = nil }
      return add(.bytes, bytes.count)
    }
    fence = nil
    let isLazy = matched < before.count && spans.isInParagraph && !cursor.startsBlock
    if !isLazy {
      // A paragraph of an item that the line does not belong to ends.
      if matched < before.count { spans.endParagraph() }
      open.removeLast(open.count - matched)
      if let found = openContainers(&cursor, before: before) { return found }
    }
    if cursor.indent >= 4, !spans.isInParagraph { return add(.bytes, bytes.count) }
    if let opened = cursor.fence {
      fence = opened
      spans.endParagraph()
    }
    guard cursor.isHeading else { return takeWords(&cursor, bytes.count) }
    spans.endParagraph()
    defer { spans.endParagraph() }
    return takeWords(&cursor, bytes.count)
  }

  private mutating func openContainers(_ cursor: inout LineCursor, before: [Container]) -> PublicationObstacle.Kind? {
    while let container = cursor.opened(inParagraph: spans.isInParagraph) {
      spans.endParagraph()
      let place = open.count
      open.append(container)
      guard open.count <= Self.depthLimit else { return .nesting(limit: Self.depthLimit) }
      switch container {
      case .quotation: count(.quotation)
      case .item(_, let mark, let number):
        count(.block)
        // An item continues a list if the previous one ends with this line.
        if place < before.count, case .item(_, mark, let last) = before[place],
          number == last.map({ $0 < Int.max ? $0 + 1 : $0 })
        {
          break
        }
        count(.list)
      }
    }
    return nil
  }

  private mutating func takeWords(_ cursor: inout LineCursor, _ bytes: Int) -> PublicationObstacle.Kind? {
    if !spans.isInParagraph {
      paragraph = 0
      count(.block)
      if open.isEmpty, cursor.indent < 4 { definition = nil }
      if let label = cursor.noteLabel {
        definition = label
        notes.define(label, line: line)
        cursor.skipNoteMark(label)
      }
    }
    let found = spans.take(cursor.rest)
    if found.cells == 0 { takeForTypesetting(bytes) }
    if found.cells > 0 { count(.cell, found.cells) }
    if found.spans > 0 { count(.span, found.spans) }
    cost.addDelimiters(nanoseconds: found.nanoseconds)
    for place in 0..<found.links { countLink(after: found.linksBefore + place) }
    for label in found.notes {
      count(.note)
      notes.call(label, from: definition, line: line)
    }
    guard open.count + found.depth <= Self.depthLimit else { return .nesting(limit: Self.depthLimit) }
    return add(.bytes, bytes)
  }

  private mutating func takeForTypesetting(_ bytes: Int) {
    cost.addTypesetting(from: paragraph, to: paragraph + bytes)
    paragraph += bytes
    if typesetting == nil, cost.isOverTypesettingLimit { typesetting = line }
  }

  // MARK: Totals

  private mutating func add(_ part: PublicationCost.Part, _ count: Int) -> PublicationObstacle.Kind? {
    self.count(part, count)
    return cost.isOverLimit ? .size : nil
  }

  private mutating func count(_ part: PublicationCost.Part, _ count: Int = 1) {
    // A note costs at each reference; reading it costs in any case.
    if let definition { notes.add(part, count, to: definition) }
    if definition == nil || part == .bytes { cost.add(part, count) }
  }

  private mutating func countLink(after before: Int) {
    cost.addLink(after: before)
    if let definition { notes.add(.link, 1, to: definition) }
  }
}
