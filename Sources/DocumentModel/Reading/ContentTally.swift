import MarkdownText

/// How much of each kind a document, or its text, contains.
///
/// The source is counted by a scan that is independent of the reader, and the blocks are counted when they are made:
/// what is in the first and not in the second was lost, whatever the reason.
package struct ContentTally: Sendable, Hashable {
  package var letters = 0
  package var notes = 0
  /// Text boxes with letters.
  package var boxes = 0
  package var tables = 0
  package var fields = 0
  private var countsNumbers = false

  package init() {}

  package static func += (tally: inout ContentTally, other: ContentTally) {
    tally.letters += other.letters
    tally.notes += other.notes
    tally.boxes += other.boxes
    tally.tables += other.tables
    tally.fields += other.fields
  }

  package static func - (tally: ContentTally, other: ContentTally) -> ContentTally {
    var result = tally
    result.letters -= other.letters
    result.notes -= other.notes
    result.boxes -= other.boxes
    result.tables -= other.tables
    result.fields -= other.fields
    return result
  }

  /// What a source contains and neither its text nor its reader accounts for.
  ///
  /// - Parameters:
  ///   - text: the blocks that the reader made.
  ///   - accounted: what the reader visited, whether shown or omitted for a known reason.
  ///   - put: letters as they were added to the text; those not in the blocks were lost on the way.
  package func missing(from text: ContentTally, accounted: ContentTally, put: Int) -> ContentTally {
    var missing = self - accounted
    missing.letters = max(0, missing.letters) + max(0, put - text.letters)
    missing.notes -= text.notes
    missing.tables -= text.tables
    return missing
  }

  /// The letters, notes and tables of some blocks; text boxes and fields are not distinguished in them.
  ///
  /// Cost: linear. Recursion follows the nesting of the blocks.
  ///
  /// - Parameter countsNumbers: whether the letters and digits of item numbers count.
  package init(of blocks: [Block], countsNumbers: Bool = false) {
    self.countsNumbers = countsNumbers
    add(blocks)
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, let inlines), .paragraph(let inlines): add(inlines)
      case .bullets(let items): for item in items { add(item) }
      case .ordered(let numbering, let items):
        for (index, item) in items.enumerated() {
          if countsNumbers { letters += LetterCount.of(numbering.label(numbering.start &+ index)) }
          add(item)
        }
      case .quote(let inner): add(inner)
      case .code(let text): letters += LetterCount.of(text)
      case .table(let table):
        tables += 1
        add(table.caption)
        for row in table.head + table.rows { for cell in row { add(cell.blocks) } }
      case .rule: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text), .math(let text, _): letters += LetterCount.of(text)
      case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
        .subscript(let inner), .link(let inner, _):
        add(inner)
      case .note(let blocks, _):
        notes += 1
        add(blocks)
      case .lineBreak: break
      }
    }
  }
}
