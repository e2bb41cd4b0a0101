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
    let blocks = (try? SourceText(bytes))?.blocks.map(\.range) ?? [0..<bytes.count]
    paragraphs = ParagraphRegions(bytes, blocks).regions.map { Array(bytes[$0]) }
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
            isMerged: place > 0))
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
  private let counts: [Substring: Int]
  private let count: Int

  init(_ text: [UInt8]) {
    let words = String(decoding: text, as: UTF8.self).lowercased().split { !$0.isLetter && !$0.isNumber }
    counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    count = words.count
  }

  /// The share of common words, from 0 to 1 (Dice 1945).
  func likeness(to other: WordBag) -> Double {
    guard count + other.count > 0 else { return 0 }
    let (few, many) = counts.count < other.counts.count ? (counts, other.counts) : (other.counts, counts)
    let common = few.reduce(0) { $0 + min($1.value, many[$1.key] ?? 0) }
    return 2 * Double(common) / Double(count + other.count)
  }
}
