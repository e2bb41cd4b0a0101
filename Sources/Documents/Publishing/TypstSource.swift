import MarkdownText

/// A text as the source of a typst document: calls of the functions in `house.typ`, whose arguments are strings.
///
/// A string is never markup, so nothing in a text is: not a `#`, not a `$`, not a reference. Only these calls can be in
/// the source, so it reads no file and imports no package.
struct TypstSource {
  private(set) var bytes: [UInt8]
  /// The level of the last heading: PDF/UA-1 (7.4.2) forbids to skip one.
  private var level = 1
  /// How many parts links may lead to.
  private let parts: Int

  init(_ text: PublishedText, of publication: Publication, house: String) {
    parts = text.parts.count
    let subtags = publication.language.split(separator: "-").map(String.init)
    bytes = Array(house.utf8)
    add("\n#show: house.with(")
    for (name, value) in [
      ("title", text.title), ("author", publication.author), ("header", publication.header),
      ("provenance", publication.provenance), ("page-word", publication.pageWords.page),
      ("of-word", publication.pageWords.of), ("lang", subtags.first.flatMap { Self.subtag($0, 2...3) } ?? "en"),
    ] {
      add("\(name): ")
      add(string: VisibleText.of(value))
      add(", ")
    }
    if let region = subtags.dropFirst().last.flatMap({ Self.subtag($0, 2...2) }) { add("region: \"\(region)\", ") }
    add("seconds: \(publication.documentSeconds))\n")
    add("#")
    call("hd", ["1", "1"]) { $0.add(string: VisibleText.of(text.title)) }
    add("\n")
    if case .table(let table)? = text.head.first { add(head: table) }
    for block in text.blocks.joinedLists { statement(block) }
    add(
      parts: text.parts, contentsTitle: text.contentsTitle,
      in: subtags.first.flatMap { Self.subtag($0, 2...3) } ?? "en")
  }

  // MARK: Parts

  /// The list of contents, which typst makes of the headings of the parts' level, and the parts.
  private mutating func add(parts: [PublishedPart], contentsTitle: String, in house: String) {
    guard !parts.isEmpty else { return }
    add("#let house-language = \"\(house)\"\n#")
    call("contents", ["\(parts.contains { $0.level > 1 })"]) { $0.add(string: VisibleText.of(contentsTitle)) }
    add("\n")
    for (place, part) in parts.enumerated() {
      let language = part.language.split(separator: "-").first.flatMap { Self.subtag(String($0), 2...3) } ?? "en"
      add("#set text(lang: house-language)\n")
      if part.startsPage { add("#pagebreak(weak: true)\n") }
      add("#")
      heading(part.level, named: PublishedPart.anchor(place)) { $0.add(inlines: [.text(part.heading)]) }
      add("\n")
      for block in part.head.joinedLists { statement(block) }
      add("#set text(lang: \"\(language)\")\n")
      for block in part.blocks.joinedLists { statement(block) }
    }
  }

  // MARK: Blocks

  private mutating func statement(_ group: [Block]) {
    add("#")
    add(group: group)
    add("\n")
  }

  /// Blocks as one argument.
  private mutating func add(blocks: [Block]) {
    add("{")
    for group in blocks.joinedLists {
      add(group: group)
      add(";")
    }
    add("}")
  }

  /// One block, or consecutive lists that are one list with non-consecutive numbers.
  private mutating func add(group: [Block]) {
    switch group.first {
    case .heading(let look, let words)?: heading(look) { $0.add(inlines: words) }
    case .paragraph(let words)?: call("p") { $0.add(inlines: words) }
    case .bullets(let items)?:
      let isTight = items.isTight
      call("u", ["\(isTight)"]) { source in
        source.separated(items) { $0.add(item: $1, isTight: isTight) }
      }
    case .ordered?: add(ordered: group)
    case .quote(let blocks)?: call("q") { $0.add(blocks: blocks) }
    case .code(let code)?: call("c") { $0.add(string: VisibleText.of(code)) }
    case .table(let table)?: add(table: table)
    case .rule?: add("rule()")
    case nil: break
    }
  }

  /// The title has level 1, and the text's headings begin below it.
  ///
  /// - Parameter name: of a part, to which the list of contents and links refer.
  private mutating func heading(_ look: Int, named name: String? = nil, _ words: (inout TypstSource) -> Void) {
    level = min(max(look, 1) + 1, level + 1, 9)
    let size = "\(min(max(look, 1) + 1, 6))"
    if let name {
      call("ph", ["\(level)", size, "\"\(name)\""], words)
    } else {
      call("hd", ["\(level)", size], words)
    }
  }

  private mutating func add(ordered lists: [Block]) {
    var items: [(number: Int, label: String, blocks: [Block])] = []
    for case .ordered(let numbering, let inner) in lists {
      for (place, blocks) in inner.enumerated() {
        let number = numbering.start + place
        items.append((number, numbering.label(number), blocks))
      }
    }
    let isTight = items.map(\.blocks).isTight
    add("o(\(isTight),(:")
    // Of two items with one number both bear the label of the first: labels differ by number alone.
    for (number, label) in Dictionary(items.map { ($0.number, $0.label) }, uniquingKeysWith: { first, _ in first })
      .sorted(by: { $0.key < $1.key })
    {
      add(bytes.last == UInt8(ascii: ":") ? "" : ",")
      add(string: String(number))
      add(":")
      add(string: label)
    }
    add("),")
    separated(items) { source, item in
      source.add("(\(item.number),")
      source.add(item: item.blocks, isTight: isTight)
      source.add(")")
    }
    add(")")
  }

  /// A tight item begins with words, not with a paragraph.
  private mutating func add(item: [Block], isTight: Bool) {
    guard isTight, case .paragraph(let words)? = item.first else { return add(blocks: item) }
    add("{")
    call("w") { $0.add(inlines: words) }
    add(";")
    for group in Array(item.dropFirst()).joinedLists {
      add(group: group)
      add(";")
    }
    add("}")
  }

  // MARK: Tables

  private mutating func add(table: Table) {
    let widths = ColumnWidths.of(table)
    guard !widths.isEmpty else { return add("p()") }
    add("t(")
    add(widths: widths)
    add(",(")
    for column in widths.indices {
      switch column < table.alignments.count ? table.alignments[column] : .none {
      case .none, .left: add("left,")
      case .center: add("center,")
      case .right: add("right,")
      }
    }
    add("),(")
    // An empty heading row would be an empty band.
    let hasHead = table.head.contains { $0.contains { !$0.blocks.isEmpty } }
    if hasHead { for row in table.head { add(row, columns: widths.count) } }
    add("),")
    for row in table.rows { add(row, columns: widths.count) }
    add(")")
  }

  private mutating func add(head table: Table) {
    let widths = ColumnWidths.of(table)
    add("#head(")
    add(widths: widths)
    add(",")
    for row in table.rows { add(row, columns: widths.count) }
    add(")\n")
  }

  /// In thousandths.
  private mutating func add(widths: [Double]) {
    add("(")
    for width in widths { add("\(max(1, Int((width * 1_000).rounded()))),") }
    add(")")
  }

  /// As many cells as the table has columns, with a comma after each.
  private mutating func add(_ row: [Table.Cell], columns: Int) {
    for column in 0..<columns {
      let blocks = column < row.count ? row[column].blocks : []
      if blocks.count == 1, case .paragraph(let words) = blocks[0] {
        call("w") { $0.add(inlines: words) }
      } else {
        add(blocks: blocks)
      }
      add(",")
    }
  }

  // MARK: Inlines

  private mutating func add(inlines: [Inline]) { separated(inlines) { $0.add(inline: $1) } }

  private mutating func add(inline: Inline) {
    switch inline {
    case .text(let words): add(string: VisibleText.of(words))
    case .emphasis(let inner): call("e") { $0.add(inlines: inner) }
    case .strong(let inner): call("b") { $0.add(inlines: inner) }
    case .strikeout(let inner): call("s") { $0.add(inlines: inner) }
    case .superscript(let inner): call("up") { $0.add(inlines: inner) }
    case .subscript(let inner): call("dn") { $0.add(inlines: inner) }
    case .code(let code): call("m") { $0.add(string: VisibleText.of(code)) }
    case .math(let formula, let display):
      let mark = display ? "$$" : "$"
      add(string: VisibleText.of(mark + formula + mark))
    case .link(let words, let target):
      if let anchor = PublishedPart.anchor(ofTarget: target, parts: parts) {
        return call("to", ["\"\(anchor)\""]) { $0.add(inlines: words) }
      }
      guard PandocTree.isSafe(target) else { return call("w") { $0.add(inlines: words) } }
      add("l(")
      add(string: VisibleText.of(target))
      add(",")
      add(inlines: words)
      add(")")
    case .note(let blocks, _): call("n") { $0.add(inlines: blocks.onOneLine) }
    case .lineBreak: add("br")
    }
  }

  // MARK: Source

  private mutating func call(
    _ function: String, _ first: [String] = [], _ arguments: (inout TypstSource) -> Void
  ) {
    add(function + "(")
    for argument in first { add(argument + ",") }
    arguments(&self)
    add(")")
  }

  private mutating func separated<Element>(_ elements: [Element], _ add: (inout TypstSource, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      add(&self, element)
    }
  }

  private mutating func add(_ code: String) { bytes += code.utf8 }

  /// A string literal; only the quotation mark and the backslash have a meaning in one.
  private mutating func add(string text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A subtag that typst accepts as a language or a region.
  private static func subtag(_ text: String, _ length: ClosedRange<Int>) -> String? {
    length.contains(text.utf8.count) && text.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ? text : nil
  }
}

extension [[Block]] {
  /// Whether all items are one paragraph each, with nested lists: they are set without space between them.
  var isTight: Bool {
    allSatisfy { item in
      item.dropFirst().allSatisfy { block in
        switch block {
        case .bullets, .ordered: true
        default: false
        }
      }
    }
  }
}
