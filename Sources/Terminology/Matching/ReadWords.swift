import NegotiatedText

/// The words that a reader of Markdown sees in a part of a text, with what stands between them.
///
/// Code, addresses, tags of HTML and references to footnotes are no words; delimiters of emphasis within a word do not split it.
/// Cost: linear.
struct ReadWords {
  /// What separates a word from the one before it.
  enum Gap: UInt8, Comparable {
    /// Spaces, markup, hyphens, apostrophes, quotation marks, brackets.
    case joined
    /// A comma, a parenthesis, a dash.
    case comma
    /// The end of a sentence, a cell, a paragraph; code.
    case sentence

    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// The first byte of each word, and the one after its last.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// A hash of the letters in lower case, with their accents.
  private(set) var spellings: [UInt64] = []
  /// A hash of the letters in lower case, without accents.
  private(set) var folded: [UInt64] = []
  private(set) var gaps: [Gap] = []

  var count: Int { starts.count }

  func range(of word: Int) -> Range<Int> { Int(starts[word])..<Int(ends[word]) }

  private var start = -1
  private var spelling = LetterFolding.seed
  private var letters = LetterFolding.seed
  private var gap = Gap.sentence
  /// Lengths of backtick runs that are known not to close.
  private var unclosed: Set<Int> = []
  private var noTagEnds = false
  /// How far it was looked for the end of an address in vain.
  private var noAddressBefore = 0

  init() {}

  /// The words of a whole text.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { add($0, 0..<bytes.count) }
  }

  /// Adds the words of a part; none of them joins those before it.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) {
    gap = .sentence
    unclosed = []
    noTagEnds = false
    noAddressBefore = 0
    var at = part.lowerBound
    while at < part.upperBound { at = step(bytes, at, part.upperBound) }
    endWord(part.upperBound)
  }

  /// Reads what is at a place, and returns the place after it.
  @inline(__always)
  private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    let byte = bytes[at]
    if byte < 0x80 {
      let letter = LetterFolding.ascii(byte)
      if letter != 0 {
        if start < 0 {
          if let address = endOfURL(bytes, at, end) { return address }
          start = at
        }
        spelling = LetterFolding.mix(spelling, letter)
        letters = LetterFolding.mix(letters, letter)
        return at + 1
      }
      return separator(byte, bytes, at, end)
    }
    let (scalar, length) = LetterFolding.scalar(bytes, at, end)
    switch LetterFolding.letter(scalar) {
    case .letter(let letter):
      begin(at, scalar)
      letters = LetterFolding.mix(letters, letter)
    case .pair(let first, let second):
      begin(at, scalar)
      letters = LetterFolding.mix(LetterFolding.mix(letters, first), second)
    case .mark where start >= 0: spelling = LetterFolding.mix(spelling, scalar)
    case .mark: break
    case .none:
      // Where a word may be broken at the end of a line, or must not be.
      if start >= 0, Self.isInvisible(scalar) { break }
      endWord(at)
      widen(Self.gap(of: scalar))
    }
    return at + length
  }

  private mutating func begin(_ at: Int, _ scalar: UInt32) {
    if start < 0 { start = at }
    spelling = LetterFolding.mix(spelling, Self.lowercase(scalar))
  }

  private mutating func separator(
    _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> Int {
    let next = at + 1 < end ? bytes[at + 1] : 0x20
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "~"):
      var after = at + 1
      while after < end, bytes[after] == byte { after += 1 }
      // Emphasis within a word.
      if start >= 0, after < end, bytes[after] >= 0x80 || LetterFolding.ascii(bytes[after]) != 0 { return after }
      endWord(at)
      return after
    case UInt8(ascii: "\\") where next != UInt8(ascii: "`") && next != UInt8(ascii: "<") && next != UInt8(ascii: "["):
      endWord(at)
      return at + 1
    case UInt8(ascii: "\\"):
      endWord(at)
      return at + 2
    case UInt8(ascii: "`"):
      endWord(at)
      return code(bytes, at, end)
    case UInt8(ascii: "<"):
      endWord(at)
      return tag(bytes, at, end)
    case UInt8(ascii: "[") where next == UInt8(ascii: "^"):
      endWord(at)
      return note(bytes, at, end)
    case UInt8(ascii: "]") where next == UInt8(ascii: "("):
      endWord(at)
      return address(bytes, at, end)
    case UInt8(ascii: "&"):
      endWord(at)
      return entity(bytes, at, end)
    case UInt8(ascii: "."):
      endWord(at)
      widen(next <= 0x20 ? .sentence : .comma)
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "|"):
      endWord(at)
      widen(.sentence)
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"):
      endWord(at)
      widen(.comma)
    case 0x0A where next == 0x0A:
      endWord(at)
      widen(.sentence)
    default: endWord(at)
    }
    return at + 1
  }

  private mutating func endWord(_ at: Int) {
    guard start >= 0 else { return }
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: at))
    spellings.append(spelling)
    folded.append(letters)
    gaps.append(gap)
    (start, spelling, letters, gap) = (-1, LetterFolding.seed, LetterFolding.seed, .joined)
  }

  private mutating func widen(_ other: Gap) { if gap < other { gap = other } }

  // MARK: What is not read

  /// A code span (CommonMark 0.31, section 6.1).
  private mutating func code(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    func run(_ at: Int) -> Int {
      var after = at
      while after < end, bytes[after] == UInt8(ascii: "`") { after += 1 }
      return after - at
    }
    let count = run(at)
    guard !unclosed.contains(count) else { return at + count }
    var close = at + count
    while close < end {
      guard bytes[close] == UInt8(ascii: "`") else {
        close += 1
        continue
      }
      let length = run(close)
      if length == count {
        widen(.sentence)
        return close + length
      }
      close += length
    }
    unclosed.insert(count)
    return at + count
  }

  /// A tag of HTML, a comment, or an address in angle brackets.
  private mutating func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    guard !noTagEnds, at + 1 < end, LetterFolding.ascii(bytes[at + 1]) != 0 || "/!?".utf8.contains(bytes[at + 1]) else {
      return at + 1
    }
    var close = at + 1
    while close < end, bytes[close] != UInt8(ascii: ">") { close += 1 }
    noTagEnds = close == end
    return noTagEnds ? at + 1 : close + 1
  }

  /// A reference to a footnote, `[^12]`.
  private func note(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    var close = at + 2
    while close < min(end, at + 40), bytes[close] != UInt8(ascii: "]"), bytes[close] > 0x20 { close += 1 }
    return close < end && bytes[close] == UInt8(ascii: "]") ? close + 1 : at + 2
  }

  /// The address of a link, and its title: `](https://example.org "Title")` (CommonMark 0.31, section 6.3).
  private mutating func address(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    guard at >= noAddressBefore else { return at + 1 }
    var close = at + 2
    var depth = 1
    // A bound on the parentheses in an address also bounds how often the same bytes are looked at.
    while close < end, bytes[close] > 0x20, depth <= Self.deepestAddress {
      if bytes[close] == UInt8(ascii: "(") { depth += 1 }
      if bytes[close] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return close + 1 }
      }
      close += 1
    }
    var quote = close
    while quote < end, bytes[quote] == 0x20 { quote += 1 }
    if quote < end, quote > close, bytes[quote] == UInt8(ascii: "\"") || bytes[quote] == UInt8(ascii: "'") {
      var last = quote + 1
      while last < end, bytes[last] != bytes[quote] { last += 1 }
      while last + 1 < end, bytes[last + 1] == 0x20 { last += 1 }
      if last + 1 < end, bytes[last + 1] == UInt8(ascii: ")") { return last + 2 }
      if last >= end { noAddressBefore = end }
    }
    // Words in parentheses after brackets: alternatives of a text under negotiation.
    return at + 1
  }

  private static let deepestAddress = 32

  private func entity(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    var close = at + 1
    if close < end, bytes[close] == UInt8(ascii: "#") { close += 1 }
    while close < min(end, at + 34), LetterFolding.ascii(bytes[close]) != 0 { close += 1 }
    return close > at + 1 && close < end && bytes[close] == UInt8(ascii: ";") ? close + 1 : at + 1
  }

  /// The end of an address that stands in the text by itself.
  private mutating func endOfURL(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    guard bytes[at] | 0x20 == UInt8(ascii: "h") || bytes[at] | 0x20 == UInt8(ascii: "w") else { return nil }
    let begins = Self.addresses.contains { begin in
      at + begin.count < end && begin.indices.allSatisfy { bytes[at + $0] | 0x20 == begin[$0] | 0x20 }
    }
    guard begins else { return nil }
    var close = at
    while close < end, bytes[close] > 0x20, !"<>)]\"".utf8.contains(bytes[close]) { close += 1 }
    widen(.comma)
    return close
  }

  private static let addresses: [[UInt8]] = ["https://", "http://", "www."].map { Array($0.utf8) }

  // MARK: Characters

  /// A soft hyphen; characters of no width.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || (0x200B...0x200D).contains(scalar) || scalar == 0x2060 || scalar == 0xFEFF
  }

  private static func gap(of scalar: UInt32) -> Gap {
    switch scalar {
    // Dashes, and the ellipsis.
    case 0x2013, 0x2014, 0x2015: .comma
    case 0x2026, 0xBF, 0xA1: .sentence
    default: .joined
    }
  }

  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
    case ..<0x100: scalar
    default: Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
    }
  }
}
