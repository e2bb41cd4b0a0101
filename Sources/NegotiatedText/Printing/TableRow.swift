import TextDiff

/// A row of a table as its cells.
struct TableRow {
  let bytes: [UInt8]
  /// The content of each cell, without white space around it.
  let cells: [Range<Int>]

  /// The cells between the bars of a row; what is before the first and after the last is none.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var (bars, at): ([Int], Int) = ([], 0)
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\") { at += 1 } else if bytes[at] == UInt8(ascii: "|") { bars.append(at) }
      at += 1
    }
    let end = bytes.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
    if let last = bars.last, last + 1 < end { bars.append(end) }
    cells = zip(bars, bars.dropFirst()).map { from, to in
      var (start, end) = (from + 1, to)
      while start < end, bytes[start].isBlank { start += 1 }
      while end > start, bytes[end - 1].isBlank { end -= 1 }
      return start..<end
    }
  }

  /// Whether it is the line below a table's head.
  var isRuler: Bool {
    bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { "|-: \t\r\n".utf8.contains($0) }
  }

  func text(_ cell: Int) -> [UInt8] { Array(bytes[cells[cell]]) }
}
