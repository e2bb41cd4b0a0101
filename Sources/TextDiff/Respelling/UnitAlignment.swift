/// Finds the common units of two sequences, in order.
enum UnitAlignment {
  /// Pairs of indices, increasing on both sides. Cost: O((n + m) d) for d differences, and bounded.
  static func pairs(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [(old: Int, new: Int)] {
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    func number(_ key: ArraySlice<UInt8>) -> Int32 {
      if let number = numbers[key] { return number }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[key] = number
      return number
    }
    let (a, b) = (old.map(number), new.map(number))
    var changed = (old: [Bool](repeating: false, count: a.count), new: [Bool](repeating: false, count: b.count))
    var difference = SequenceDifference(budget: 50_000_000)
    difference.mark(
      a, a.indices, b, b.indices, oldChanged: &changed.old, newChanged: &changed.new, vocabulary: numbers.count)
    return zip(a.indices.filter { !changed.old[$0] }, b.indices.filter { !changed.new[$0] }).map { ($0, $1) }
  }

  /// The same, and the units between two pairs where both sides have equally many: each probably corresponds to the
  /// other, changed.
  static func pairsWithChanged(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [(old: Int, new: Int, isEqual: Bool)] {
    var result: [(old: Int, new: Int, isEqual: Bool)] = []
    var (a, b) = (0, 0)
    for (x, y) in pairs(old, new) + [(old.count, new.count)] {
      if x - a == y - b { for step in 0..<(x - a) { result.append((a + step, b + step, false)) } }
      if x < old.count { result.append((x, y, true)) }
      (a, b) = (x + 1, y + 1)
    }
    return result
  }
}
