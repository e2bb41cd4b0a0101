/// A change of a text at offsets of its bytes.
struct Splice {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: Array(text.utf8))
  }

  mutating func insert(_ text: some StringProtocol, at offset: Int) {
    bytes.insert(contentsOf: Array(text.utf8), at: offset)
  }

  /// Inserts lines after the line that an offset is in, and after its comment.
  mutating func insert(lines: [String], indent: Int, afterLineOf offset: Int) {
    let margin = String(repeating: " ", count: indent)
    let text = lines.map { $0.isEmpty ? "\n" : margin + $0 + "\n" }.joined()
    if let end = bytes[offset...].firstIndex(of: Self.newline) {
      insert(text, at: end + 1)
    } else {
      insert("\n" + text, at: bytes.count)
    }
  }

  /// Removes the lines from that of one offset to that of another.
  mutating func removeLines(from first: Int, through last: Int) {
    bytes.removeSubrange(lineStart(of: first)..<lineEnd(of: last))
  }

  /// Sets the value of a key of a block mapping.
  ///
  /// A comment on the key's line stays there.
  mutating func setValue(of pair: Outline.Pair, to value: Node, indent: Int) throws(EditedText.Refusal) {
    let old = pair.value.range
    guard let colon = bytes[pair.key.range.upperBound...].firstIndex(where: { $0 != UInt8(ascii: " ") }),
      bytes[colon] == UInt8(ascii: ":")
    else { throw .notInPlace }
    let isBelow = bytes[colon..<max(colon, old.lowerBound)].contains(Self.newline)
    switch (isBelow, value.isBlock) {
    case (false, false):
      replace(old, with: (old.isEmpty ? " " : "") + value.inline())
    case (true, false):
      removeLines(from: old.lowerBound, through: old.upperBound)
      insert(" " + value.inline(), at: colon + 1)
    case (false, true):
      bytes.removeSubrange(colon + 1..<max(colon + 1, old.upperBound))
      insert(lines: value.blockLines, indent: indent + 2, afterLineOf: colon + 1)
    case (true, true):
      let start = lineStart(of: old.lowerBound)
      bytes.removeSubrange(start..<lineEnd(of: old.upperBound))
      let margin = String(repeating: " ", count: indent + 2)
      insert(value.blockLines.map { margin + $0 + "\n" }.joined(), at: start)
    }
  }

  private static let newline = UInt8(ascii: "\n")

  private func lineStart(of offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
  }

  private func lineEnd(of offset: Int) -> Int {
    bytes[offset...].firstIndex(of: Self.newline).map { $0 + 1 } ?? bytes.count
  }
}
