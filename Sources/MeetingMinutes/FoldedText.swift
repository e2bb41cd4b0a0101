/// A text as words for comparison: small letters without accents, each with its place in the text.
struct FoldedText: Sendable {
  /// The text as it is written.
  let text: String
  /// Its words.
  let words: [Word]

  struct Word: Sendable, Hashable {
    /// In small letters, without accents.
    let folded: String
    let range: Range<String.Index>
  }

  /// Cost: linear.
  init(_ text: String) {
    self.text = text
    var words: [Word] = []
    var folded = ""
    var start = text.startIndex
    let scalars = text.unicodeScalars
    var at = scalars.startIndex
    while at < scalars.endIndex {
      let scalar = scalars[at]
      if let plain = Self.plain(scalar) {
        if folded.isEmpty { start = at }
        folded += plain
      } else if !Self.isCombining(scalar), !folded.isEmpty {
        words.append(Word(folded: folded, range: start..<at))
        folded = ""
      }
      at = scalars.index(after: at)
    }
    if !folded.isEmpty { words.append(Word(folded: folded, range: start..<scalars.endIndex)) }
    self.words = words
  }

  /// The words of a text, folded.
  static func words(of text: some StringProtocol) -> [String] { FoldedText(String(text)).words.map(\.folded) }

  /// What is between a word and the one before it; of the first what precedes it, after the last what follows it.
  func gap(before word: Int) -> Substring {
    let start = word > 0 ? words[word - 1].range.upperBound : text.startIndex
    return text[start..<(word < words.count ? words[word].range.lowerBound : text.endIndex)]
  }

  /// The word as it is written.
  func written(_ word: Int) -> Substring { text[words[word].range] }

  /// What is written from one word to another.
  func written(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.upperBound <= words.count else { return "" }
    return String(text[words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound])
  }

  /// Whether these words are at a place.
  func has(_ wanted: [String], at place: Int) -> Bool {
    guard place >= 0, place + wanted.count <= words.count else { return false }
    for (offset, word) in wanted.enumerated() where words[place + offset].folded != word { return false }
    return true
  }

  /// A letter or a digit as small letters without accents; `nil` for anything else, also for the ordinal signs.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return String(Character(scalar))
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20).map { String(Character($0)) }
    case 0..<0x80, 0xAA, 0xBA: return nil
    default:
      let small = scalar.properties.lowercaseMapping
      if let known = accents[small] { return known }
      return scalar.properties.isAlphabetic && !isCombining(scalar) ? small : nil
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value) || scalar.value == 0xAD
  }

  private static let accents: [String: String] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i",
    "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ö": "o", "ú": "u", "ù": "u", "û": "u",
    "ü": "u", "ç": "c", "ñ": "n", "œ": "oe", "æ": "ae", "ÿ": "y",
  ]
}
