/// The redline of two Word files as a Word file, as a whole process.
enum WordRedlineSpeed {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "word-redline-pandoc",
        promise: "the Word redline of 300 pages takes at most 3× the time that pandoc needs to read the file once",
        limits: [.ratio(3)]
      ) { workbench in
        let pair = try workbench.wordRedline(pages: 300)
        return Contest(
          subject: Workload("Word redline of 300 pages", pair.redline, launcher: workbench.launcher),
          peer: Workload("pandoc reads it", pair.reading, launcher: workbench.launcher))
      },
      Benchmark(
        name: "word-redline-growth", promise: "ten times the Word file takes at most 12× the time", limits: [.ratio(12)]
      ) { workbench in
        let (large, small) = (try workbench.wordRedline(pages: 300), try workbench.wordRedline(pages: 30))
        return Contest(
          subject: Workload("Word redline of 300 pages", large.redline, launcher: workbench.launcher),
          peer: Workload("Word redline of 30 pages", small.redline, launcher: workbench.launcher))
      },
    ]
  }
}
