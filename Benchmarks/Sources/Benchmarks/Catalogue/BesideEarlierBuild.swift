/// A benchmark of gcmrepo, repeated with an earlier build on a separate record.
enum BesideEarlierBuild {
  /// The limit of how much slower than the earlier build a benchmark may be.
  private static let most = 1.05

  /// `nil` if the benchmark does not measure gcmrepo.
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
        // A command that it does not have yet is reported before anything is timed.
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
