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
    let units: [Unit]
    let hasAutomaticLabel: Bool
    /// The bytes of the addresses of its links, which no paragraph shows.
    let addresses: [Range<Int>]

    /// The address that a place is in or at the end of.
    func address(at place: Int) -> Range<Int>? {
      addresses.first { $0.lowerBound < place && place <= $0.upperBound }
    }

    /// A character that is shown. There is one for each of the text's: it is as small as can be.
    struct Unit {
      private let start: Int32
      private let first: Int32
      private let end: Int32

      init(_ bytes: Range<Int>, _ word: Range<Int>) {
        start = Int32(clamping: bytes.lowerBound)
        first = Int32(clamping: word.lowerBound)
        end = Int32(clamping: word.upperBound)
      }

      /// Where its bytes begin in the text.
      var byte: Int { Int(start) }
      /// Its characters in the part.
      var word: Range<Int> { Int(first)..<Int(end) }
    }

    /// The characters that begin in some bytes; `nil` if none of them is in the original.
    func word(_ bytes: Range<Int>) -> Range<Int>? {
      var (low, high) = (0, units.count)
      while low < high {
        let middle = (low + high) / 2
        if units[middle].byte < bytes.lowerBound { low = middle + 1 } else { high = middle }
      }
      var found: Range<Int>?
      while low < units.count, units[low].byte < bytes.upperBound {
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
    var references: [Int: (part: Int, paragraphs: Range<Int>)] = [:]
    // The paragraphs of the note before, that are not found yet.
    var rest: (part: Int, paragraphs: Range<Int>)?
    for (number, block) in text.blocks.enumerated() where block.role != .note || references[number] != nil {
      let shown = Self.characters(of: block, in: text.bytes)
      guard shown.contains(where: { $0.scalar.counts }) else { continue }
      if let (part, paragraphs) = references[number] ?? rest {
        blocks[number] = Self.mapped(shown, block.addresses(in: text.bytes), part, &readers[part], within: paragraphs)
        rest = blocks[number].map { (part, $0.paragraphs.upperBound..<paragraphs.upperBound) }
        if blocks[number] != nil || block.role == .note { continue }
      }
      blocks[number] = Self.mapped(shown, block.addresses(in: text.bytes), 0, &readers[0], within: nil)
      noteReferences(in: number, of: text, &references)
    }
    for (number, block) in text.blocks.enumerated() where block.role == .note && blocks[number] == nil {
      // One that is before its reference, or whose reference is not found.
      let shown = Self.characters(of: block, in: text.bytes)
      guard shown.contains(where: { $0.scalar.counts }) else { continue }
      let places =
        references[number].map { [$0] } ?? parts.indices.dropFirst().map { ($0, parts[$0].paragraphs.indices) }
      for (part, paragraphs) in places where blocks[number] == nil {
        blocks[number] = Self.mapped(shown, block.addresses(in: text.bytes), part, &readers[part], within: paragraphs)
      }
    }
  }

  /// Finds the notes of the references of a block that is found.
  private func noteReferences(
    in number: Int, of text: ShownText, _ references: inout [Int: (part: Int, paragraphs: Range<Int>)]
  ) {
    guard let mapped = blocks[number] else { return }
    for piece in text.blocks[number].pieces {
      guard case .note(let label) = piece.shown, let note = text.notes[label],
        let unit = mapped.word(piece.range)?.first
      else { continue }
      let (tree, node) = (parts[0].tree, parts[0].units[unit].node)
      let kind = tree.isWord(node, "endnoteReference") ? "endnotes" : "footnotes"
      guard let part = parts.indices.dropFirst().first(where: { parts[$0].tree.isWord(parts[$0].tree.root, kind) }),
        let paragraphs = tree.attribute(node, "id").flatMap({ parts[part].noteParagraphs[$0] })
      else { continue }
      references[note] = (part, paragraphs)
    }
  }

  /// - Parameter paragraphs: where it is, if that is known; else it is the next.
  private static func mapped(
    _ shown: [Shown], _ addresses: [Range<Int>], _ part: Int, _ letters: inout PartLetters,
    within paragraphs: Range<Int>?
  ) -> Mapped? {
    let whole = shown.filter(\.scalar.counts).map(\.scalar)
    var automatic = 0
    var found = letters.find(whole, within: paragraphs)
    if found == nil, let end = shown.firstIndex(where: { !$0.scalar.counts }), end < shown.count {
      let rest = shown[end...].filter(\.scalar.counts).map(\.scalar)
      if !rest.isEmpty {
        found = letters.find(rest, within: paragraphs)
        if found != nil { automatic = end }
      }
    }
    guard let found else { return nil }
    var units: [Mapped.Unit] = []
    units.reserveCapacity(shown.count - automatic)
    var (letter, isBlank, last) = (found.letters.lowerBound, false, -1)
    for (place, one) in shown.enumerated() where place >= automatic {
      if one.scalar.counts {
        let unit = letters.places[letter]
        units.append(Mapped.Unit(one.bytes, unit..<unit + 1))
        (letter, isBlank, last) = (letter + 1, false, unit)
      } else {
        // All blanks between two letters are at the first of the text's.
        let next = letter < found.letters.upperBound ? letters.places[letter] : last + 1
        let word = isBlank || last < 0 || next < last + 1 ? 0..<0 : last + 1..<next
        units.append(Mapped.Unit(one.bytes, word))
        isBlank = true
      }
    }
    return Mapped(
      part: part, paragraphs: found.paragraphs, units: units, hasAutomaticLabel: automatic > 0, addresses: addresses)
  }

  private static func characters(of block: ShownText.Block, in bytes: [UInt8]) -> [Shown] {
    var result: [Shown] = []
    // Neither the address nor the blank before it.
    let hidden = Set(block.addresses(in: bytes).flatMap { [$0.lowerBound, $0.lowerBound - 1] })
    for piece in block.pieces where !hidden.contains(piece.range.lowerBound) {
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

extension ShownText.Block {
  /// The bytes of the addresses of links, which are shown in parentheses behind the words, but not in a Word original.
  fileprivate func addresses(in bytes: [UInt8]) -> [Range<Int>] {
    zip(pieces, pieces.dropFirst()).compactMap { end, address in
      // The bracket that ends the words is a blank.
      end.shown == .instead(" ") && bytes[end.range.lowerBound] == UInt8(ascii: "]") ? address.range : nil
    }
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

  /// The next whole paragraphs with these letters, or the first of some.
  mutating func find(
    _ letters: [Unicode.Scalar], within paragraphs: Range<Int>?
  ) -> (letters: Range<Int>, paragraphs: Range<Int>)? {
    var paragraph = paragraphs?.lowerBound ?? next
    let limit = min(starts.count - 1, paragraphs?.upperBound ?? .max, paragraph + Self.reach)
    while paragraph < limit {
      defer { paragraph += 1 }
      let (from, to) = (starts[paragraph], starts[paragraph] + letters.count)
      guard to <= scalars.count, starts[paragraph + 1] > from, scalars[from] == letters[0],
        scalars[from..<to].elementsEqual(letters)
      else { continue }
      var end = paragraph + 1
      while end < starts.count - 1, starts[end] < to { end += 1 }
      guard starts[end] == to else { continue }
      if paragraphs == nil { next = end }
      return (from..<to, paragraph..<end)
    }
    return nil
  }
}
