import TextDiff

/// The words of a text without the marks of its brackets, and which of them stand in alternatives that parties hold.
///
/// The signs of a bracket, its holders, its option, and what says that nothing is to stand there are no words of the text.
struct BracketedWords {
  let words: FoldedWords
  /// The brackets; `nil` for a text without any.
  let text: TextBrackets?
  /// The brackets with holders or an option, the outermost of each, in order.
  let alternatives: [Alternative]
  /// For each word the alternative that it stands in; -1 for none.
  private(set) var alternativeOf: [Int32]
  /// For each word a number that is another one behind each mark.
  private(set) var stretchOf: [Int32]

  struct Alternative {
    /// Its index among the brackets.
    let bracket: Int
    let words: Range<Int>
    /// Its bytes, without marks.
    let range: Range<Int>
    /// The bytes of all alternatives beside it.
    let group: Range<Int>
  }

  /// Reads a text. Cost: linear.
  init(_ source: SourceText, _ grammar: BracketGrammar) {
    let read = source.bytes.contains(UInt8(ascii: "[")) ? TextBrackets(NumberedText(source), grammar) : nil
    guard let read, !read.brackets.isEmpty else {
      words = FoldedWords(source)
      (text, alternatives) = (nil, [])
      alternativeOf = [Int32](repeating: -1, count: words.count)
      stretchOf = [Int32](repeating: 0, count: words.count)
      return
    }
    let marks = Self.marks(of: read)
    let words = FoldedWords(source, without: marks)
    var (found, end): ([Alternative], Int) = ([], 0)
    for (index, bracket) in read.brackets.enumerated() where bracket.isLabelled && bracket.range.lowerBound >= end {
      end = bracket.range.upperBound
      let members = read.groups[bracket.group].members
      let group =
        read.brackets[members[0]].range.lowerBound..<read.brackets[members[members.count - 1]].range.upperBound
      found.append(
        Alternative(bracket: index, words: words.words(in: bracket.text), range: bracket.text, group: group))
    }
    var (alternativeOf, stretchOf) = (
      [Int32](repeating: -1, count: words.count), [Int32](repeating: 0, count: words.count)
    )
    for (index, alternative) in found.enumerated() {
      for word in alternative.words { alternativeOf[word] = Int32(index) }
    }
    var passed = 0
    for word in 0..<words.count {
      while passed < marks.count, marks[passed].lowerBound <= words.range(of: word).lowerBound { passed += 1 }
      stretchOf[word] = Int32(passed)
    }
    (self.words, text, alternatives) = (words, read, found)
    (self.alternativeOf, self.stretchOf) = (alternativeOf, stretchOf)
  }

  /// The words of a text without the marks of its brackets.
  static func words(of source: SourceText, _ grammar: BracketGrammar) -> FoldedWords {
    BracketedWords(source, grammar).words
  }

  private static func marks(of text: TextBrackets) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    for bracket in text.brackets {
      if bracket.isDeletion {
        marks.append(bracket.range)
      } else {
        marks.append(bracket.range.lowerBound..<bracket.text.lowerBound)
        marks.append(bracket.text.upperBound..<bracket.range.upperBound)
      }
    }
    return marks.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// The word that begins at a byte.
  func word(at byte: Int) -> Int? {
    let word = words.index(atOrAfter: byte)
    return word < words.count && words.range(of: word).lowerBound == byte ? word : nil
  }

  // MARK: What is compared

  /// The text without the alternatives that parties hold, and without marks: the words of the draft.
  var withoutAlternatives: TextExcerpt {
    guard let text else { return TextExcerpt() }
    var excerpt = TextExcerpt()
    var at = 0
    let gone = (alternatives.map { text.brackets[$0.bracket].range } + Self.marks(of: text))
      .sorted { $0.lowerBound < $1.lowerBound }
    for range in gone where range.upperBound > at {
      excerpt.append(text.text.source.bytes, at..<max(at, range.lowerBound))
      at = range.upperBound
    }
    excerpt.append(text.text.source.bytes, at..<text.text.source.bytes.count)
    return excerpt
  }

  /// The text as one excerpt.
  static func whole(_ bytes: [UInt8]) -> TextExcerpt {
    var excerpt = TextExcerpt()
    excerpt.append(bytes, 0..<bytes.count)
    return excerpt
  }

  /// The draft's words beside an alternative, and the alternative, each with what is around the brackets; `nil` if the draft
  /// has nothing there.
  func versions(of alternative: Alternative) -> (base: TextExcerpt, own: TextExcerpt)? {
    guard let text else { return nil }
    let bytes = text.text.source.bytes
    let members = text.groups[text.brackets[alternative.bracket].group].members
    guard let base = members.first(where: { text.brackets[$0].isBase }) else { return nil }
    func lineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    let before = bytes[..<alternative.group.lowerBound].suffix(Self.around)
    let after = bytes[alternative.group.upperBound...].prefix(Self.around)
    let start = before.lastIndex(where: lineEnd).map { $0 + 1 } ?? before.startIndex
    let end = after.firstIndex(where: lineEnd) ?? after.endIndex
    func version(_ words: Range<Int>) -> TextExcerpt {
      var excerpt = TextExcerpt()
      excerpt.append(bytes, start..<alternative.group.lowerBound)
      excerpt.append(bytes, words)
      excerpt.append(bytes, alternative.group.upperBound..<end)
      return excerpt
    }
    return (version(text.brackets[base].text), version(alternative.range))
  }

  private static let around = 160

  // MARK: Settled brackets

  /// This text's words in one that is it with a bracket settled; `nil` for any other. Cost: linear.
  func settled(in new: [UInt8]) -> TextExcerpt? {
    guard let text else { return nil }
    let old = text.text.source.bytes
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    for group in text.groups {
      let choices = [group.members] + (group.members.count > 1 ? group.members.map { [$0] } : [])
      for members in choices {
        let range =
          text.brackets[members[0]].range.lowerBound..<text.brackets[members[members.count - 1]].range.upperBound
        // With nothing in its place, some of the line around it goes too.
        guard range.lowerBound <= prefix + Self.around, old.count - range.upperBound <= suffix + Self.around else {
          continue
        }
        for kept in members.map({ text.brackets[$0].isDeletion ? 0..<0 : text.brackets[$0].text }) + [0..<0] {
          let change = text.replacing(members, with: Array(old[kept]))
          guard old.count - change.range.count + kept.count == new.count, change.range.lowerBound <= prefix,
            old.count - change.range.upperBound <= suffix
          else { continue }
          var excerpt = TextExcerpt()
          excerpt.append(old, 0..<change.range.lowerBound)
          excerpt.append(old, kept)
          excerpt.append(old, change.range.upperBound..<old.count)
          if excerpt.bytes == new { return excerpt }
        }
      }
    }
    return nil
  }
}

/// Parts of a text put together, with the places that they come from.
struct TextExcerpt {
  private(set) var bytes: [UInt8] = []
  private var parts: [(at: Int, from: Range<Int>)] = []

  mutating func append(_ text: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    parts.append((bytes.count, range))
    bytes += text[range]
  }

  /// The place in the text of a byte. Cost: logarithmic.
  func place(of byte: Int) -> Int? {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].at <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let part = parts[low - 1]
    return byte - part.at < part.from.count ? byte - part.at + part.from.lowerBound : nil
  }
}
