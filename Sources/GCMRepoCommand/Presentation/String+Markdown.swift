import RecordRendering

extension String {
  /// One line of Markdown that shows these characters (CommonMark 0.31, section 2.4).
  ///
  /// Only what would be markup where it stands is escaped: the source is read too.
  var asMarkdown: String {
    let line = Array(TerminalText.neutralised(self).unicodeScalars)
    var written = String.UnicodeScalarView()
    // Digits at the beginning may be the number of a list, if a space follows their mark.
    let number = line.prefix { (0x30...0x39).contains($0.value) }.count
    for (place, scalar) in line.enumerated() {
      let next = place + 1 < line.count ? line[place + 1] : nil
      let isMarkup =
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "{", "}", "<", "|", "~", "$", "^", "@": true
        case "#", ">", "+", "-", "=", "%": place == 0
        case ".", ")":
          (place == number && number > 0 && (next.map { $0 == " " || $0 == "\t" } ?? true))
            || (scalar == "." && line[..<place].suffix(3).elementsEqual(Self.web))
        // A bare address would be a link.
        case ":": place == 0 || next == "/"
        case "&": next.map { $0 == "#" || $0.properties.isAlphabetic } ?? false
        case "!": next == "["
        default: false
        }
      if isMarkup { written.append("\\") }
      written.append(scalar)
    }
    return String(written)
  }

  private static let web = Array("www".unicodeScalars)

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
