import Foundation
import RecordValues
import SeededRandom
import Testing

@testable import Questionnaires

/// What a portal page costs: a definition of 120 questions and the answers of 23 States.
@Suite struct ReadingAcrossIsFastTests {
  @Test func aQuestionnaireOf120QuestionsAnd23AnswersAreReadAndTabulatedAtOnce() throws {
    var made = RandomQuestionnaire(seed: 7, questions: 120)
    let definition = Array(made.form.questionnaire.yaml.utf8)
    let files = (0..<23).map { _ in Array(made.answers().yaml.utf8) }
    var columns = 0
    func run() throws -> [Double] {
      var times: [Double] = []
      var questionnaire: Questionnaire?
      times.append(milliseconds { questionnaire = DefinitionReading(definition).questionnaire })
      let read = try #require(questionnaire)
      var form = made.form
      times.append(milliseconds { form = QuestionnaireForm(read) })
      var readings: [AnswersReading] = []
      times.append(
        try milliseconds { readings = try files.map { AnswersReading(try AnswersFile($0), for: form) } })
      times.append(
        milliseconds {
          let table = AnswersTable(of: form, readings.map { .init($0.answers, form) })
          columns = table.columns.count
          for column in table.columns { _ = table.summary(of: column) }
        })
      let now = try #require(MeetingTime("2026-11-29"))
      times.append(milliseconds { for reading in readings { _ = AnswerCheck(reading.answers, for: form, now: now) } })
      return times
    }
    // The first run also makes the tables of words.
    var least = try run()
    for _ in 0..<4 { least = zip(least, try run()).map { min($0, $1) } }
    let bytes = files.reduce(0) { $0 + $1.count }
    print(
      "ms of definition, form, 23 readings, table, 23 checks: \(least.map { ($0 * 100).rounded() / 100 }); "
        + "\(definition.count) and \(bytes) bytes, \(columns) columns")
    #expect(columns > 80)
    #expect(least.reduce(0, +) < 3_000, "even without optimisation")
  }

  /// The processor's time of this thread: the machine may be busy with other tests.
  private func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
    let start = now()
    try work()
    return now() - start
  }
}
