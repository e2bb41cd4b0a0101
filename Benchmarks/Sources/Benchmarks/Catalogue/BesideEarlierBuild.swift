/// What a benchmark measures of gcmrepo, beside an earlier build that does the same on a record of its own.
enum BesideEarlierBuild {
  /// How much slower than the earlier build anything may be.
  private static let most = 1.05

  /// Nil for what is no measure of gcmrepo.
  static func benchmark(_ benchmark: Benchmark, on earlier: Workbench) -> Benchmark? {
    guard benchmark.isOfGCMRepo else { return nil }
    return Benchmark(
      name: "\(benchmark.name)-before",
      promise: "\(benchmark.name) takes at most \(most)× the time of the earlier build", limits: [.ratio(most)],
      mostPairs: benchmark.mostPairs
    ) { workbench in
      let subject = try benchmark.contest(workbench).subject
      let peer: Workload
      do {
        peer = try benchmark.contest(earlier).subject
        // A command that it does not have yet is told before anything is timed.
        try peer.prepare()
        _ = try peer.run()
      } catch ProcessFailure.ended(let program, let status, let words) {
        throw ProcessFailure.missing(program: "an earlier build that can do this (\(program): \(status), \(words))")
      }
      return Contest(
        subject: subject, peer: Workload("the earlier build", prepare: peer.prepare, run: peer.run))
    }
  }
}
