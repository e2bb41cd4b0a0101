import NegotiatedText

/// The words of a text as they are searched: without letter case, accents and punctuation.
///
/// A word is a run of letters and digits; soft hyphens and characters of no width do not end it. Ordinal signs belong to no word,
/// so that `1º` is `1`, and neither do superscript digits, which are marks of notes. Cost: linear.
public struct SearchWords: Sendable {
  /// The folded words in UTF-8, with one space between them.
  public private(set) var folded: [UInt8] = []
  private var foldedStarts: [Int32] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  /// The bytes of a folded word after which the rest is ignored; such a word is of no language.
  public static let longestWord = 64

  /// No words; to be filled by ``replace(with:)``.
  public init() {}

  /// The words of a text.
  public init(_ text: String) {
    var text = text
    text.withUTF8 { replace(with: $0) }
  }

  /// How many words there are.
  public var count: Int { starts.count }

  /// The bytes of a word in the text.
  public func range(of word: Int) -> Range<Int> { Int(starts[word])..<Int(ends[word]) }

  /// A folded word in UTF-8.
  public func folded(_ word: Int) -> ArraySlice<UInt8> {
    folded[Int(foldedStarts[word])..<(word + 1 < count ? Int(foldedStarts[word + 1]) - 1 : folded.count)]
  }

  /// A folded word.
  public func text(_ word: Int) -> String { String(decoding: folded(word), as: UTF8.self) }

  /// Reads the words of another text, in the same memory.
  public mutating func replace(with text: UnsafeBufferPointer<UInt8>) {
    folded.removeAll(keepingCapacity: true)
    foldedStarts.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    folded.reserveCapacity(text.count + 8)
    var at = 0
    var isInWord = false
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        let letter = LetterFolding.ascii(byte)
        if letter != 0 {
          if !isInWord { begin(at, &isInWord) }
          append(UInt8(truncatingIfNeeded: letter))
        } else {
          end(at, &isInWord)
        }
        at += 1
        continue
      }
      let (scalar, length) = LetterFolding.scalar(text, at, text.count)
      add(scalar, at, &isInWord)
      at += length
    }
    end(at, &isInWord)
  }

  private mutating func add(_ scalar: UInt32, _ at: Int, _ isInWord: inout Bool) {
    if Self.isOrdinalSign(scalar) { return }
    if Self.isSuperscript(scalar) { return end(at, &isInWord) }
    switch LetterFolding.letter(scalar) {
    case .letter(let letter):
      if !isInWord { begin(at, &isInWord) }
      append(scalar: letter)
    case .pair(let first, let second):
      if !isInWord { begin(at, &isInWord) }
      append(scalar: first)
      append(scalar: second)
    case .mark: break
    case .none: if !Self.isInvisible(scalar) { end(at, &isInWord) }
    }
  }

  private mutating func begin(_ at: Int, _ isInWord: inout Bool) {
    isInWord = true
    if !folded.isEmpty { folded.append(0x20) }
    starts.append(Int32(truncatingIfNeeded: at))
    foldedStarts.append(Int32(truncatingIfNeeded: folded.count))
  }

  private mutating func end(_ at: Int, _ isInWord: inout Bool) {
    guard isInWord else { return }
    isInWord = false
    ends.append(Int32(truncatingIfNeeded: at))
  }

  @inline(__always) private mutating func append(_ byte: UInt8) {
    if folded.count - Int(foldedStarts[foldedStarts.count - 1]) < Self.longestWord { folded.append(byte) }
  }

  private mutating func append(scalar: UInt32) {
    guard scalar >= 0x80 else { return append(UInt8(truncatingIfNeeded: scalar)) }
    guard let scalar = Unicode.Scalar(scalar),
      folded.count - Int(foldedStarts[foldedStarts.count - 1]) <= Self.longestWord - 4
    else { return }
    folded += UTF8.encode(scalar).map { Array($0) } ?? []
  }

  private static func isOrdinalSign(_ scalar: UInt32) -> Bool { scalar == 0xAA || scalar == 0xBA }

  private static func isSuperscript(_ scalar: UInt32) -> Bool {
    scalar == 0xB2 || scalar == 0xB3 || scalar == 0xB9 || (0x2070...0x209C).contains(scalar)
  }

  /// A soft hyphen; characters of no width.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || (0x200B...0x200D).contains(scalar) || scalar == 0x2060 || scalar == 0xFEFF
  }
}
