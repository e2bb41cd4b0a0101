import DocumentModel
import MarkdownText

/// An .odt written by pandoc with what pandoc omits: borders of cells, and a style and a number for each list.
enum FinishedOpenDocument {
  static func made(of document: [UInt8], lists: [PublishedList]) throws(PublicationError) -> [UInt8] {
    var isWhole = true
    // The type comes first, as OpenDocument 1.2, part 3, section 3.3 requires.
    let made = try FinishedPackage.rewritten(document, first: "mimetype", isStored: true) { name, bytes in
      guard name == "content.xml" else { return bytes }
      guard let content = finished(bytes, lists) else {
        isWhole = false
        return bytes
      }
      return content
    }
    guard isWhole else { throw .programFailed(.pandoc, status: 0) }
    return made
  }

  private static func finished(_ content: [UInt8], _ lists: [PublishedList]) -> [UInt8]? {
    let text = String(decoding: content, as: UTF8.self)
    guard let body = text.firstRange(of: "<office:body") else { return content }
    guard let numbered = numbered(Array(text[body.lowerBound...].utf8), lists) else { return nil }
    return Array(styles(String(text[..<body.lowerBound])).utf8) + numbered
  }

  // MARK: Styles

  /// Pandoc sets every cell without borders, whatever its reference document says, and knows the delimiter of a list's
  /// first level only. The body is not changed.
  private static func styles(_ text: String) -> String {
    let border = "fo:border=\"0.5pt solid #7f7f7f\" fo:padding=\"0.12cm\""
    var styles =
      text
      .replacing("fo:border=\"none\"", with: border)
      .replacing("<style:table-properties ", with: "<style:table-properties fo:margin-bottom=\"0.3cm\" ")
    if let header = styles.firstRange(of: "\"TableHeaderRowCell\" style:family"),
      let first = styles[header.upperBound...].firstRange(of: border)
    {
      styles.replaceSubrange(first, with: border + " fo:background-color=\"#ededed\"")
    }
    return styles.replacing(
      "</office:automatic-styles>",
      with: [PublishedList.Mark.bullet, .period, .parenthesis, .parentheses].map(style).joined()
        + "</office:automatic-styles>")
  }

  private static func style(_ mark: PublishedList.Mark) -> String {
    let levels = (1...10).map { level in
      let place =
        "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
        + "<style:list-level-label-alignment text:label-followed-by=\"listtab\" "
        + "text:list-tab-stop-position=\"\(level)cm\" fo:text-indent=\"-0.75cm\" fo:margin-left=\"\(level)cm\"/>"
        + "</style:list-level-properties>"
      let (prefix, suffix) = mark.signs
      return mark == .bullet
        ? "<text:list-level-style-bullet text:level=\"\(level)\" text:bullet-char=\"\(level % 2 == 1 ? "•" : "–")\">"
          + place + "</text:list-level-style-bullet>"
        : "<text:list-level-style-number text:level=\"\(level)\" style:num-format=\"1\""
          + (prefix.isEmpty ? "" : " style:num-prefix=\"\(prefix)\"") + " style:num-suffix=\"\(suffix)\">" + place
          + "</text:list-level-style-number>"
    }
    return "<text:list-style style:name=\"\(mark.styleName)\">" + levels.joined() + "</text:list-style>"
  }

  // MARK: Lists

  /// Each `text:list` with its style, and each first item of an ordered one with its number; `nil` if the body does not
  /// contain those lists.
  private static func numbered(_ body: [UInt8], _ lists: [PublishedList]) -> [UInt8]? {
    let element = Array("<text:list".utf8)
    let label = Array("<text:p text:style-name=\"\(LabelStyles.label)\"".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(body.count + lists.count * 40)
    var next = lists[...]
    var start: Int?
    var at = 0
    var copied = 0
    while let open = body[at...].firstIndex(of: element[0]) {
      at = open + 1
      if body[open...].starts(with: label) {
        // Pandoc writes the requested style name; a style's name has no spaces (OpenDocument 1.2, part 1, 18.3.32).
        result += body[copied..<open]
        result += Array("<text:p text:style-name=\"Record_20_Label\"".utf8)
        copied = open + label.count
        continue
      }
      guard body[open...].starts(with: element), let end = body[open...].firstIndex(of: UInt8(ascii: ">")) else {
        continue
      }
      let after = open + element.count
      if body[after] == UInt8(ascii: ">") || body[after] == 0x20 {
        guard let list = next.popFirst() else { return nil }
        result += body[copied..<after]
        result += Array(" text:style-name=\"\(list.mark.styleName)\">".utf8)
        copied = end + 1
        start = list.mark == .bullet ? nil : list.start
      } else if body[after...].starts(with: Array("-item>".utf8)), let number = start {
        result += body[copied..<end]
        result += Array(" text:start-value=\"\(number)\">".utf8)
        copied = end + 1
        start = nil
      }
      at = end
    }
    guard next.isEmpty else { return nil }
    return result + body[copied...]
  }
}

/// A list, in the order of the text.
struct PublishedList: Hashable {
  enum Mark: Hashable {
    case bullet, period, parenthesis, parentheses

    var styleName: String {
      switch self {
      case .bullet: "Record_5f_Bullet"
      case .period: "Record_5f_Period"
      case .parenthesis: "Record_5f_Parenthesis"
      case .parentheses: "Record_5f_Parentheses"
      }
    }

    var signs: (String, String) {
      switch self {
      case .bullet, .period: ("", ".")
      case .parenthesis: ("", ")")
      case .parentheses: ("(", ")")
      }
    }
  }

  let mark: Mark
  let start: Int
}

extension PublishedText {
  /// All lists of heading block and text, each before those within it; those of a note where it is referred to.
  var lists: [PublishedList] {
    var lists: [PublishedList] = []
    Self.collect(head + blocks + parts.flatMap { $0.head + $0.blocks }, &lists)
    return lists
  }

  /// - Parameter inNote: whether the blocks are those of a note; lists of notes within it are words alone.
  private static func collect(_ blocks: [Block], _ lists: inout [PublishedList], inNote: Bool = false) {
    for block in blocks {
      switch block {
      case .heading(_, let words), .paragraph(let words): collect(words, &lists, inNote)
      case .bullets(let items):
        lists.append(PublishedList(mark: .bullet, start: 1))
        for item in items { collect(item, &lists, inNote: inNote) }
      case .ordered(let numbering, let items):
        let mark: PublishedList.Mark =
          switch numbering.delimiter {
          case .period: .period
          case .parenthesis: .parenthesis
          case .parentheses: .parentheses
          }
        lists.append(PublishedList(mark: mark, start: numbering.start))
        for item in items { collect(item, &lists, inNote: inNote) }
      case .quote(let inner): collect(inner, &lists, inNote: inNote)
      case .table(let table):
        collect(table.caption, &lists, inNote: inNote)
        for row in table.head + table.rows { for cell in row { collect(cell.blocks, &lists, inNote: inNote) } }
      case .code, .rule: break
      }
    }
  }

  private static func collect(_ inlines: [Inline], _ lists: inout [PublishedList], _ inNote: Bool) {
    for inline in inlines {
      switch inline {
      case .note(let blocks, _): if !inNote { collect(blocks, &lists, inNote: true) }
      case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
        .subscript(let inner), .link(let inner, _):
        collect(inner, &lists, inNote)
      case .text, .code, .math, .lineBreak: break
      }
    }
  }
}
