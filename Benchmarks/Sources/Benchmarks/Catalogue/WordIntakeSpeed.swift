/// Submitting a Word file, less starting, beside the least that reading one can cost: unpacking its main part and parsing
/// it with handlers that do nothing.
enum WordIntakeSpeed {
  static var benchmarks: [Benchmark] { [300, 1_200].map(benchmark) }

  private static func benchmark(pages: Int) -> Benchmark {
    Benchmark(
      name: "word-intake-\(pages)-pages",
      promise:
        "submitting a Word file of \(pages) pages, less starting, takes at most 10× the time of unpacking and parsing it",
      limits: [.ratio(10), Catalogue.peak]
    ) { workbench in
      let file = try workbench.wordFile(pages: pages)
      let record = try workbench.emptyRecord(named: "word-intake-\(pages)")
      let start = StartUp.workload(in: workbench)
      var number = 0
      return Contest(
        subject: Workload("submit \(pages) pages of Word, less starting") {
          number += 1
          let submission = Workload(
            "submit", record.submission(of: file, state: "CL", slug: "word-\(number)"), launcher: workbench.launcher)
          let (whole, starting) = (try submission.run(), try start.run())
          return Sample(seconds: max(whole.seconds - starting.seconds, 0), peakBytes: whole.peakBytes)
        },
        peer: try limit(of: file, in: workbench))
    }
  }

  /// Unpacking and parsing, by the clock of the program that does it.
  static func limit(of file: String, in workbench: Workbench) throws -> Workload {
    let invocation = Invocation(try ProgramSearch.pathBesideThis(of: "inflate-and-parse"), [file])
    return Workload("unpack and parse it") {
      let printed = try workbench.launcher.output(of: invocation)
      guard let seconds = Double(printed) else {
        throw ProcessFailure.ended(invocation.summary, status: 0, saying: printed)
      }
      return Sample(seconds: seconds, peakBytes: 0)
    }
  }
}
