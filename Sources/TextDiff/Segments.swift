/// Splits the tokens of two matched blocks into parts that are compared separately.
///
/// A paragraph's number is compared with the number, a cell with its cell. So a change never crosses a cell border, nor
/// extends from a number into its text.
enum Segments {
  typealias Pair = (old: Range<Int>, new: Range<Int>)

  /// The parts, in order; together they hold all tokens of both.
  static func pairs(
    of group: Links.Group, _ tokens: (old: Tokens, new: Tokens), _ vocabulary: Vocabulary,
    _ blocks: (old: [SourceText.Block], new: [SourceText.Block]), _ columns: inout ColumnPairs
  ) -> [Pair] {
    let old = tokens.old.range(ofBlocks: group.old)
    let new = tokens.new.range(ofBlocks: group.new)
    guard group.old.count == 1, group.new.count == 1 else { return [(old, new)] }
    let (oldBlock, newBlock) = (group.old.lowerBound, group.new.lowerBound)
    if blocks.old[oldBlock].kind == .tableRow, blocks.new[newBlock].kind == .tableRow {
      return columns.pairs(Row(tokens.old, old, vocabulary), Row(tokens.new, new, vocabulary), vocabulary)
        ?? [(old, new)]
    }
    let (oldLabel, newLabel) = (Int(tokens.old.labelOfBlock[oldBlock]), Int(tokens.new.labelOfBlock[newBlock]))
    guard oldLabel >= 0, newLabel >= 0 else {
      return Alternatives.pairs(tokens, old, new, vocabulary) ?? [(old, new)]
    }
    let rest = (oldLabel + 1..<old.upperBound, newLabel + 1..<new.upperBound)
    return [(old.lowerBound..<oldLabel + 1, new.lowerBound..<newLabel + 1)]
      + (Alternatives.pairs(tokens, rest.0, rest.1, vocabulary) ?? [rest])
  }
}

/// The tokens of a table row, split at its cell borders.
struct Row {
  let tokens: Tokens
  let range: Range<Int>
  /// The tokens that are borders, in order.
  let borders: [Int]

  init(_ tokens: Tokens, _ range: Range<Int>, _ vocabulary: Vocabulary) {
    self.tokens = tokens
    self.range = range
    borders = range.filter { token in
      guard vocabulary.roles[Int(tokens.numbers[token])] == .border else { return false }
      // A pipe after a backslash is text.
      guard token > range.lowerBound, tokens.ends[token - 1] == tokens.starts[token] else { return true }
      return vocabulary.roles[Int(tokens.numbers[token - 1])] != .escape
    }
  }

  /// The cells between two borders.
  var cellCount: Int { max(0, borders.count - 1) }

  func cell(_ index: Int) -> Range<Int> { borders[index] + 1..<borders[index + 1] }

  /// The tokens after the last border.
  var tail: Range<Int> { borders[borders.count - 1] + 1..<range.upperBound }
}

/// Pairs the cells of two rows, and remembers the pairing for the rows that follow in the same tables.
struct ColumnPairs {
  /// Rows of more cells than this are compared as a whole.
  private static let mostCells = 128
  private var last: [(old: Int, new: Int)] = []
  private var lastCounts = (0, 0)

  /// The parts of two rows; `nil` if they have no cells.
  mutating func pairs(_ old: Row, _ new: Row, _ vocabulary: Vocabulary) -> [Segments.Pair]? {
    guard let oldFirst = old.borders.first, let newFirst = new.borders.first,
      old.cellCount <= Self.mostCells, new.cellCount <= Self.mostCells
    else { return nil }
    let cells = cellPairs(old, new, vocabulary)
    (last, lastCounts) = (cells, (old.cellCount, new.cellCount))
    // The first border, with what precedes it.
    var pairs: [Segments.Pair] = [(old.range.lowerBound..<oldFirst, new.range.lowerBound..<newFirst)]
    var (a, b) = (0, 0)
    func skip(to x: Int, _ y: Int) {
      guard a < x || b < y else { return }
      // Cells on one side only, with the border before each.
      pairs.append((old.borders[a]..<old.borders[x], new.borders[b]..<new.borders[y]))
    }
    for (x, y) in cells {
      skip(to: x, y)
      pairs.append((old.borders[x]..<old.borders[x] + 1, new.borders[y]..<new.borders[y] + 1))
      pairs.append((old.cell(x), new.cell(y)))
      (a, b) = (x + 1, y + 1)
    }
    skip(to: old.cellCount, new.cellCount)
    let (oldEnd, newEnd) = (old.borders[old.cellCount], new.borders[new.cellCount])
    pairs.append((oldEnd..<oldEnd + 1, newEnd..<newEnd + 1))
    pairs.append((old.tail, new.tail))
    return pairs
  }

  /// The corresponding cells, in order.
  ///
  /// In rows with the same number of cells they correspond by position. Otherwise those of the shorter row are paired
  /// with the most similar ones, and failing that with those in the columns of the row before.
  private func cellPairs(_ old: Row, _ new: Row, _ vocabulary: Vocabulary) -> [(old: Int, new: Int)] {
    let (rows, columns) = (old.cellCount, new.cellCount)
    guard rows != columns else { return (0..<rows).map { ($0, $0) } }
    guard rows > 0, columns > 0 else { return [] }
    let isSameTable = lastCounts == (rows, columns)
    var known = Set<Int>()
    if isSameTable { for pair in last { known.insert(pair.old * columns + pair.new) } }
    // No cell of the shorter row is left unmatched: each pair counts for more than any similarity.
    return OrderedPairs.best(rows, columns) { row, column in
      100_000 + Self.likeness(old.tokens, old.cell(row), new.tokens, new.cell(column), vocabulary)
        + (known.contains(row * columns + column) ? 12 : 0)
    }
  }

  /// The similarity of two cells, 0 to 64, by their tokens of any kind.
  static func likeness(
    _ old: Tokens, _ a: Range<Int>, _ new: Tokens, _ b: Range<Int>, _ vocabulary: Vocabulary
  ) -> Int {
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty ? 16 : 0 }
    if old.numbers[a] == new.numbers[b] { return 64 }
    // Long cells are identified by their beginning.
    var counts: [Int32: Int] = [:]
    let (x, y) = (a.prefix(200), b.prefix(200))
    for token in x { counts[old.numbers[token], default: 0] += 1 }
    var (shared, all) = (0, 0)
    for token in y {
      let number = new.numbers[token]
      let weight = 1 + Int(vocabulary.weights[Int(number)])
      all += weight
      if let count = counts[number], count > 0 {
        counts[number] = count - 1
        shared += weight
      }
    }
    for token in x { all += 1 + Int(vocabulary.weights[Int(old.numbers[token])]) }
    return 120 * shared / max(1, all)
  }
}
