import NegotiatedText

/// A trailer `Resolved`: where a commit settles a bracket in one language of the declaration, and how.
///
/// `es 1204-1290 7a-k3f 2`: the language, the bytes that it replaces in the text before it, the bracket's name, and the
/// alternative that stays. So the trailer can be held to the commit without knowing what a bracket is: nothing else of the text
/// changes.
public struct ResolvedBracket: Sendable, Hashable {
  /// The language of the text.
  public let language: LanguageTag
  /// The bytes of the text before the commit that it replaces.
  public let range: Range<Int>
  /// The bracket's name.
  public let bracket: String
  /// What stays: the alternative's number among those that stood there, `none`, or `text` for words of the room's own.
  public let kept: String

  static let trailer = "Resolved"
  static let agreedTrailer = "Agreed"
  static let none = "none"
  static let ownText = "text"

  init(language: LanguageTag, range: Range<Int>, bracket: String, kept: String) {
    (self.language, self.range, self.bracket, self.kept) = (language, range, bracket, kept)
  }

  /// Reads the trailer's value; `nil` if it is none.
  init?(trailer value: String) {
    let words = value.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 4, let language = LanguageTag(words[0]), !words[2].isEmpty, !words[3].isEmpty else {
      return nil
    }
    let ends = words[1].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from >= 0, from < to, to <= ReadingLimits.textBytes
    else {
      return nil
    }
    self.init(language: language, range: from..<to, bracket: words[2], kept: words[3])
  }

  var trailerValue: String { "\(language) \(range.lowerBound)-\(range.upperBound) \(bracket) \(kept)" }

  /// Whether a text is another with nothing but those bytes replaced, which hold a bracket.
  func explains(_ new: [UInt8], from old: [UInt8]) -> Bool {
    guard range.upperBound <= old.count else { return false }
    let (before, gone, after) = (old[..<range.lowerBound], old[range], old[range.upperBound...])
    return gone.contains(UInt8(ascii: "[")) && gone.contains(UInt8(ascii: "]"))
      && new.count >= before.count + after.count && new.starts(with: before)
      && new.suffix(after.count).elementsEqual(after)
  }
}
