import MarkdownText
import NegotiatedText

/// The stems by which inflected forms of a word are the same word, whether or not its accents were typed.
///
/// Snowball 2.2 stems `deportacion` and `deportación` apart, and finds the plural `deportaciones` from the accented form only.
/// So a word has two kinds of stems: the folded stem of the word as it is spelled, and the stem of the folded word. Two words are
/// the same if they have one of a kind in common. A stem is given as a hash of 64 bits.
package struct WordStems: ~Copyable {
  private let stemmer: Stemmer?
  private let endings: UndoneEndings
  private let verbs: SpanishVerbEndings?

  /// - Parameter language: the primary tag; words of a language without a stemmer are only folded.
  package init(language: String) {
    stemmer = Stemmer(language: language)
    endings = UndoneEndings(language: language)
    verbs = language == "es" ? SpanishVerbEndings() : nil
  }

  /// Passes the stems of a word, some perhaps twice; at least one.
  package func forEachStem(of word: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
    let (lower, plain) = Self.letters(of: word)
    stem(lower, plain, body)
    guard lower.count <= Self.longest else { return }
    endings.forEachSingular(of: lower) { singular in
      // The endings that are undone have no accents but in the part that is replaced.
      stem(singular, plain.count == lower.count && plain == lower ? singular : Self.folded(singular), body)
    }
  }

  /// What a word may be read as, in lower case without accents: itself first, then the singulars of which it may be a plural or
  /// feminine, and a verb's form without pronouns after it.
  func readings(of word: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    let (lower, plain) = Self.letters(of: word)
    var readings = [plain]
    guard lower.count <= Self.longest else { return readings }
    endings.forEachSingular(of: lower) { readings.append(Self.folded($0)) }
    verbs?.forEachForm(of: lower, plain) { readings.append($0) }
    return readings
  }

  private func stem(_ lower: [UInt8], _ plain: [UInt8], _ body: (UInt64) -> Void) {
    // Most words have no accents: both stems are one.
    let isPlain = lower == plain
    let spelled = hash(ofStem: lower)
    body(spelled)
    body((isPlain ? spelled : hash(ofStem: plain)) ^ Self.ofFolded)
  }

  /// Tells the two kinds of stems apart.
  private static let ofFolded: UInt64 = 0x9E37_79B9_7F4A_7C15

  private func hash(ofStem word: [UInt8]) -> UInt64 {
    switch stemmer {
    case .some(let stemmer) where word.count <= Self.longest:
      stemmer.withStem(of: word) { LetterFolding.hash(folded: $0) }
    default: word.withUnsafeBufferPointer { LetterFolding.hash(folded: $0) }
    }
  }

  /// Longer ones are no words of a language.
  private static let longest = 128

  /// The letters of a word in lower case, with their accents and without: it may hold markup and soft hyphens.
  private static func letters(of word: UnsafeBufferPointer<UInt8>) -> (lower: [UInt8], plain: [UInt8]) {
    var lower: [UInt8] = []
    lower.reserveCapacity(word.count)
    for byte in word {
      guard byte < 0x80 else { return accented(word) }
      let letter = LetterFolding.ascii(byte)
      if letter != 0 { lower.append(UInt8(truncatingIfNeeded: letter)) }
    }
    return (lower, lower)
  }

  private static func accented(_ word: UnsafeBufferPointer<UInt8>) -> (lower: [UInt8], plain: [UInt8]) {
    let letters = nfc(String(decoding: word, as: UTF8.self)).lowercased().unicodeScalars.filter { scalar in
      scalar.isASCII
        ? LetterFolding.ascii(UInt8(truncatingIfNeeded: scalar.value)) != 0
        : LetterFolding.letter(scalar.value) != .none
    }
    let lower = Array(String(String.UnicodeScalarView(letters)).utf8)
    return (lower, folded(lower))
  }

  /// Without accents.
  private static func folded(_ word: [UInt8]) -> [UInt8] {
    word.withUnsafeBufferPointer { word in
      var text: [UInt8] = []
      text.reserveCapacity(word.count)
      LetterFolding.forEachLetter(in: word) { letter in
        if letter < 0x80 {
          text.append(UInt8(truncatingIfNeeded: letter))
        } else if let scalar = Unicode.Scalar(letter) {
          text += String(Character(scalar)).utf8
        }
      }
      return text
    }
  }
}

extension LetterFolding {
  /// Passes the letters of a word without accents.
  fileprivate static func forEachLetter(in word: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
    var at = 0
    while at < word.count {
      if word[at] < 0x80 {
        let letter = ascii(word[at])
        if letter != 0 { body(letter) }
        at += 1
        continue
      }
      let (scalar, length) = scalar(word, at, word.count)
      switch letter(scalar) {
      case .letter(let letter): body(letter)
      case .pair(let first, let second):
        body(first)
        body(second)
      case .mark, .none: break
      }
      at += length
    }
  }

  /// The hash of a word without accents.
  fileprivate static func hash(folded word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    forEachLetter(in: word) { hash = mix(hash, $0) }
    return hash
  }
}
