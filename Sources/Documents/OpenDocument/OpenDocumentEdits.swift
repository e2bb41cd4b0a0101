import OfficePackage

/// Finds which bytes of `content.xml` to leave out and which to move, within the document's text.
final class OpenDocumentEdits: XMLVisitor {
  /// Elements that pandoc 2.17 passes over although they only hold what it would read.
  private static let transparent: Set<String> = [
    "section", "table-header-rows", "table-rows", "table-row-group",
    "meta", "meta-field", "ruby", "ruby-base",
    "author-initials", "author-name", "chapter", "conditional-text", "creation-date", "creation-time",
    "creator", "database-display", "database-name", "date", "description", "dde-connection",
    "editing-cycles", "editing-duration", "execute-macro", "expression", "file-name", "initial-creator",
    "keywords", "measure", "modification-date", "modification-time", "page-continuation", "page-count",
    "page-number", "placeholder", "print-date", "print-time", "printed-by", "script", "sender-city",
    "sender-company", "sender-country", "sender-email", "sender-fax", "sender-firstname", "sender-initials",
    "sender-lastname", "sender-phone-private", "sender-phone-work", "sender-position",
    "sender-postal-code", "sender-state-or-province", "sender-street", "sender-title", "sequence",
    "sequence-ref", "note-ref", "sheet-name", "subject", "table-formula", "template-name", "text-input",
    "time", "title", "user-defined", "user-field-get", "user-field-input", "variable-get",
    "variable-input", "variable-set", "word-count", "paragraph-count", "character-count",
  ]

  /// The parts of a table within a cell, whose paragraphs become the cell's own.
  private static let grid: Set<String> = [
    "table", "table-column", "table-columns", "table-column-group", "table-header-columns", "table-header-rows",
    "table-rows", "table-row-group", "table-row", "table-cell", "covered-table-cell",
  ]
  /// What holds paragraphs of its own beside the text.
  static let boxes: Set<String> = [
    "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "connector", "caption",
  ]

  /// Of what stands in a cell pandoc reads paragraphs alone.
  private static let lists: Set<String> = ["list", "list-item", "list-header"]

  /// Tags to leave out.
  private var removed: [Range<Int>] = []
  /// Tags of headings in cells, which become paragraphs.
  private var lowered: [Range<Int>] = []
  /// The insides of boxes, and behind which byte they go.
  private var moved: [(content: Range<Int>, to: Int)] = []

  /// Depth within the body's text, and within the record of changes and comments, whose dates are no fields.
  private var body = 0
  private var changes = 0
  private var tables = 0
  private var cells = 0
  /// What stands open in the text or in the innermost box.
  private var story = Story()
  private var outer: [(story: Story, start: Int)] = []

  private struct Story {
    var paragraphs = 0
    /// The insides of boxes in the paragraph that stands open.
    var boxes: [Range<Int>] = []
    /// The tags of frames that stand open, and whether they are left out.
    var frames: [(tag: Range<Int>, isOut: Bool)] = []
  }

  var isEmpty: Bool { removed.isEmpty && lowered.isEmpty && moved.isEmpty }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "body": body += 1
    case "tracked-changes", "annotation": changes += 1
    default:
      guard body > 0, changes == 0 else { return }
      if name.namespace == .openTable, name.local == "table" { tables += 1 }
      if name.namespace == .openTable, name.local == "table-cell" { cells += 1 }
      if cells > 0, name.namespace == .openText, name.local == "h" { lowered.append(attributes.bytes) }
      if isTransparent(name) { removed.append(attributes.bytes) }
      if name.namespace == .openDrawing { beginDrawing(name.local, attributes.bytes) }
      if Self.isParagraph(name) { story.paragraphs += 1 }
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    switch name.local {
    case "body": body -= 1
    case "tracked-changes", "annotation": changes -= 1
    default:
      guard body > 0, changes == 0 else { return }
      if Self.isParagraph(name) { endParagraph(bytes) }
      if name.namespace == .openDrawing { endDrawing(name.local, bytes) }
      // An empty element has one tag for both.
      if isTransparent(name), !bytes.isEmpty { removed.append(bytes) }
      if cells > 0, name.namespace == .openText, name.local == "h", !bytes.isEmpty { lowered.append(bytes) }
      if name.namespace == .openTable, name.local == "table" { tables -= 1 }
      if name.namespace == .openTable, name.local == "table-cell" { cells -= 1 }
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {}

  private static func isParagraph(_ name: XMLName) -> Bool {
    name.namespace == .openText && (name.local == "p" || name.local == "h")
  }

  private func isTransparent(_ name: XMLName) -> Bool {
    switch name.namespace {
    case .openText: Self.transparent.contains(name.local) || (cells > 0 && Self.lists.contains(name.local))
    case .openTable: Self.transparent.contains(name.local) || (tables > 1 && Self.grid.contains(name.local))
    default: false
    }
  }

  // MARK: Boxes

  private func beginDrawing(_ local: String, _ tag: Range<Int>) {
    if local == "frame" || local == "g" {
      story.frames.append((tag, false))
    } else if Self.boxes.contains(local) {
      if story.paragraphs == 0 { leaveOut(tag) }
      outer.append((story, tag.upperBound))
      story = Story()
    }
  }

  /// Where no paragraph stands around a box, its paragraphs can stay: the tags around them go.
  private func leaveOut(_ tag: Range<Int>) {
    removed.append(tag)
    for index in story.frames.indices where !story.frames[index].isOut {
      story.frames[index].isOut = true
      removed.append(story.frames[index].tag)
    }
  }

  private func endDrawing(_ local: String, _ bytes: Range<Int>) {
    if local == "frame" || local == "g" {
      if story.frames.popLast()?.isOut == true, !bytes.isEmpty { removed.append(bytes) }
    } else if Self.boxes.contains(local), let (story, start) = outer.popLast() {
      self.story = story
      if story.paragraphs == 0 {
        if !bytes.isEmpty { removed.append(bytes) }
      } else if !bytes.isEmpty, start < bytes.lowerBound {
        self.story.boxes.append(start..<bytes.lowerBound)
      }
    }
  }

  private func endParagraph(_ bytes: Range<Int>) {
    story.paragraphs -= 1
    guard story.paragraphs == 0, !story.boxes.isEmpty else { return }
    moved += story.boxes.map { ($0, bytes.upperBound) }
    story.boxes = []
  }

  // MARK: The mended part

  func applied(to bytes: [UInt8]) -> [UInt8] {
    var edits = removed.map { Edit(at: $0.lowerBound, skipsTo: $0.upperBound) }
    for tag in lowered where tag.upperBound <= bytes.count {
      let name = bytes[tag].dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let closing = bytes[tag].dropFirst(2).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      let last = (name.isEmpty ? closing : name).endIndex - 1
      edits.append(Edit(at: last, skipsTo: last + 1, instead: UInt8(ascii: "p")))
    }
    for (content, place) in moved {
      edits.append(Edit(at: content.lowerBound, skipsTo: content.upperBound, isMoved: true))
      edits.append(Edit(at: place, skipsTo: place, inserted: content))
    }
    // What is inserted at a place comes before what is left out there; the first box first.
    let order = edits.enumerated().sorted {
      ($0.element.at, $0.element.inserted == nil ? 1 : 0, -$0.element.skipsTo, $0.offset)
        < ($1.element.at, $1.element.inserted == nil ? 1 : 0, -$1.element.skipsTo, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    Self.write(0..<bytes.count, of: bytes, order.map(\.element), to: &result)
    return result
  }

  private struct Edit {
    let at: Int
    let skipsTo: Int
    var inserted: Range<Int>?
    var instead: UInt8?
    var isMoved = false
  }

  /// Writes a range of the part with the edits within it. What is moved goes behind its own place, so that no range is
  /// written into itself; boxes in boxes are nested no deeper than elements are.
  private static func write(_ range: Range<Int>, of bytes: [UInt8], _ edits: [Edit], to result: inout [UInt8]) {
    var position = range.lowerBound
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].at < position { low = middle + 1 } else { high = middle }
    }
    var movedTo = -1
    for edit in edits[low...] {
      guard edit.at < range.upperBound || (edit.at == range.upperBound && edit.inserted != nil) else { break }
      // Within what was left out or moved, its last place too; or the place that the range itself was taken from.
      let isWithin = edit.at < position || (edit.inserted != nil && edit.at == movedTo)
      let isOwn = edit.isMoved && edit.at == range.lowerBound && edit.skipsTo == range.upperBound
      guard !isWithin, !isOwn else { continue }
      if edit.isMoved { movedTo = edit.skipsTo }
      result += bytes[position..<edit.at]
      position = max(edit.at, min(edit.skipsTo, range.upperBound))
      if let instead = edit.instead { result.append(instead) }
      if let inserted = edit.inserted { write(inserted, of: bytes, edits, to: &result) }
    }
    result += bytes[position..<range.upperBound]
  }
}
