/// Auditing commits that are all signed, against git's own check of each, and against itself on a longer history.
enum SignedAudit {
  private static let short = 2_000
  private static let long = 20_000

  static var benchmarks: [Benchmark] {
    [
      againstGit(
        "signed-audit-cold", "nothing remembered of them", ratio: 70,
        prepare: { try $0.forget() }),
      // The pair that is not counted fills the cache.
      againstGit("signed-audit-warm", "the signatures checked before", ratio: 120, prepare: { _ in }),
      Benchmark(
        name: "signed-audit-growth",
        promise: "auditing 20,000 signed commits takes at most 11 times as long as 2,000",
        limits: [.ratio(11), Catalogue.peak]
      ) { workbench in
        Contest(
          subject: audit(of: try workbench.sharedRecord(revisions: long), prepare: { try $0.forget() }),
          peer: audit(of: try workbench.sharedRecord(revisions: short), prepare: { try $0.forget() }))
      },
    ]
  }

  /// Git starts ssh-keygen twice for each commit, which takes long.
  private static func againstGit(
    _ name: String, _ state: String, ratio: Double, prepare: @escaping (SharedRecord) throws -> Void
  ) -> Benchmark {
    Benchmark(
      name: name,
      promise: "auditing 2,000 signed commits, \(state), takes at most 1/\(Int(ratio)) of the time of"
        + " git log --show-signature",
      limits: [.ratio(1 / ratio), Catalogue.peak], mostPairs: 3
    ) { workbench in
      let record = try workbench.sharedRecord(revisions: short)
      return Contest(
        subject: audit(of: record, prepare: prepare),
        peer: Workload(
          "git log --show-signature", record.clone.git("log", "--show-signature"), launcher: record.launcher))
    }
  }

  private static func audit(
    of record: SharedRecord, prepare: @escaping (SharedRecord) throws -> Void
  ) -> Workload {
    Workload(
      "audit", record.clone.gcmrepo("audit", "--format", "json"), launcher: record.launcher,
      prepare: { try prepare(record) })
  }
}
