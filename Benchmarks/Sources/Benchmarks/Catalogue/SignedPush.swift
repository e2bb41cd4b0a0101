/// What a host does with signed commits that are pushed to it.
enum SignedPush {
  private static let commits = 100

  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "hook-verify-commit",
        promise: "the hook checks a push of 100 signed commits in at most 0.2× the time of 100 git verify-commit",
        limits: [.ratio(0.2), Catalogue.peak], mostPairs: 5
      ) { workbench in
        let record = try workbench.sharedRecord(revisions: 2_000)
        return Contest(subject: try hook(in: record), peer: try verification(in: record))
      },
      Benchmark(
        name: "push-flat",
        promise: "pushing a signed submission to a host of 20,000 revisions takes at most 1.2× the time that it takes"
          + " to one of 200",
        limits: [.ratio(1.2)]
      ) { workbench in
        Contest(
          subject: try push(to: workbench.sharedRecord(revisions: 20_000), "git push, 20,000 revisions"),
          peer: try push(to: workbench.sharedRecord(revisions: 200), "git push, 200 revisions"))
      },
    ]
  }

  /// What git starts for a push, with the variable and the line by which it tells the hook of the push.
  ///
  /// The host knows none of the signatures.
  private static func hook(in record: SharedRecord) throws -> Workload {
    let clone = record.clone
    let workbench = clone.workbench
    let (base, tip) = (try clone.commit("main~\(commits)"), try clone.commit("main"))
    let line = try workbench.folder.write("\(base) \(tip) refs/heads/main\n", to: "pushed")
    return Workload(
      "hook pre-receive",
      Invocation(workbench.gcmrepo, ["hook", "pre-receive"], reading: line),
      launcher: record.launcher.setting("GIT_DIR", to: record.host),
      prepare: {
        try record.setHost(to: base)
        try record.forget()
      })
  }

  private static func verification(in record: SharedRecord) throws -> Workload {
    let list = try record.launcher.output(of: record.clone.git("rev-list", "main~\(commits)..main"))
    let checks = list.split(separator: "\n").map { record.clone.git("verify-commit", String($0)) }
    return Workload("\(commits) × git verify-commit", checks, launcher: record.launcher)
  }

  /// Each run pushes one new submission.
  private static func push(to record: SharedRecord, _ label: String) throws -> Workload {
    let clone = record.clone
    let workbench = clone.workbench
    try record.setHost(to: clone.commit("main"))
    return Workload(
      label, clone.git("push", "--quiet", "origin", "main"), launcher: record.launcher,
      prepare: {
        let file = try workbench.folder.write(workbench.newText(), to: "pushed.md")
        let submission = clone.submission(of: file, state: SignedGrowth.state, slug: RecordGrowth.slug(of: 0))
        try record.launcher.run(
          Invocation(submission.program, submission.arguments + ["--no-push"]))
      })
  }
}
