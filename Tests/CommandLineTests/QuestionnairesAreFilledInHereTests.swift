import Foundation
import RecordRendering
import Testing

/// `gcmrepo questionnaire fill`: the questions one after the other, kept after each.
@Suite struct QuestionnairesAreFilledInHereTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let file = "ronda-uno.PA.yml"

  private func fill(_ lines: String..., at record: String) async throws -> Outcome {
    try await desk.gcmrepo(
      "questionnaire", "fill", "ronda-uno", "--country", "PA", "--lang", "es", "-C", record,
      input: lines.map { $0 + "\n" }.joined())
  }

  private func head(_ answers: String) -> String {
    "questionnaire: ronda-uno\nversion: 1\ncountry: PA\nlanguage: es\nanswers:\n" + answers
  }

  @Test func eachAnswerIsKept() async throws {
    let record = try await desk.questionnaireRecord()
    let run = try await fill("sí", "1 de marzo de 2016", "Todo bien", "1500", "1", "Trabajo", at: record)
    #expect(run.status == 0, "\(run.said)")
    #expect(run.said.contains("1.1 ¿Hay una política migratoria? *") && run.said.contains("  2. Solo urgencias"))
    let kept = try desk.read(file)
    #expect(kept.hasPrefix(head("  national-policy: true\n  since: '2016-03-01'\n  comments: Todo bien\n")), "\(kept)")
    #expect(kept.contains("  budget: 1500\n  access: full\n  topics:\n  - labour\n"), "\(kept)")
    #expect(!kept.contains("agreements"), "repeated groups are answered in a form")
  }

  @Test func itGoesOnWhereItStopped() async throws {
    let record = try await desk.questionnaireRecord()
    let first = try await fill("sí", "2016-03-01", "Nada", "!", at: record)
    #expect(first.status == 0 && first.said.contains("The same command goes on."), "\(first.said)")
    let begun = "  national-policy: true\n  since: '2016-03-01'\n  comments: Nada\n"
    #expect(try desk.read(file) == head(begun))
    let second = try await fill("700", "!", at: record)
    #expect(second.status == 0 && second.said.contains("Going on with \(file)"), "\(second.said)")
    #expect(!second.said.contains("1.1"), "what is answered is not asked again")
    #expect(try desk.read(file) == head(begun + "  budget: 700\n"))
    let third = try await fill("Pleno", "", at: record)
    #expect(third.status == 0 && third.said.contains("gcmrepo submit \(file)"), "\(third.said)")
    try await desk.answer(file, of: "PA", at: record)
    #expect(try desk.keptAnswers(of: "PA", in: record).hasSuffix("  budget: 700\n  access: full\n"))
    try await desk.expectSound(record)
  }

  @Test func onlyWhatAppliesIsAskedAndWhatIsWrongIsAskedAgain() async throws {
    let record = try await desk.questionnaireRecord()
    let run = try await fill("tal vez", "no", "", "-5", "doce", "700", "!", at: record)
    #expect(run.said.contains("“tal vez”") && !run.said.contains("1.2 ¿Desde cuándo?"), "\(run.said)")
    #expect(run.said.contains("at least 0") && run.said.contains("“doce”"))
    #expect(try desk.read(file) == head("  national-policy: false\n  budget: 700\n"))
  }

  @Test func oneCanGoBackAndTakeAnAnswerAway() async throws {
    let record = try await desk.questionnaireRecord()
    _ = try await fill("no", "Nada", "<", "-", "700", "!", at: record)
    #expect(try desk.read(file) == head("  national-policy: false\n  budget: 700\n"))
  }

  /// The question after the first is not asked where the first is answered with no.
  @Test func whatIsNotAskedStandsInNobodysWay() async throws {
    let record = try await desk.questionnaireRecord()
    _ = try await fill("no", "<", "sí", "2016-03-01", "!", at: record)
    #expect(try desk.read(file) == head("  national-policy: true\n  since: '2016-03-01'\n"))
    try desk.remove(file)
    _ = try await fill("no", "Nada", "!", at: record)
    _ = try await fill("700", "!", at: record)
    #expect(try desk.read(file) == head("  national-policy: false\n  comments: Nada\n  budget: 700\n"))
  }

  @Test func itIsAskedOnATerminal() async throws {
    let record = try await desk.questionnaireRecord()
    let run = try await desk.onTerminal(
      words: ["questionnaire", "fill", "ronda-uno", "--country", "PA", "--lang", "es", "-C", record],
      after: "printf 'no\\nNada\\n700\\n!\\n' > typed; exec <typed;")
    #expect(run.status == 0, "\(run.screen)")
    #expect(run.screen.contains("2.1 Presupuesto anual *") && foreignEscapes(in: run.screen).isEmpty)
    #expect(try desk.read(file).contains("budget: 700"))
  }

  @Test func whoIsNoStateOfTheRecordIsRefused() async throws {
    let record = try await desk.questionnaireRecord()
    let run = try await desk.gcmrepo("questionnaire", "fill", "ronda-uno", "--country", "FR", "-C", record)
    expectRefusal(run, status: 3, naming: "FR")
    #expect(!desk.exists("ronda-uno.FR.yml"))
  }
}
