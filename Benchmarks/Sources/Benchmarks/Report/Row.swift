/// A benchmark and what came of it.
struct Row {
  enum Outcome: Sendable, Equatable {
    case holds
    case exceeded
    /// A program to compare with is not installed.
    case notMeasured(String)
    /// A process that should have succeeded did not.
    case failed(String)

    /// In a table's cell.
    var word: String {
      switch self {
      case .holds: "holds"
      case .exceeded: "EXCEEDED"
      case .notMeasured: "not measured"
      case .failed: "FAILED"
      }
    }
  }

  let benchmark: Benchmark
  let outcome: Outcome
  /// Absent where nothing was measured.
  var figures: Figures?
  var note = ""

  /// What the processes cost.
  struct Figures {
    let subjectLabel: String
    let peerLabel: String
    let comparison: Comparison
    /// A peak that is not above this one is a smaller one.
    let leastVisiblePeak: Int
  }

  /// Runs a benchmark; only an interruption is thrown.
  init(of benchmark: Benchmark, on workbench: Workbench, pairs: Int) throws {
    self.benchmark = benchmark
    do {
      let contest = try benchmark.contest(workbench)
      workbench.progress(benchmark.name)
      let comparison = try PairedRuns(subject: contest.subject, peer: contest.peer)
        .measure(pairs: min(pairs, benchmark.mostPairs))
      let aftermath = try contest.aftermath()
      let holds = benchmark.limits.allSatisfy {
        $0.holds(for: comparison, of: contest, lost: aftermath.lost)
      }
      figures = Figures(
        subjectLabel: contest.subject.label, peerLabel: contest.peer.label, comparison: comparison,
        leastVisiblePeak: try workbench.leastVisiblePeak())
      note = [aftermath.lost, aftermath.note].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
      outcome = holds ? .holds : .exceeded
    } catch ProcessFailure.missing(let program) {
      outcome = .notMeasured(ProcessFailure.missing(program: program).description)
    } catch ProcessFailure.interrupted(let signal) {
      throw ProcessFailure.interrupted(signal: signal)
    } catch {
      outcome = .failed("\(error)")
    }
  }

  /// Whether a promise was seen not to hold; what could not be measured is no such case.
  var isBroken: Bool {
    switch outcome {
    case .holds, .notMeasured: false
    case .exceeded, .failed: true
    }
  }
}
