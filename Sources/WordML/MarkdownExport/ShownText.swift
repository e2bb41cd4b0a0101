import TextDiff

/// One side of a redline as shown on paper: each block with its form and its pieces.
struct ShownText {
  struct Block {
    var role: Role
    var form = ParagraphForm()
    /// They are contiguous and cover the whole block.
    var pieces: [ShownPiece]
    /// Whether nothing of it is visible.
    var isEmpty: Bool { pieces.allSatisfy { $0.shown == .hidden } && form.style != .rule }
  }

  enum Role: Hashable {
    case paragraph
    /// A table row; `isFirst` if no row of the same table precedes it.
    case row(isHeading: Bool, isFirst: Bool)
    /// The delimiter row of a table, which sets the alignment of its columns.
    case delimiter
    /// The text of a footnote with exactly one reference.
    case note
  }

  let bytes: [UInt8]
  private(set) var blocks: [Block]
  /// The footnotes with exactly one reference: the block of each label.
  private(set) var notes: [ArraySlice<UInt8>: Int] = [:]

  /// - Parameter isMarkdown: whether syntax is parsed; otherwise every line is written as it is.
  init(_ text: SourceText, isMarkdown: Bool) {
    bytes = text.bytes
    guard isMarkdown else {
      blocks = text.blocks.map { MarkdownBlock(text.bytes, $0.range).literal }
      return
    }
    blocks = []
    blocks.reserveCapacity(text.blocks.count)
    let tables = Self.tableRows(of: text)
    for (number, block) in text.blocks.enumerated() {
      let reader = MarkdownBlock(text.bytes, block.range)
      blocks.append(tables[number].map(reader.row) ?? reader.block(block.kind))
    }
    findNotes(text)
  }

  /// The rows that belong to a table: a heading, the delimiter row, and what follows without a blank line.
  private static func tableRows(of text: SourceText) -> [Role?] {
    var roles = [Role?](repeating: nil, count: text.blocks.count)
    var number = 0
    while number < text.blocks.count {
      var end = number
      while end < text.blocks.count, text.blocks[end].kind == .tableRow {
        end += 1
        if MarkdownBlock(text.bytes, text.blocks[end - 1].range).endsWithBlankLine { break }
      }
      if end - number >= 2, MarkdownBlock(text.bytes, text.blocks[number + 1].range).isDelimiter {
        roles[number] = .row(isHeading: true, isFirst: true)
        roles[number + 1] = .delimiter
        for row in (number + 2)..<max(end, number + 2) { roles[row] = .row(isHeading: false, isFirst: false) }
      }
      number = max(end, number + 1)
    }
    return roles
  }

  /// Finds the footnotes that Word can represent, and makes text of all other references.
  private mutating func findNotes(_ text: SourceText) {
    var definitions: [ArraySlice<UInt8>: [Int]] = [:]
    for (number, block) in text.blocks.enumerated() where block.kind == .footnote {
      guard let label = MarkdownBlock(bytes, block.range).noteLabel else { continue }
      definitions[label, default: []].append(number)
    }
    var references: [ArraySlice<UInt8>: Int] = [:]
    for (number, block) in blocks.enumerated() {
      let isDefinition = text.blocks[number].kind == .footnote
      let calls = block.pieces.compactMap { if case .note(let label) = $0.shown { label } else { nil } }
      // A definition begins with its own label; and a footnote cannot refer to another.
      for label in calls.dropFirst(isDefinition ? 1 : 0) { references[label, default: 0] += isDefinition ? 2 : 1 }
    }
    for (label, count) in references where count == 1 {
      if let numbers = definitions[label], numbers.count == 1 { notes[label] = numbers[0] }
    }
    for number in notes.values { blocks[number] = MarkdownBlock(bytes, text.blocks[number].range).note }
    for number in blocks.indices {
      for index in blocks[number].pieces.indices {
        guard case .note(let label) = blocks[number].pieces[index].shown, notes[label] == nil else { continue }
        blocks[number].pieces[index].shown = .text
      }
    }
  }
}
