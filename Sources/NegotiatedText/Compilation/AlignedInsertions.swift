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
  private var all: [Compiler.Replacement] = []
  /// For each new paragraph its text as a number, the same for equal ones, and its words if they are compared.
  private var texts: [Int] = []
  private var bags: [WordBag?] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// The paragraphs of several proposals that are one, as indices.
  private var aligned: [[Int]] = []

  /// Above this number of pairs, only equal paragraphs are aligned.
  private static let mostPairs = 40_000
  /// The similarity from which two paragraphs are alternatives.
  private static let leastAlike = 0.5
  /// So many versions of one paragraph are compared with another.
  private static let mostVersions = 4

  init(_ all: [NewParagraphs]) {
    guard !all.isEmpty else { return }
    for (_, own) in Dictionary(grouping: all, by: \.proposal).sorted(by: { $0.key < $1.key }) { add(own) }
  }

  /// For each new paragraph the texts of the proposals that have it.
  var slots: [[Compiler.Replacement]] { aligned.map { $0.map { all[$0] } } }

  private mutating func add(_ changes: [NewParagraphs]) {
    let first = all.count
    for change in changes {
      for (place, paragraph) in change.paragraphs.enumerated() {
        all.append(
          Compiler.Replacement(
            proposal: change.proposal, text: paragraph, changes: place == 0 ? [change.change] : [], isRest: place > 0))
        let number = numbers[paragraph] ?? numbers.count
        numbers[paragraph] = number
        texts.append(number)
        bags.append(nil)
      }
    }
    let own = first..<all.count
    guard !aligned.isEmpty else {
      aligned = own.map { [$0] }
      return
    }
    let isLarge = aligned.count * own.count > Self.mostPairs
    var merged: [[Int]] = []
    merged.reserveCapacity(aligned.count + own.count)
    var (slot, place) = (0, own.lowerBound)
    for (a, b) in (isLarge ? equalPairs(own) : similarPairs(own)) + [(aligned.count, own.upperBound)] {
      merged += aligned[slot..<a]
      merged += (place..<b).map { [$0] }
      guard a < aligned.count else { break }
      aligned[a].append(b)
      merged.append(aligned[a])
      (slot, place) = (a + 1, b + 1)
    }
    aligned = merged
  }

  private mutating func likeness(_ slot: Int, _ new: Int) -> Double {
    if aligned[slot].contains(where: { texts[$0] == texts[new] }) { return 2 }
    let best = aligned[slot].prefix(Self.mostVersions).map { bag($0).likeness(to: bag(new)) }.max() ?? 0
    return best >= Self.leastAlike ? best : 0
  }

  private mutating func bag(_ index: Int) -> WordBag {
    if let known = bags[index] { return known }
    let bag = WordBag(all[index].text)
    bags[index] = bag
    return bag
  }

  /// The pairs in order with the greatest total similarity.
  private mutating func similarPairs(_ own: Range<Int>) -> [(Int, Int)] {
    let (rows, columns) = (aligned.count, own.count)
    let width = columns + 1
    var best = [Double](repeating: 0, count: (rows + 1) * width)
    var scores = [Double](repeating: 0, count: rows * columns)
    for row in (0..<rows).reversed() {
      for column in (0..<columns).reversed() {
        let score = likeness(row, own.lowerBound + column)
        scores[row * columns + column] = score
        let both = score > 0 ? score + best[(row + 1) * width + column + 1] : 0
        best[row * width + column] = max(both, best[(row + 1) * width + column], best[row * width + column + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let score = scores[row * columns + column]
      let here = best[row * width + column]
      if score > 0, here == score + best[(row + 1) * width + column + 1] {
        pairs.append((row, own.lowerBound + column))
        (row, column) = (row + 1, column + 1)
      } else if here == best[(row + 1) * width + column] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }

  /// The equal paragraphs in order, each at its next place.
  private func equalPairs(_ own: Range<Int>) -> [(Int, Int)] {
    let wanted = Set(texts[own])
    var places: [Int: [Int]] = [:]
    for (slot, versions) in aligned.enumerated().reversed() {
      for text in Set(versions.map { texts[$0] }) where wanted.contains(text) { places[text, default: []].append(slot) }
    }
    var pairs: [(Int, Int)] = []
    var next = 0
    for place in own {
      let text = texts[place]
      while let slot = places[text]?.last, slot < next { places[text]?.removeLast() }
      guard let slot = places[text]?.popLast() else { continue }
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
