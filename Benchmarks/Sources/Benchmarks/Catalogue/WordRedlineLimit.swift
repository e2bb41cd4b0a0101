/// The Word redline of two files, less starting, beside the least that reading them can cost: unpacking both main parts and
/// parsing them with handlers that do nothing.
enum WordRedlineLimit {
  static var benchmarks: [Benchmark] {
    [
      benchmark("300-pages", "300 pages") { try $0.wordFiles(pages: 300) },
      benchmark("15000-paragraphs", "15,000 paragraphs") { try $0.wordFiles(paragraphs: 15_000) },
    ]
  }

  private static func benchmark(
    _ name: String, _ size: String, _ files: @escaping (Workbench) throws -> (old: String, new: String)
  ) -> Benchmark {
    Benchmark(
      name: "word-redline-\(name)",
      promise:
        "the Word redline of \(size), less starting, takes at most 5× the time of unpacking and parsing both files",
      limits: [.ratio(5), .megabytes(60)]
    ) { workbench in
      let (old, new) = try files(workbench)
      let made = workbench.folder.file("\(name)-redline.docx")
      let redline = Workload(
        "redline", Invocation(workbench.gcmrepo, ["redline", old, new, "-o", made, "--quiet"]),
        launcher: workbench.launcher)
      let start = StartUp.workload(in: workbench)
      let limits = try [old, new].map { try WordIntakeSpeed.limit(of: $0, in: workbench) }
      return Contest(
        subject: Workload("Word redline of \(size), less starting") {
          let (whole, starting) = (try redline.run(), try start.run())
          return Sample(seconds: max(whole.seconds - starting.seconds, 0), peakBytes: whole.peakBytes)
        },
        peer: Workload("unpack and parse both") {
          Sample(seconds: try limits.reduce(0) { $0 + (try $1.run()).seconds }, peakBytes: 0)
        })
    }
  }
}
