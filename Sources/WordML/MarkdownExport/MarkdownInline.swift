/// Parses the inline syntax of a Markdown paragraph: emphasis, code, links, escapes, entities, breaks and footnote
/// references (CommonMark 0.31, chapter 6; strikethrough and footnotes as in GitHub's dialect).
///
/// Anything doubtful is text. Two rules are simpler than CommonMark's: delimiters of two kinds may cross, and the rule
/// of three is not applied; nothing is lost by either. Cost: linear.
struct MarkdownInline {
  private let bytes: [UInt8]
  private let end: Int
  private var at: Int
  private(set) var pieces: [ShownPiece] = []
  private var marks: [Mark] = []
  /// The open brackets, as indices into ``pieces``.
  private var brackets: [Int] = []
  /// Ranges of pieces with a format.
  private var spans: [(pieces: Range<Int>, format: TextFormat)] = []
  /// Lengths of backtick runs known not to follow, so that none is searched for again.
  private var absentFences: Set<Int> = []

  /// A run of `*`, `_` or `~` that may open emphasis; each byte is a piece.
  private struct Mark {
    let byte: UInt8
    /// The pieces not used yet.
    var pieces: Range<Int>
  }

  /// - Parameter range: the content of a block, without its heading or item marker.
  static func pieces(of bytes: [UInt8], in range: Range<Int>) -> [ShownPiece] {
    var reader = MarkdownInline(bytes: bytes, range: range)
    reader.read()
    return reader.formatted
  }

  private init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  private mutating func read() {
    var textStart = at
    while at < end {
      guard Self.isSpecial[Int(bytes[at])] else {
        at += 1
        continue
      }
      let start = at
      var text = textStart
      // A hard break includes the spaces before it.
      var blanks = start
      if bytes[start] == 0x0A || bytes[start] == 0x0D {
        while blanks > textStart, bytes[blanks - 1] == 0x20 || bytes[blanks - 1] == 0x09 { blanks -= 1 }
      }
      if blanks > text { pieces.append(ShownPiece(range: text..<blanks, shown: .text)) }
      text = blanks
      if special(blanks: start - blanks) {
        textStart = at
      } else {
        // It is text after all; its pieces are kept.
        at = start + 1
        pieces.append(ShownPiece(range: text..<at, shown: .text))
        textStart = at
      }
    }
    if end > textStart { pieces.append(ShownPiece(range: textStart..<end, shown: .text)) }
  }

  private static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\`*_~<&[]\n\r".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Parses the syntax at ``at``; false if it is text.
  private mutating func special(blanks: Int) -> Bool {
    switch bytes[at] {
    case 0x0A, 0x0D: lineEnd(blanks)
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): code()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): mark()
    case UInt8(ascii: "<"): autolink()
    case UInt8(ascii: "&"): entity()
    case UInt8(ascii: "["): openBracket()
    default: closeBracket()
    }
  }

  private mutating func add(_ count: Int, _ shown: Shown) {
    pieces.append(ShownPiece(range: at..<(at + count), shown: shown))
    at += count
  }

  private mutating func lineEnd(_ blanks: Int) -> Bool {
    let isPair = bytes[at] == 0x0D && at + 1 < end && bytes[at + 1] == 0x0A
    var next = at + (isPair ? 2 : 1)
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    at -= blanks
    let isHard = blanks >= 2 && bytes[at..<(at + blanks)].allSatisfy { $0 == 0x20 }
    // The break is on the first byte, which is probably the same on both sides of a change.
    if blanks > 0 { add(blanks, .hidden) }
    add(1, isHard ? .lineBreak : .instead(" "))
    if next > at { add(next - at, .hidden) }
    return true
  }

  private mutating func escape() -> Bool {
    guard at + 1 < end else { return false }
    switch bytes[at + 1] {
    case 0x0A, 0x0D:
      add(1, .lineBreak)
      var next = at + (bytes[at] == 0x0D && at + 1 < end && bytes[at + 1] == 0x0A ? 2 : 1)
      while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
      add(next - at, .hidden)
    case let byte where MarkdownCharacter.isPunctuation(byte):
      add(1, .hidden)
      add(1, .text)
    default: return false
    }
    return true
  }

  private mutating func code() -> Bool {
    let fence = run(at)
    guard !absentFences.contains(fence) else { return text(fence) }
    var close = at + fence
    while close < end {
      guard bytes[close] == UInt8(ascii: "`") else {
        close += 1
        continue
      }
      let length = run(close)
      if length == fence {
        var content = (at + fence)..<close
        add(fence, .hidden)
        if content.count > 2, bytes[content.lowerBound] == 0x20, bytes[content.upperBound - 1] == 0x20 {
          add(1, .hidden)
          content = at..<(close - 1)
        }
        codeText(content)
        if at < close { add(close - at, .hidden) }
        add(fence, .hidden)
        return true
      }
      close += length
    }
    absentFences.insert(fence)
    return text(fence)
  }

  private mutating func codeText(_ content: Range<Int>) {
    let first = pieces.count
    while at < content.upperBound {
      let line = bytes[at..<content.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? content.upperBound
      if line > at { add(line - at, .text) }
      if at < content.upperBound { add(1, .instead(" ")) }
    }
    spans.append((first..<pieces.count, .code))
  }

  private mutating func text(_ count: Int) -> Bool {
    add(count, .text)
    return true
  }

  /// The length of the run of equal bytes.
  private func run(_ start: Int) -> Int {
    var next = start
    while next < end, bytes[next] == bytes[start] { next += 1 }
    return next - start
  }

  private mutating func mark() -> Bool {
    let byte = bytes[at]
    let count = run(at)
    // A row of asterisks is not emphasis, and a million of them would be a million pieces.
    guard count <= 3, byte != UInt8(ascii: "~") || count == 2 else { return text(count) }
    let before = MarkdownCharacter.before(at, in: bytes)
    let after = MarkdownCharacter.after(at + count, in: bytes, to: end)
    let (spaceBefore, spaceAfter) = (MarkdownCharacter.isSpace(before), MarkdownCharacter.isSpace(after))
    let (signBefore, signAfter) = (MarkdownCharacter.isSign(before), MarkdownCharacter.isSign(after))
    let opens = !spaceAfter && (!signAfter || spaceBefore || signBefore)
    let closes = !spaceBefore && (!signBefore || spaceAfter || signAfter)
    let isLow = byte == UInt8(ascii: "_")
    let mayOpen = opens && (!isLow || !closes || signBefore)
    let mayClose = closes && (!isLow || !opens || signAfter)
    var own = pieces.count..<(pieces.count + count)
    for _ in 0..<count { add(1, .text) }
    if mayClose { close(byte, &own) }
    if mayOpen, !own.isEmpty { marks.append(Mark(byte: byte, pieces: own)) }
    return true
  }

  /// Closes what the last open delimiters of the byte began.
  private mutating func close(_ byte: UInt8, _ own: inout Range<Int>) {
    while !own.isEmpty, let place = marks.suffix(4).lastIndex(where: { $0.byte == byte }) {
      let opener = marks[place].pieces
      let used = byte == UInt8(ascii: "~") ? 2 : min(2, own.count, opener.count)
      let format: TextFormat = byte == UInt8(ascii: "~") ? .struck : used == 2 ? .bold : .italic
      for piece in own.prefix(used) { pieces[piece].shown = .hidden }
      for piece in opener.suffix(used) { pieces[piece].shown = .hidden }
      spans.append((opener.upperBound..<own.lowerBound, format))
      own = own.dropFirst(used)
      marks[place].pieces = opener.dropLast(used)
      if marks[place].pieces.isEmpty { marks.remove(at: place) }
    }
  }

  /// `<https://…>`, `<mailto:…>` and `<name@place>`.
  private mutating func autolink() -> Bool {
    var close = at + 1
    var isAddress = false
    while close < end, close - at < 2_000, bytes[close] != UInt8(ascii: ">") {
      let byte = bytes[close]
      guard byte > 0x20, byte != UInt8(ascii: "<") else { return false }
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") { isAddress = true }
      close += 1
    }
    guard isAddress, close < end, bytes[close] == UInt8(ascii: ">"), MarkdownCharacter.isLetterOrDigit(bytes[at + 1])
    else {
      return false
    }
    add(1, .hidden)
    spans.append((pieces.count..<(pieces.count + 1), .link))
    add(close - at, .text)
    add(1, .hidden)
    return true
  }

  private mutating func entity() -> Bool {
    guard let close = bytes[at..<min(end, at + 10)].firstIndex(of: UInt8(ascii: ";")) else { return false }
    let name = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
    let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
    var shown = known[name]
    if shown == nil, name.hasPrefix("#") {
      let isHexadecimal = name.dropFirst().first.map { "xX".contains($0) } ?? false
      let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      shown = number.flatMap { $0 >= 0x20 ? Unicode.Scalar($0) : nil }.map(String.init)
    }
    guard let shown else { return false }
    add(close + 1 - at, .instead(shown))
    return true
  }

  private mutating func openBracket() -> Bool {
    if at + 1 < end, bytes[at + 1] == UInt8(ascii: "^") {
      let label = (at + 2)..<min(end, at + 102)
      if let close = bytes[label].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 <= 0x20 }),
        bytes[close] == UInt8(ascii: "]"), close > at + 2
      {
        add(close + 1 - at, .note(bytes[(at + 2)..<close]))
        return true
      }
    }
    brackets.append(pieces.count)
    add(1, .text)
    return true
  }

  /// `](address)` after an open bracket: the words, and the address in parentheses, so that a change of it is visible.
  private mutating func closeBracket() -> Bool {
    guard let open = brackets.popLast(), at + 2 < end, bytes[at + 1] == UInt8(ascii: "(") else { return false }
    var close = at + 2
    var depth = 0
    while close < end, close - at < 1_000 {
      let byte = bytes[close]
      if byte < 0x20 { return false }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      close += 1
    }
    guard close < end, bytes[close] == UInt8(ascii: ")"), close > at + 2 else { return false }
    // An image's marker is kept: its words alone would look like text.
    pieces[open].shown = isPicture(open) ? .text : .hidden
    guard pieces[open].shown == .hidden else { return false }
    spans.append(((open + 1)..<pieces.count, .link))
    add(1, .instead(" "))
    add(close + 1 - at, .text)
    return true
  }

  private func isPicture(_ bracket: Int) -> Bool {
    let place = pieces[bracket].range.lowerBound
    return place > 0 && bytes[place - 1] == UInt8(ascii: "!") && bracket > 0
      && pieces[bracket - 1].shown == .text && pieces[bracket - 1].range.upperBound == place
  }

  /// The pieces with the formats of the delimiters around them.
  private var formatted: [ShownPiece] {
    guard !spans.isEmpty else { return pieces }
    var result = pieces
    for flag in [TextFormat.bold, .italic, .struck, .code, .link] where spans.contains(where: { $0.format == flag }) {
      var opening = [Int](repeating: 0, count: pieces.count + 1)
      for span in spans where span.format == flag {
        opening[span.pieces.lowerBound] += 1
        opening[span.pieces.upperBound] -= 1
      }
      var depth = 0
      for index in result.indices {
        depth += opening[index]
        if depth > 0 { result[index].format.insert(flag) }
      }
    }
    return result
  }
}
