import DocumentModel
import MarkdownText

extension PandocDocument {
  mutating func readInlines(_ cursor: inout JSONCursor) throws -> [Inline] {
    try nested { document in
      var result: [Inline] = []
      var words = ""
      try cursor.array { cursor in
        try cursor.tagged { cursor, tag in
          switch tag {
          case "Str":
            let word = try cursor.string()
            document.letters += LetterCount.of(word)
            words += word
          case "Space", "SoftBreak": words += " "
          default:
            if !words.isEmpty { result.append(.text(words)) }
            words = ""
            result += try document.readInline(tag, &cursor)
          }
        }
      }
      if !words.isEmpty { result.append(.text(words)) }
      return result.joined
    }
  }

  private mutating func readInline(_ tag: String, _ cursor: inout JSONCursor) throws -> [Inline] {
    switch tag {
    case "Emph": return [.emphasis(try readInlines(&cursor))]
    case "Strong": return [.strong(try readInlines(&cursor))]
    case "Strikeout": return [.strikeout(try readInlines(&cursor))]
    case "Superscript": return [.superscript(try readInlines(&cursor))]
    case "Subscript": return [.subscript(try readInlines(&cursor))]
    // Markdown cannot express these; their words are kept.
    case "Underline", "SmallCaps": return try readInlines(&cursor)
    case "Span": return try readAttributed(&cursor) { try readInlines(&$0) }
    case "Code":
      let code = try readAttributed(&cursor) { try $0.string() }
      letters += LetterCount.of(code)
      return [.code(code)]
    case "LineBreak": return [.lineBreak]
    case "Note": return [.note(try readBlocks(&cursor))]
    case "Quoted": return try readQuoted(&cursor)
    case "Cite":
      try cursor.open()
      try cursor.skipValue()
      try cursor.comma()
      let words = try readInlines(&cursor)
      try cursor.close()
      return words
    case "Math":
      var display = false
      try cursor.open()
      try cursor.tagged { _, tag in display = tag == "DisplayMath" }
      try cursor.comma()
      let formula = try cursor.string()
      try cursor.close()
      return [.math(formula, display: display)]
    case "Link":
      let (words, target) = try readTargeted(&cursor)
      return [.link(words, target: target)]
    case "Image":
      // Its alternative text is not part of the printed page.
      let before = letters
      let (words, _) = try readTargeted(&cursor)
      letters = before
      images += 1
      return foreign == .words && !words.isEmpty ? [.emphasis(words)] : []
    case "RawInline" where foreign == .words: return [.text(try readRaw(&cursor))]
    default:
      try cursor.skipValue()
      return []
    }
  }

  private mutating func readQuoted(_ cursor: inout JSONCursor) throws -> [Inline] {
    var single = false
    try cursor.open()
    try cursor.tagged { _, tag in single = tag == "SingleQuote" }
    try cursor.comma()
    let words = try readInlines(&cursor)
    try cursor.close()
    return [.text(single ? "‘" : "“")] + words + [.text(single ? "’" : "”")]
  }

  /// Reads `[attributes, words, [target, title]]`.
  private mutating func readTargeted(_ cursor: inout JSONCursor) throws -> ([Inline], target: String) {
    try cursor.open()
    try cursor.skipValue()
    try cursor.comma()
    let words = try readInlines(&cursor)
    try cursor.comma()
    try cursor.open()
    let target = try cursor.string()
    try cursor.comma()
    _ = try cursor.string()
    try cursor.close()
    try cursor.close()
    return (words, target)
  }
}
