import DocumentModel
import MarkdownText

/// Pandoc's document tree, read from its JSON into our own blocks and inlines.
///
/// The tree is pandoc's stable interface: the same from 2.10 to 3, whereas its Markdown writers differ between
/// versions, fall back to HTML for tables and lose the labels of lists.
struct PandocDocument {
  private(set) var blocks: [Block] = []
  /// Paragraphs that pandoc extracts from a .docx by their styles (title, subtitle, author, date, abstract).
  private(set) var front: [Block] = []
  private(set) var title: String?
  /// The version of the tree's types: a writer accepts only a tree of its own version.
  private(set) var version: [Int] = []
  let foreign: Foreign
  var images = 0
  /// Letters read as words.
  var letters = 0
  private var depth = 0
  /// Finds the numbers written in the source, if the tree has positions.
  let itemNumbers: ItemNumbers?
  /// The position of the current item: the first that any block in it gives.
  private var itemPlace: ItemNumbers.Place?

  /// The deepest nesting of blocks and inlines; the deepest real document seen has 14.
  static let depthLimit = 96

  enum Failure: Error { case nesting, malformed }

  /// How code in another language, such as HTML in Markdown, is treated.
  enum Foreign: Sendable {
    /// It is not part of a foreign file's words.
    case dropped
    /// In a text of the record somebody typed it, so a reader should see it as typed; so is the alternative text of a
    /// picture.
    case words
  }

  /// - Parameter itemNumbers: for a Markdown tree with positions (`+sourcepos`); its lists are split wherever the
  ///   source is not consecutive, so that each item has its written number.
  init(json: [UInt8], foreign: Foreign = .dropped, itemNumbers: ItemNumbers? = nil) throws(Failure) {
    self.foreign = foreign
    self.itemNumbers = itemNumbers
    do {
      var cursor = JSONCursor(json)
      try cursor.object { cursor, key in
        switch key {
        case "blocks": blocks = try readBlocks(&cursor)
        case "meta": try readMeta(&cursor)
        case "pandoc-api-version": try cursor.array { version.append(try $0.integer()) }
        default: try cursor.skipValue()
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .malformed
    }
  }

  private mutating func readMeta(_ cursor: inout JSONCursor) throws {
    var fields: [String: [Block]] = [:]
    try cursor.object { cursor, key in fields[key] = try readMetaValue(&cursor) }
    let words = (fields["title"] ?? []).compactMap(\.inlines).flatMap { $0 }
    if !words.isEmpty { front.append(.heading(level: 1, words)) }
    title = words.isEmpty ? nil : MarkdownWriter.squeezed(nfc(words.plainText))
    for key in ["subtitle", "author", "date", "abstract"] { front += fields[key] ?? [] }
  }

  private mutating func readMetaValue(_ cursor: inout JSONCursor) throws -> [Block] {
    var blocks: [Block] = []
    try cursor.tagged { cursor, tag in
      switch tag {
      case "MetaInlines": blocks = [.paragraph(try readInlines(&cursor))]
      case "MetaString": blocks = [.paragraph([.text(try cursor.string())])]
      case "MetaBlocks": blocks = try readBlocks(&cursor)
      case "MetaList":
        try cursor.array { cursor in
          blocks += try nested { document in try document.readMetaValue(&cursor) }
        }
      default: try cursor.skipValue()
      }
    }
    return blocks
  }

  mutating func nested<T>(_ body: (inout PandocDocument) throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    // A position wraps each block and word in another element.
    guard depth <= Self.depthLimit * (itemNumbers == nil ? 1 : 2) else { throw Failure.nesting }
    return try body(&self)
  }

  // MARK: Blocks

  mutating func readBlocks(_ cursor: inout JSONCursor) throws -> [Block] {
    try nested { document in
      var result: [Block] = []
      try cursor.array { cursor in
        try cursor.tagged { cursor, tag in result += try document.readBlock(tag, &cursor) }
      }
      return result
    }
  }

  private mutating func readBlock(_ tag: String, _ cursor: inout JSONCursor) throws -> [Block] {
    switch tag {
    case "Para", "Plain":
      return [.paragraph(try readInlines(&cursor))]
    case "LineBlock":
      var lines: [Inline] = []
      try cursor.array { cursor in
        if !lines.isEmpty { lines.append(.lineBreak) }
        lines += try readInlines(&cursor)
      }
      return [.paragraph(lines)]
    case "Header":
      try cursor.open()
      let level = try cursor.integer()
      try cursor.comma()
      try readPlace(&cursor)
      try cursor.comma()
      let words = try readInlines(&cursor)
      try cursor.close()
      return [.heading(level: level, words)]
    case "CodeBlock":
      try cursor.open()
      try readPlace(&cursor)
      try cursor.comma()
      let code = try cursor.string()
      try cursor.close()
      letters += LetterCount.of(code)
      return [.code(code)]
    case "BlockQuote": return [.quote(try readBlocks(&cursor))]
    case "Div":
      try cursor.open()
      try readPlace(&cursor)
      try cursor.comma()
      let inner = try readBlocks(&cursor)
      try cursor.close()
      return inner
    case "BulletList": return [.bullets(try readItems(&cursor))]
    case "OrderedList":
      try cursor.open()
      let numbering = try readNumbering(&cursor)
      try cursor.comma()
      var numbers: [Int?] = []
      let items = try readItems(&cursor, numbers: &numbers)
      try cursor.close()
      return ItemNumbers.lists(numbering, items, numbers)
    case "DefinitionList": return try readDefinitions(&cursor)
    case "Table": return [.table(try readTable(&cursor))]
    case "Figure":
      try cursor.open()
      try cursor.skipValue()
      try cursor.comma()
      let caption = try readCaption(&cursor)
      try cursor.comma()
      let content = try readBlocks(&cursor)
      try cursor.close()
      return content + caption
    case "HorizontalRule": return [.rule]
    case "RawBlock" where foreign == .words:
      let lines = try readRaw(&cursor).split(separator: "\n").map { Inline.text(String($0)) }
      return lines.isEmpty ? [] : [.paragraph(Array(lines.map { [$0] }.joined(separator: [.lineBreak])))]
    default:
      // RawBlock, Null and later additions: code of another language never becomes text.
      try cursor.skipValue()
      return []
    }
  }

  /// Reads a block's attributes for its position in the source, if the position of its item is not known yet.
  mutating func readPlace(_ cursor: inout JSONCursor) throws {
    guard itemNumbers != nil, itemPlace == nil else { return try cursor.skipValue() }
    // [identifier, [classes], [[key, value]]]
    try cursor.open()
    _ = try cursor.string()
    try cursor.comma()
    try cursor.skipValue()
    try cursor.comma()
    try cursor.array { cursor in
      try cursor.open()
      let key = try cursor.string()
      try cursor.comma()
      let value = try cursor.string()
      try cursor.close()
      if key == "data-pos", itemPlace == nil { itemPlace = ItemNumbers.Place(value) }
    }
    try cursor.close()
  }

  /// Reads `[format, code]`.
  func readRaw(_ cursor: inout JSONCursor) throws -> String {
    try cursor.open()
    try cursor.skipValue()
    try cursor.comma()
    let code = try cursor.string()
    try cursor.close()
    return code
  }

  private mutating func readItems(_ cursor: inout JSONCursor) throws -> [[Block]] {
    var numbers: [Int?] = []
    return try readItems(&cursor, numbers: &numbers)
  }

  /// - Parameter numbers: each item's, from the source; `nil` if unknown.
  private mutating func readItems(_ cursor: inout JSONCursor, numbers: inout [Int?]) throws -> [[Block]] {
    var items: [[Block]] = []
    try cursor.array { cursor in
      let outer = itemPlace
      itemPlace = nil
      items.append(try readBlocks(&cursor))
      numbers.append(itemPlace.flatMap { itemNumbers?.number(at: $0) })
      itemPlace = outer
    }
    return items
  }

  private func readNumbering(_ cursor: inout JSONCursor) throws -> Numbering {
    var numbering = Numbering()
    try cursor.open()
    numbering.start = try cursor.integer()
    try cursor.comma()
    try cursor.tagged { _, tag in
      numbering.style =
        switch tag {
        case "LowerAlpha": .lowerLetter
        case "UpperAlpha": .upperLetter
        case "LowerRoman": .lowerRoman
        case "UpperRoman": .upperRoman
        default: .decimal
        }
    }
    try cursor.comma()
    try cursor.tagged { _, tag in
      switch tag {
      case "Period": numbering.delimiter = .period
      case "OneParen": numbering.delimiter = .parenthesis
      case "TwoParens": numbering.delimiter = .parentheses
      // Pandoc 2.17 knows the delimiter of the first level only; letters and Roman numerals usually have this one.
      default: numbering.delimiter = numbering.style == .decimal ? .period : .parenthesis
      }
    }
    try cursor.close()
    return numbering
  }

  private mutating func readDefinitions(_ cursor: inout JSONCursor) throws -> [Block] {
    var result: [Block] = []
    try cursor.array { cursor in
      try cursor.open()
      result.append(.paragraph(try readInlines(&cursor)))
      try cursor.comma()
      result += try readItems(&cursor).flatMap { $0 }
      try cursor.close()
    }
    return result
  }

  /// Reads `[attributes, content]`; identifiers and classes are ignored.
  func readAttributed<T>(
    _ cursor: inout JSONCursor, _ content: (inout JSONCursor) throws -> T
  ) throws -> T {
    try cursor.open()
    try cursor.skipValue()
    try cursor.comma()
    let result = try content(&cursor)
    try cursor.close()
    return result
  }
}
