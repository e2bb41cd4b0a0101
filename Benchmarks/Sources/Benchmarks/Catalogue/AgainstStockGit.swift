/// On the large record, against the git command that a reader would otherwise turn to.
enum AgainstStockGit {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "submit-git", promise: "submitting takes no longer than git add and git commit with core.fsync=all",
        limits: [.ratio(1), Catalogue.peak]
      ) { workbench in
        let record = try workbench.record(.large)
        return Contest(subject: Submission.workload(in: record), peer: StockCommit.workload(in: record))
      },
      signed("signed-submit-small", .small), signed("signed-submit-large", .large),
      against("status-log", ["status", "--format", "json"], ["log", "--name-status"], atMost: 0.3),
      // The record was packed by `git gc`, which writes a commit-graph.
      against(
        "log-one", ["log", "BZ/inputs/aporte-0"], ["log", "--", "countries/BZ/inputs/aporte-0"], atMost: 0.3),
      against("audit-fsck", ["audit", "--format", "json"], ["fsck", "--full"], atMost: 0.7, .megabytes(100)),
      against("verify-fsck", ["verify"], ["fsck", "--full"], atMost: 1.05, .megabytes(100)),
    ]
  }

  /// With an Ed25519 key without a passphrase.
  private static func signed(_ name: String, _ size: RecordSize) -> Benchmark {
    Benchmark(
      name: name,
      promise: "a signed submission to the \(size.rawValue) record takes no longer than git add and git commit -S"
        + " with core.fsync=all",
      limits: [.ratio(1), Catalogue.peak]
    ) { workbench in
      let record = try workbench.signedRecord(size)
      return Contest(
        subject: Submission.workload(in: record), peer: StockCommit.workload(in: record, signed: true))
    }
  }

  private static func against(
    _ name: String, _ ours: [String], _ theirs: [String], atMost ratio: Double, _ memory: Limit = Catalogue.peak
  ) -> Benchmark {
    let stock = "git " + theirs.joined(separator: " ")
    return Benchmark(
      name: name, promise: "\(ours[0]) of 20,000 revisions takes at most \(ratio)× the time of \(stock)",
      limits: [.ratio(ratio), memory]
    ) { workbench in
      let record = try workbench.record(.large)
      return Contest(
        subject: Workload(
          ours[0], Invocation(workbench.gcmrepo, ours + ["-C", record.path]), launcher: workbench.launcher),
        peer: Workload(
          stock, Invocation(workbench.git, ["-C", record.path] + theirs), launcher: workbench.launcher))
    }
  }
}
