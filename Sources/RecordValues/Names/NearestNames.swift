/// The known names that may be meant by a mistyped one, at most three, the nearest first.
///
/// The distance is that of optimal string alignment, in which an adjacent swap counts one, without regard to case. A name is
/// near within a third of the longer length, or if it begins with the given one. Cost: the product of the lengths, for each
/// name; only 80 characters are compared.
public func nearestNames(to given: String, among names: some Sequence<String>) -> [String] {
  let typed = Array(given.lowercased().unicodeScalars.prefix(80))
  var found: [(distance: Int, name: String)] = []
  for name in names {
    let word = Array(name.lowercased().unicodeScalars.prefix(80))
    // Lengths that differ more than that cannot be near.
    let bound = max(1, max(typed.count, word.count) / 3)
    let isStart = typed.count >= 3 && word.starts(with: typed)
    guard isStart || abs(typed.count - word.count) <= bound else { continue }
    let distance = alignmentDistance(typed, word)
    if isStart || distance <= bound { found.append((distance, name)) }
  }
  return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
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
