import NegotiatedText
import TextDiff

/// What a change of a proposal says, whatever its number: by this a new revision's change is still the same.
public struct ChangeMark: Sendable, Hashable {
  /// The language of the text that it changes.
  public let language: LanguageTag
  /// The bytes of the draft that it replaces.
  public let base: Range<Int>
  /// The first 16 hexadecimal digits of the SHA-256 of its words.
  public let words: String

  /// The mark of a change of a proposal with this text.
  init(_ change: TextChange, of text: [UInt8], in language: LanguageTag) {
    self.language = language
    base = change.base
    words = Self.digest(text[change.text])
  }

  init(language: LanguageTag, base: Range<Int>, words: String) {
    (self.language, self.base, self.words) = (language, base, words)
  }

  static func digest(_ bytes: some Sequence<UInt8>) -> String { String(sha256(bytes).prefix(16)) }
}

/// A change of a proposal or a recommendation of an input, as the files of the account name it: by its number, and for a change
/// by what it says.
public struct AccountItem: Sendable, Hashable {
  /// The number of the change or the recommendation, from 1.
  public let number: Int
  /// What the change says; `nil` for a recommendation, which never changes.
  public let mark: ChangeMark?

  /// By what it is the same, whatever its number is now.
  var key: Key { mark.map { .change($0) } ?? .recommendation(number) }

  /// What a change says, or the number of a recommendation.
  enum Key: Hashable {
    case change(ChangeMark)
    case recommendation(Int)
  }
}

/// Items as lines: `3 es 1204-1210 0123456789abcdef`, or `3`.
enum AccountLines {
  static func text(_ items: [AccountItem]) -> String {
    items.map { line($0) }.joined(separator: "\n") + "\n"
  }

  static func line(_ item: AccountItem) -> String {
    let mark = item.mark.map { " \($0.language) \($0.base.lowerBound)-\($0.base.upperBound) \($0.words)" }
    return "\(item.number)" + (mark ?? "")
  }

  /// `nil` for anything else than such lines, with each number once in each language.
  static func read(_ text: String, hasMarks: Bool) -> [AccountItem]? {
    var items: [AccountItem] = []
    var seen: Set<String> = []
    for line in text.split(separator: "\n") {
      guard let item = item(line.split(separator: " ")[...]), (item.mark != nil) == hasMarks,
        seen.insert("\(item.number) \(item.mark?.language.description ?? "")").inserted
      else { return nil }
      items.append(item)
    }
    return items.isEmpty ? nil : items
  }

  static func item(_ words: ArraySlice<Substring>) -> AccountItem? {
    guard words.count == 1 || words.count == 4, let first = words.first, let number = Int(first), number > 0,
      String(number) == first
    else { return nil }
    guard words.count == 4 else { return AccountItem(number: number, mark: nil) }
    let at = words.startIndex
    let ends = words[at + 2].split(separator: "-", omittingEmptySubsequences: false)
    guard let language = LanguageTag(String(words[at + 1])), ends.count == 2, let from = Int(ends[0]),
      let to = Int(ends[1]), from >= 0, to >= from, to <= ReadingLimits.textBytes, words[at + 3].utf8.count == 16,
      words[at + 3].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return AccountItem(
      number: number, mark: ChangeMark(language: language, base: from..<to, words: String(words[at + 3])))
  }
}
