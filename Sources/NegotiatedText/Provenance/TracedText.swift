import TextDiff

/// A text with the origin of each of its phrases.
public struct TracedText: Sendable, Hashable {
  /// The newest version.
  public let text: NumberedText
  /// In the order of the text. A phrase is a run of words of one paragraph that came in together and stood first in one place.
  public let phrases: [Phrase]

  /// A run of words with one history.
  public struct Phrase: Sendable, Hashable {
    /// The place of its paragraph, from 1.
    public let paragraph: Int
    /// From its first word to its last.
    public let range: Range<Int>
    /// How many words it has.
    public let words: Int
    /// The index of the version since which it stands without a break.
    public let since: Int
    /// The index of the version in which it stood first: earlier than ``since`` if it was taken out and put back.
    public let first: Int
    /// Whether it was at another place of the text, or twice, in the version before it came here.
    public let isMoved: Bool
    /// In which text it stood first; `nil` if none is like it, or if many are.
    public var origin: Origin?
    /// Whether it has no origin because too many parties say the same.
    public let isCommon: Bool
  }

  /// Where a phrase stood first.
  public struct Origin: Sendable, Hashable {
    /// The source's number.
    public let source: Int
    /// How.
    public let likeness: Likeness
    /// From ``PhraseLimits/leastSimilarity`` to 1; for a translation the share of the words beside it that are of this source.
    public let similarity: Double
    /// Its words in the source; for a translation those of the phrase beside it.
    public let range: Range<Int>
    /// Other sources that say it too, the earliest first.
    public let others: [Int]
  }

  /// How a phrase is like the place where it stood first. The raw values are those of JSON.
  public enum Likeness: String, Sendable, Hashable, CaseIterable {
    /// The same words.
    case exact
    /// With words changed, added or left out.
    case edited
    /// In another language, as the same place of the text in that language tells.
    case translated
  }

  /// The phrases of a paragraph.
  public func phrases(of place: Int) -> ArraySlice<Phrase> {
    var (low, high) = (0, phrases.count)
    while low < high {
      let middle = (low + high) / 2
      if phrases[middle].paragraph < place { low = middle + 1 } else { high = middle }
    }
    return phrases[low...].prefix { $0.paragraph == place }
  }

  /// A phrase as it stands in the text, on one line.
  public func words(of phrase: Phrase) -> String {
    text.source.string(phrase.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
