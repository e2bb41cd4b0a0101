import TextDiff

/// The words of a text without letter case, accents and punctuation, so that an edited copy is recognised.
///
/// Markup, the number of a paragraph and references to footnotes are no words. A word is compared by a hash of 64 bits.
public struct FoldedWords: Sendable, Hashable {
  /// The hash of each word, in the order of the text; never 0.
  public private(set) var hashes: [UInt64] = []
  /// Whether a sentence, or a part of one before a semicolon or a colon, ends with each word.
  public private(set) var endsSentence: [Bool] = []
  private(set) var starts: [Int32] = []
  private var ends: [Int32] = []

  /// How many words there are.
  public var count: Int { hashes.count }

  /// The bytes of a word.
  public func range(of word: Int) -> Range<Int> { Int(starts[word])..<Int(ends[word]) }

  /// The bytes from the first to the last of some words; empty for none.
  public func range(of words: Range<Int>) -> Range<Int> {
    words.isEmpty ? 0..<0 : Int(starts[words.lowerBound])..<Int(ends[words.upperBound - 1])
  }

  /// The words that begin within some bytes. Cost: logarithmic.
  public func words(in bytes: Range<Int>) -> Range<Int> {
    let first = index(atOrAfter: bytes.lowerBound)
    return first..<max(first, index(atOrAfter: bytes.upperBound))
  }

  /// The first word that begins at a byte or after it. Cost: logarithmic.
  public func index(atOrAfter byte: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The words of a plain text. Cost: linear.
  public init(_ text: [UInt8]) { add(text, 0..<text.count) }

  /// The words of some parts of a text, in order. Cost: linear in the parts.
  public init(_ text: [UInt8], in parts: [Range<Int>]) {
    for part in parts {
      add(text, part)
      endSentence()
    }
  }

  /// The words of a text without the numbers of its paragraphs. Cost: linear.
  public init(_ source: SourceText) { self.init(source, without: []) }

  /// The words of a text without the numbers of its paragraphs and without some marks, in their order. Cost: linear.
  init(_ source: SourceText, without marks: [Range<Int>]) {
    var passed = 0
    for block in source.blocks.indices {
      let range = source.blocks[block].range
      var start = source.label(ofBlock: block)?.upperBound ?? range.lowerBound
      while passed < marks.count, marks[passed].lowerBound < range.upperBound {
        if marks[passed].lowerBound > start { add(source.bytes, start..<marks[passed].lowerBound) }
        start = max(start, marks[passed].upperBound)
        // A mark may reach into the next block.
        if marks[passed].upperBound > range.upperBound { break }
        passed += 1
      }
      if start < range.upperBound { add(source.bytes, start..<range.upperBound) }
      endSentence()
    }
  }

  private mutating func add(_ text: [UInt8], _ part: Range<Int>) {
    text.withUnsafeBufferPointer { bytes in
      var at = part.lowerBound
      var (hash, start) = (LetterFolding.seed, -1)
      while at < part.upperBound {
        let byte = bytes[at]
        var length = 1
        if byte < 0x80 {
          let letter = LetterFolding.ascii(byte)
          if letter != 0 {
            if start < 0 { start = at }
            hash = LetterFolding.mix(hash, letter)
            at += 1
            continue
          }
          // A reference to a footnote, `[^12]`.
          if byte == UInt8(ascii: "["), at + 1 < part.upperBound, bytes[at + 1] == UInt8(ascii: "^") {
            var end = at + 2
            while end < part.upperBound, end - at < 32, bytes[end] != UInt8(ascii: "]"), bytes[end] > 0x20 { end += 1 }
            if end < part.upperBound, bytes[end] == UInt8(ascii: "]") { length = end + 1 - at }
          }
        } else {
          let scalar: UInt32
          (scalar, length) = LetterFolding.scalar(bytes, at, part.upperBound)
          switch LetterFolding.letter(scalar) {
          case .letter(let letter):
            if start < 0 { start = at }
            hash = LetterFolding.mix(hash, letter)
            at += length
            continue
          case .pair(let first, let second):
            if start < 0 { start = at }
            hash = LetterFolding.mix(LetterFolding.mix(hash, first), second)
            at += length
            continue
          case .mark where start >= 0:
            at += length
            continue
          case .mark, .none: break
          }
        }
        end(&start, &hash, at)
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"):
          if at + 1 >= part.upperBound || bytes[at + 1] <= 0x20 { endSentence() }
        case 0x0A where at + 1 < part.upperBound && bytes[at + 1] == 0x0A: endSentence()
        default: break
        }
        at += length
      }
      end(&start, &hash, part.upperBound)
    }
  }

  private mutating func end(_ start: inout Int, _ hash: inout UInt64, _ at: Int) {
    guard start >= 0 else { return }
    hashes.append(hash == 0 ? 1 : hash)
    endsSentence.append(false)
    starts.append(Int32(start))
    ends.append(Int32(at))
    (start, hash) = (-1, LetterFolding.seed)
  }

  private mutating func endSentence() {
    if !endsSentence.isEmpty { endsSentence[endsSentence.count - 1] = true }
  }

  /// The sentences within some words.
  public func sentences(in words: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = words.lowerBound
    for word in words where endsSentence[word] || word + 1 == words.upperBound {
      sentences.append(start..<word + 1)
      start = word + 1
    }
    return sentences
  }
}
