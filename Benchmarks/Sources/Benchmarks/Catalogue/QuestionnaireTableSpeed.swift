/// The table of all answers to a questionnaire, as a whole process.
enum QuestionnaireTableSpeed {
  static var benchmarks: [Benchmark] {
    [
      Benchmark(
        name: "table-120-questions",
        promise: "the table of 23 States' answers to 120 questions costs at most 50 ms over starting",
        limits: [.milliseconds(50), Catalogue.peak]
      ) { workbench in
        Contest(
          subject: workload(try workbench.questionnaire(afterRounds: 0), "table of 120 questions"),
          peer: StartUp.workload(in: workbench))
      },
      Benchmark(
        name: "table-flat", promise: "the table costs the same after a hundred rounds",
        limits: [.ratio(1.2), Catalogue.peak]
      ) { workbench in
        Contest(
          subject: workload(try workbench.questionnaire(afterRounds: 100), "table after 100 rounds"),
          peer: workload(try workbench.questionnaire(afterRounds: 0), "after none"))
      },
    ]
  }

  private static func workload(_ questionnaire: AnsweredQuestionnaire, _ label: String) -> Workload {
    Workload(label, questionnaire.table, launcher: questionnaire.record.workbench.launcher)
  }
}
