import DocumentModel
import MarkdownText

/// Our own blocks as the JSON that pandoc accepts as a document.
///
/// Only these blocks can be in it, so that no code of another language, no picture, no option and no template in a text
/// ever reaches a writer, which runs outside pandoc's sandbox.
struct PandocTree {
  private(set) var json: [UInt8] = []
  /// Whether the content is around the text.
  private var isHead = false
  private var isInNote = false
  /// To be set at the next words.
  private var bookmark: String?
  /// How many parts links may lead to.
  private let parts: Int

  /// - Parameters:
  ///   - version: of pandoc's types, as its reader gave it; a writer accepts no other.
  ///   - parts: the texts of a compilation.
  ///   - contents: the list of them.
  ///   - head: what is before the text and not part of it; see `LabelStyles`.
  ///   - bookmark: the name of a bookmark in the head.
  init(
    _ blocks: [Block], head: [Block] = [], parts: [PublishedPart] = [], contents: Contents? = nil,
    bookmark: String? = nil, properties: [(key: String, value: String)],
    version: [Int]
  ) {
    self.bookmark = bookmark
    self.parts = parts.count
    add("{\"pandoc-api-version\":[" + version.map(String.init).joined(separator: ",") + "],\"meta\":{")
    separated(properties) { tree, property in
      tree.add(string: property.key)
      tree.add(":{\"t\":\"MetaInlines\",\"c\":")
      tree.add(inlines: [.text(property.value)])
      tree.add("}")
    }
    add("},\"blocks\":[")
    if !head.isEmpty {
      isHead = true
      // Word and LibreOffice merge two tables with nothing between them.
      let isApart = blocks.first?.beginsWithTable != true
      styled { $0.add(blocks: isApart ? head : head + [.paragraph([.text("\u{A0}")])]) }
      isHead = false
      if !blocks.isEmpty { add(",") }
    }
    separated(blocks) { $0.add(block: $1) }
    if !parts.isEmpty {
      if !head.isEmpty || !blocks.isEmpty { add(",") }
      add(parts: parts, contents)
    }
    add("]}")
  }

  /// Blocks in the style of content around the text.
  private mutating func styled(_ content: (inout PandocTree) -> Void) {
    element("Div") { tree in
      tree.add("[[\"\",[\"record-label\"],[[\"custom-style\",\"\(LabelStyles.label)\"]]],")
      content(&tree)
      tree.add("]")
    }
  }

  // MARK: Parts

  /// The list of contents of a compilation.
  struct Contents {
    let title: String
    let format: PandocWriter.OfficeFormat
  }

  private mutating func add(parts: [PublishedPart], _ contents: Contents?) {
    if let contents {
      add(block: .heading(level: 1, [.text(contents.title)]))
      let isDeep = parts.contains { $0.level > 1 }
      for (place, part) in parts.enumerated() {
        add(",")
        element("Div") { tree in
          let entry = ContentsEntry(
            words: part.heading, anchor: PublishedPart.anchor(place), level: part.level,
            isStrong: isDeep && part.level == 1)
          tree.add("[[\"\",[],[[\"custom-style\",\"\(entry.style)\"]]],[{\"t\":\"Para\",\"c\":[")
          tree.element("RawInline") { tree in
            tree.add("[\"\(contents.format.rawName)\",")
            tree.add(string: entry.markup(contents.format))
            tree.add("]")
          }
          tree.add("]}]]")
        }
      }
      add(",")
    }
    separated(Array(parts.enumerated())) { tree, part in
      if part.element.startsPage, let format = contents?.format { tree.addPageBreak(format) }
      tree.element("Header") { tree in
        tree.add("[\(part.element.level),\(Self.noAttributes),[")
        // Not the heading's own name, which pandoc makes a bookmark of all that follows.
        tree.element("Span") { tree in
          tree.add("[[\"\(PublishedPart.anchor(part.offset))\",[],[]],")
          tree.add(inlines: [.text(part.element.heading)])
          tree.add("]")
        }
        tree.add("]]")
      }
      for block in part.element.head {
        tree.add(",")
        tree.add(block: block)
      }
      tree.add(",")
      tree.element("Div") { tree in
        tree.add("[[\"\",[],[[\"lang\",")
        tree.add(string: ProofingLanguage(part.element.language, country: nil).tag)
        tree.add("]]],")
        tree.add(blocks: part.element.blocks)
        tree.add("]")
      }
    }
  }

  /// An empty paragraph after which a new page begins, in the language of the format: pandoc has no element for it.
  private mutating func addPageBreak(_ format: PandocWriter.OfficeFormat) {
    element("RawBlock") { tree in
      tree.add("[\"\(format.rawName)\",")
      switch format {
      case .docx: tree.add(string: "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
      case .odt: tree.add(string: "<text:p text:style-name=\"RecordNewPage\"/>")
      }
      tree.add("]")
    }
    add(",")
  }

  // MARK: Blocks

  private mutating func add(blocks: [Block]) {
    list(blocks) { $0.add(block: $1) }
  }

  private mutating func add(block: Block) {
    switch block {
    case .heading(let level, let words):
      element("Header") { tree in
        tree.add("[\(min(max(level, 1), 6)),\(Self.noAttributes),")
        tree.add(inlines: words)
        tree.add("]")
      }
    case .paragraph(let words): element("Para") { $0.add(inlines: words) }
    case .bullets(let items): element("BulletList") { $0.add(items: items) }
    case .ordered(let numbering, let items): add(numbering, items)
    case .quote(let blocks): element("BlockQuote") { $0.add(blocks: blocks) }
    case .code(let code):
      element("CodeBlock") { tree in
        tree.add("[\(Self.noAttributes),")
        tree.add(string: VisibleText.of(code))
        tree.add("]")
      }
    case .table(let table): element("Table") { $0.add(table: table) }
    case .rule: add("{\"t\":\"HorizontalRule\"}")
    }
  }

  private mutating func add(_ numbering: Numbering, _ items: [[Block]]) {
    element("OrderedList") { tree in
      let (style, delimiter) = (numbering.style.pandocName, numbering.delimiter.pandocName)
      tree.add("[[\(numbering.start),{\"t\":\"\(style)\"},{\"t\":\"\(delimiter)\"}],")
      tree.add(items: items)
      tree.add("]")
    }
  }

  /// A list whose items are one paragraph each, with nested lists, is set tight.
  private mutating func add(items: [[Block]]) {
    let isTight = items.isTight
    list(items) { tree, item in
      tree.list(item) { tree, block in
        if isTight, case .paragraph(let words) = block {
          tree.element("Plain") { $0.add(inlines: words) }
        } else {
          tree.add(block: block)
        }
      }
    }
  }

  // MARK: Tables

  private mutating func add(table: Table) {
    add("[\(Self.noAttributes),[null,")
    add(blocks: table.caption)
    add("],")
    let widths = ColumnWidths.of(table)
    list(Array(widths.enumerated())) { tree, column in
      let alignment = column.offset < table.alignments.count ? table.alignments[column.offset] : .none
      tree.add("[{\"t\":\"\(alignment.pandocName)\"},{\"t\":\"ColWidth\",\"c\":\(column.element)}]")
    }
    add(",[\(Self.noAttributes),")
    add(rows: table.head)
    add("],[[\(Self.noAttributes),0,[],")
    add(rows: table.rows)
    add("]],[\(Self.noAttributes),[]]]")
  }

  private mutating func add(rows: [[Table.Cell]]) {
    list(rows) { tree, row in
      tree.add("[\(Self.noAttributes),")
      tree.list(row) { tree, cell in
        tree.add("[\(Self.noAttributes),{\"t\":\"AlignDefault\"},\(max(cell.rows, 1)),\(max(cell.columns, 1)),")
        tree.list(cell.blocks) { tree, block in
          if tree.isHead {
            tree.styled { $0.add(blocks: [block]) }
          } else if cell.blocks.count == 1, case .paragraph(let words) = block {
            tree.element("Plain") { $0.add(inlines: words) }
          } else {
            tree.add(block: block)
          }
        }
        tree.add("]")
      }
      tree.add("]")
    }
  }

  // MARK: Inlines

  private mutating func add(inlines: [Inline]) {
    if isHead, let name = bookmark {
      bookmark = nil
      add("[")
      element("Span") { tree in
        tree.add("[")
        tree.add("[")
        tree.add(string: name)
        tree.add(",[],[]],")
        tree.add(inlines: inlines)
        tree.add("]")
      }
      add("]")
      return
    }
    list(inlines) { $0.add(inline: $1) }
  }

  private mutating func add(inline: Inline) {
    switch inline {
    case .text(let words): add(words: words)
    case .emphasis(let inner): element("Emph") { $0.add(inlines: inner) }
    case .strong(let inner): element("Strong") { $0.add(inlines: inner) }
    case .strikeout(let inner): element("Strikeout") { $0.add(inlines: inner) }
    case .superscript(let inner): element("Superscript") { $0.add(inlines: inner) }
    case .subscript(let inner): element("Subscript") { $0.add(inlines: inner) }
    case .code(let code):
      element("Code") { tree in
        tree.add("[\(Self.noAttributes),")
        tree.add(string: VisibleText.of(code))
        tree.add("]")
      }
    case .math(let formula, let display):
      let mark = display ? "$$" : "$"
      add(words: mark + formula + mark)
    case .link(let words, let target):
      guard Self.isSafe(target) || PublishedPart.anchor(ofTarget: target, parts: parts) != nil else {
        // The words are kept, the link is removed.
        element("Span") { tree in
          tree.add("[\(Self.noAttributes),")
          tree.add(inlines: words)
          tree.add("]")
        }
        return
      }
      element("Link") { tree in
        tree.add("[\(Self.noAttributes),")
        tree.add(inlines: words)
        tree.add(",[")
        tree.add(string: VisibleText.of(target))
        tree.add(",\"\"]]")
      }
    case .note(let blocks, _):
      guard !isInNote else { return add(within: blocks) }
      isInNote = true
      element("Note") { $0.add(blocks: blocks) }
      isInNote = false
    case .lineBreak: add("{\"t\":\"LineBreak\"}")
    }
  }

  /// A note within a note, which office documents do not have: its words, in brackets.
  private mutating func add(within note: [Block]) {
    element("Span") { tree in
      tree.add("[\(Self.noAttributes),")
      tree.add(inlines: note.inBrackets)
      tree.add("]")
    }
  }

  private mutating func add(words: String) {
    element("Str") { $0.add(string: VisibleText.of(words)) }
  }

  /// Only what opens a page or a letter: never a file, a script or anything that an office program would fetch.
  static func isSafe(_ target: String) -> Bool {
    let start = target.prefix(8).lowercased()
    return ["http://", "https://", "mailto:"].contains { start.hasPrefix($0) }
      && target.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
  }

  // MARK: JSON

  private static let noAttributes = "[\"\",[],[]]"

  private mutating func element(_ tag: String, _ content: (inout PandocTree) -> Void) {
    add("{\"t\":\"\(tag)\",\"c\":")
    content(&self)
    add("}")
  }

  private mutating func list<Element>(_ elements: [Element], _ add: (inout PandocTree, Element) -> Void) {
    self.add("[")
    separated(elements, add)
    self.add("]")
  }

  private mutating func separated<Element>(_ elements: [Element], _ add: (inout PandocTree, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { json.append(UInt8(ascii: ",")) }
      add(&self, element)
    }
  }

  private mutating func add(_ text: String) { json += text.utf8 }

  private mutating func add(string text: String) {
    json.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
      case 0x0A: json += Array("\\n".utf8)
      case 0..<0x20: json.append(0x20)
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}

extension Numbering.Style {
  fileprivate var pandocName: String {
    switch self {
    case .decimal: "Decimal"
    case .lowerLetter: "LowerAlpha"
    case .upperLetter: "UpperAlpha"
    case .lowerRoman: "LowerRoman"
    case .upperRoman: "UpperRoman"
    }
  }
}

extension Numbering.Delimiter {
  fileprivate var pandocName: String {
    switch self {
    case .period: "Period"
    case .parenthesis: "OneParen"
    case .parentheses: "TwoParens"
    }
  }
}

extension Table.Alignment {
  fileprivate var pandocName: String {
    switch self {
    case .none: "AlignDefault"
    case .left: "AlignLeft"
    case .center: "AlignCenter"
    case .right: "AlignRight"
    }
  }
}

extension Block {
  /// Whether it begins with a table.
  var beginsWithTable: Bool {
    switch self {
    case .table: true
    case .quote(let inner): inner.first?.beginsWithTable ?? false
    case .bullets, .ordered, .heading, .paragraph, .code, .rule: false
    }
  }
}
