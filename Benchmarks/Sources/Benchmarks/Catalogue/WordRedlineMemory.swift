/// The memory of a process that makes many Word redlines: a portal that runs for weeks must not grow with each.
enum WordRedlineMemory {
  private static let count = 10_000

  static var benchmark: Benchmark {
    Benchmark(
      name: "word-redline-memory",
      promise: "10,000 Word redlines in one process leave at most 1.05× the memory resident that 1,000 do",
      limits: [.memoryGrowth(1.05)], isOfGCMRepo: false, mostPairs: 1
    ) { workbench in
      let (old, new) = try workbench.wordFiles(pages: 2)
      let invocation = Invocation(
        try ProgramSearch.pathBesideThis(of: "repeat-word-redline"), [old, new, String(count)])
      // Both numbers are from one process.
      var known: (early: Sample, late: Sample)?
      func samples() throws -> (early: Sample, late: Sample) {
        if let known { return known }
        let begun = ContinuousClock.now
        let printed = try workbench.launcher.output(of: invocation)
        let seconds = begun.duration(to: .now) / .seconds(1)
        let resident = printed.split(separator: "\n").compactMap { Int($0) }
        guard resident.count == 2 else {
          throw ProcessFailure.ended(invocation.summary, status: 0, saying: printed)
        }
        let found = (
          early: Sample(seconds: seconds / 10, peakBytes: resident[0]),
          late: Sample(seconds: seconds, peakBytes: resident[1])
        )
        known = found
        return found
      }
      return Contest(
        subject: Workload("10,000 redlines in one process") { try samples().late },
        peer: Workload("the first 1,000 of them") { try samples().early })
    }
  }
}
