import MarkdownText
import NegotiatedText

/// The stems by which inflected forms of a word are the same word, whether or not its accents were typed.
///
/// Snowball 2.2 stems `deportacion` and `deportación` apart, and finds the plural `deportaciones` from the accented form only.
/// So a word has two kinds of stems: the folded stem of the word as it is spelled, and the stem of the folded word. Two words are
/// the same if they have one of a kind in common.
struct WordStems: ~Copyable {
  /// A stem of a word: as it is spelled, or of the word without accents. The stem itself has none.
  struct Stem: Hashable {
    let text: String
    let isOfFolded: Bool
  }

  private let stemmer: Stemmer?
  private let endings: UndoneEndings

  /// - Parameter language: the primary tag; words of a language without a stemmer are only folded.
  init(language: String) {
    stemmer = Stemmer(language: language)
    endings = UndoneEndings(language: language)
  }

  /// The stems of a word; at least one.
  func stems(of word: String) -> Set<Stem> {
    let lower = String(String.UnicodeScalarView(nfc(word).lowercased().unicodeScalars.filter(Self.isLetter)))
    let readings = lower.utf8.count <= Self.longest ? [lower] + endings.singulars(of: lower) : [lower]
    return readings.reduce(into: []) { stems, reading in
      let plain = Self.folded(reading)
      stems.insert(Stem(text: Self.folded(stem(reading)), isOfFolded: false))
      stems.insert(Stem(text: stem(plain), isOfFolded: true))
    }
  }

  private func stem(_ word: String) -> String {
    switch stemmer {
    case .some(let stemmer) where word.utf8.count <= Self.longest: stemmer.stem(word)
    default: word
    }
  }

  /// A word may hold markup and soft hyphens.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? LetterFolding.ascii(UInt8(scalar.value)) != 0
      : LetterFolding.letter(scalar.value) != .none
  }

  /// Longer ones are no words of a language.
  private static let longest = 128

  /// In lower case and without accents.
  static func folded(_ word: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        if let letter = Unicode.Scalar(LetterFolding.ascii(UInt8(scalar.value))), letter.value != 0 { text.append(letter) }
        continue
      }
      switch LetterFolding.letter(scalar.value) {
      case .letter(let letter): text.append(Unicode.Scalar(letter) ?? scalar)
      case .pair(let first, let second): text += [first, second].compactMap { Unicode.Scalar($0) }
      case .mark, .none: break
      }
    }
    return String(text)
  }
}
