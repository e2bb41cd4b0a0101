import RecordRendering

extension String {
  /// One line of Markdown that shows these characters (CommonMark 0.31, section 2.4).
  var asMarkdown: String {
    let line = TerminalText.neutralised(self)
    return String(
      String.UnicodeScalarView(
        line.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          let isPunctuation =
            (0x21...0x7E).contains(scalar.value) && !scalar.properties.isAlphabetic
            && scalar.properties.numericType == nil
          return isPunctuation ? ["\\", scalar] : [scalar]
        }))
  }

  /// A code span with these characters (CommonMark 0.31, section 6.1).
  var asMarkdownCode: String {
    let line = TerminalText.neutralised(self)
    let fence = String(repeating: "`", count: line.longestRunOfBackticks + 1)
    return "\(fence) \(line) \(fence)"
  }

  /// A code block with these lines (section 4.5).
  var asMarkdownBlock: String {
    let text = TerminalText.neutralised(self, keepingLayout: true)
    let fence = String(repeating: "`", count: max(3, text.longestRunOfBackticks + 1))
    return "\(fence)\n\(text)\n\(fence)"
  }

  private var longestRunOfBackticks: Int {
    var (longest, run) = (0, 0)
    for byte in utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
