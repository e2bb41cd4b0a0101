import MarkdownText
import NegotiatedText
import TextDiff

/// A paragraph of minutes as their list is read: a heading, an item, a row of a table, or words.
struct MinutesLine: Hashable {
  let kind: Kind
  /// Its plain words without its number; of a row its cells, joined.
  let words: String
  /// The number that it bears, as `3` or `a`.
  let number: ParagraphNumber?
  /// How far it is indented.
  let indent: Int
  /// Its first line in the text, from 1.
  let line: Int
  /// Whether all of it is bold or in capitals, as a heading that was not made with a style.
  let isEmphasised: Bool

  enum Kind: Hashable {
    case heading(level: Int), item, words
    case row([String])
  }

  /// Whether it can begin an item of a list.
  var isItem: Bool { kind == .item || number != nil && kind == .words }

  /// The lines of a text. Cost: linear.
  static func all(in markdown: [UInt8]) throws(MinutesFault) -> [MinutesLine] {
    let text: NumberedText
    do throws(InvalidRedline) { text = try NumberedText(markdown) } catch { throw .tooLong }
    let starts = text.lineStarts
    var line = 0
    return text.paragraphs.compactMap { paragraph in
      while line + 1 < starts.count, starts[line + 1] <= paragraph.range.lowerBound { line += 1 }
      return MinutesLine(paragraph, of: text, line: line + 1)
    }
  }

  private init?(_ paragraph: NumberedText.Paragraph, of text: NumberedText, line: Int) {
    let bytes = text.bytes(of: paragraph)
    indent = bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
    self.line = line
    guard paragraph.isText else { return nil }
    if paragraph.kind == .tableRow {
      let row = String(decoding: bytes, as: UTF8.self)
      guard !TableRow.isDelimiter(row) else { return nil }
      let cells = TableRow.cells(of: row).map(Self.visible)
      (kind, words, number, isEmphasised) = (.row(cells), cells.joined(separator: " | "), nil, false)
      return
    }
    let number = paragraph.number
    var content = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")[
      ...]
    var isHeading = false
    if case .heading(let level) = paragraph.kind {
      content = content.drop { $0 == "#" || $0 == " " }
      (kind, isHeading) = (.heading(level: level), true)
    } else if paragraph.kind == .listItem {
      for mark in ["- ", "* ", "+ "] where content.hasPrefix(mark) { content = content.dropFirst(2) }
      kind = .item
    } else {
      content = content.drop { $0 == ">" || $0 == " " }
      kind = .words
    }
    var plain = InlinePlainText.of(content.utf8)
    if let number, let label = Self.label(number.label, in: plain) { plain = String(label) }
    words = MarkdownWriter.squeezed(Self.visible(plain))
    self.number = number
    let isBold = content.hasPrefix("**") || content.hasPrefix("__") || content.contains(" **")
    let letters = words.filter(\.isLetter)
    isEmphasised =
      isHeading
      || words.utf8.count <= 120
        && (isBold && String(content).isClosedBold || letters.count > 3 && letters.allSatisfy(\.isUppercase))
    guard !words.isEmpty else { return nil }
  }

  /// Without control and format characters, which a record does not take in what a person reads.
  private static func visible(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
      case .format, .surrogate, .privateUse: break
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// What follows a label.
  private static func label(_ label: String, in plain: String) -> Substring? {
    let wanted = Array(label.filter { !$0.isWhitespace && $0 != "*" && $0 != "_" })
    var at = plain.startIndex
    var matched = 0
    while at < plain.endIndex, matched < wanted.count {
      let character = plain[at]
      if character == wanted[matched] { matched += 1 } else if !character.isWhitespace { return nil }
      at = plain.index(after: at)
    }
    guard matched == wanted.count else { return nil }
    return plain[at...].drop { $0.isWhitespace || ".)-–—:".contains($0) }
  }
}

extension String {
  /// Whether it ends in bold, but for a colon.
  fileprivate var isClosedBold: Bool {
    let trimmed = reversed().drop { $0 == ":" || $0.isWhitespace }
    return trimmed.starts(with: "**")
  }
}

/// Why minutes cannot be read.
public enum MinutesFault: Error, Sendable, Hashable {
  /// They have no heading under which agreements are listed.
  case noHeading
  /// Nothing is under the heading, which is in that line.
  case emptyList(line: Int)
  /// They are longer than any minutes are.
  case tooLong
}
