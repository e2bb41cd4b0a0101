import TextDiff

/// The texts of several languages side by side, paragraph by paragraph.
///
/// Numbers and structure come first: what they leave open is decided by order, length, figures, and words that the languages
/// have in common. No language is the original; each row has a paragraph of at least one.
public struct LanguageAlignment: Sendable, Hashable {
  /// The texts, in the order in which they were given.
  public let texts: [NumberedText]
  /// In the order of the texts.
  public let rows: [Row]
  /// For each text and paragraph, its row.
  private let rowOf: [[Int]]

  /// Paragraphs that say the same.
  public struct Row: Sendable, Hashable {
    /// For each text the place of its paragraph, from 1; `nil` if it has none.
    public var places: [Int?]

    /// Whether every text has it.
    public var isWhole: Bool { !places.contains(nil) }
  }

  /// Aligns texts. Cost: near linear, and bounded between paragraphs that are unmistakable.
  public init(_ texts: [NumberedText]) {
    self.texts = texts
    let signatures = texts.map { text in text.paragraphs.map { ParagraphSignature($0, of: text) } }
    var rows: [Row] = []
    for (index, own) in signatures.enumerated() {
      guard index > 0 else {
        rows = own.indices.map { place in Row(places: texts.indices.map { $0 == 0 ? place + 1 : nil }) }
        continue
      }
      let profile = rows.map { row in
        row.places.enumerated().compactMap { text, place in place.map { signatures[text][$0 - 1] } }
      }
      var next: [Row] = []
      var (at, place) = (0, 0)
      for (row, other) in ParagraphPairs(profile, own).pairs + [(rows.count, own.count)] {
        next += rows[at..<row]
        while place < other {
          next.append(Row(places: texts.indices.map { $0 == index ? place + 1 : nil }))
          place += 1
        }
        guard row < rows.count else { break }
        next.append(rows[row])
        next[next.count - 1].places[index] = other + 1
        (at, place) = (row + 1, other + 1)
      }
      rows = next
    }
    self.rows = rows
    var rowOf = texts.map { [Int](repeating: 0, count: $0.paragraphs.count) }
    for (index, row) in rows.enumerated() {
      for (text, place) in row.places.enumerated() { if let place { rowOf[text][place - 1] = index } }
    }
    self.rowOf = rowOf
  }

  /// The paragraph of a text in a row.
  public func paragraph(_ text: Int, in row: Row) -> NumberedText.Paragraph? {
    row.places[text].flatMap { texts[text][$0] }
  }

  /// The index of a paragraph's row.
  public func row(of place: Int, in text: Int) -> Int { rowOf[text][place - 1] }

  /// For the place of each paragraph of one text that of the other, where both have it.
  public func pairs(from text: Int, to other: Int) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    for row in rows { if let place = row.places[text], let beside = row.places[other] { pairs[place] = beside } }
    return pairs
  }
}

/// What tells a paragraph in another language.
struct ParagraphSignature {
  let kind: SourceText.Kind
  let path: [String]
  let length: Int
  /// Figures and references, as hashes, sorted.
  let figures: [UInt64]
  /// The beginnings of its long words, which related languages share, sorted.
  let beginnings: [UInt64]

  init(_ paragraph: NumberedText.Paragraph, of text: NumberedText) {
    kind = paragraph.kind
    path = paragraph.number == nil ? [] : paragraph.path.map(\.key)
    length = paragraph.range.count
    let start = text.source.label(ofBlock: paragraph.place - 1)?.upperBound ?? paragraph.range.lowerBound
    var (figures, beginnings): (Set<UInt64>, Set<UInt64>) = ([], [])
    LetterFolding.forEachWord(text.source.bytes, start..<paragraph.range.upperBound) { letters in
      if letters.contains(where: { (0x30...0x39).contains($0) }) {
        figures.insert(LetterFolding.hash(letters[...]))
      } else if letters.count >= 6 {
        beginnings.insert(LetterFolding.hash(letters.prefix(4)))
      }
    }
    self.figures = figures.sorted()
    self.beginnings = beginnings.sorted()
  }

  /// How likely two paragraphs say the same; 0 or less for those that cannot.
  func score(_ other: ParagraphSignature) -> Double {
    var score: Double
    switch (kind, other.kind) {
    case (.heading(let a), .heading(let b)): score = a == b ? 3 : 1
    case (.tableRow, .tableRow), (.footnote, .footnote), (.other, .other): score = 2
    case (.paragraph, .paragraph), (.listItem, .listItem): score = 2
    case (.paragraph, .listItem), (.listItem, .paragraph): score = 1
    default: return 0
    }
    if !path.isEmpty, !other.path.isEmpty {
      score += path == other.path ? 3 : path.last == other.path.last ? 1.5 : -1.5
    } else if path.isEmpty != other.path.isEmpty {
      score -= 1
    }
    let ratio = Double(min(length, other.length)) / Double(max(1, max(length, other.length)))
    score += ratio < 0.35 ? -1.5 : ratio
    if !figures.isEmpty || !other.figures.isEmpty { score += 2 * Self.dice(figures, other.figures) - 0.5 }
    if min(beginnings.count, other.beginnings.count) >= 3 { score += 8 * Self.dice(beginnings, other.beginnings) - 0.5 }
    return score
  }

  /// Whether two paragraphs with the same number surely are the same.
  func isSurely(_ other: ParagraphSignature) -> Bool {
    guard !path.isEmpty, path == other.path, min(length, other.length) * 10 >= max(length, other.length) * 4 else {
      return false
    }
    return min(beginnings.count, other.beginnings.count) >= 4 && Self.dice(beginnings, other.beginnings) >= 0.2
  }

  /// Twice the common elements by all (Dice 1945).
  private static func dice(_ a: [UInt64], _ b: [UInt64]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        common += 1
        (i, j) = (i + 1, j + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2 * Double(common) / Double(a.count + b.count)
  }
}
