import DocumentModel
import MarkdownText

/// A text as the body of an HTML page.
///
/// Only these blocks can be in it, and every word is escaped, so nothing in a text becomes an element. A list prints the
/// numbers of the text: `<li value="4">` for one that is not consecutive, and a class for `4)`.
///
/// Cost: linear in the text and in its notes, each as often as it is referred to.
struct PageBody {
  private var html: [UInt8] = []
  private let pagesHaveNotes: Bool
  /// Notes in the order of their numbers; those within notes follow when theirs are written.
  private var notes: [[Block]] = []
  private let limit: Int
  /// How many parts links may lead to.
  private let parts: Int
  private var isOverLimit = false
  /// Whether a note is being placed at the foot of the page.
  private var isInNote = false

  /// - Parameters:
  ///   - pagesHaveNotes: whether notes are placed at their references, for a style sheet that moves them to the foot of
  ///     the page; otherwise they follow the text.
  ///   - limit: the largest size in bytes.
  static func html(
    of text: PublishedText, pagesHaveNotes: Bool, limit: Int
  ) throws(PublicationError) -> String {
    var body = PageBody(pagesHaveNotes: pagesHaveNotes, limit: limit, parts: text.parts.count)
    if !text.head.isEmpty {
      body.add("<div class=\"record-label\" data-custom-style=\"\(LabelStyles.label)\">\n")
      body.add(blocks: text.head)
      body.add("\n</div>\n")
    }
    // The page's own title is its heading of the first level.
    body.add(blocks: text.blocks.map(\.oneLevelLower))
    body.add(parts: text.parts, contentsTitle: text.contentsTitle)
    body.addNotes()
    guard body.fits else { throw .tooLarge(limit: limit) }
    return String(decoding: body.html, as: UTF8.self)
  }

  private init(pagesHaveNotes: Bool, limit: Int, parts: Int) {
    self.pagesHaveNotes = pagesHaveNotes
    self.limit = limit
    self.parts = parts
  }

  // MARK: Parts

  private mutating func add(parts: [PublishedPart], contentsTitle: String) {
    guard !parts.isEmpty else { return }
    add("<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">")
    add(escaped: contentsTitle)
    add("</h2>\n<ul>\n")
    let isDeep = parts.contains { $0.level > 1 }
    for (place, part) in parts.enumerated() {
      add(isDeep ? "<li class=\"level\(min(part.level, 3))\">" : "<li>")
      add("<a href=\"#\(PublishedPart.anchor(place))\">")
      add(escaped: part.heading)
      add("</a></li>\n")
    }
    add("</ul>\n</nav>\n")
    for (place, part) in parts.enumerated() {
      let name = "h\(min(part.level + 1, 6))"
      add(part.startsPage ? "<section class=\"new-page\">\n" : "<section>\n")
      add("<\(name) id=\"\(PublishedPart.anchor(place))\">")
      add(escaped: part.heading)
      add("</\(name)>\n")
      add(blocks: part.head)
      add("\n<div lang=\"")
      add(escaped: part.language, quotes: true)
      add("\">\n")
      add(blocks: part.blocks.map(\.oneLevelLower))
      add("\n</div>\n</section>\n")
    }
  }

  // MARK: Blocks

  private mutating func add(blocks: [Block]) {
    for (place, group) in blocks.joinedLists.enumerated() {
      if place > 0 { add("\n") }
      add(group: group)
    }
  }

  /// One block, or the ordered lists that are one on a page.
  private mutating func add(group: [Block]) {
    if case .ordered? = group.first { return add(orderedLists: group) }
    if let block = group.first { add(block: block) }
  }

  private mutating func add(block: Block) {
    guard fits else { return }
    switch block {
    case .heading(let level, let words):
      let name = "h\(min(max(level, 1), 6))"
      add("<\(name)>")
      add(inlines: words)
      add("</\(name)>")
    case .paragraph(let words):
      add("<p>")
      add(inlines: words)
      add("</p>")
    case .bullets(let items):
      add("<ul>\n")
      let isTight = items.isTight
      for item in items { add(item: item, isTight: isTight) }
      add("</ul>")
    case .ordered: add(orderedLists: [block])
    case .quote(let inner):
      add("<blockquote>\n")
      add(blocks: inner)
      add("\n</blockquote>")
    case .code(let code):
      add("<pre><code>")
      add(escaped: code, quotes: true)
      add("</code></pre>")
    case .table(let table): add(table: table)
    case .rule: add("<hr />")
    }
  }

  private mutating func add(orderedLists group: [Block]) {
    guard case .ordered(let numbering, _)? = group.first else { return }
    let items = group.flatMap { if case .ordered(_, let items) = $0 { items } else { [[Block]]() } }
    let isTight = items.isTight
    add("<ol")
    if numbering.start != 1 { add(" start=\"\(numbering.start)\"") }
    add(" type=\"\(numbering.style.listType)\">\n")
    var next = numbering.start
    for case .ordered(let part, let inner) in group {
      for (place, item) in inner.enumerated() {
        let (number, _) = part.start.addingReportingOverflow(place)
        var attributes = number == next ? "" : " value=\"\(number)\""
        if let name = part.delimiter.className { attributes += " class=\"\(name)\"" }
        add(item: item, isTight: isTight, attributes)
        (next, _) = number.addingReportingOverflow(1)
      }
    }
    add("</ol>")
  }

  /// An item of a tight list has its paragraphs without elements of their own.
  private mutating func add(item: [Block], isTight: Bool, _ attributes: String = "") {
    add("<li\(attributes)>")
    for (place, group) in item.joinedLists.enumerated() {
      if place > 0 { add("\n") }
      if isTight, case .paragraph(let words)? = group.first {
        add(inlines: words)
      } else {
        add(group: group)
      }
    }
    add("</li>\n")
  }

  // MARK: Tables

  private mutating func add(table: Table) {
    add("<table>\n")
    if !table.caption.isEmpty {
      add("<caption>")
      add(blocks: table.caption)
      add("</caption>\n")
    }
    add("<colgroup>\n")
    for width in ColumnWidths.of(table) { add("<col style=\"width: \(Int(width * 100))%\" />\n") }
    add("</colgroup>\n")
    if !table.head.isEmpty {
      add("<thead>\n")
      for row in table.head { add(row: row, of: table, cell: "th") }
      add("</thead>\n")
    }
    add("<tbody>\n")
    for row in table.rows { add(row: row, of: table, cell: "td") }
    add("</tbody>\n</table>")
  }

  private mutating func add(row: [Table.Cell], of table: Table, cell name: String) {
    add("<tr>\n")
    var column = 0
    for cell in row {
      add("<\(name)")
      if cell.columns > 1 { add(" colspan=\"\(cell.columns)\"") }
      if cell.rows > 1 { add(" rowspan=\"\(cell.rows)\"") }
      if column < table.alignments.count, let word = table.alignments[column].word {
        add(" style=\"text-align: \(word);\"")
      }
      add(">")
      if cell.blocks.count == 1, case .paragraph(let words) = cell.blocks[0] {
        add(inlines: words)
      } else {
        add(blocks: cell.blocks)
      }
      add("</\(name)>\n")
      column += max(cell.columns, 1)
    }
    add("</tr>\n")
  }

  // MARK: Inlines

  private mutating func add(inlines: [Inline]) {
    for inline in inlines { add(inline: inline) }
  }

  private mutating func add(inline: Inline) {
    switch inline {
    case .text(let words): add(escaped: words)
    case .emphasis(let inner): add(inner, in: "em")
    case .strong(let inner): add(inner, in: "strong")
    case .strikeout(let inner): add(inner, in: "del")
    case .superscript(let inner): add(inner, in: "sup")
    case .subscript(let inner): add(inner, in: "sub")
    case .code(let code):
      add("<code>")
      add(escaped: code)
      add("</code>")
    case .math(let formula, let display):
      let mark = display ? "$$" : "$"
      add(escaped: mark + formula + mark)
    case .link(let words, let target):
      guard PandocTree.isSafe(target) || PublishedPart.anchor(ofTarget: target, parts: parts) != nil else {
        // The words are kept, the link is removed.
        return add(inlines: words)
      }
      add("<a href=\"")
      add(escaped: target, quotes: true)
      add("\">")
      add(inlines: words)
      add("</a>")
    case .note(let blocks, _): add(note: blocks)
    case .lineBreak: add("<br />\n")
    }
  }

  private mutating func add(_ inner: [Inline], in name: String) {
    add("<\(name)>")
    add(inlines: inner)
    add("</\(name)>")
  }

  // MARK: Notes

  private mutating func add(note: [Block]) {
    guard fits else { return }
    if pagesHaveNotes, isInNote { return add(inlines: note.inBrackets) }
    if pagesHaveNotes {
      isInNote = true
      defer { isInNote = false }
      add("<span class=\"footnote\">")
      add(inlines: note.onOneLine)
      add("</span>")
      return
    }
    notes.append(note)
    let number = notes.count
    add(
      "<a href=\"#fn\(number)\" class=\"footnote-ref\" id=\"fnref\(number)\" role=\"doc-noteref\"><sup>\(number)</sup></a>"
    )
  }

  /// Each with a link back to its reference, at the end of its last paragraph.
  private mutating func addNotes() {
    guard !notes.isEmpty else { return }
    add("\n<section class=\"footnotes footnotes-end-of-document\" role=\"doc-endnotes\">\n<hr />\n<ol>\n")
    var place = 0
    while place < notes.count, fits {
      let back = "<a href=\"#fnref\(place + 1)\" class=\"footnote-back\" role=\"doc-backlink\">↩︎</a>"
      let blocks = notes[place]
      add("<li id=\"fn\(place + 1)\" role=\"doc-endnote\">")
      if case .paragraph(let words)? = blocks.last {
        if blocks.count > 1 {
          add(blocks: Array(blocks.dropLast()))
          add("\n")
        }
        add("<p>")
        add(inlines: words)
        add(back + "</p>")
      } else {
        add(blocks: blocks)
        add("\n" + back)
      }
      add("</li>\n")
      place += 1
    }
    add("</ol>\n</section>\n")
  }

  // MARK: Bytes

  /// Looked at before each block and note.
  private var fits: Bool {
    mutating get {
      if html.count > limit { isOverLimit = true }
      return !isOverLimit
    }
  }

  private mutating func add(_ markup: String) { html += markup.utf8 }

  /// - Parameter quotes: whether quotation marks are escaped, as a quoted attribute needs it.
  private mutating func add(escaped text: String, quotes: Bool = false) {
    var text = VisibleText.of(text)
    text.withUTF8 { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "&"): html += Array("&amp;".utf8)
        case UInt8(ascii: "<"): html += Array("&lt;".utf8)
        case UInt8(ascii: ">"): html += Array("&gt;".utf8)
        case UInt8(ascii: "\"") where quotes: html += Array("&quot;".utf8)
        default: html.append(byte)
        }
      }
    }
  }
}

extension Block {
  fileprivate var oneLevelLower: Block {
    if case .heading(let level, let words) = self { return .heading(level: level + 1, words) }
    return self
  }
}

extension Numbering.Style {
  /// The `type` of an `ol` (HTML, section 4.4.5).
  fileprivate var listType: String {
    switch self {
    case .decimal: "1"
    case .lowerLetter: "a"
    case .upperLetter: "A"
    case .lowerRoman: "i"
    case .upperRoman: "I"
    }
  }
}

extension Numbering.Delimiter {
  /// The class of an item in `TextStyleSheet`.
  fileprivate var className: String? {
    switch self {
    case .period: nil
    case .parenthesis: "parenthesis"
    case .parentheses: "parentheses"
    }
  }
}

extension Table.Alignment {
  fileprivate var word: String? {
    switch self {
    case .none: nil
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}
