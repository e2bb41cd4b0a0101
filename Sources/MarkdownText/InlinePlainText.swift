/// The words of one line of Markdown without the markup of its inlines: emphasis, code, links, pictures, notes, escapes
/// (CommonMark 0.31, section 6; notes as in Pandoc).
///
/// Delimiters without a counterpart are text, as CommonMark has it; the rule of three is not applied. Cost: linear.
public struct InlinePlainText {
  private let line: [UInt8]
  private var words: [UInt8] = []
  /// The runs of `*` and `_` that may open emphasis: where they stand in the words, and their character and length.
  private var openers: [(place: Int, mark: UInt8, count: Int)] = []
  /// Where `[` stands in the words.
  private var brackets: [(place: Int, isPicture: Bool)] = []
  /// Delimiters among the words that turned out to be markup.
  private var markup: [Range<Int>] = []

  /// The words of a line in UTF-8.
  public static func of(_ line: some Sequence<UInt8>) -> String {
    var text = InlinePlainText(line: Array(line))
    text.read()
    var kept = text.words
    for range in text.markup.sorted(by: { $0.lowerBound > $1.lowerBound }) { kept.removeSubrange(range) }
    return String(decoding: kept, as: UTF8.self)
  }

  private init(line: [UInt8]) { self.line = line }

  private mutating func read() {
    var at = 0
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "\\") where at + 1 < line.count && Self.isPunctuation(line[at + 1]):
        words.append(line[at + 1])
        at += 2
      case UInt8(ascii: "`"): at = code(at)
      case UInt8(ascii: "*"), UInt8(ascii: "_"): at = emphasis(at)
      case UInt8(ascii: "["): at = opening(at)
      case UInt8(ascii: "]"): at = closing(at)
      default:
        words.append(line[at])
        at += 1
      }
    }
  }

  private func run(_ at: Int) -> Int {
    var end = at
    while end < line.count, line[end] == line[at] { end += 1 }
    return end - at
  }

  private mutating func code(_ at: Int) -> Int {
    let count = run(at)
    var end = at + count
    while end < line.count {
      guard line[end] == UInt8(ascii: "`") else {
        end += 1
        continue
      }
      let closing = run(end)
      if closing == count {
        words += line[(at + count)..<end]
        return end + closing
      }
      end += closing
    }
    words += line[at..<(at + count)]
    return at + count
  }

  private mutating func emphasis(_ at: Int) -> Int {
    let (mark, count) = (line[at], run(at))
    let before = at > 0 ? line[at - 1] : 0x20
    let after = at + count < line.count ? line[at + count] : 0x20
    let isLeft =
      !Self.isSpace(after) && (!Self.isPunctuation(after) || Self.isSpace(before) || Self.isPunctuation(before))
    let isRight =
      !Self.isSpace(before) && (!Self.isPunctuation(before) || Self.isSpace(after) || Self.isPunctuation(after))
    let isUnderscore = mark == UInt8(ascii: "_")
    let opens = isLeft && (!isUnderscore || !isRight || Self.isPunctuation(before))
    let closes = isRight && (!isUnderscore || !isLeft || Self.isPunctuation(after))
    var left = count
    var place = words.count
    words += line[at..<(at + count)]
    while closes, left > 0, let opener = openers.lastIndex(where: { $0.mark == mark }) {
      let used = min(left, openers[opener].count)
      openers.removeSubrange((opener + 1)...)
      openers[opener].count -= used
      let start = openers[opener].place + openers[opener].count
      markup += [start..<(start + used), place..<(place + used)]
      left -= used
      place += used
      if openers[opener].count == 0 { openers.removeLast() }
    }
    if opens, left > 0 { openers.append((place, mark, left)) }
    return at + count
  }

  private mutating func opening(_ at: Int) -> Int {
    if at + 1 < line.count, line[at + 1] == UInt8(ascii: "^"), let end = line[at...].firstIndex(of: UInt8(ascii: "]")),
      !line[at..<end].contains(0x20)
    {
      return end + 1
    }
    let isPicture = words.last == UInt8(ascii: "!") && at > 0 && line[at - 1] == UInt8(ascii: "!")
    brackets.append((words.count, isPicture))
    words.append(line[at])
    return at + 1
  }

  /// Only a bracket with an address after it is markup: others enclose alternatives.
  private mutating func closing(_ at: Int) -> Int {
    let place = words.count
    words.append(line[at])
    guard let bracket = brackets.popLast(), at + 1 < line.count, line[at + 1] == UInt8(ascii: "("),
      let end = endOfAddress(at + 1)
    else { return at + 1 }
    markup += [(bracket.place - (bracket.isPicture ? 1 : 0))..<(bracket.place + 1), place..<(place + 1)]
    return end
  }

  private func endOfAddress(_ at: Int) -> Int? {
    var depth = 0
    for place in line.indices[at...] {
      switch line[place] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return place + 1 }
      default: break
      }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
