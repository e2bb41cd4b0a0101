/// Which units of a draft correspond to which units of its printed text: both from beginning to end, in order.
struct Passages {
  struct Passage {
    /// Units of the draft; empty for what the document adds, such as a title.
    var draft: Range<Int>
    /// Units of the printed text; empty for what is not printed, such as the address of a reference link.
    var printed: Range<Int>
  }

  private(set) var all: [Passage] = []

  init(draft: SpelledText, printed: SpelledText) {
    let pairs = UnitAlignment.pairs(
      draft.units.map { Self.words(of: $0, in: draft) }, printed.units.map { Self.words(of: $0, in: printed) })
    var (a, b) = (0, 0)
    for (x, y) in pairs + [(draft.units.count, printed.units.count)] {
      between(a..<x, b..<y)
      if x < draft.units.count { all.append(Passage(draft: x..<(x + 1), printed: y..<(y + 1))) }
      (a, b) = (x + 1, y + 1)
    }
  }

  private mutating func between(_ draft: Range<Int>, _ printed: Range<Int>) {
    if draft.count == printed.count {
      for (x, y) in zip(draft, printed) { all.append(Passage(draft: x..<(x + 1), printed: y..<(y + 1))) }
    } else {
      all.append(Passage(draft: draft, printed: printed))
    }
  }

  /// The common part of two spellings of a unit: its letters and digits, without note labels. A unit without any, such
  /// as a thematic break, is identified by its first character.
  private static func words(of unit: SpelledText.Unit, in text: SpelledText) -> ArraySlice<UInt8> {
    var words: [UInt8] = []
    var at = unit.key.startIndex
    for (range, _) in SpelledText.references(in: unit.key) {
      words += text.bytes[at..<range.lowerBound].filter(isWord)
      at = range.upperBound
    }
    words += unit.key[at...].filter(isWord)
    return words.isEmpty ? SpelledText.trimmed(unit.key).prefix(1) : words[...]
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Bytes.isDigit(byte) || Bytes.isLetter(byte)
  }
}
