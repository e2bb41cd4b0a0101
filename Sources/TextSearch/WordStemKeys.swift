import NegotiatedText
import Terminology

/// The keys by which the inflected forms of a word of one language are the same word: two words are if they share one.
///
/// They are Snowball's stems as the glossary uses them, with and without the accents that were typed, as numbers. An ordinal such
/// as `1er` or `23rd` also has those of its number. There are no stop words.
public final class WordStemKeys {
  private let stems: WordStems
  private let ofLanguage: UInt64

  /// - Parameter language: the primary tag; words of a language without a stemmer have themselves as their stem.
  public init(language: String) {
    stems = WordStems(language: language)
    ofLanguage = language.utf8.reduce(LetterFolding.seed) { LetterFolding.mix($0, UInt32($1)) }
  }

  /// Passes the keys of a word as it is spelled, in UTF-8; some perhaps twice, at least one.
  public func forEachKey(of word: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    stems.forEachStem(of: word) { body(key($0)) }
    let digits = word.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    guard digits > 0, digits < word.count, Self.isOrdinalEnding(word.dropFirst(digits)) else { return }
    stems.forEachStem(of: UnsafeBufferPointer(rebasing: word.prefix(digits))) { body(key($0)) }
  }

  /// The keys of a word as it is spelled, each once.
  public func keys(of word: String) -> [Int] {
    var keys: [Int] = []
    var word = word
    word.withUTF8 { word in forEachKey(of: word) { if !keys.contains($0) { keys.append($0) } } }
    return keys
  }

  /// One number for a spelling of a word in this language.
  public func key(ofSpelling word: UnsafeBufferPointer<UInt8>) -> Int {
    key(word.reduce(LetterFolding.seed) { LetterFolding.mix($0, UInt32($1)) })
  }

  private func key(_ stem: UInt64) -> Int { Int(bitPattern: UInt((stem ^ ofLanguage) &* 0x9E37_79B9_7F4A_7C15)) }

  private static func isOrdinalEnding(_ ending: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    ordinalEndings.contains { $0.count == ending.count && zip($0, ending).allSatisfy { $0 == $1 | 0x20 } }
  }

  private static let ordinalEndings: [[UInt8]] = [
    "o", "a", "er", "ra", "ro", "do", "da", "to", "ta", "vo", "va", "no", "na", "mo", "ma", "re", "e", "eme", "nd",
    "nde", "st", "rd", "th",
  ].map { Array($0.utf8) }
}
