import NegotiatedText
import TextDiff

/// A paragraph of a compilation as it is marked: either word by word, or as the draft's paragraph beside the others.
enum LayeredParagraph {
  /// The draft's block as it is.
  case same(block: Int)
  /// The draft's block with the words that parties take out and bring in.
  case words(block: Int, [LayerPiece])
  /// The draft's block, if any, deleted by some parties, and the blocks that they bring in its place.
  case blocks(old: Int?, deletedBy: String, [InsertedBlocks], comments: [Int])
}

/// A part of a paragraph that is marked word by word.
enum LayerPiece {
  /// Bytes of the draft, deleted by the author if there is one.
  case base(Range<Int>, author: String?)
  /// Runs that an author inserts.
  case inserted([ChangedRun], author: String)
  /// Comments on what is before them.
  case comments([Int])
}

/// Blocks of a proposal's text that some parties insert.
struct InsertedBlocks {
  var holders: [String]
  /// The index of the proposal.
  var proposal: Int
  /// Blocks of its text.
  var blocks: Range<Int>
  var comments: [Int] = []
}

/// What one alternative does in a paragraph that is marked word by word.
struct Layer {
  let holder: String
  /// The bytes of the draft, and those of the proposal's text in their place, in order.
  var edits: [(base: Range<Int>, text: Range<Int>)]
  let side: ShownText
  /// The block of the proposal's text.
  let block: Int
  let proposal: Int

  /// - Parameter changes: what the alternative changes; only what is within both blocks counts, the rest is blank lines.
  /// - Returns: `nil` if an edit reaches out of the blocks with more than blank lines.
  init?(
    _ alternative: PlacedAlternative, block: Int, of side: ShownText, over base: ShownText.Block, in bytes: [UInt8],
    _ pairs: PairedNotes
  ) {
    holder = alternative.holder
    proposal = alternative.proposal
    self.side = side
    self.block = block
    let own = side.blocks[block]
    guard base.role == own.role, base.form == own.form || base.role == .note else { return nil }
    let (outer, inner) = (Self.range(of: base), Self.range(of: own))
    // The block is of this paragraph alone.
    let content = Self.content(inner, in: side.bytes)
    guard alternative.text.lowerBound <= content.lowerBound, content.upperBound <= alternative.text.upperBound else {
      return nil
    }
    edits = []
    for change in alternative.changes {
      let (from, to) = (change.base.clamped(to: outer), change.text.clamped(to: inner))
      guard Self.isBlank(bytes, change.base, without: from), Self.isBlank(side.bytes, change.text, without: to) else {
        return nil
      }
      if from.isEmpty, to.isEmpty { continue }
      edits.append((from, to))
    }
    if edits.isEmpty {
      // The same words, shown otherwise: the texts are aligned at the first of them.
      let start = Self.content(outer, in: bytes).lowerBound
      edits = [(start..<start, content.lowerBound..<content.lowerBound)]
    }
    coverNotes(base, own)
    addFormats(base, outer, own, inner, pairs)
    guard holdsTogether(outer, inner, bytes) else { return nil }
    keepNotes(base, own, pairs)
  }

  /// A block's bytes without blank lines around them.
  static func content(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = range.clamped(to: 0..<bytes.count)
    while let first = range.first, isBlank(bytes[first]) { range = range.dropFirst() }
    while let last = range.last, isBlank(bytes[last]) { range = range.dropLast() }
    return range
  }

  private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>, without part: Range<Int>) -> Bool {
    guard range.lowerBound <= part.lowerBound, part.upperBound <= range.upperBound else {
      return bytes[range].allSatisfy(isBlank)
    }
    return bytes[range.lowerBound..<part.lowerBound].allSatisfy(isBlank)
      && bytes[part.upperBound..<range.upperBound].allSatisfy(isBlank)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func range(of block: ShownText.Block) -> Range<Int> {
    guard let first = block.pieces.first, let last = block.pieces.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Whether the bytes around and between the edits are the same on both sides, but for blank lines around the blocks.
  private func holdsTogether(_ outer: Range<Int>, _ inner: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let (old, new) = (Self.content(outer, in: bytes), Self.content(inner, in: side.bytes))
    func areSame(_ base: Range<Int>, _ text: Range<Int>) -> Bool { bytes[base].elementsEqual(side.bytes[text]) }
    var (at, there) = (old.lowerBound, new.lowerBound)
    for (number, edit) in edits.enumerated() {
      let (from, to) = (max(at, edit.base.lowerBound), max(there, edit.text.lowerBound))
      guard edit.base.lowerBound >= at || number == 0, areSame(at..<from, there..<to) else { return false }
      (at, there) = (max(at, edit.base.upperBound), max(there, edit.text.upperBound))
    }
    return areSame(min(at, old.upperBound)..<old.upperBound, min(there, new.upperBound)..<new.upperBound)
  }

  /// Adds an edit wherever the same bytes are shown in another way, as words that somebody made bold.
  private mutating func addFormats(
    _ base: ShownText.Block, _ outer: Range<Int>, _ own: ShownText.Block, _ inner: Range<Int>, _ pairs: PairedNotes
  ) {
    guard let first = edits.first else { return }
    var result: [(base: Range<Int>, text: Range<Int>)] = []
    var at =
      first.base.lowerBound
      - min(
        first.base.lowerBound - outer.lowerBound, first.text.lowerBound - inner.lowerBound)
    var there = first.text.lowerBound - (first.base.lowerBound - at)
    let last = edits[edits.count - 1]
    let rest = min(outer.upperBound - last.base.upperBound, inner.upperBound - last.text.upperBound)
    let ends =
      edits + [
        (
          last.base.upperBound + rest..<last.base.upperBound + rest,
          last.text.upperBound + rest..<last.text.upperBound + rest
        )
      ]
    for edit in ends {
      if edit.base.lowerBound > at, edit.text.lowerBound - there == edit.base.lowerBound - at {
        for range in differences(
          base.cut(to: at..<edit.base.lowerBound), own.cut(to: there..<edit.text.lowerBound), pairs)
        {
          result.append((range, range.lowerBound - at + there..<range.upperBound - at + there))
        }
      }
      if !edit.base.isEmpty || !edit.text.isEmpty { result.append(edit) }
      (at, there) = (edit.base.upperBound, edit.text.upperBound)
    }
    edits = result
  }

  /// Ranges of the first side whose bytes the second one shows otherwise.
  private func differences(_ old: [ShownPiece], _ new: [ShownPiece], _ pairs: PairedNotes) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (o, n, oldAt, newAt) = (0, 0, 0, 0)
    while o < old.count, n < new.count {
      let length = min(old[o].range.count - oldAt, new[n].range.count - newAt)
      let start = old[o].range.lowerBound + oldAt
      let isSame =
        pairs.areSame(old[o].shown, new[n].shown, in: proposal)
        && (old[o].format == new[n].format || old[o].shown == .hidden)
      if !isSame {
        if let last = ranges.last, last.upperBound == start {
          ranges[ranges.count - 1] = last.lowerBound..<start + length
        } else {
          ranges.append(start..<start + length)
        }
      }
      oldAt += length
      newAt += length
      if oldAt == old[o].range.count { (o, oldAt) = (o + 1, 0) }
      if newAt == new[n].range.count { (n, newAt) = (n + 1, 0) }
    }
    return ranges
  }
}

extension ShownText.Block {
  /// The pieces of some of its bytes; what stands instead of several bytes is at the first.
  func cut(to range: Range<Int>) -> [ShownPiece] {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var result: [ShownPiece] = []
    while low < pieces.count, pieces[low].range.lowerBound < range.upperBound {
      var piece = pieces[low]
      if piece.shown != .text, piece.range.lowerBound < range.lowerBound { piece.shown = .hidden }
      piece.range = piece.range.clamped(to: range)
      if !piece.range.isEmpty { result.append(piece) }
      low += 1
    }
    return result
  }
}
