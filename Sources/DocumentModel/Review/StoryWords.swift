import MarkdownText

/// The words of a story in the order of a walk, from which changes and comments take theirs.
package struct StoryWords {
  private var bytes: [UInt8] = []
  /// How much may still be copied, so that ten thousand overlapping comments cost no more than a few times the text.
  private var budget = 50_000_000

  package init() {}

  package var count: Int { bytes.count }

  package mutating func add(_ text: String) { bytes += text.utf8 }

  /// Adds a text with consecutive spaces, tabs and line endings collapsed into one space.
  package mutating func add(collapsing text: String) {
    for byte in text.utf8 {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isSpace, bytes.last == 0x20 || bytes.last == 0x0A { continue }
      bytes.append(isSpace ? 0x20 : byte)
    }
  }

  package mutating func endParagraph() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// The words from an offset on, paragraphs separated by spaces, composed (NFC).
  package mutating func taken(from start: Int) -> String {
    let range = min(start, bytes.count)..<bytes.count
    guard range.count <= budget else { return "" }
    budget -= range.count
    var words = bytes[range]
    while words.last == 0x0A { words.removeLast() }
    return nfc(String(decoding: words.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self))
  }

  /// All words, one line per paragraph.
  package var lines: [String] { String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init) }
}
