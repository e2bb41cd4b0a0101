/// Searching the large record as a whole process, with an index that is up to date, against reading all of its texts.
enum SearchSpeed {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "search-grep", promise: "searching the texts of 20,000 revisions takes no longer than git grep -i",
        limits: [.ratio(1), Catalogue.peak]
      ) { workbench in
        let record = try workbench.record(.large)
        var generator = SeededGenerator(seed: 7)
        let word = workbench.vocabulary.word(using: &generator)
        return Contest(
          subject: Workload(
            "search", Invocation(workbench.gcmrepo, ["search", word, "-C", record.path]), launcher: workbench.launcher),
          peer: Workload(
            "git grep -i",
            Invocation(workbench.git, ["-C", record.path, "grep", "-i", "-w", word, "HEAD"], accepting: [0, 1]),
            launcher: workbench.launcher))
      }
    ]
  }
}
