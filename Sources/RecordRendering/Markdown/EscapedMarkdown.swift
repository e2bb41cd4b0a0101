/// Document text written into Markdown so that a renderer shows it and does nothing else with it.
///
/// No element, link, image, emphasis, mention (`@`), issue number (`#12`), address or emoji code of the text takes
/// effect: their characters are escaped, and where a site scans the rendered text again an empty comment splits them.
struct EscapedMarkdown: ~Copyable {
  private(set) var buffer = ByteWriter()
  private var isLineStart = true

  init() {}

  var text: String { buffer.text }

  /// Appends a run of text, each of its lines between two tags; no tags for unchanged text.
  mutating func append(_ bytes: some Collection<UInt8>, in element: String?) {
    append(bytes, in: element.map { [$0] } ?? [])
  }

  /// - Parameter elements: The names of the tags, outermost first.
  mutating func append(_ bytes: some Collection<UInt8>, in elements: [String]) {
    var text = ByteWriter()
    Array(bytes).withUnsafeBytes { TerminalText.append($0, keepingLayout: true, to: &text) }
    let lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 {
        // An empty line must not begin an HTML block.
        buffer.append(isLineStart ? "&nbsp;<br>\n" : "<br>\n")
        isLineStart = true
      }
      guard !line.isEmpty else { continue }
      for element in elements { buffer.append("<\(element)>") }
      append(line: line)
      for element in elements.reversed() { buffer.append("</\(element)>") }
    }
  }

  private mutating func append(line: ArraySlice<UInt8>) {
    var at = line.startIndex
    if isLineStart {
      // Four spaces would make a code block.
      while at < line.endIndex, line[at] == 0x20 || line[at] == 0x09 {
        buffer.append(line[at] == 0x20 ? "&nbsp;" : "&emsp;")
        at += 1
      }
      at = escapeListMark(line[at...])
    }
    isLineStart = false
    while at < line.endIndex {
      append(line[at], after: line[..<at], before: at + 1 < line.endIndex ? line[at + 1] : nil)
      at += 1
    }
  }

  /// Escapes what would begin a list, a quotation or a thematic break at the start of a line. Returns where the rest
  /// begins.
  private mutating func escapeListMark(_ line: ArraySlice<UInt8>) -> Int {
    guard let first = line.first else { return line.startIndex }
    if "-+=".utf8.contains(first) {
      buffer.append(byte: UInt8(ascii: "\\"))
      buffer.append(byte: first)
      return line.startIndex + 1
    }
    let digits = line.prefix { (48...57).contains($0) }
    if !digits.isEmpty, digits.endIndex < line.endIndex, ".)".utf8.contains(line[digits.endIndex]),
      digits.endIndex + 1 == line.endIndex || line[digits.endIndex + 1] == 0x20
        || line[digits.endIndex + 1] == 0x09
    {
      buffer.append(digits)
      buffer.append(byte: UInt8(ascii: "\\"))
      buffer.append(byte: line[digits.endIndex])
      return digits.endIndex + 1
    }
    return line.startIndex
  }

  private mutating func append(_ byte: UInt8, after: ArraySlice<UInt8>, before next: UInt8?) {
    switch byte {
    case UInt8(ascii: "<"): buffer.append("&lt;")
    case UInt8(ascii: ">"): buffer.append("&gt;")
    case UInt8(ascii: "&"): buffer.append("&amp;")
    case UInt8(ascii: "@"): buffer.append("@<!-- -->")
    case UInt8(ascii: "#"):
      buffer.append("\\#")
      if let next, (48...57).contains(next) { buffer.append("<!-- -->") }
    case UInt8(ascii: ":"):
      buffer.append(":")
      if let next, next == 0x2F || next == 0x2B || next == 0x2D || Self.isWord(next) {
        buffer.append("<!-- -->")
      }
    case UInt8(ascii: ".") where after.suffix(3).allSatisfy { $0 | 0x20 == 0x77 } && after.count >= 3:
      buffer.append("<!-- -->.")
    case _ where "\\`*_[]|~$!".utf8.contains(byte):
      buffer.append(byte: UInt8(ascii: "\\"))
      buffer.append(byte: byte)
    default: buffer.append(byte: byte)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
