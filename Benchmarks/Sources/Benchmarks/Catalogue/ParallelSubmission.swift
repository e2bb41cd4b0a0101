#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Eight focal points who submit at the same time, against one who submits as much alone.
struct ParallelSubmission {
  /// How many revisions each of the eight submits in a run.
  let perProcess: Int
  private static let processes = 8

  var benchmark: Benchmark {
    Benchmark(
      name: "parallel", promise: "8 processes submitting at the same time lose nothing and leave no lock",
      limits: [.nothingLost, Catalogue.peak]
    ) { [self] workbench in
      let record = try workbench.emptyRecord(named: "parallel")
      let before = try record.revisionCount()
      let tally = Tally()
      return Contest(
        subject: workload("8 × \(perProcess) submissions at once", Self.processes, in: record, tally),
        peer: workload("one after another", 1, in: record, tally),
        aftermath: { try aftermath(in: record, before: before, tally) })
    }
  }

  /// What succeeded, and how fast.
  private final class Tally {
    var submissions = 0
    var parallelRates: [Double] = []
  }

  private func workload(_ label: String, _ processes: Int, in record: Record, _ tally: Tally) -> Workload {
    let workbench = record.workbench
    let total = perProcess * Self.processes
    let files = (0..<total).map { workbench.folder.file("parallel-\($0).md") }
    return Workload(label) {
      for file in files { try workbench.newText().write(toFile: file, atomically: false, encoding: .utf8) }
    } run: {
      let begun = ContinuousClock.now
      var waiting = files.makeIterator()
      var running: [pid_t: (worker: Int, invocation: Invocation)] = [:]
      var peak = 0
      func startNext(worker: Int) throws {
        guard let file = waiting.next() else { return }
        let invocation = record.submission(of: file, state: RecordGrowth.state(of: worker), slug: "a-la-vez")
        running[try workbench.launcher.start(invocation)] = (worker, invocation)
      }
      for worker in 0..<processes { try startNext(worker: worker) }
      while !running.isEmpty {
        let (child, end) = try workbench.launcher.wait(forOneOf: Array(running.keys))
        guard let (worker, invocation) = running.removeValue(forKey: child) else { continue }
        peak = max(peak, try workbench.launcher.checked(end, of: invocation).peakBytes)
        tally.submissions += 1
        try startNext(worker: worker)
      }
      let seconds = begun.duration(to: .now) / .seconds(1)
      if processes > 1 { tally.parallelRates.append(Double(total) / seconds) }
      return Sample(seconds: seconds, peakBytes: peak)
    }
  }

  private func aftermath(in record: Record, before: Int, _ tally: Tally) throws -> Aftermath {
    let found = try record.revisionCount() - before
    let locks = try FileManager.default.subpathsOfDirectory(atPath: "\(record.path)/.git").filter {
      $0.hasSuffix(".lock") && $0 != "gcmrepo.lock"
    }
    let rates = tally.parallelRates.sorted()
    let rate = rates.isEmpty ? 0 : Int(rates[rates.count / 2])
    var aftermath = Aftermath(note: "\(rate) submissions a second; \(found) of \(tally.submissions) in the record")
    if found != tally.submissions { aftermath.lost = "\(tally.submissions - found) submissions are lost" }
    if let lock = locks.first { aftermath.lost = "\(lock) is left behind" }
    return aftermath
  }
}
