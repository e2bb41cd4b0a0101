/// The candidates that a mistyped word may have meant, best first: at most three.
///
/// Optimal string alignment distance (an adjacent swap counts one), ignoring case; a candidate is near if at most a
/// third of its letters differ, or if it begins with the given word. Cost: candidates × length².
package func nearest(to given: String, among candidates: some Sequence<String>) -> [String] {
  let typed = Array(given.lowercased().unicodeScalars.prefix(100))
  var found: [(distance: Int, word: String)] = []
  for candidate in candidates {
    let word = Array(candidate.lowercased().unicodeScalars)
    let distance = alignmentDistance(typed, word)
    if distance <= max(1, max(typed.count, word.count) / 3) || (typed.count >= 3 && word.starts(with: typed)) {
      found.append((distance, candidate))
    }
  }
  return found.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(3).map(\.word)
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
      row.append(best)
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
