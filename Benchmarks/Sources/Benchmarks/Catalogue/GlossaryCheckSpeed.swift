/// The check of a long text against a glossary, as a whole process.
enum GlossaryCheckSpeed {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "glossary-check-300-pages",
        promise: "the check of 300 pages against 500 terms costs at most 285 ms over starting",
        limits: [.milliseconds(285), Catalogue.peak]
      ) { workbench in
        Contest(
          subject: workload(try workbench.glossary(pages: 300, terms: 500), "300 pages against 500 terms"),
          peer: StartUp.workload(in: workbench))
      },
      Benchmark(
        name: "glossary-check-terms", promise: "ten times as many terms take at most 3× the time",
        limits: [.ratio(3), Catalogue.peak]
      ) { workbench in
        Contest(
          subject: workload(try workbench.glossary(pages: 300, terms: 500), "300 pages against 500 terms"),
          peer: workload(try workbench.glossary(pages: 300, terms: 50), "against 50 terms"))
      },
    ]
  }

  private static func workload(_ glossary: CheckedGlossary, _ label: String) -> Workload {
    Workload(label, glossary.check, launcher: glossary.record.workbench.launcher)
  }
}
