/// Pairs the members of two short sequences in order.
enum OrderedPairs {
  /// The non-crossing pairs with the largest sum of gains; a gain of 0 makes no pair.
  ///
  /// Cost: the product of both counts.
  static func best(_ rows: Int, _ columns: Int, gain: (Int, Int) -> Int) -> [(old: Int, new: Int)] {
    var own = [Int](repeating: 0, count: rows * columns)
    var sums = [Int](repeating: 0, count: (rows + 1) * (columns + 1))
    func at(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }
    for row in 0..<rows {
      for column in 0..<columns {
        let gain = gain(row, column)
        own[row * columns + column] = gain
        sums[at(row + 1, column + 1)] = max(
          sums[at(row, column)] + gain, sums[at(row, column + 1)], sums[at(row + 1, column)])
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var (row, column) = (rows, columns)
    while row > 0, column > 0 {
      let gain = own[(row - 1) * columns + column - 1]
      if gain > 0, sums[at(row, column)] == sums[at(row - 1, column - 1)] + gain {
        (row, column) = (row - 1, column - 1)
        pairs.append((row, column))
      } else if sums[at(row, column)] == sums[at(row - 1, column)] {
        row -= 1
      } else {
        column -= 1
      }
    }
    return pairs.reversed()
  }
}
