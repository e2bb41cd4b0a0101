extension MarkdownWriter {
  /// A paragraph's runs as Markdown: one line, or several if it has manual line breaks.
  ///
  /// - Parameter isInner: Whether a marker precedes it on its line, as in a heading or a cell.
  mutating func inlineText(_ inlines: [Inline], onOneLine: Bool, inTable: Bool = false, isInner: Bool = false) -> String
  {
    var line = InlineLine(onOneLine: onOneLine, inTable: inTable, isInner: isInner)
    write(inlines, to: &line, next: nil)
    return line.finished
  }

  /// - Parameter next: the first character after these runs; `nil` at the paragraph's end.
  private mutating func write(_ inlines: [Inline], to line: inout InlineLine, next: Unicode.Scalar?) {
    for (index, inline) in inlines.enumerated() {
      let following = Self.firstScalar(of: inlines[(index + 1)...]) ?? next
      switch inline {
      case .text(let text):
        line.add(text: text, next: following)
      case .emphasis(let inner):
        writeMarked(inner, mark: "*", to: &line, next: following)
      case .strong(let inner):
        writeMarked(inner, mark: "**", to: &line, next: following)
      case .strikeout(let inner):
        writeMarked(inner, mark: "~~", to: &line, next: following)
      case .superscript(let inner):
        writeShifted(inner, figures: Self.raised, to: &line, next: following)
      case .subscript(let inner):
        writeShifted(inner, figures: Self.lowered, to: &line, next: following)
      case .code(let code):
        line.add(code: code)
      case .math(let formula, let display):
        let dollars = display ? "$$" : "$"
        line.add(markup: dollars + Self.squeezed(formula) + dollars)
      case .link(let words, let target):
        writeLink(words, target: target, to: &line, next: following)
      case .note(let blocks, let mark):
        line.add(markup: "[^\(label(of: blocks, mark: mark))]")
      case .lineBreak:
        line.addBreak()
      }
    }
  }

  /// Words between two delimiters, if CommonMark would parse them as such there; else the words alone.
  private mutating func writeMarked(
    _ inner: [Inline], mark: String, to line: inout InlineLine, next: Unicode.Scalar?
  ) {
    let before = self
    var probe = line.inner(mark: mark)
    write(inner, to: &probe, next: nil)
    let words = probe.finished
    guard let first = words.unicodeScalars.first, let last = words.unicodeScalars.last else {
      // Only white space.
      return line.add(text: inner.plainText, next: next)
    }
    let plain = inner.plainText.unicodeScalars
    if plain.first?.properties.isWhitespace == true { line.add(text: " ", next: first) }
    let spaceAfter = plain.last?.properties.isWhitespace == true
    let opens = !first.isMarkdownPunctuation || line.last.map(\.opensMark) ?? true
    let closes = spaceAfter || !last.isMarkdownPunctuation || next.map(\.opensMark) ?? true
    let isClear = line.last != mark.unicodeScalars.first && !words.contains("\n")
    if opens, closes, isClear, !line.isInside(mark) {
      line.add(markup: mark + words + mark)
    } else {
      // Again, as unformatted words, which may open the line.
      self = before
      write(inner, to: &line, next: spaceAfter ? " " : next)
    }
    if spaceAfter { line.add(text: " ", next: next) }
  }

  /// Superscript and subscript digits as Unicode characters, so that 10⁶ is not read as 106; other words are unchanged,
  /// since Markdown cannot express their position.
  private mutating func writeShifted(
    _ inner: [Inline], figures: [Character: Character], to line: inout InlineLine, next: Unicode.Scalar?
  ) {
    let words = inner.plainText
    if !words.isEmpty, words.allSatisfy({ figures[$0] != nil }) {
      line.add(text: String(words.compactMap { figures[$0] }), next: next)
    } else {
      write(inner, to: &line, next: next)
    }
  }

  private mutating func writeLink(
    _ words: [Inline], target: String, to line: inout InlineLine, next: Unicode.Scalar?
  ) {
    guard let address = Self.address(target) else { return write(words, to: &line, next: next) }
    let plain = words.plainText
    if plain == target, address == target, target.contains(":") {
      return line.add(markup: "<\(address)>")
    }
    var probe = line.inner(mark: nil)
    probe.inLink = true
    write(words, to: &probe, next: nil)
    let text = probe.finished
    // Only white space, or white space at an end, which still separates the words around it.
    guard !text.isEmpty else { return line.add(text: plain, next: next) }
    if plain.unicodeScalars.first?.properties.isWhitespace == true { line.add(text: " ", next: "[") }
    line.add(markup: "[\(text)](\(address))")
    if plain.unicodeScalars.last?.properties.isWhitespace == true { line.add(text: " ", next: next) }
  }

  /// The URL as it may be written in Markdown, if it is a web, mail or telephone address; `nil` for places within the
  /// document, files, scripts and data.
  private static func address(_ target: String) -> String? {
    let lower = target.prefix(8).lowercased()
    guard ["http://", "https://", "mailto:", "ftp://", "tel:"].contains(where: lower.hasPrefix) else {
      return nil
    }
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for scalar in target.unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0x7F || "()<>\\\"`|*".unicodeScalars.contains(scalar) {
        result += "%\(digits[Int(scalar.value >> 4)])\(digits[Int(scalar.value & 15)])"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func firstScalar(of inlines: ArraySlice<Inline>) -> Unicode.Scalar? {
    for inline in inlines {
      switch inline {
      case .text(let text): if let first = text.unicodeScalars.first { return first }
      case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
        .subscript(let inner):
        if let first = firstScalar(of: inner[...]) { return first }
      case .code: return "`"
      case .math: return "$"
      case .link, .note: return "["
      case .lineBreak: return "\n"
      }
    }
    return nil
  }

  private static let raised = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾"))
  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎"))
}
