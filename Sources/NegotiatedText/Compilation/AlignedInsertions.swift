import TextDiff

/// New paragraphs that one change of a proposal brings between two paragraphs of the draft.
struct NewParagraphs {
  let proposal: Int
  let change: TextChange
  /// The paragraphs' bytes, in order.
  let paragraphs: [[UInt8]]

  init(proposal: Int, change: TextChange, text: [UInt8]) {
    self.proposal = proposal
    self.change = change
    let bytes = Array(text[change.text])
    // A change is below 2 GB, since its text is.
    let blocks = (try? SourceText(bytes)).map(Self.units) ?? [0..<bytes.count]
    paragraphs = ParagraphRegions(bytes, blocks).regions.map { Array(bytes[$0]) }
  }

  /// The blocks of a text, of which those of a whole table are one: its head would not be read without its rows.
  private static func units(_ source: SourceText) -> [Range<Int>] {
    var units: [Range<Int>] = []
    /// The unit of the open table's head, and whether the line below it was met.
    var table: (start: Int, isWhole: Bool)?
    for block in source.blocks {
      let range = block.range
      units.append(range)
      guard block.kind == .tableRow else {
        table = nil
        continue
      }
      if let open = table {
        table?.isWhole = open.isWhole || TableRow(Array(source.bytes[range])).isRuler
        if table?.isWhole == true {
          units.replaceSubrange(open.start..., with: [units[open.start].lowerBound..<range.upperBound])
        }
      } else {
        table = (units.count - 1, false)
      }
      // A blank line ends a table.
      if source.bytes[range].suffix(2).count(where: { $0 == 0x0A }) > 1 { table = nil }
    }
    return units
  }
}

/// The new paragraphs of all proposals at one place, aligned: equal ones are one paragraph, similar ones are alternatives of
/// one, and others stand one after the other.
struct AlignedInsertions {
  /// For each new paragraph the texts of the proposals that have it.
  private(set) var slots: [[Compiler.Replacement]] = []
  private var words: [[WordBag]] = []

  /// Above this number of pairs, only equal paragraphs are aligned.
  private static let mostPairs = 40_000
  /// The similarity from which two paragraphs are alternatives.
  private static let leastAlike = 0.5

  init(_ all: [NewParagraphs]) {
    for (_, own) in Dictionary(grouping: all, by: \.proposal).sorted(by: { $0.key < $1.key }) { add(own) }
  }

  private mutating func add(_ changes: [NewParagraphs]) {
    var own: [Compiler.Replacement] = []
    for change in changes {
      for (place, paragraph) in change.paragraphs.enumerated() {
        own.append(
          Compiler.Replacement(
            proposal: change.proposal, text: paragraph, changes: place == 0 ? [change.change] : [],
            isRest: place > 0))
      }
    }
    let bags = own.map { WordBag($0.text) }
    guard !slots.isEmpty else {
      slots = own.map { [$0] }
      words = bags.map { [$0] }
      return
    }
    let pairs = pairs(own, bags)
    var (merged, mergedWords): ([[Compiler.Replacement]], [[WordBag]]) = ([], [])
    var (slot, place) = (0, 0)
    for (a, b) in pairs + [(slots.count, own.count)] {
      while slot < a {
        merged.append(slots[slot])
        mergedWords.append(words[slot])
        slot += 1
      }
      while place < b {
        merged.append([own[place]])
        mergedWords.append([bags[place]])
        place += 1
      }
      guard a < slots.count else { break }
      merged.append(slots[a] + [own[b]])
      mergedWords.append(words[a] + [bags[b]])
      (slot, place) = (a + 1, b + 1)
    }
    (slots, words) = (merged, mergedWords)
  }

  /// The pairs in order with the greatest total similarity.
  private func pairs(_ own: [Compiler.Replacement], _ bags: [WordBag]) -> [(Int, Int)] {
    let isLarge = slots.count * own.count > Self.mostPairs
    func likeness(_ slot: Int, _ place: Int) -> Double {
      if slots[slot].contains(where: { $0.text == own[place].text }) { return 2 }
      guard !isLarge else { return 0 }
      let best = words[slot].map { $0.likeness(to: bags[place]) }.max() ?? 0
      return best >= Self.leastAlike ? best : 0
    }
    if isLarge { return equalPairs(own) }
    let width = own.count + 1
    var best = [Double](repeating: 0, count: (slots.count + 1) * width)
    var pairs: [(Int, Int)] = []
    var scores = [Double](repeating: 0, count: slots.count * own.count)
    for slot in slots.indices.reversed() {
      for place in own.indices.reversed() {
        let score = likeness(slot, place)
        scores[slot * own.count + place] = score
        let both = score > 0 ? score + best[(slot + 1) * width + place + 1] : 0
        best[slot * width + place] = max(both, best[(slot + 1) * width + place], best[slot * width + place + 1])
      }
    }
    var (slot, place) = (0, 0)
    while slot < slots.count, place < own.count {
      let score = scores[slot * own.count + place]
      let here = best[slot * width + place]
      if score > 0, here == score + best[(slot + 1) * width + place + 1] {
        pairs.append((slot, place))
        (slot, place) = (slot + 1, place + 1)
      } else if here == best[(slot + 1) * width + place] {
        slot += 1
      } else {
        place += 1
      }
    }
    return pairs
  }

  /// The equal paragraphs in order, each at its next place.
  private func equalPairs(_ own: [Compiler.Replacement]) -> [(Int, Int)] {
    var places: [[UInt8]: [Int]] = [:]
    for (slot, texts) in slots.enumerated().reversed() {
      for text in Set(texts.map(\.text)) { places[text, default: []].append(slot) }
    }
    var pairs: [(Int, Int)] = []
    var next = 0
    for (place, paragraph) in own.enumerated() {
      while let slot = places[paragraph.text]?.last, slot < next { places[paragraph.text]?.removeLast() }
      guard let slot = places[paragraph.text]?.popLast() else { continue }
      pairs.append((slot, place))
      next = slot + 1
    }
    return pairs
  }
}

/// The words of a paragraph, to tell how alike two are.
struct WordBag {
  /// A hash of each word in lower case, sorted.
  private let words: [UInt64]

  init(_ text: [UInt8]) {
    var (words, hash): ([UInt64], UInt64) = ([], Self.start)
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    for byte in text {
      if isWord(byte) {
        // FNV-1a.
        hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
      } else if hash != Self.start {
        words.append(hash)
        hash = Self.start
      }
    }
    if hash != Self.start { words.append(hash) }
    self.words = words.sorted()
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The share of common words, from 0 to 1 (Dice 1945). Cost: linear.
  func likeness(to other: WordBag) -> Double {
    guard words.count + other.words.count > 0 else { return 0 }
    var (common, one, two) = (0, 0, 0)
    while one < words.count, two < other.words.count {
      if words[one] == other.words[two] {
        (common, one, two) = (common + 1, one + 1, two + 1)
      } else if words[one] < other.words[two] {
        one += 1
      } else {
        two += 1
      }
    }
    return 2 * Double(common) / Double(words.count + other.words.count)
  }
}
