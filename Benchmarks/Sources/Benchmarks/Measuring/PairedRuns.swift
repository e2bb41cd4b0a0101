/// Runs two workloads in turn, so that what else the machine does falls on both.
///
/// The order is swapped from pair to pair, and the first pair, which warms the caches, is not counted.
struct PairedRuns {
  let subject: Workload
  let peer: Workload

  func measure(pairs: Int) throws -> Comparison {
    var comparison = Comparison()
    for pair in 0...pairs {
      let order = pair.isMultiple(of: 2) ? [subject, peer] : [peer, subject]
      var samples: [Sample] = []
      for workload in order {
        try workload.prepare()
        samples.append(try workload.run())
      }
      if !pair.isMultiple(of: 2) { samples.swapAt(0, 1) }
      if pair > 0 { comparison.add(subject: samples[0], peer: samples[1]) }
    }
    return comparison
  }
}
