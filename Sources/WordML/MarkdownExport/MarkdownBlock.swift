import TextDiff

/// Separates the syntax of one block of Markdown from its words.
struct MarkdownBlock {
  private let bytes: [UInt8]
  private let range: Range<Int>
  /// The block without the white space around it.
  private let content: Range<Int>
  /// Where the first line with words begins.
  private let lineStart: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    var line = start
    while start < end, Self.isSpace(bytes[start]) {
      if bytes[start] == 0x0A || bytes[start] == 0x0D { line = start + 1 }
      start += 1
    }
    content = start..<end
    lineStart = line
  }

  /// White space by the definition of the block splitter.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  // MARK: Kind

  var endsWithBlankLine: Bool {
    bytes[content.upperBound..<range.upperBound].count { $0 == 0x0A } > 1
      || bytes[content.upperBound..<range.upperBound].count { $0 == 0x0D } > 1
  }

  /// `| --- | :---: |`
  var isDelimiter: Bool {
    bytes[content].contains(UInt8(ascii: "-"))
      && bytes[content].allSatisfy { "|-: \t".utf8.contains($0) }
  }

  /// The label of `[^label]:`.
  var noteLabel: ArraySlice<UInt8>? {
    guard bytes[content].starts(with: "[^".utf8),
      let close = bytes[content].firstIndex(of: UInt8(ascii: "]")), close + 1 < content.upperBound,
      bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return bytes[(content.lowerBound + 2)..<close]
  }

  // MARK: Appearance

  /// A block of any kind but a table row or a footnote's text.
  func block(_ kind: SourceText.Kind) -> ShownText.Block {
    guard !content.isEmpty else { return shown([], ParagraphForm()) }
    switch kind {
    case .heading(let level): return heading(level)
    case .listItem: return item
    case .footnote:
      return shown(MarkdownInline.pieces(of: bytes, in: content), ParagraphForm(style: .footnote))
    case .other:
      if isRule { return shown([], ParagraphForm(style: .rule)) }
      return literal
    case .paragraph, .tableRow:
      if bytes[content.lowerBound] == UInt8(ascii: ">") { return quote }
      return shown(
        MarkdownInline.pieces(of: bytes, in: content),
        ParagraphForm(indent: min(indent, 24) * ParagraphForm.columnWidth))
    }
  }

  /// Columns of white space before the first word.
  private var indent: Int {
    bytes[lineStart..<content.lowerBound].reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
  }

  private var isRule: Bool {
    bytes[content].allSatisfy { "-*_ \t".utf8.contains($0) }
  }

  /// Every line as typed.
  var literal: ShownText.Block {
    var pieces: [ShownPiece] = []
    var at = lineStart
    while at < content.upperBound {
      let end = bytes[at..<content.upperBound].firstIndex { Self.isLineEnd($0) || $0 == 0x09 } ?? content.upperBound
      if end > at { pieces.append(ShownPiece(range: at..<end, shown: .text)) }
      at = end
      guard at < content.upperBound else { break }
      if bytes[at] == 0x09 {
        pieces.append(ShownPiece(range: at..<(at + 1), shown: .tab))
        at += 1
      } else {
        let isPair = bytes[at] == 0x0D && at + 1 < content.upperBound && bytes[at + 1] == 0x0A
        pieces.append(ShownPiece(range: at..<(at + 1), shown: .lineBreak))
        if isPair { pieces.append(ShownPiece(range: (at + 1)..<(at + 2), shown: .hidden)) }
        at += isPair ? 2 : 1
      }
    }
    return shown(pieces, ParagraphForm(style: .preformatted))
  }

  private func heading(_ level: Int) -> ShownText.Block {
    var words = content
    if bytes[words.lowerBound] == UInt8(ascii: "#") {
      words = words.drop { bytes[$0] == UInt8(ascii: "#") }
      words = words.drop { Self.isBlank(bytes[$0]) }
      // The closing marks of a heading are separated from it.
      var end = words.upperBound
      while end > words.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
      if end == words.lowerBound || Self.isBlank(bytes[end - 1]) { words = words.lowerBound..<end }
    } else {
      // The last line underlines the others.
      var end = words.upperBound
      while end > words.lowerBound, !Self.isLineEnd(bytes[end - 1]) { end -= 1 }
      words = words.lowerBound..<end
    }
    while let last = words.last, Self.isSpace(bytes[last]) { words = words.dropLast() }
    return shown(MarkdownInline.pieces(of: bytes, in: words), ParagraphForm(style: .heading(min(max(level, 1), 6))))
  }

  /// A list item, its number or bullet before a tab.
  private var item: ShownText.Block {
    var mark = content.prefix { !Self.isSpace(bytes[$0]) }
    let words = content[mark.endIndex...].drop { Self.isBlank(bytes[$0]) }
    var pieces: [ShownPiece] = []
    if mark.count == 1, "-*+".utf8.contains(bytes[mark.lowerBound]) {
      pieces.append(ShownPiece(range: mark.startIndex..<mark.endIndex, shown: .instead("•")))
    } else {
      // A number may be escaped: 1\.
      pieces = MarkdownInline.pieces(of: bytes, in: mark.startIndex..<mark.endIndex)
    }
    if mark.endIndex < words.startIndex {
      pieces.append(ShownPiece(range: mark.endIndex..<(mark.endIndex + 1), shown: .tab))
      mark = mark.startIndex..<(mark.endIndex + 1)
    }
    let text = words.startIndex..<content.upperBound
    pieces += MarkdownInline.pieces(of: bytes, in: text)
    return shown(
      pieces,
      ParagraphForm(
        style: .listItem, indent: ParagraphForm.itemIndent + min(indent, 24) * ParagraphForm.columnWidth,
        hanging: ParagraphForm.itemIndent))
  }

  /// Lines that begin with `>`, which are hidden. A line without words ends a paragraph (CommonMark, section 5.1).
  private var quote: ShownText.Block {
    var pieces: [ShownPiece] = []
    /// The end of the last line with words, and its replacement.
    var pending: (at: Int, shown: Shown)?
    var next = quotedLine(from: content.lowerBound)
    while let line = next {
      next = quotedLine(from: line.next)
      guard !line.words.isEmpty else {
        pending?.shown = .paragraphEnd
        continue
      }
      if let (at, shown) = pending { pieces.append(ShownPiece(range: at..<(at + 1), shown: shown)) }
      let goesOn = next.map { !$0.words.isEmpty } ?? false
      let hardBreak = goesOn ? hardBreak(endOf: line.words) : 0
      pieces += MarkdownInline.pieces(of: bytes, in: line.words.dropLast(hardBreak))
      pending = (line.words.upperBound, hardBreak > 0 ? .lineBreak : .instead(" "))
    }
    return shown(pieces, ParagraphForm(style: .quote))
  }

  /// A line of a quotation without its marker and the spaces around that, and where the next line begins; `nil` past
  /// the last.
  private func quotedLine(from start: Int) -> (words: Range<Int>, next: Int)? {
    guard start < content.upperBound else { return nil }
    var end = start
    while end < content.upperBound, !Self.isLineEnd(bytes[end]) { end += 1 }
    var words = (start..<end).drop { Self.isBlank(bytes[$0]) }
    if let first = words.first, bytes[first] == UInt8(ascii: ">") { words = words.dropFirst() }
    if let first = words.first, bytes[first] == 0x20 { words = words.dropFirst() }
    let next = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
    return (words.allSatisfy { Self.isBlank(bytes[$0]) } ? end..<end : words, next)
  }

  /// How many bytes at the end of a line make a hard break: two spaces or more, or a backslash (CommonMark, section
  /// 6.7).
  private func hardBreak(endOf words: Range<Int>) -> Int {
    let blanks = words.reversed().prefix { bytes[$0] == 0x20 }.count
    guard blanks == 0 else { return blanks > 1 ? blanks : 0 }
    return words.reversed().prefix { bytes[$0] == UInt8(ascii: "\\") }.count % 2
  }

  /// The text of a footnote, without its label.
  var note: ShownText.Block {
    guard let label = noteLabel else { return block(.footnote) }
    let words = (label.endIndex + 2)..<content.upperBound
    let text = words.drop { Self.isSpace(bytes[$0]) }
    var block = shown(
      MarkdownInline.pieces(of: bytes, in: text.startIndex..<text.endIndex), ParagraphForm(style: .footnote))
    block.role = .note
    for index in block.pieces.indices {
      // See ``ShownText/findNotes(_:)``: a footnote refers to no other.
      if case .note = block.pieces[index].shown { block.pieces[index].shown = .text }
    }
    return block
  }

  /// A table row, its cells without the spaces around them.
  func row(_ role: ShownText.Role) -> ShownText.Block {
    var block = shown([], ParagraphForm())
    block.role = role
    guard role != .delimiter else { return block }
    var pieces: [ShownPiece] = []
    var start = content.lowerBound + (bytes[content.lowerBound] == UInt8(ascii: "|") ? 1 : 0)
    var at = start
    func cell(_ end: Int) -> [ShownPiece] {
      var words = start..<end
      while let last = words.last, Self.isSpace(bytes[last]) { words = words.dropLast() }
      words = words.drop { Self.isSpace(bytes[$0]) }
      return MarkdownInline.pieces(of: bytes, in: words)
    }
    while at < content.upperBound {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < content.upperBound {
        at += 2
        continue
      }
      if bytes[at] == UInt8(ascii: "|") {
        pieces += cell(at)
        // The part after the last pipe is not a cell.
        if at + 1 == content.upperBound { start = content.upperBound; break }
        pieces.append(ShownPiece(range: at..<(at + 1), shown: .cellEnd))
        start = at + 1
      }
      at += 1
    }
    if start < content.upperBound { pieces += cell(content.upperBound) }
    if case .row(isHeading: true, _) = role {
      for index in pieces.indices { pieces[index].format.insert(.bold) }
    }
    block.pieces = tiled(pieces)
    return block
  }

  // MARK: Pieces

  private func shown(_ pieces: [ShownPiece], _ form: ParagraphForm) -> ShownText.Block {
    ShownText.Block(role: .paragraph, form: form, pieces: tiled(pieces))
  }

  /// The pieces with the hidden bytes between and around them.
  private func tiled(_ pieces: [ShownPiece]) -> [ShownPiece] {
    var result: [ShownPiece] = []
    result.reserveCapacity(pieces.count + 2)
    var at = range.lowerBound
    for piece in pieces {
      if piece.range.lowerBound > at {
        result.append(ShownPiece(range: at..<piece.range.lowerBound, shown: .hidden))
      }
      result.append(piece)
      at = piece.range.upperBound
    }
    if at < range.upperBound { result.append(ShownPiece(range: at..<range.upperBound, shown: .hidden)) }
    return result
  }
}
