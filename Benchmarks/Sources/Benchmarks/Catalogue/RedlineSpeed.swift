/// The redline of a negotiated text, as a whole process.
enum RedlineSpeed {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "redline-12-pages", promise: "the redline of 12 pages costs at most 10 ms over starting",
        limits: [.milliseconds(10), Catalogue.peak]
      ) { workbench in
        let pair = try workbench.redline(pages: 12)
        return Contest(
          subject: Workload("redline of 12 pages", pair.redline, launcher: workbench.launcher),
          peer: StartUp.workload(in: workbench))
      },
      against("redline-wdiff", "wdiff", atMost: 1, "wdiff") { [$0, $1] },
      against("redline-word-diff", "git diff --word-diff", atMost: 3, "git") {
        ["diff", "--no-index", "--word-diff", $0, $1]
      },
      Benchmark(
        name: "redline-growth", promise: "ten times the text takes at most 12× the time",
        limits: [.ratio(12), memory]
      ) { workbench in
        let (large, small) = (try workbench.redline(pages: 300), try workbench.redline(pages: 30))
        return Contest(
          subject: Workload("redline of 300 pages", large.redline, launcher: workbench.launcher),
          peer: Workload("redline of 30 pages", small.redline, launcher: workbench.launcher),
          inputBytes: large.bytes)
      },
    ]
  }

  private static let memory = Limit.megabytesAndBytes(30, perInputByte: 40)

  private static func against(
    _ name: String, _ label: String, atMost ratio: Double, _ program: String,
    _ arguments: @escaping (String, String) -> [String]
  ) -> Benchmark {
    Benchmark(
      name: name, promise: "the redline of 300 pages takes at most \(ratio)× the time of \(label)",
      limits: [.ratio(ratio), memory]
    ) { workbench in
      let path = try ProgramSearch.path(of: program)
      let pair = try workbench.redline(pages: 300)
      return Contest(
        subject: Workload("redline of 300 pages", pair.redline, launcher: workbench.launcher),
        peer: Workload(
          label, Invocation(path, arguments(pair.oldFile, pair.newFile), accepting: [0, 1]),
          launcher: workbench.launcher),
        inputBytes: pair.bytes)
    }
  }
}
