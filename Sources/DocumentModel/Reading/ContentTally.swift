import MarkdownText

/// How much of each kind a document holds, or its text.
///
/// A reader's source is counted by a scan that knows nothing of how it is read, and the blocks are counted when they are made:
/// what is in the one and not in the other was lost, whatever the reason.
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

  /// What a source of this much holds and neither its text nor its reader accounts for.
  ///
  /// - Parameters:
  ///   - text: the blocks that the reader made.
  ///   - accounted: what the reader came to, shown or left out for a reason that is known.
  ///   - put: letters as they went into the text; what of them is not in the blocks was lost on the way.
  package func missing(from text: ContentTally, accounted: ContentTally, put: Int) -> ContentTally {
    var missing = self - accounted
    missing.letters = max(0, missing.letters) + max(0, put - text.letters)
    missing.notes -= text.notes
    missing.tables -= text.tables
    return missing
  }

  /// The letters, notes and tables of some blocks; in what stands in a box or a field, these are like others.
  ///
  /// Cost: linear. Recursion follows the nesting of the blocks.
  ///
  /// - Parameter countsNumbers: whether the letters and figures of the numbers of items count.
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
