/// The increasing subsequence with the greatest sum of weights.
///
/// With unit weights it is the longest increasing subsequence from which patience diff takes its anchors; weighted by
/// the length of blocks, the smaller side of an exchange counts as moved. Cost: O(n log n), by a Fenwick tree of prefix
/// maxima.
enum HeaviestIncreasingSubsequence {
  /// The positions in `values` of the subsequence, ascending. `values` are distinct, from 0 up to `bound`.
  static func positions(of values: [Int32], weights: [Int], bound: Int) -> [Int] {
    if zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) { return Array(values.indices) }
    var best = [(weight: Int, last: Int32)](repeating: (0, -1), count: bound + 1)
    var previous = [Int32](repeating: -1, count: values.count)
    for (position, value) in values.enumerated() {
      var found = (weight: 0, last: Int32(-1))
      var node = Int(value)
      while node > 0 {
        if best[node].weight > found.weight { found = best[node] }
        node &= node - 1
      }
      previous[position] = found.last
      let weight = found.weight + max(1, weights[position])
      node = Int(value) + 1
      while node <= bound {
        if weight > best[node].weight { best[node] = (weight, Int32(position)) }
        node += node & -node
      }
    }
    var found = (weight: 0, last: Int32(-1))
    var node = bound
    while node > 0 {
      if best[node].weight > found.weight { found = best[node] }
      node &= node - 1
    }
    var positions: [Int] = []
    var position = found.last
    while position >= 0 {
      positions.append(Int(position))
      position = previous[Int(position)]
    }
    return positions.reversed()
  }
}
