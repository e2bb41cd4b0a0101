/// Something that is timed: one whole process, or a few one after another.
struct Workload {
  /// What it is, in a few words of a table.
  let label: String
  /// Prepares what each run needs again, untimed.
  let prepare: () throws -> Void
  let run: () throws -> Sample

  init(_ label: String, prepare: @escaping () throws -> Void = {}, run: @escaping () throws -> Sample) {
    self.label = label
    self.prepare = prepare
    self.run = run
  }

  /// Processes one after another; the cost is the sum of their times and the largest of their peaks.
  init(
    _ label: String, _ invocations: Invocation..., launcher: Launcher, prepare: @escaping () throws -> Void = {}
  ) {
    self.init(label, invocations, launcher: launcher, prepare: prepare)
  }

  init(
    _ label: String, _ invocations: [Invocation], launcher: Launcher, prepare: @escaping () throws -> Void = {}
  ) {
    self.init(label, prepare: prepare) {
      var sample = Sample(seconds: 0, peakBytes: 0)
      for invocation in invocations {
        let begun = ContinuousClock.now
        let child = try launcher.start(invocation)
        let end = try launcher.wait(forOneOf: [child]).termination
        sample.seconds += begun.duration(to: .now) / .seconds(1)
        sample.peakBytes = max(sample.peakBytes, try launcher.checked(end, of: invocation).peakBytes)
      }
      return sample
    }
  }
}
