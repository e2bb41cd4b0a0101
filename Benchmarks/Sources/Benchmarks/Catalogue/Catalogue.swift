/// All benchmarks, in the order in which they run.
enum Catalogue {
  static func all(submissions: Int) -> [Benchmark] {
    CostFollowsTheChange.benchmarks + AgainstStockGit.benchmarks + SignedAudit.benchmarks
      + SignedPush.benchmarks + [StartUp.benchmark]
      + [ParallelSubmission(perProcess: submissions).benchmark] + RedlineSpeed.benchmarks
      + WordRedlineSpeed.benchmarks + WordRedlineLimit.benchmarks + WordIntakeSpeed.benchmarks
      + OpenDocumentIntake.benchmarks + [WordRedlineMemory.benchmark, RedlinesIntoFolder.benchmark]
      + ExportOfEverything.benchmarks + CompilationSpeed.benchmarks + GlossaryCheckSpeed.benchmarks
      + QuestionnaireTableSpeed.benchmarks + SearchSpeed.benchmarks
  }

  /// The memory that any command on a record may take.
  static let peak = Limit.megabytes(150)
}
