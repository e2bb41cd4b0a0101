/// Starting, where nothing else is done.
enum StartUp {
  static var benchmark: Benchmark {
    Benchmark(
      name: "start", promise: "starting takes at most 15 ms more than starting git", limits: [.milliseconds(15)]
    ) { workbench in
      Contest(
        subject: workload(in: workbench),
        peer: Workload(
          "git --version", Invocation(workbench.git, ["--version"]), launcher: workbench.launcher))
    }
  }

  static func workload(in workbench: Workbench) -> Workload {
    Workload("gcmrepo --version", Invocation(workbench.gcmrepo, ["--version"]), launcher: workbench.launcher)
  }
}
