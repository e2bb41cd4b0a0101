/// A word, a punctuation mark, or a symbol. White space between tokens is not part of them.
struct Token {
  let start: Int
  let end: Int
  let isWord: Bool
}

extension Bytes {
  /// The first token at or after a position, or `nil` if only white space is left.
  ///
  /// Words are close to UAX 29: letters, digits and marks of any script, with the apostrophes, hyphens and middle dots
  /// inside them; numbers with their separators and dates with slashes; ordinals such as `1.º` and `2.ª`; and
  /// references to footnotes. An ideograph, and a letter of a script without spaces, is a word. A token never ends
  /// inside a scalar, and what extends a character (marks, joiners, selectors) stays with it. Cost: linear; a few
  /// nanoseconds for an ASCII word.
  @inline(__always) func token(from position: Int, to end: Int) -> Token? {
    var at = position
    while at < end {
      let byte = self[at]
      if Bytes.isASCIIWord(byte) {
        return Token(start: at, end: wordEnd(at + 1, end), isWord: true)
      }
      if Bytes.isSpace(byte) {
        at += 1
      } else if byte < 0x80 {
        let next = at + 1
        if byte == UInt8(ascii: "["), let close = referenceEnd(at, end) {
          return Token(start: at, end: close, isWord: true)
        }
        let isPlain = next == end || self[next] < 0x80
        return Token(start: at, end: isPlain ? next : extendedEnd(next, end), isWord: false)
      } else {
        let (scalar, length) = scalar(at: at, end: end)
        switch CharacterClass(scalar) {
        case .space: at += length
        case .word: return Token(start: at, end: wordEnd(at + length, end), isWord: true)
        case .single: return Token(start: at, end: extendedEnd(at + length, end), isWord: true)
        case .extend, .other:
          return Token(start: at, end: symbolEnd(at + length, end, scalar: scalar), isWord: false)
        }
      }
    }
    return nil
  }

  /// The ASCII letters and digits, as two bit sets.
  @inline(__always) static func isASCIIWord(_ byte: UInt8) -> Bool {
    let set: UInt64 = byte < 0x40 ? 0x03FF_0000_0000_0000 : byte < 0x80 ? 0x07FF_FFFE_07FF_FFFE : 0
    return set >> UInt64(byte & 0x3F) & 1 != 0
  }

  /// The end of the word whose first character ends at `position`.
  @inline(__always) func wordEnd(_ position: Int, _ end: Int) -> Int {
    var at = position
    while at < end {
      let byte = self[at]
      if Bytes.isASCIIWord(byte) {
        at += 1
      } else if byte == 0x20 || byte == 0x0A {
        return at
      } else if byte == 0xC3, at + 1 < end, self[at + 1] != 0x97, self[at + 1] != 0xB7,
        self[at + 1] & 0xC0 == 0x80
      {
        // U+00C0 to U+00FF but × and ÷: the accented letters of western Europe.
        at += 2
      } else {
        let next = wordEndBeyondASCII(at, end)
        if next == at { return at }
        at = next
      }
    }
    return at
  }

  /// Where a word continues after a character that is not a plain letter, or `position` if it ends.
  func wordEndBeyondASCII(_ position: Int, _ end: Int) -> Int {
    let (scalar, length) = scalar(at: position, end: end)
    let next = position + length
    switch scalar {
    case 0x27, 0x2D, 0x5F, 0xB7, 0x2010, 0x2011, 0x2019:  // ' - _ · ‐ ‑ ’
      return isWord(at: next, end) ? next : position
    case 0x2E where isOrdinalSign(at: next, end):  // 1.º n.º
      return next
    case 0x2C, 0x2E, 0x2F, 0x3A:  // , . / :
      guard next < end, Bytes.isDigit(self[next]), Bytes.isDigit(self[position - 1]) else { return position }
      return next
    case 0xB0:  // °, which many texts use for º
      return Bytes.isDigit(self[position - 1]) ? next : position
    case 0..<0x80:
      return position
    default:
      switch CharacterClass(scalar) {
      case .word, .extend: return next
      case .space, .single, .other: return position
      }
    }
  }

  /// The end of a footnote reference, `[^12]`, whose label is one plain word.
  private func referenceEnd(_ position: Int, _ end: Int) -> Int? {
    guard position + 3 < end, self[position + 1] == UInt8(ascii: "^") else { return nil }
    var at = position + 2
    while at < end, at - position < 32, Bytes.isASCIIWord(self[at]) { at += 1 }
    guard at > position + 2, at < end, self[at] == UInt8(ascii: "]") else { return nil }
    return at + 1
  }

  private func isWord(at position: Int, _ end: Int) -> Bool {
    guard position < end else { return false }
    if Bytes.isASCIIWord(self[position]) { return true }
    return self[position] >= 0x80 && CharacterClass(scalar(at: position, end: end).value) == .word
  }

  /// Whether º or ª is at a position.
  private func isOrdinalSign(at position: Int, _ end: Int) -> Bool {
    position + 1 < end && self[position] == 0xC2 && (self[position + 1] == 0xBA || self[position + 1] == 0xAA)
  }

  private func extendedEnd(_ position: Int, _ end: Int) -> Int {
    var at = position
    while at < end, self[at] >= 0x80 {
      let (scalar, length) = scalar(at: at, end: end)
      guard CharacterClass(scalar) == .extend else { break }
      at += length
    }
    return at
  }

  /// The end of a symbol: emoji joined by U+200D and flags of two regional indicators are one (UAX 29, WB3c,
  /// WB15).
  private func symbolEnd(_ position: Int, _ end: Int, scalar first: UInt32) -> Int {
    var at = position
    if isRegionalIndicator(first), at < end {
      let (scalar, length) = scalar(at: at, end: end)
      if isRegionalIndicator(scalar) { at += length }
    }
    while true {
      at = extendedEnd(at, end)
      let isJoined =
        at >= position + 3 && self[at - 3] == 0xE2 && self[at - 2] == 0x80 && self[at - 1] == 0x8D
      guard isJoined, at < end, self[at] >= 0x80 else { return at }
      let (scalar, length) = scalar(at: at, end: end)
      guard scalar != 0xFFFD, CharacterClass(scalar) == .other else { return at }
      at += length
    }
  }

  private func isRegionalIndicator(_ scalar: UInt32) -> Bool { scalar >= 0x1F1E6 && scalar <= 0x1F1FF }
}
