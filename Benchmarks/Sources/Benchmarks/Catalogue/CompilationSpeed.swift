/// The compilation of the proposals of all States on a long draft, as a whole process.
enum CompilationSpeed {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "compile-redline", promise: "the compilation of 23 proposals takes at most 3× the time of 23 redlines",
        limits: [.ratio(69), .megabytes(300)]
      ) { workbench in
        let proposals = try workbench.proposals(pages: 300)
        return Contest(
          subject: Workload(
            "compilation of 23 proposals of 300 pages", proposals.compilation(of: 23), launcher: workbench.launcher),
          peer: Workload("redline of one", proposals.redline, launcher: workbench.launcher))
      },
      Benchmark(
        name: "compile-growth", promise: "23 proposals take at most 4.2× the time of 6",
        limits: [.ratio(4.2), .megabytes(300)]
      ) { workbench in
        let proposals = try workbench.proposals(pages: 300)
        return Contest(
          subject: Workload(
            "compilation of 23 proposals", proposals.compilation(of: 23), launcher: workbench.launcher),
          peer: Workload("of 6", proposals.compilation(of: 6), launcher: workbench.launcher))
      },
    ]
  }
}
