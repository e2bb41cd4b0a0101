import OfficeOpenXML
import TextDiff

/// Where the blocks of a text stand in its Word original.
struct OriginalAlignment {
  let parts: [OriginalPart]
  /// By block; `nil` for one that is not found.
  private(set) var blocks: [Mapped?]

  /// A block and its paragraphs in the original.
  struct Mapped {
    let part: Int
    let paragraphs: Range<Int>
    /// For each character shown its bytes in the text, and its characters in the part; a number that Word makes by itself has
    /// none there.
    let units: [(bytes: Range<Int>, word: Range<Int>)]
    let hasAutomaticLabel: Bool

    /// The characters of some bytes; `nil` if none of them is in the original.
    func word(_ bytes: Range<Int>) -> Range<Int>? {
      var (low, high) = (0, units.count)
      while low < high {
        let middle = (low + high) / 2
        if units[middle].bytes.upperBound <= bytes.lowerBound { low = middle + 1 } else { high = middle }
      }
      var found: Range<Int>?
      while low < units.count, units[low].bytes.lowerBound < bytes.upperBound {
        let word = units[low].word
        if !word.isEmpty { found = (found?.lowerBound ?? word.lowerBound)..<word.upperBound }
        low += 1
      }
      return found
    }
  }

  /// A character that a block shows.
  private struct Shown {
    let scalar: Unicode.Scalar
    let bytes: Range<Int>
  }

  /// - Parameter parts: the body, then the parts of the notes.
  init(_ text: ShownText, in parts: [OriginalPart]) {
    self.parts = parts
    blocks = Array(repeating: nil, count: text.blocks.count)
    var readers = parts.indices.map { PartLetters(parts[$0]) }
    for (number, block) in text.blocks.enumerated() {
      let shown = Self.characters(of: block, in: text.bytes)
      guard shown.contains(where: { $0.scalar.counts }) else { continue }
      let candidates = block.role == .note ? Array(parts.indices.dropFirst()) : [0]
      for part in candidates where blocks[number] == nil {
        blocks[number] = Self.mapped(shown, part, &readers[part], isNote: block.role == .note)
      }
    }
  }

  private static func mapped(
    _ shown: [Shown], _ part: Int, _ letters: inout PartLetters, isNote: Bool
  ) -> Mapped? {
    let whole = shown.filter(\.scalar.counts).map(\.scalar)
    var automatic = 0
    var found = letters.find(whole, from: isNote ? 0 : nil)
    if found == nil, let end = shown.firstIndex(where: { !$0.scalar.counts }), end < shown.count {
      let rest = shown[end...].filter(\.scalar.counts).map(\.scalar)
      if !rest.isEmpty {
        found = letters.find(rest, from: isNote ? 0 : nil)
        if found != nil { automatic = end }
      }
    }
    guard let found else { return nil }
    var units: [(bytes: Range<Int>, word: Range<Int>)] = []
    units.reserveCapacity(shown.count - automatic)
    var (letter, isBlank, last) = (found.letters.lowerBound, false, -1)
    for (place, one) in shown.enumerated() where place >= automatic {
      if one.scalar.counts {
        let unit = letters.places[letter]
        units.append((one.bytes, unit..<unit + 1))
        (letter, isBlank, last) = (letter + 1, false, unit)
      } else {
        // All blanks between two letters are at the first of the text's.
        let next = letter < found.letters.upperBound ? letters.places[letter] : last + 1
        let word = isBlank || last < 0 || next < last + 1 ? 0..<0 : last + 1..<next
        units.append((one.bytes, word))
        isBlank = true
      }
    }
    return Mapped(part: part, paragraphs: found.paragraphs, units: units, hasAutomaticLabel: automatic > 0)
  }

  private static func characters(of block: ShownText.Block, in bytes: [UInt8]) -> [Shown] {
    var result: [Shown] = []
    for piece in block.pieces {
      switch piece.shown {
      case .hidden: break
      case .text:
        var at = piece.range.lowerBound
        for scalar in String(decoding: bytes[piece.range], as: UTF8.self).unicodeScalars {
          let count = UTF8.width(scalar)
          result.append(Shown(scalar: scalar, bytes: at..<min(at + count, piece.range.upperBound)))
          at = min(at + count, piece.range.upperBound)
        }
      case .instead(let words):
        for scalar in words.unicodeScalars { result.append(Shown(scalar: scalar, bytes: piece.range)) }
      case .tab, .cellEnd: result.append(Shown(scalar: "\t", bytes: piece.range))
      case .lineBreak, .paragraphEnd: result.append(Shown(scalar: "\n", bytes: piece.range))
      case .note: result.append(Shown(scalar: OriginalPart.note, bytes: piece.range))
      }
    }
    return result
  }
}

/// The letters of a part, in which the blocks of a text are found one after the other.
private struct PartLetters {
  /// The index of each letter among the part's characters.
  private(set) var places: [Int] = []
  private var scalars: [Unicode.Scalar] = []
  /// The first letter of each paragraph, and the end.
  private var starts: [Int] = []
  private var next = 0

  /// How many paragraphs a block is searched in.
  private static let reach = 400

  init(_ part: OriginalPart) {
    for paragraph in part.paragraphs {
      starts.append(scalars.count)
      for unit in paragraph.units where part.units[unit].scalar.counts {
        places.append(unit)
        scalars.append(part.units[unit].scalar)
      }
    }
    starts.append(scalars.count)
  }

  /// The next whole paragraphs with these letters.
  mutating func find(_ letters: [Unicode.Scalar], from start: Int?) -> (letters: Range<Int>, paragraphs: Range<Int>)? {
    let first = start ?? next
    var paragraph = first
    while paragraph < starts.count - 1, paragraph < first + Self.reach {
      defer { paragraph += 1 }
      let (from, to) = (starts[paragraph], starts[paragraph] + letters.count)
      guard to <= scalars.count, starts[paragraph + 1] > from, scalars[from] == letters[0],
        scalars[from..<to].elementsEqual(letters)
      else { continue }
      var end = paragraph + 1
      while end < starts.count - 1, starts[end] < to { end += 1 }
      guard starts[end] == to else { continue }
      if start == nil { next = end }
      return (from..<to, paragraph..<end)
    }
    return nil
  }
}
