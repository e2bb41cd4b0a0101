/// Submitting an OpenDocument text, as a whole process, against pandoc's reading of the same file.
enum OpenDocumentIntake {
  static var benchmarks: [Benchmark] {
    [30, 300].map { pages in
      Benchmark(
        name: "odt-intake-\(pages)-pages",
        promise: "submitting an .odt of \(pages) pages takes at most half the time that pandoc needs to read it once",
        limits: [.ratio(0.5)]
      ) { workbench in
        let intake = try workbench.openDocumentIntake(pages: pages)
        return Contest(
          subject: Workload("submit .odt of \(pages) pages", intake.submission, launcher: workbench.launcher),
          peer: Workload("pandoc reads it", intake.reading, launcher: workbench.launcher))
      }
    }
  }
}
