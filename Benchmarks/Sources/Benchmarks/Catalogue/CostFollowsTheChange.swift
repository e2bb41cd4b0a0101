/// What a change costs does not depend on how much the record already holds.
enum CostFollowsTheChange {
  static var benchmarks: [Benchmark] {
    [
      flat("submit-flat", "submitting costs the same on a hundred times larger record", Submission.workload),
      flat("show-flat", "showing a text costs the same on a hundred times larger record") { record in
        Workload(
          "show", record.gcmrepo("show", "BZ/inputs/aporte-0"), launcher: record.workbench.launcher)
      },
      flat("diff-flat", "the redline of 5 documents costs the same on a hundred times larger record") { record in
        Workload(
          "diff of 5 documents", record.gcmrepo("diff", "draft-1", "draft-2", "--as", "json"),
          launcher: record.workbench.launcher)
      },
    ]
  }

  private static func flat(
    _ name: String, _ promise: String, _ workload: @escaping (Record) -> Workload
  ) -> Benchmark {
    Benchmark(name: name, promise: promise, limits: [.ratio(1.3), Catalogue.peak]) { workbench in
      let large = workload(try workbench.record(.large))
      let small = workload(try workbench.record(.small))
      return Contest(
        subject: Workload("\(large.label), large record", prepare: large.prepare, run: large.run),
        peer: Workload("the small record", prepare: small.prepare, run: small.run))
    }
  }
}
