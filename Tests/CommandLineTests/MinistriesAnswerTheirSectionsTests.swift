import Foundation
import GCMRepo
import RecordRendering
import Testing

/// `gcmrepo questionnaire assign`, `submit --section` and `settle`: several ministries answer for one State.
@Suite struct MinistriesAnswerTheirSectionsTests {
  let desk: Desk
  private let folder = "countries/MX/questionnaires/ronda-uno"

  init() throws { desk = try Desk() }

  private func assign(_ section: String, _ person: String, _ more: String..., at record: String) async throws -> Outcome
  {
    try await desk.gcmrepo(
      more: ["questionnaire", "assign", "ronda-uno", section, "--country", "MX", "--person", person] + more
        + ["-C", record])
  }

  private func settle(_ more: String..., at record: String) async throws -> Outcome {
    try await desk.gcmrepo(more: ["questionnaire", "settle", "ronda-uno", "--country", "MX"] + more + ["-C", record])
  }

  /// Two ministries that agree on nothing but the access.
  private func answerInParts(at record: String) async throws {
    let health = SampleQuestionnaire.reply(of: "MX", "comments: De Salud", "budget: 500", "access: full")
    let policy = SampleQuestionnaire.reply(
      of: "MX", "national-policy: false", "comments: De Cancillería", "budget: 700", "access: full")
    try await desk.answer(desk.write("salud.yml", health), of: "MX", "--section", "health", at: record)
    try await desk.answer(
      desk.write("cancilleria.yml", policy), of: "MX", "--section", "policy", "--answered-by", "Cancillería", at: record
    )
  }

  @Test func aSectionIsAssignedInOneCommit() async throws {
    let record = try await desk.questionnaireRecord()
    let dry = try await assign("health", "Ministerio de Salud", "--dry-run", "--format", "json", at: record)
    #expect(dry.status == 0 && !desk.exists(record + "/\(folder)/delegation.yml"), "\(dry.said)")
    let made = try await assign("health", "Ministerio de Salud", "--format", "json", at: record)
    try #require(made.status == 0, "\(made.said)")
    let json = try made.json()
    #expect(json["questionnaire"]?.string == "ronda-uno" && json["unchanged"]?.bool == false)
    #expect(json["assigned"]?[0]?["section"]?.string == "health")
    #expect(json["assigned"]?[0]?["person"]?.string == "Ministerio de Salud")
    let commit = try await desk.lastCommit(of: record)
    #expect(commit.contains("Party: MX") && commit.last == "\(folder)/delegation.yml")
    let again = try await assign("health", "Ministerio de Salud", "--format", "json", at: record)
    #expect(try again.json()["unchanged"]?.bool == true)
    try await desk.expectSound(record)
  }

  @Test func whoeverASectionIsAssignedToIsWhoAnswersIt() async throws {
    let record = try await desk.questionnaireRecord()
    let made = try await assign("health", "Ministerio de Salud", at: record)
    try #require(made.status == 0, "\(made.said)")
    let file = try desk.write("salud.yml", SampleQuestionnaire.reply(of: "MX", "budget: 500"))
    try await desk.answer(file, of: "MX", "--section", "health", at: record)
    #expect(
      try desk.keptAnswers(of: "MX", in: record).hasSuffix(
        "  budget: 500\nanswered_by:\n- section: health\n  name: Ministerio de Salud\n"))
    try await desk.expectSound(record)
  }

  @Test func thePartsAreOneAnswerAndWhoAnsweredIsKept() async throws {
    let record = try await desk.questionnaireRecord()
    try await answerInParts(at: record)
    // What both answered alike holds; what they answered differently waits.
    #expect(
      try desk.keptAnswers(of: "MX", in: record) == """
        questionnaire: ronda-uno
        version: 1
        country: MX
        language: es
        answers:
          national-policy: false
          access: full
        answered_by:
        - section: policy
          name: Cancillería
        - section: health
          name: health

        """)
    #expect(try desk.names(in: record + "/\(folder)/parts") == ["health.yml", "policy.yml"])
    #expect(try desk.read(record + "/\(folder)/parts/health.yml").contains("budget: 500"))
    let commit = try await desk.lastCommit(of: record)
    #expect(commit.contains("\(folder)/parts/policy.yml") && commit.contains("\(folder)/answers.yml"))
    // A ministry may send its part again.
    let again = SampleQuestionnaire.reply(of: "MX", "comments: De Salud", "budget: 555", "access: emergency")
    try await desk.answer(desk.write("salud.yml", again), of: "MX", "--section", "health", at: record)
    #expect(!(try desk.keptAnswers(of: "MX", in: record)).contains("access"))
    try await desk.expectSound(record)
  }

  @Test func whatTheyAnswerDifferentlyIsListedAndSettled() async throws {
    let record = try await desk.questionnaireRecord()
    try await answerInParts(at: record)
    let listed = try await settle("--format", "json", at: record).json()
    let rows = try #require(listed["conflicts"]?.array)
    #expect(rows.map { $0["question"]?.string } == ["comments", "comments", "budget", "budget"])
    #expect(rows.map { $0["number"]?.string } == ["1.3", "1.3", "2.1", "2.1"])
    #expect(rows.map { $0["sections"]?[0]?.string } == ["policy", "health", "policy", "health"])
    let shown = try await settle(at: record)
    #expect(shown.output.contains("500") && shown.output.contains("700") && shown.output.contains("De Salud"))

    let settled = try await settle("--question", "budget", "--by", "health", "--format", "json", at: record)
    try #require(settled.status == 0, "\(settled.said)")
    let json = try settled.json()
    #expect(json["settled"]?["budget"]?.string == "health")
    #expect(json["conflicts"]?.array?.map(\.string) == ["comments"])
    #expect(try desk.keptAnswers(of: "MX", in: record).contains("  budget: 500\n"))
    let commit = try await desk.lastCommit(of: record)
    #expect(commit.contains("Party: MX"))
    // What the answers come to is a revision with its text and receipt.
    #expect(commit.contains("Action: submit") && commit.contains("\(folder)/answers.yml"), "\(commit)")
    #expect(try desk.read("\(record)/\(folder)/text.es.md").contains("500"))
    #expect(try await settle("--question", "comments", "--by", "policy", at: record).status == 0)
    let kept = try desk.keptAnswers(of: "MX", in: record)
    #expect(kept.contains("comments: De Cancillería") && kept.contains("name: Cancillería"))
    #expect(try await settle("--format", "json", at: record).json()["conflicts"]?.array == [])
    // It stays settled when the part comes again.
    let again = SampleQuestionnaire.reply(of: "MX", "budget: 999")
    try await desk.answer(desk.write("salud.yml", again), of: "MX", "--section", "health", at: record)
    #expect(try desk.keptAnswers(of: "MX", in: record).contains("budget: 999"))
    try await desk.expectSound(record)
  }

  /// Between reading the record and writing to it, another ministry may have answered.
  @Test func whatIsWrittenIsWhatThePartsComeToThen() async throws {
    let record = try await desk.questionnaireRecord()
    try await answerInParts(at: record)
    let library = try Record.open(record)
    let identity = Identity(author: .init(name: "Ana Pérez", email: "ana@example.org"))
    let read = try await library.settle(
      "budget", by: "health", of: "ronda-uno", for: Speaker("MX"), as: identity)
    let stale = try #require(read.answers)
    let policy = SampleQuestionnaire.reply(of: "MX", "national-policy: true", "budget: 700", "access: none")
    try await desk.answer(desk.write("p.yml", policy), of: "MX", "--section", "policy", at: record)

    let file = Submission.File(
      language: "es", fileExtension: "yml", mediaType: "application/yaml", original: Array(stale.yaml.utf8),
      text: Array("# Consulta nacional\n".utf8), foundTitle: "Consulta nacional", name: "settled.yml", reader: "form/1")
    var submission = Submission(party: "MX", kind: .questionnaire, files: [file])
    submission.slug = "ronda-uno"
    submission.answers = SubmittedAnswers(stale, isPartial: true)
    submission.answers?.keepsParts = true
    submission.answers?.text = { answers, form in
      Array("# \(form.questionnaire.id)\n\n\(answers.values.map(\.question).joined(separator: " "))\n".utf8)
    }
    _ = try await library.submit(submission, as: identity)
    let kept = try desk.keptAnswers(of: "MX", in: record)
    #expect(kept.contains("national-policy: true") && kept.contains("budget: 500"), "\(kept)")
    #expect(kept.contains("comments: De Salud") && !kept.contains("access"), "\(kept)")
    #expect(try desk.read("\(record)/\(folder)/original.es.yml") == kept)
    #expect(
      try desk.read("\(record)/\(folder)/text.es.md") == "# ronda-uno\n\nnational-policy comments budget\n")
  }

  @Test func aPartTakesBackWhatItNoLongerSays() async throws {
    let record = try await desk.questionnaireRecord()
    let both = try desk.write("a.yml", SampleQuestionnaire.reply(of: "MX", "budget: 500", "comments: Uno"))
    try await desk.answer(both, of: "MX", "--section", "health", at: record)
    let one = try desk.write("b.yml", SampleQuestionnaire.reply(of: "MX", "budget: 500"))
    try await desk.answer(one, of: "MX", "--section", "health", at: record)
    let kept = try desk.keptAnswers(of: "MX", in: record)
    #expect(kept.contains("budget: 500") && !kept.contains("comments"))
  }

  @Test func theWholeTakesThePlaceOfTheParts() async throws {
    let record = try await desk.questionnaireRecord()
    try await answerInParts(at: record)
    let whole = SampleQuestionnaire.reply(of: "MX", "national-policy: true", "budget: 1", "comments: Entero")
    try await desk.answer(desk.write("w.yml", whole), of: "MX", "--partial", at: record)
    #expect(!desk.exists("\(record)/\(folder)/parts"))
    let again = try desk.write("p.yml", SampleQuestionnaire.reply(of: "MX", "budget: 2"))
    try await desk.answer(again, of: "MX", "--section", "health", at: record)
    let kept = try desk.keptAnswers(of: "MX", in: record)
    #expect(kept.contains("comments: Entero") && kept.contains("budget: 2"), "\(kept)")
    try await desk.expectSound(record)
    // With its parts the whole can be withdrawn.
    try await desk.done("withdraw", "MX/questionnaires/ronda-uno", "-m", "x", at: record)
    #expect(!desk.exists("\(record)/\(folder)"))
    try await desk.done("audit", at: record)
  }

  @Test func answersAreNotSetUnderAnotherAction() async throws {
    let record = try await desk.questionnaireRecord()
    try await answerInParts(at: record)
    try desk.write(
      "\(record)/\(folder)/answers.yml",
      desk.keptAnswers(of: "MX", in: record).replacing("answers:", with: "answers: #"))
    try await desk.git("commit", "-qam", "Settle\n\nParty: MX\nAction: answer", in: record)
    let audit = try await desk.gcmrepo("audit", "--format", "json", at: record)
    #expect(audit.status == 1 && audit.output.contains("outside-action"), "\(audit.output)")
  }

  @Test func whatDoesNotFitIsRefused() async throws {
    let record = try await desk.questionnaireRecord()
    let file = try desk.write("mx.yml", SampleQuestionnaire.reply(of: "MX", "budget: 500"))
    try await desk.answer(file, of: "MX", "--section", "health", at: record)
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(try await assign("salud", "X", at: record), status: 3, naming: "“salud”", "policy or health")
      expectRefusal(try await assign("health", " ", at: record), status: 3)
      expectRefusal(
        try await desk.refuseAnswer(file, of: "MX", "--section", "salud", at: record), status: 3, naming: "“salud”")
      for (words, status, said) in [
        (["--question", "budget"], 2, "--by"), (["--question", "budget", "--by", "health"], 3, "nothing to settle"),
        (["--question", "nada", "--by", "health"], 3, "nada"),
      ] {
        let run = try await desk.gcmrepo(
          more: ["questionnaire", "settle", "ronda-uno", "--country", "MX"] + words + ["-C", record])
        #expect(run.status == status && run.said.contains(said), "\(words): \(run.said)")
      }
    }
    let none = try await desk.questionnaire("settle", "ronda-uno", "--country", "CL", at: record)
    #expect((none.output + none.said).contains("Nothing is in conflict."))
  }
}
