import Foundation
import RecordRendering
import Testing

/// Former versions of a questionnaire, renamed sections, and files of answers that somebody damaged.
@Suite struct FormerVersionsStayReadableTests {
  let desk: Desk
  private let folder = "questionnaires/ronda-uno"

  init() throws { desk = try Desk() }

  private func add(_ definition: String, at record: String) async throws {
    try await desk.keep("questionnaire", "add", desk.write("next.yml", definition), at: record)
  }

  private func commit(_ record: String) async throws {
    try await desk.git("add", "-A", in: record)
    try await desk.git("commit", "-q", "-m", "By hand", in: record)
  }

  @Test func eachVersionIsKeptAsItWas() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let first = try desk.read("\(record)/\(folder)/questionnaire.yml")
    let two = SampleQuestionnaire.definition.replacing("Yearly budget", with: "Budget of the year")
    try await add(two, at: record)
    let second = try desk.read("\(record)/\(folder)/questionnaire.yml")
    // The third no longer asks for comments.
    let lines = two.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.contains("id: comments") })
    try await add((lines[..<start] + lines[(start + 4)...]).joined(separator: "\n"), at: record)
    #expect(try desk.names(in: "\(record)/\(folder)/versions") == ["1.yml", "2.yml"])
    #expect(try desk.read("\(record)/\(folder)/versions/1.yml") == first)
    #expect(try desk.read("\(record)/\(folder)/versions/2.yml") == second)
    // An answer is shown with its own question, also where that is gone.
    let text = try await desk.done("show", "CL/questionnaires/ronda-uno", at: record)
    #expect(text.output.contains("Comentarios") && text.output.contains("negrita"))
    let table = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record).json()
    #expect(table["version"]?.int == 3 && table["versions"]?["CL"]?.int == 1)
    #expect(table["answers"]?["CL"]?["budget"]?.int == 1200 && table["answers"]?["CL"]?["comments"] == nil)
    // The former versions are forms still: an answer to one is taken as what it asked.
    let late = SampleQuestionnaire.reply(of: "PE", version: 2, "national-policy: false", "budget: 5", "comments: Sí")
    try await desk.answer(desk.write("pe.yml", late), of: "PE", at: record)
    #expect(try desk.keptAnswers(of: "PE", in: record).contains("comments: Sí"))
    try await desk.expectSound(record)
  }

  @Test func aVersionThatIsNotThereIsSaidWithTheNewest() async throws {
    let record = try await desk.questionnaireRecord()
    let wrong = SampleQuestionnaire.reply(of: "CL", version: 7, "national-policy: false", "budget: 5")
    expectRefusal(
      try await desk.refuseAnswer(desk.write("cl.yml", wrong), at: record), status: 3,
      naming: "version 7 of ronda-uno", "newest", "is 1")
  }

  @Test func aDamagedFormerVersionHidesNoOtherAnswer() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    try await add(SampleQuestionnaire.definition.replacing("Yearly budget", with: "Budget"), at: record)
    let peru = SampleQuestionnaire.reply(of: "PE", version: 2, "national-policy: false", "budget: 5")
    try await desk.answer(desk.write("pe.yml", peru), of: "PE", at: record)
    for text in ["sections: [\n", nil] {
      let path = "\(record)/\(folder)/versions/1.yml"
      if let text { try desk.write(path, text) } else { try desk.remove(path) }
      try await commit(record)
      let table = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record).json()
      #expect(table["countries"]?.array?.map(\.string) == ["PE"])
      #expect(table["problems"]?[0]?["path"]?.string?.hasSuffix(text == nil ? "answers.yml" : "versions/1.yml") == true)
      let form = try await desk.gcmrepo(
        "questionnaire", "form", "ronda-uno", "--country", "CL", "-o", desk.path("f.yml"), "-C", record)
      #expect(form.status != 0 && form.said.contains(text == nil ? "answers.yml" : "versions/1.yml"), "\(form.said)")
      #expect(!desk.exists("f.yml"))
    }
  }

  @Test func theAnswersOfARenamedSectionStay() async throws {
    let record = try await desk.questionnaireRecord()
    let health = SampleQuestionnaire.reply(of: "MX", "budget: 500", "access: full")
    try await desk.answer(desk.write("s.yml", health), of: "MX", "--section", "health", at: record)
    try await add(SampleQuestionnaire.definition.replacing("- id: health", with: "- id: salud"), at: record)
    let policy = SampleQuestionnaire.reply(of: "MX", version: 2, "national-policy: false")
    try await desk.answer(desk.write("p.yml", policy), of: "MX", "--section", "policy", at: record)
    let kept = try desk.keptAnswers(of: "MX", in: record)
    #expect(kept.contains("version: 2") && kept.contains("budget: 500") && kept.contains("access: full"), "\(kept)")
    let again = SampleQuestionnaire.reply(of: "MX", version: 2, "budget: 900")
    let file = try desk.write("s.yml", again)
    expectRefusal(
      try await desk.refuseAnswer(file, of: "MX", "--section", "health", at: record), status: 3,
      naming: "“health”", "policy or salud")
    try await desk.answer(file, of: "MX", "--section", "salud", at: record)
    #expect(try desk.keptAnswers(of: "MX", in: record).contains("budget: 900"))
    try await desk.expectSound(record)
  }

  @Test func aDamagedPartIsNamedAndNothingIsWrittenOverIt() async throws {
    let record = try await desk.questionnaireRecord()
    let health = SampleQuestionnaire.reply(of: "MX", "budget: 500")
    try await desk.answer(desk.write("s.yml", health), of: "MX", "--section", "health", at: record)
    let policy = try desk.write("p.yml", SampleQuestionnaire.reply(of: "MX", "national-policy: false"))
    let held = "countries/MX/questionnaires/ronda-uno"
    let whole = try desk.keptAnswers(of: "MX", in: record)
    for (name, text) in [
      ("parts/health.yml", "answers: [\n"), ("parts/health.yml", health.replacing("500", with: "muchos")),
      ("answers.yml", whole.replacing("500", with: "muchos")),
    ] {
      let before = try desk.read("\(record)/\(held)/\(name)")
      try desk.write("\(record)/\(held)/\(name)", text)
      try await commit(record)
      try await desk.expectNothingWritten(in: record) {
        let run = try await desk.refuseAnswer(policy, of: "MX", "--section", "policy", at: record)
        #expect(run.status != 0 && run.said.contains("\(held)/\(name)"), "\(run.said)")
      }
      try desk.write("\(record)/\(held)/\(name)", before)
      try await commit(record)
    }
    try await desk.answer(policy, of: "MX", "--section", "policy", at: record)
  }
}
