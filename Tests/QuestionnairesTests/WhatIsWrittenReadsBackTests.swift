import RecordValues
import RecordYAML
import SeededRandom
import Testing

@testable import Questionnaires

/// Reading what was written is the identity, for definitions and answers; the second pass gives the same bytes.
@Suite struct WhatIsWrittenReadsBackTests {
  @Test(arguments: 0..<4) func anyQuestionnaireAndAnyAnswers(part: Int) throws {
    let now = try #require(MeetingTime("2026-11-29"))
    for seed in UInt64(part * 100)..<UInt64(part * 100 + 100) {
      var made = RandomQuestionnaire(seed: seed)
      let questionnaire = made.form.questionnaire
      let yaml = questionnaire.yaml
      let reading = DefinitionReading(Array(yaml.utf8))
      try #require(reading.faults.filter { $0.kind != .unusedList } == [], "seed \(seed)\n\(yaml)")
      try #require(reading.questionnaire == questionnaire, "seed \(seed)\n\(yaml)")
      #expect(reading.questionnaire?.yaml == yaml, "seed \(seed)")

      let answers = made.answers()
      let written = answers.yaml
      let read = AnswersReading(try AnswersFile(Array(written.utf8)), for: made.form)
      try #require(read.faults == [], "seed \(seed)\n\(written)\n\(yaml)")
      try #require(read.answers == answers, "seed \(seed)\n\(written)\n\(yaml)")
      #expect(read.answers.yaml == written, "seed \(seed)")

      // The check gives one form too, and calculations are computed in it.
      let check = AnswerCheck(answers, for: made.form, isPartial: true, now: now)
      let again = AnswersReading(try AnswersFile(Array(check.answers.yaml.utf8)), for: made.form)
      #expect(again.faults == [] && again.answers == check.answers, "seed \(seed)\n\(check.answers.yaml)\n\(yaml)")
      let second = AnswerCheck(check.answers, for: made.form, isPartial: true, now: now)
      #expect(second.answers == check.answers, "seed \(seed)")
      #expect(!second.faults.contains { $0.kind == .notRelevant }, "seed \(seed)")

      // The order in which answers came makes no difference.
      var shuffled = answers
      shuffled.values.shuffle(using: &made.random)
      let inOrder = AnswerCheck(shuffled, for: made.form, isPartial: true, now: now)
      #expect(inOrder.answers.yaml == check.answers.yaml, "seed \(seed)")

      // Carried over to itself, nothing is lost; merged with a part of itself neither.
      let carried = CarriedAnswers(answers, from: made.form, to: made.form)
      #expect(carried.answers == answers && carried.losses == [], "seed \(seed)")
      let author = Answers.Author(name: "Ana: Rojas")
      let merge = try AnswersMerge(
        [.init(author: author, answers: answers), .init(author: author, answers: answers)], for: made.form)
      #expect(merge.answers.values == answers.values && merge.conflicts == [], "seed \(seed)")
    }
  }

  @Test func noBytesCrashTheReaderOfAnswers() throws {
    let form = QuestionnaireForm(try Samples.read(Samples.everything))
    let now = try #require(MeetingTime("2026-11-29"))
    let source = Array(
      ("questionnaire: everything-2026\nversion: 3\ncountry: CL\nlanguage: es\nanswers:\n"
        + AnswersAreCheckedTests.right)
        .utf8)
    var read = 0
    for seed in UInt64(0)..<600 {
      var random = SeededNumbers(seed: seed)
      var bytes = source
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(random.pick(Array(":-[]{}'\"\n ,.;%/".utf8)), at: place)
        }
      }
      guard let file = try? AnswersFile(bytes) else { continue }
      let reading = AnswersReading(file, for: form)
      #expect(reading.faults.allSatisfy { ($0.mark?.line ?? 0) > 0 }, "seed \(seed)")
      let check = AnswerCheck(reading.answers, for: form, now: now)
      let again = AnswersReading(try AnswersFile(Array(check.answers.yaml.utf8)), for: form)
      #expect(again.answers == check.answers, "seed \(seed)\n\(check.answers.yaml)")
      read += 1
    }
    #expect(read > 100, "some are files of answers")
  }
}
