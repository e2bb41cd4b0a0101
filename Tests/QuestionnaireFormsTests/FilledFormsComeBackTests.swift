import Foundation
import Questionnaires
import RecordRendering
import RecordValues
import SeededRandom
import Testing

@testable import QuestionnaireForms

/// What is filled in comes back from each format as the same `answers.yml`.
struct FilledFormsComeBackTests {
  static let seeds = Array(UInt64(1)...12)
  static let languages: [LanguageTag] = ["es", "en", "pt", "fr"]

  struct Sample {
    let questionnaire: Questionnaire
    let form: QuestionnaireForm
    let answers: Answers
    let document: FormDocument

    init(seed: UInt64, questions: Int = 120) {
      var random = RandomQuestionnaire(seed: seed)
      questionnaire = random.questionnaire(questions: questions)
      form = QuestionnaireForm(questionnaire)
      let language = FilledFormsComeBackTests.languages[Int(seed) % 4]
      answers = random.answers(to: questionnaire, language: language)
      document = FormDocument(
        questionnaire, language: language, country: FormCountry(code: "CL"), answers: answers)
    }

    /// Compares what was read with what was filled in.
    func expectSame(_ filled: FilledForm, _ seed: UInt64) {
      #expect(answers.values.count > questionnaire.sections.count * 4, "seed \(seed): hardly anything is answered")
      #expect(filled.faults.isEmpty, "seed \(seed): \(filled.faults.prefix(3))")
      #expect(filled.identity.questionnaire == questionnaire.id && filled.identity.version == questionnaire.version)
      #expect(filled.identity.country == "CL" && filled.identity.language == answers.language)
      let read = AnswerCheck(filled.answers(of: "CL"), for: form, isPartial: true, now: RandomQuestionnaire.now).answers
      let (expected, found) = (answers.yaml, read.yaml)
      guard found != expected else { return }
      let (one, other) = (expected.split(separator: "\n"), found.split(separator: "\n"))
      let place =
        zip(one, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(one.count, other.count)
      let context = max(0, place - 4)
      Issue.record("seed \(seed): \(one.dropFirst(context).prefix(7)) became \(other.dropFirst(context).prefix(7))")
    }
  }

  @Test(arguments: seeds) func fromThePagesFile(seed: UInt64) throws {
    let sample = Sample(seed: seed)
    let file = JSONValue.object([
      .init("schema", .string(FormJSON.schema)), .init("questionnaire", .string(sample.questionnaire.id)),
      .init("version", .int(sample.questionnaire.version)), .init("country", "CL"),
      .init("language", .string(sample.answers.language.description)),
      .init("answers", FormJSON.value(of: sample.answers.values)),
    ])
    sample.expectSame(try FormJSON.read(Array(file.serialized(.pretty).utf8), for: sample.form), seed)
  }

  @Test(arguments: seeds) func fromWord(seed: UInt64) throws {
    let sample = Sample(seed: seed)
    let filled = try WordForm.read(try WordForm.document(sample.document), for: sample.form)
    sample.expectSame(filled, seed)
    #expect(filled.remarks.isEmpty, "seed \(seed): \(filled.remarks.prefix(3))")
  }

  @Test(arguments: seeds) func fromAWorkbook(seed: UInt64) throws {
    let sample = Sample(seed: seed)
    let filled = try WorkbookForm.read(try WorkbookForm.workbook(sample.document), for: sample.form)
    sample.expectSame(filled, seed)
    #expect(filled.remarks.isEmpty, "seed \(seed): \(filled.remarks.prefix(3))")
  }
}
