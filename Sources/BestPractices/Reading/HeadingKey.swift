/// The words by which headings are compared: small letters without accents, numbering, punctuation and markup.
///
/// `3.1 ¿POR QUÉ es una «buena práctica»?` and `III) Por qué es una buena práctica:` have one key.
struct HeadingKey: Sendable, Hashable {
  /// The words, with single spaces between them; empty for a text without letters.
  let words: String

  /// The key of a heading's plain words. Cost: linear; only the first ``longest`` bytes are looked at.
  init(_ heading: some StringProtocol) {
    words = Self.folded(Self.unnumbered(Substring(heading))).joined(separator: " ")
  }

  /// A longer line is not a heading.
  static let longest = 240

  /// The words of a text, folded.
  static func folded(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if let letter = plain(scalar) {
        word += letter
      } else if !isCombining(scalar), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// A letter or a digit as small letters without accents; `nil` for anything else.
  static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return String(Character(scalar))
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20).map { String(Character($0)) }
    case 0..<0x80: return nil
    default:
      let small = scalar.properties.lowercaseMapping
      if let known = accents[small] { return known }
      // Ordinals such as º are letters to Unicode, and signs of numbering to people.
      guard scalar.value != 0xBA, scalar.value != 0xAA, scalar.properties.isAlphabetic else { return nil }
      return small
    }
  }

  static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value) || scalar.value == 0xAD
  }

  private static let accents: [String: String] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i",
    "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ö": "o", "ú": "u", "ù": "u", "û": "u",
    "ü": "u", "ç": "c", "ñ": "n", "œ": "oe", "æ": "ae", "ÿ": "y",
  ]

  // MARK: Numbering

  /// Without a number before the words: `3.`, `3.1`, `(iv)`, `III)`, `b)`, `N.º 3 –`, `Section 2:`.
  static func unnumbered(_ heading: Substring) -> Substring {
    var rest = heading.drop { $0.isWhitespace }
    if let word = rest.firstIndex(where: { !$0.isLetter }),
      numberWords.contains(folded(rest[..<word]).joined()), word != rest.startIndex
    {
      let after = rest[word...].drop { ". º°ª:".contains($0) }
      if let number = numeral(after, needsMark: false) { rest = number }
    } else if let number = numeral(rest, needsMark: true) {
      rest = number
    }
    return rest
  }

  private static let numberWords: Set<String> = [
    "seccion", "section", "secao", "punto", "point", "ponto", "apartado", "item", "parte", "part", "partie", "rubrique",
    "campo", "numero", "no", "n", "capitulo", "chapter", "chapitre", "pregunta", "question", "pergunta",
  ]

  /// What follows a numeral and its mark; `nil` where there is none.
  private static func numeral(_ text: Substring, needsMark: Bool) -> Substring? {
    var rest = text
    let isOpen = rest.first == "("
    if isOpen { rest = rest.dropFirst() }
    let run = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    guard (1...12).contains(run.utf8.count) else { return nil }
    let isDecimal = run.allSatisfy { $0.isNumber || $0 == "." }
    let parts = run.split(separator: ".", omittingEmptySubsequences: true)
    let isNumeral =
      !parts.isEmpty
      && parts.allSatisfy { part in
        part.allSatisfy(\.isNumber) || part.allSatisfy { "ivxlcIVXLC".contains($0) } || part.count == 1
      }
    guard isNumeral else { return nil }
    rest = rest[run.endIndex...]
    let isDotted = run.hasSuffix(".")
    let marks = rest.prefix { ").:-–—°ºª\u{A0} \t".contains($0) }
    let hasMark = isDotted || isOpen || marks.contains { !$0.isWhitespace }
    let after = rest[marks.endIndex...]
    // `3.1 Title` and `3 Title` have numbers; `A quien` and `I wonder` have not.
    guard hasMark || (isDecimal && !marks.isEmpty) || !needsMark else { return nil }
    // A day such as 2017 is not a number of a heading: it is kept if nothing else is there.
    guard after.contains(where: { $0.isLetter }) else { return nil }
    return after
  }
}
