/// The number of a block: "3.", "(a)", "1.2.3", "iv)", the "12." of "Article 12.", the "3°.-" of "Artículo 3°.-", the
/// `[^4]:` of a footnote.
///
/// This number changes whenever something is inserted above it, so it is not part of the text's content: it does not
/// affect the similarity of blocks, and its words are not counted.
struct LabelReader {
  private let bytes: Bytes
  private let kind: SourceText.Kind
  private var at: Int
  /// No label extends further into its block.
  private let end: Int
  /// Where the block's text ends.
  private let contentEnd: Int

  private static let reach = 96

  /// The label of a block, or `nil` if it has none. Cost: the block's first bytes.
  static func label(of block: Range<Int>, _ kind: SourceText.Kind, in bytes: Bytes) -> Range<Int>? {
    switch kind {
    case .tableRow, .other: return nil
    case .paragraph, .heading, .listItem, .footnote: break
    }
    var reader = LabelReader(bytes, block, kind)
    return reader.read()
  }

  private init(_ bytes: Bytes, _ block: Range<Int>, _ kind: SourceText.Kind) {
    self.bytes = bytes
    self.kind = kind
    var at = block.lowerBound
    while at < block.upperBound, Bytes.isSpace(bytes[at]) { at += 1 }
    self.at = at
    end = min(block.upperBound, at + Self.reach)
    // Far enough to see whether anything follows a label; a long block is not searched for its end.
    contentEnd = end < block.upperBound ? block.upperBound : bytes.trimmedEnd(at..<end).upperBound
  }

  private var isHeading: Bool { if case .heading = kind { true } else { false } }

  private mutating func read() -> Range<Int>? {
    if kind == .footnote { return footnote() }
    skipMarks()
    guard at < end else { return nil }
    let start = at
    if let found = number(afterKeyword: false) { return found }
    at = start
    guard keyword() else { return nil }
    return number(afterKeyword: true)
  }

  private func footnote() -> Range<Int>? {
    var close = at
    while close < end, bytes[close] != UInt8(ascii: "]") { close += 1 }
    guard close + 1 < end, bytes[close + 1] == UInt8(ascii: ":") else { return nil }
    return at..<close + 2
  }

  /// Skips what makes the block a heading, a quotation, a bulleted item, bold, or a bracketed alternative, which may
  /// come and go while the number stays.
  private mutating func skipMarks() {
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), 0x20, 0x09:
        at += 1
      case UInt8(ascii: "\\"):
        guard at + 1 < end, bytes[at + 1] == UInt8(ascii: "[") else { return }
        at += 2
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        guard at + 1 < end, bytes[at + 1] == 0x20 else { return }
        at += 1
      default: return
      }
    }
  }

  /// A word that requires a number, with the space after it.
  private mutating func keyword() -> Bool {
    let start = at
    while at < end, at - start < 14, Bytes.isLetter(bytes[at]) || bytes[at] >= 0x80 { at += 1 }
    guard at > start, Self.keywords.contains(start..<at, of: bytes) else { return false }
    if at < end, bytes[at] == UInt8(ascii: ".") { at += 1 }
    guard at < end, bytes[at] == 0x20 else { return false }
    while at < end, bytes[at] == 0x20 { at += 1 }
    return true
  }

  private static let keywords = WordSet(
    """
    article articles artículo artigo art section sección seção chapter capítulo chapitre title título titre part \
    parte partie annex anexo annexe paragraph párrafo parágrafo paragraphe objective objetivo objectif principle \
    principio princípio principe disposición libro book livro livre
    """)

  private static let ordinals = WordSet(
    """
    único única primero primera segundo segunda tercero tercera cuarto cuarta quinto quinta sexto sexta séptimo \
    séptima octavo octava noveno novena décimo décima undécimo undécima duodécimo duodécima primeiro primeira \
    terceiro terceira quarto quarta sétimo sétima oitavo oitava nono nona first second third fourth fifth sixth \
    seventh eighth ninth tenth premier première deuxième troisième quatrième cinquième unique
    """)

  private static let repetitions = WordSet(
    """
    bis ter quater quáter quinquies sexies septies octies nonies novies decies
    """)

  /// The parsed core of a label.
  private enum Core {
    case digits(count: Int, levels: Int, lastCount: Int)
    case letter
    case roman(isUpper: Bool)
    case ordinal
  }

  private mutating func number(afterKeyword: Bool) -> Range<Int>? {
    let start = at
    skipEscape()
    let isOpened = at < end && bytes[at] == UInt8(ascii: "(")
    if isOpened { at += 1 }
    guard let core = core(afterKeyword) else { return nil }
    let hasSign = ordinalSign()
    repetition()
    let (hasEnd, hasParenthesis) = terminator()
    guard !isOpened || hasParenthesis else { return nil }
    guard
      at == contentEnd
        || at < end && (Bytes.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "*") || bytes[at] == UInt8(ascii: "_"))
    else { return nil }
    let isAlone = isHeading || at == contentEnd
    let isLabel =
      switch core {
      case .ordinal: isAlone || hasEnd
      case _ where afterKeyword: isAlone || hasEnd
      // 1.234 is a number, as is the 1.5 of "1.5 million"; 1.2 and 1.2.3 are labels; 12 may be anything.
      case .digits(let count, let levels, let lastCount):
        levels > 1
          ? count <= 3 && (hasEnd || levels > 2 || lastCount < 3 && (isHeading || !goesOnInLowercase))
          : hasEnd && (count <= 3 || kind == .listItem) || hasSign && isHeading
      case .letter: hasParenthesis || isHeading && hasEnd
      case .roman(let isUpper): hasParenthesis || isUpper && hasEnd
      }
    return isLabel ? start..<at : nil
  }

  /// Whether a lower-case letter or a digit follows, as in the middle of a sentence.
  private var goesOnInLowercase: Bool {
    var next = at
    while next < end, bytes[next] == 0x20 { next += 1 }
    guard next < end else { return false }
    let byte = bytes[next]
    if Bytes.isLetter(byte) { return byte & 0x20 != 0 }
    return Bytes.isDigit(byte) || byte == 0xC3 && next + 1 < end && bytes[next + 1] >= 0x9F
  }

  private mutating func skipEscape() {
    if at + 1 < end, bytes[at] == UInt8(ascii: "\\"), !Bytes.isLetter(bytes[at + 1]) { at += 1 }
  }

  private mutating func core(_ afterKeyword: Bool) -> Core? {
    guard at < end else { return nil }
    if Bytes.isDigit(bytes[at]) { return digits() }
    let start = at
    while at < end, at - start < 16, Bytes.isLetter(bytes[at]) || bytes[at] >= 0x80, !isOrdinalSign(at) { at += 1 }
    let word = start..<at
    guard !word.isEmpty else { return nil }
    if word.count <= 7, isRoman(word, isLarge: afterKeyword), let isUpper = letterCase(of: word) {
      // A single letter is a Roman numeral only if it is I, V or X: "C." and "D." are letters, or initials.
      let isOne = word.count == 1 && !"IVXivx".utf8.contains(bytes[start])
      return isOne ? .letter : .roman(isUpper: isUpper)
    }
    if word.count == 1 { return .letter }
    return afterKeyword && Self.ordinals.contains(word, of: bytes) ? .ordinal : nil
  }

  private mutating func digits() -> Core? {
    var (levels, first, last) = (0, 0, 0)
    while at < end, Bytes.isDigit(bytes[at]) {
      let start = at
      while at < end, Bytes.isDigit(bytes[at]) { at += 1 }
      last = at - start
      if levels == 0 { first = last }
      levels += 1
      guard at + 1 < end, bytes[at] == UInt8(ascii: "."), Bytes.isDigit(bytes[at + 1]) else { break }
      at += 1
    }
    guard first <= 4, last <= 4, levels <= 8 else { return nil }
    // 12A
    if at < end, Bytes.isLetter(bytes[at]), at + 1 == end || !Bytes.isLetter(bytes[at + 1]) && bytes[at + 1] < 0x80 {
      at += 1
    }
    return .digits(count: first, levels: levels, lastCount: last)
  }

  private func isOrdinalSign(_ position: Int) -> Bool {
    position + 1 < end && bytes[position] == 0xC2 && [0xAA, 0xB0, 0xBA].contains(bytes[position + 1])
  }

  /// º, ª and ° with a preceding full stop, if any.
  private mutating func ordinalSign() -> Bool {
    if isOrdinalSign(at) {
      at += 2
      return true
    }
    guard at < end, bytes[at] == UInt8(ascii: "."), isOrdinalSign(at + 1) else { return false }
    at += 3
    return true
  }

  /// The "bis" of "12 bis".
  private mutating func repetition() {
    var start = at
    while start < end, bytes[start] == 0x20 { start += 1 }
    var stop = start
    while stop < end, stop - start < 10, Bytes.isLetter(bytes[stop]) || bytes[stop] >= 0x80 { stop += 1 }
    if stop > start, start > at, Self.repetitions.contains(start..<stop, of: bytes) { at = stop }
  }

  private mutating func terminator() -> (found: Bool, parenthesis: Bool) {
    var (found, parenthesis) = (false, false)
    let start = at
    while at < end, at - start < 6 {
      switch bytes[at] {
      case UInt8(ascii: ")"):
        (found, parenthesis) = (true, true)
        at += 1
      case UInt8(ascii: "."), UInt8(ascii: ":"):
        found = true
        at += 1
      case UInt8(ascii: "-") where found: at += 1
      case UInt8(ascii: "\\") where at + 1 < end && ").".utf8.contains(bytes[at + 1]): at += 1
      default: return (found, parenthesis)
      }
    }
    return (found, parenthesis)
  }

  private func letterCase(of word: Range<Int>) -> Bool? {
    let upper = word.filter { bytes[$0] & 0x20 == 0 }.count
    return upper == word.count ? true : upper == 0 ? false : nil
  }

  /// Whether a word is a well-formed Roman numeral below 400: "civil" has only its letters but is not one.
  ///
  /// Above 39 only after a word that requires a number: "(CL)" is Chile.
  private func isRoman(_ word: Range<Int>, isLarge: Bool) -> Bool {
    let letters = isLarge ? "ivxlc" : "ivx"
    guard word.allSatisfy({ letters.utf8.contains(bytes[$0] | 0x20) }) else { return false }
    var rest = word.map { bytes[$0] | 0x20 }[...]
    func take(_ one: Character, _ five: Character?, _ ten: Character?) {
      let (i, v, x) = (one.asciiValue!, five?.asciiValue, ten?.asciiValue)
      if rest.count > 1, rest.first == i, let next = rest.dropFirst().first, next == v || next == x {
        rest = rest.dropFirst(2)
        return
      }
      if rest.first == v { rest = rest.dropFirst() }
      var count = 0
      while count < 3, rest.first == i {
        rest = rest.dropFirst()
        count += 1
      }
    }
    take("c", nil, nil)
    take("x", "l", "c")
    take("i", "v", "x")
    return rest.isEmpty
  }
}

extension SourceText {
  /// The number of a block, such as "3.", "(a)" or the "12." of "Article 12."; `nil` if it has none.
  ///
  /// Cost: the block's first bytes.
  public func label(ofBlock block: Int) -> Range<Int>? {
    withBytes { LabelReader.label(of: blocks[block].range, blocks[block].kind, in: $0) }
  }

  /// Passes the bytes of the text to a closure.
  func withBytes<R>(_ body: (Bytes) -> R) -> R {
    // An empty array may have no address; a view needs one.
    if bytes.isEmpty { return [UInt8(0)].withUnsafeBufferPointer { body(Bytes(base: $0.baseAddress!, count: 0)) } }
    return bytes.withUnsafeBufferPointer { body(Bytes(base: $0.baseAddress!, count: $0.count)) }
  }
}

extension Bytes {
  /// The words in a byte range of some blocks, excluding those of the blocks' labels.
  func wordCount(_ range: Range<Int>, of text: SourceText, blocks: Range<Int>) -> Int {
    var count = wordCount(range)
    for block in blocks {
      let whole = text.blocks[block]
      guard whole.range.overlaps(range) else { continue }
      if let label = LabelReader.label(of: whole.range, whole.kind, in: self), range.lowerBound <= label.lowerBound,
        label.upperBound <= range.upperBound
      {
        count -= wordCount(label)
      }
    }
    return count
  }
}
