/// The construct that a line of Markdown starts, from its first bytes (CommonMark 0.31, sections 4 and 5; tables and
/// footnotes as in GitHub's dialect).
enum LineKind: Equatable {
  case blank
  case text
  case heading(level: Int)
  /// `===` or `---` below a paragraph; the second is a thematic break if there is no paragraph above it.
  case underline(level: Int)
  case rule
  /// A list item. `interrupts` says whether it may end a paragraph without a blank line between: "2014." at the start
  /// of a wrapped line is a year, not an item.
  case listItem(interrupts: Bool)
  case tableRow
  case footnote
  case fence(byte: UInt8, length: Int)
}

extension Bytes {
  /// What the line in `range`, without its line break, starts. Cost: the line's marker, except for thematic breaks.
  func lineKind(_ range: Range<Int>) -> LineKind {
    var at = range.lowerBound
    let end = range.upperBound
    while at < end, self[at] == 0x20 || self[at] == 0x09 { at += 1 }
    guard at < end else { return .blank }
    let indent = at - range.lowerBound
    let byte = self[at]
    // Most lines start with a letter that cannot start a list item.
    if byte >= 0x80 { return .text }
    switch byte {
    case 0x0B, 0x0C: return trimmedStart(at..<end).isEmpty ? .blank : .text
    case UInt8(ascii: "#"): return heading(at, end)
    case UInt8(ascii: "|"): return .tableRow
    case UInt8(ascii: "="): return isRun(of: byte, at, end) ? .underline(level: 1) : .text
    case UInt8(ascii: "-"):
      if isRun(of: byte, at, end) {
        return end - at == 1 ? .listItem(interrupts: false) : .underline(level: 2)
      }
      return isRule(byte, at, end) ? .rule : bullet(at, end)
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      if isRule(byte, at, end) { return .rule }
      return byte == UInt8(ascii: "_") ? .text : bullet(at, end)
    case UInt8(ascii: "+"): return bullet(at, end)
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return indent < 4 ? fence(byte, at, end) : .text
    case UInt8(ascii: "["): return footnote(at, end)
    default: return enumerated(at, end)
    }
  }

  /// Whether the line is a single repeated byte, apart from trailing spaces.
  private func isRun(of byte: UInt8, _ start: Int, _ end: Int) -> Bool {
    trimmedEnd(start..<end).allSatisfy { self[$0] == byte }
  }

  private func isRule(_ byte: UInt8, _ start: Int, _ end: Int) -> Bool {
    var marks = 0
    for at in start..<end {
      if self[at] == byte { marks += 1 } else if !Bytes.isSpace(self[at]) { return false }
    }
    return marks >= 3
  }

  private func heading(_ start: Int, _ end: Int) -> LineKind {
    var at = start
    while at < end, self[at] == UInt8(ascii: "#") { at += 1 }
    let level = at - start
    return level <= 6 && (at == end || Bytes.isSpace(self[at])) ? .heading(level: level) : .text
  }

  private func bullet(_ at: Int, _ end: Int) -> LineKind {
    if at + 1 == end { return .listItem(interrupts: false) }
    return Bytes.isSpace(self[at + 1]) ? .listItem(interrupts: true) : .text
  }

  private func fence(_ byte: UInt8, _ start: Int, _ end: Int) -> LineKind {
    var at = start
    while at < end, self[at] == byte { at += 1 }
    let length = at - start
    guard length >= 3 else { return .text }
    // "```x```" is inline code; "~~~x~~~" is struck-through text.
    while at < end { if self[at] == byte { return .text } else { at += 1 } }
    return .fence(byte: byte, length: length)
  }

  private func footnote(_ start: Int, _ end: Int) -> LineKind {
    guard start + 1 < end, self[start + 1] == UInt8(ascii: "^") else { return .text }
    var at = start + 2
    while at < end, at < start + 100, self[at] != UInt8(ascii: "]"), !Bytes.isSpace(self[at]) { at += 1 }
    guard at > start + 2, at + 1 < end, self[at] == UInt8(ascii: "]") else { return .text }
    return self[at + 1] == UInt8(ascii: ":") ? .footnote : .text
  }

  /// `1.`, `1)`, `(1)`, `a)`, `(iv)`, then a space. A letter with a full stop is an initial, not an item.
  private func enumerated(_ start: Int, _ end: Int) -> LineKind {
    var at = start
    let opened = self[at] == UInt8(ascii: "(")
    if opened { at += 1 }
    let first = at
    while at < end, at - first < 10, Bytes.isDigit(self[at]) { at += 1 }
    let digits = at - first
    if digits == 0 {
      while at < end, at - first < 6, Bytes.isLetter(self[at]) { at += 1 }
    }
    guard at > first, at < end else { return .text }
    let closed = self[at] == UInt8(ascii: ")")
    guard closed || (digits > 0 && !opened && self[at] == UInt8(ascii: ".")) else { return .text }
    guard digits > 0 || at - first == 1 || isRoman(first..<at) else { return .text }
    guard at + 1 == end || Bytes.isSpace(self[at + 1]) else { return .text }
    let isFirst = digits == 1 && self[first] == UInt8(ascii: "1")
    return .listItem(interrupts: at + 1 < end && (isFirst || (closed && digits == 0)))
  }

  private func isRoman(_ range: Range<Int>) -> Bool {
    range.allSatisfy { "ivxlcIVXLC".utf8.contains(self[$0]) }
  }

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
