/// A promise about cost: two things to run, and the limit between them.
struct Benchmark {
  let name: String
  /// The promise, as a clause.
  let promise: String
  let limits: [Limit]
  /// Whether gcmrepo itself is measured, so that an earlier build can be measured for comparison.
  var isOfGCMRepo = true
  /// The number of pairs, if each takes long.
  var mostPairs = Int.max
  /// Makes what both sides need; it may take a while.
  let contest: (Workbench) throws -> Contest

  /// Whether this is meant by a name on the command line: the whole of it, or its beginning up to a hyphen.
  func answers(to given: String) -> Bool {
    name == given || name.hasPrefix(given + "-")
  }

  /// Whether memory is compared, rather than time.
  var comparesByMemory: Bool {
    limits.contains { if case .memoryGrowth = $0 { true } else { false } }
  }

  /// Whether the difference counts, and not the ratio.
  var comparesByDifference: Bool {
    limits.contains { if case .milliseconds = $0 { true } else { false } }
  }
}
