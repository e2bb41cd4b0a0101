/// A position in a line of Markdown, with tabs as columns (CommonMark 0.30, section 2.2).
struct LineCursor {
  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private var column = 0
  /// Columns of a tab that a container consumed partially.
  private var spare = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  var rest: ArraySlice<UInt8> { bytes[at...] }

  /// Columns of space from here to the first other character.
  var indent: Int {
    var copy = self
    return copy.skipSpace(upTo: Int.max)
  }

  var isBlank: Bool { rest.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  private mutating func skipSpace(upTo limit: Int) -> Int {
    var taken = 0
    while taken < limit {
      if spare > 0 {
        spare -= 1
      } else if at < bytes.endIndex, bytes[at] == 0x20 {
        at += 1
      } else if at < bytes.endIndex, bytes[at] == 0x09 {
        at += 1
        spare = 3 - column % 4
      } else {
        break
      }
      column += 1
      taken += 1
    }
    return taken
  }

  private mutating func step(_ count: Int = 1) {
    at += count
    column += count
  }

  private var sign: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  /// Whether the line belongs to an open container; then its marker is consumed.
  mutating func goesOn(_ container: PublicationScan.Container) -> Bool {
    switch container {
    case .quotation: return takeQuotation()
    case .item(let indent, _, _):
      if isBlank { return true }
      let before = self
      if skipSpace(upTo: indent) == indent { return true }
      self = before
      return false
    }
  }

  private mutating func takeQuotation() -> Bool {
    let before = self
    guard skipSpace(upTo: 4) < 4, sign == UInt8(ascii: ">") else {
      self = before
      return false
    }
    step()
    _ = skipSpace(upTo: 1)
    return true
  }

  /// The container that begins here; then its marker is consumed.
  mutating func opened(inParagraph: Bool) -> PublicationScan.Container? {
    if takeQuotation() { return .quotation }
    let before = self
    let space = skipSpace(upTo: 4)
    guard space < 4, let found = takeMark() else {
      self = before
      return nil
    }
    let width = column - before.column
    // An empty item, or one that does not begin with 1, does not interrupt a paragraph.
    if isBlank || (found.number ?? 1) != 1 {
      if inParagraph {
        self = before
        return nil
      }
    }
    let start = self
    let gap = skipSpace(upTo: 5)
    if gap == 5 || isBlank {
      self = start
      _ = skipSpace(upTo: 1)
      return .item(indent: width + 1, mark: found.mark, number: found.number)
    }
    return .item(indent: width + gap, mark: found.mark, number: found.number)
  }

  private mutating func takeMark() -> (mark: UInt8, number: Int?)? {
    guard let first = sign else { return nil }
    var number: Int?
    let start = at
    if (0x30...0x39).contains(first) {
      var value = 0
      while let digit = sign, (0x30...0x39).contains(digit), at - start < 9 {
        value = value * 10 + Int(digit - 0x30)
        step()
      }
      number = value
    }
    guard let mark = sign else { return nil }
    let isMark =
      number == nil
      ? [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(mark)
      : mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
    guard isMark, at + 1 == bytes.endIndex || bytes[at + 1] == 0x20 || bytes[at + 1] == 0x09 else { return nil }
    if number == nil, isRule(of: mark) { return nil }
    step()
    return (mark, number)
  }

  /// Three or more of a character and nothing else but spaces.
  private func isRule(of mark: UInt8) -> Bool {
    guard mark != UInt8(ascii: "+") else { return false }
    var count = 0
    for byte in rest where byte != 0x20 && byte != 0x09 {
      guard byte == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  /// Whether the line cannot continue a paragraph of a list or quotation that it is not in.
  var startsBlock: Bool {
    var copy = self
    return copy.opened(inParagraph: false) != nil || fence != nil || isHeading
  }

  var isHeading: Bool {
    var copy = self
    return copy.skipSpace(upTo: 4) < 4 && copy.sign == UInt8(ascii: "#")
  }

  /// The fence of a code block that begins here.
  var fence: (byte: UInt8, length: Int)? {
    var copy = self
    guard copy.skipSpace(upTo: 4) < 4, let byte = copy.sign, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
    else { return nil }
    let length = copy.rest.prefix { $0 == byte }.count
    guard length >= 3 else { return nil }
    if byte == UInt8(ascii: "`"), copy.rest.dropFirst(length).contains(byte) { return nil }
    return (byte, length)
  }

  func closes(_ fence: (byte: UInt8, length: Int)) -> Bool {
    var copy = self
    guard copy.skipSpace(upTo: 4) < 4 else { return false }
    let length = copy.rest.prefix { $0 == fence.byte }.count
    return length >= fence.length && copy.rest.dropFirst(length).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The label of a note that is defined here.
  var noteLabel: String? {
    var copy = self
    guard copy.skipSpace(upTo: 4) < 4 else { return nil }
    let rest = copy.rest
    guard let label = SpanScan.noteLabel(in: rest) else { return nil }
    let after = rest.dropFirst(label.utf8.count + 3)
    return after.first == UInt8(ascii: ":") ? label : nil
  }

  /// Skips `[^label]:`.
  mutating func skipNoteMark(_ label: String) {
    _ = skipSpace(upTo: 4)
    step(label.utf8.count + 4)
  }
}
