import TextDiff

/// A compiled text as one reads it: the draft, with what the parties propose in brackets after what it would replace.
public struct BracketedText: Sendable, Hashable {
  /// Markdown in UTF-8.
  public let bytes: [UInt8]
  /// How many brackets the proposals make.
  public let brackets: Int

  /// Prints a compilation. Cost: linear in its texts.
  public init(_ text: CompiledText, words: BracketWords) {
    var bytes: [UInt8] = []
    var brackets = 0
    for paragraph in text.paragraphs {
      let base = text.text(of: paragraph)
      let proposed = paragraph.alternatives.filter(\.isProposed)
      guard !proposed.isEmpty else {
        bytes += base
        continue
      }
      if !base.isEmpty {
        bytes += Self.bracketed("", Array(base))
        brackets += 1
      }
      for alternative in proposed {
        let holders = alternative.holders.joined(separator: ", ") + ": "
        bytes +=
          alternative.text.isEmpty
          ? Array("\n[\(holders)\(words.delete)]\n".utf8) : Self.bracketed(holders, alternative.text)
        brackets += 1
      }
    }
    self.bytes = bytes
    self.brackets = brackets
  }

  private static func bracketed(_ holders: String, _ text: [UInt8]) -> [UInt8] {
    let start = text.firstIndex { !$0.isBlank } ?? text.count
    let end = (text.lastIndex { !$0.isBlank } ?? start - 1) + 1
    guard start < end else { return text }
    return text[..<start] + Array("[\(holders)".utf8) + text[start..<end] + [UInt8(ascii: "]")] + text[end...]
  }
}
