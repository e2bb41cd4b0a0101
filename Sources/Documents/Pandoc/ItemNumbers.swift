import MarkdownText

/// The numbers of ordered lists as written in a Markdown source.
///
/// CommonMark numbers a list consecutively from its first number, whatever the others are; a law with a repealed
/// article has 1, 2, 4. Pandoc gives the position of each item, where the number is found.
struct ItemNumbers: Sendable {
  /// A line and a column, from 1.
  struct Place: Sendable, Hashable {
    let line: Int
    let column: Int

    /// The beginning of `name@7:1-13:1`; `nil` for anything else.
    init?(_ position: String) {
      let range = position.split(separator: "@").last ?? ""
      let start = range.prefix { $0 != "-" && $0 != ";" }.split(separator: ":")
      guard start.count == 2, let line = Int(start[0]), let column = Int(start[1]), line > 0, column > 0 else {
        return nil
      }
      self.line = line
      self.column = column
    }
  }

  private let bytes: [UInt8]
  /// Where each line begins.
  private let lines: [Int]

  init(source: [UInt8]) {
    bytes = source
    var lines = [0]
    for (place, byte) in source.enumerated() where byte == 0x0A { lines.append(place + 1) }
    self.lines = lines
  }

  /// The number at a position before `.` or `)`.
  func number(at place: Place) -> Int? {
    guard place.line <= lines.count else { return nil }
    var at = lines[place.line - 1]
    let end = place.line < lines.count ? lines[place.line] : bytes.count
    // Columns are characters; a tab counts as up to four, and then the number is found after it.
    var column = 1
    while at < end, column < place.column {
      column += bytes[at] == 0x09 ? 4 - (column - 1) % 4 : bytes[at] & 0xC0 == 0x80 ? 0 : 1
      at += 1
    }
    while at < end, bytes[at] & 0xC0 == 0x80 { at += 1 }
    let digits = bytes[at..<end].prefix(10).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count < 10, digits.endIndex < end,
      ".)".utf8.contains(bytes[digits.endIndex])
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  // MARK: Lists

  /// One list as several: a new one begins at every item that is not consecutive.
  static func lists(_ numbering: Numbering, _ items: [[Block]], _ numbers: [Int?]) -> [Block] {
    var result: [Block] = []
    var (start, open) = (numbering.start, [[Block]]())
    for (item, number) in zip(items, numbers) {
      let next = start + open.count
      if let number, number != next {
        if !open.isEmpty {
          result.append(.ordered(Numbering(start: start, style: numbering.style, delimiter: numbering.delimiter), open))
        }
        (start, open) = (number, [])
      }
      open.append(item)
    }
    result.append(.ordered(Numbering(start: start, style: numbering.style, delimiter: numbering.delimiter), open))
    return result
  }

  /// Whether the numbers at the beginnings of a text's lines are, in order, those that its lists would have: then
  /// nothing needs to be looked up. A wrong no only costs a second pass.
  static func countOn(_ blocks: [Block], in source: [UInt8]) -> Bool {
    var counted: [Int] = []
    collect(blocks, &counted)
    var next = counted[...]
    for line in source.split(separator: 0x0A) {
      let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      let digits = content.prefix(10).prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty, digits.count < 10, digits.endIndex < content.endIndex,
        ".)".utf8.contains(content[digits.endIndex])
      else { continue }
      guard next.popFirst() == Int(String(decoding: digits, as: UTF8.self)) else { return false }
    }
    return next.isEmpty
  }

  private static func collect(_ blocks: [Block], _ numbers: inout [Int]) {
    for block in blocks {
      switch block {
      case .ordered(let numbering, let items):
        for (place, item) in items.enumerated() {
          numbers.append(numbering.start + place)
          collect(item, &numbers)
        }
      case .bullets(let items): for item in items { collect(item, &numbers) }
      case .quote(let inner): collect(inner, &numbers)
      default: break
      }
    }
  }
}
