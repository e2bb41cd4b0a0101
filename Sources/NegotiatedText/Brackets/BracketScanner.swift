import TextDiff

/// Finds the pairs of square brackets of a text that are neither Markdown nor a convention of print. Cost: linear.
struct BracketScanner {
  /// A pair, in the order of its end.
  struct Pair {
    let range: Range<Int>
    let content: Range<Int>
    /// The holders directly after it.
    let holders: [String]
  }

  /// What the scanner gives, in the order of the text but for ``pairs``.
  private(set) var pairs: [Pair] = []
  /// Those without a counterpart: where, and whether it opens.
  private(set) var unpaired: [(offset: Int, isOpening: Bool)] = []
  /// Texts in brackets that are none.
  private(set) var exceptions: [(offset: Int, exception: BracketException)] = []

  private let bytes: [UInt8]
  private let grammar: BracketGrammar
  private let definitions: LinkDefinitions
  private var open: [Opening] = []
  /// The block that is read.
  private var block: Range<Int> = 0..<0
  /// Lengths of runs of backticks that are not in the rest of the block.
  private var absentFences: Set<Int> = []
  /// Whether no comment ends after here.
  private var noMoreComments = false

  private struct Opening {
    let offset: Int
    /// Where the content begins.
    let content: Int
    let isEscaped: Bool
    /// Whether `!` or `^` stands before it, so that it may be a picture or a note.
    let isPicture, isNote: Bool
    /// Whether nothing but marks of a list is before it in its block.
    let begins: Bool
    /// Whether there are brackets in it.
    var isNesting = false
  }

  init(_ source: SourceText, _ grammar: BracketGrammar) {
    bytes = source.bytes
    self.grammar = grammar
    definitions = LinkDefinitions(source)
    var at = 0
    for index in source.blocks.indices {
      let own = source.blocks[index]
      guard own.kind != .other else { continue }
      block = own.range
      absentFences = []
      var start = max(own.range.lowerBound, at)
      if own.kind == .footnote, let label = source.label(ofBlock: index) { start = max(start, label.upperBound) }
      start = max(start, definitions.end(ofBlock: index) ?? 0)
      at = read(from: start)
    }
    unpaired += open.map { ($0.offset, true) }
    unpaired.sort { $0.offset < $1.offset }
  }

  /// Reads the rest of the block; returns where it ended, which is behind the block for a comment.
  private mutating func read(from start: Int) -> Int {
    var at = start
    while at < block.upperBound {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at = escape(at)
      case UInt8(ascii: "`"): at = code(at)
      case UInt8(ascii: "<"): at = angle(at)
      case UInt8(ascii: "["): at = opening(at, escaped: false)
      case UInt8(ascii: "]"): at = closing(at, escaped: false)
      default: at += 1
      }
    }
    return at
  }

  private func byte(_ place: Int) -> UInt8 { place < block.upperBound ? bytes[place] : 0 }

  private mutating func escape(_ at: Int) -> Int {
    switch byte(at + 1) {
    case UInt8(ascii: "["): opening(at, escaped: true)
    case UInt8(ascii: "]"): closing(at, escaped: true)
    default: at + 2
    }
  }

  private mutating func code(_ at: Int) -> Int {
    let count = bytes[at..<block.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
    guard !absentFences.contains(count) else { return at + count }
    var place = at + count
    while place < block.upperBound {
      guard bytes[place] == UInt8(ascii: "`") else {
        place += 1
        continue
      }
      let found = bytes[place..<block.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      place += found
      if found == count { return place }
    }
    absentFences.insert(count)
    return at + count
  }

  /// A comment, or an address in angle brackets.
  private mutating func angle(_ at: Int) -> Int {
    if bytes[at...].starts(with: "<!--".utf8) {
      guard !noMoreComments else { return at + 4 }
      var end = at + 4
      while end + 2 < bytes.count {
        if bytes[end] == 0x2D, bytes[end + 1] == 0x2D, bytes[end + 2] == 0x3E { return end + 3 }
        end += 1
      }
      noMoreComments = true
      return at + 4
    }
    var (end, isAddress) = (at + 1, false)
    while end < block.upperBound, end - at < 2_000, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "<") {
      if bytes[end] == UInt8(ascii: ">") { return isAddress ? end + 1 : at + 1 }
      if bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "@") { isAddress = true }
      end += 1
    }
    return at + 1
  }

  private mutating func opening(_ at: Int, escaped: Bool) -> Int {
    let content = at + (escaped ? 2 : 1)
    if !escaped, byte(content) == UInt8(ascii: "^") {
      var end = content + 1
      while end < block.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "]"), bytes[end] != UInt8(ascii: "[")
      {
        end += 1
      }
      if end > content + 1, byte(end) == UInt8(ascii: "]") { return end + 1 }
    }
    let before = at > block.lowerBound ? bytes[at - 1] : 0
    open.append(
      Opening(
        offset: at, content: content, isEscaped: escaped, isPicture: !escaped && before == UInt8(ascii: "!"),
        isNote: !escaped && before == UInt8(ascii: "^"), begins: begins(at)))
    return content
  }

  /// Whether only the marks of a list, a quotation or a cell are before a place.
  private func begins(_ at: Int) -> Bool {
    var place = at
    while place > block.lowerBound, at - place < 12 {
      place -= 1
      switch bytes[place] {
      case UInt8(ascii: "|"): return true
      case 0x09...0x0D, 0x20, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ">"),
        UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        continue
      default: return false
      }
    }
    return place == block.lowerBound
  }

  private mutating func closing(_ at: Int, escaped: Bool) -> Int {
    let end = at + (escaped ? 2 : 1)
    guard let opening = open.popLast() else {
      unpaired.append((at, false))
      return end
    }
    let content = opening.content..<at
    var holders: [String] = []
    var after = end
    if byte(end) == UInt8(ascii: "(") {
      if let found = holdersBehind(end) {
        (holders, after) = found
      } else if !escaped, !opening.isEscaped, let link = addressEnd(end) {
        return link
      }
    } else if !escaped, !opening.isEscaped {
      if byte(end) == UInt8(ascii: "["),
        let label = definitions.label(at: end, in: bytes, to: block.upperBound, text: content)
      {
        return label
      }
      if definitions.define(content, in: bytes) { return end }
    }
    if opening.isNote { return end }
    if !opening.isNesting, holders.isEmpty, let exception = exception(opening, content) {
      exceptions.append((opening.offset, exception))
      return end
    }
    pairs.append(Pair(range: opening.offset..<after, content: content, holders: holders))
    if let outer = open.indices.last { open[outer].isNesting = true }
    return after
  }

  private func exception(_ opening: Opening, _ content: Range<Int>) -> BracketException? {
    guard content.count <= 200 else { return nil }
    if opening.begins, content.count <= 1, content.isEmpty || " xX".utf8.contains(bytes[content.lowerBound]) {
      return .box
    }
    return grammar.exception(bytes.string(content))
  }

  /// `(CL, MX)` directly after a bracket.
  private func holdersBehind(_ at: Int) -> ([String], Int)? {
    var end = at + 1
    while end < block.upperBound, end - at < 200, bytes[end] != UInt8(ascii: ")"), bytes[end] != UInt8(ascii: "[") {
      end += 1
    }
    guard byte(end) == UInt8(ascii: ")") else { return nil }
    return Holders.list(bytes.string(at + 1..<end)[...], grammar).map { ($0, end + 1) }
  }

  /// The end of a link's address and title in parentheses (CommonMark 0.31, section 6.3).
  private func addressEnd(_ at: Int) -> Int? {
    // Bounded, so that no text can make each bracket read the rest of it.
    let limit = min(block.upperBound, at + 2_000)
    var place = at + 1
    func skipSpaces() { while place < limit, bytes[place].isBlank { place += 1 } }
    skipSpaces()
    if byte(place) == UInt8(ascii: "<") {
      while place < limit, bytes[place] != UInt8(ascii: ">"), bytes[place] != 0x0A { place += 1 }
      guard byte(place) == UInt8(ascii: ">") else { return nil }
      place += 1
    } else {
      var depth = 0
      address: while place < limit, bytes[place] > 0x20 {
        switch bytes[place] {
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"):
          if depth == 0 { break address }
          depth -= 1
        case UInt8(ascii: "\\"): place += 1
        default: break
        }
        place += 1
      }
      guard depth == 0, place <= limit else { return nil }
    }
    skipSpaces()
    let quote = byte(place)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      place += 1
      while place < limit, bytes[place] != quote { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
      guard place < limit else { return nil }
      place += 1
      skipSpaces()
    }
    return byte(place) == UInt8(ascii: ")") ? place + 1 : nil
  }
}
