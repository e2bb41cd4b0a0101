import MarkdownText
import NegotiatedText
import TextSearch

/// The words of a Markdown text as a search finds and shows them.
package enum SearchedText {
  /// The paragraphs of a text, those without words left out. Cost: linear.
  ///
  /// - Parameter printed: what of the text nobody wrote, which is neither found nor shown.
  package static func passages(
    of bytes: [UInt8], language: LanguageTag?, without printed: PrintedParts = .none
  ) -> [SearchPassage] {
    guard let text = try? NumberedText(bytes) else { return [] }
    // The paragraphs are counted as they stand in the record.
    let written = printed.blanked(in: bytes)
    var passages: [SearchPassage] = []
    passages.reserveCapacity(text.paragraphs.count)
    for paragraph in text.paragraphs {
      var range = written[paragraph.range]
      var isTitle = false
      if case .heading = paragraph.kind {
        isTitle = true
        range = range.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
      }
      var line = onOneLine(range)
      if case .tableRow = paragraph.kind { line = cells(of: line) }
      guard !line.isEmpty else { continue }
      passages.append(
        SearchPassage(
          place: paragraph.place, citation: paragraph.citation, language: language?.description, isTitle: isTitle,
          text: line))
    }
    return passages
  }

  /// The cells of a row of a table, without its delimiters; nothing of the row that marks the head.
  private static func cells(of row: String) -> String {
    let cells = row.split(separator: "|").map { $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed() }
      .map { String($0) }
    return cells.allSatisfy({ $0.utf8.allSatisfy { "-: ".utf8.contains($0) } })
      ? "" : cells.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Words without markup, with one space between them.
  package static func onOneLine(_ bytes: ArraySlice<UInt8>) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    var hasMarkup = false
    for byte in bytes {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: if line.last != 0x20, !line.isEmpty { line.append(0x20) }
      // Controls have no place in an index and none on a terminal.
      case 0x00..<0x20, 0x7F: if line.last != 0x20, !line.isEmpty { line.append(0x20) }
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["):
        hasMarkup = true
        line.append(byte)
      default: line.append(byte)
      }
    }
    if line.last == 0x20 { line.removeLast() }
    return hasMarkup ? InlinePlainText.of(line) : String(decoding: line, as: UTF8.self)
  }
}
