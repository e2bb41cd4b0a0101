import Foundation
import RecordRendering
import Testing

/// Answers that are not to be taken are refused, with the number and the words of each question.
@Suite struct BadAnswersAreRefusedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let good = SampleQuestionnaire.answers

  @Test func theQuestionAndWhatIsWrongAreNamed() async throws {
    let record = try await desk.questionnaireRecord()
    let cases: [(text: String, said: [String])] = [
      (good.replacing("  budget: 1200\n", with: ""), ["1 answer", "2.1 Presupuesto anual", "required"]),
      (
        good.replacing("  budget: 1200\n", with: "").replacing("language: es", with: "language: en"),
        ["2.1 Yearly budget"]
      ),
      (good.replacing("budget: 1200", with: "budget: -3"), ["2.1 Presupuesto anual"]),
      (good.replacing("budget: 1200", with: "budget: 1.234,5"), ["2.1 Presupuesto anual", "“1.234,5”"]),
      (good.replacing("access: full", with: "access: ful"), ["2.2 Acceso a la salud", "Did you mean full?"]),
      (good.replacing("=1+1", with: String(repeating: "x", count: 300)), ["1.3 Comentarios", "200"]),
      (good.replacing("since: 2016-03-01", with: "since: 2016-02-30"), ["1.2 ¿Desde cuándo?"]),
      (good.replacing("national-policy: true", with: "national-policy: maybe"), ["1.1", "“maybe”"]),
      (good.replacing("women: 10", with: "women: diez"), ["2.4.1", "y2016", "“diez”"]),
      (good.replacing("signed: 2016-05-05", with: "signed: ayer"), ["2.5.2", "entry 1", "“ayer”"]),
      (good.replacing("budget:", with: "budgets:"), ["budgets", "Did you mean budget?"]),
    ]
    try await desk.expectNothingWritten(in: record) {
      for (text, said) in cases {
        let run = try await desk.refuseAnswer(desk.write("cl.yml", text), at: record)
        expectRefusal(run, status: 3)
        for word in said { #expect(run.said.contains(word), "\(run.said)") }
      }
    }
  }

  @Test func allThatIsWrongIsSaidAtOnce() async throws {
    let record = try await desk.questionnaireRecord()
    let text = good.replacing("budget: 1200", with: "budget: -3").replacing("access: full", with: "access: ful")
    let run = try await desk.refuseAnswer(desk.write("cl.yml", text), at: record)
    expectRefusal(run, status: 3, naming: "2 answers", "2.1 Presupuesto anual", "2.2 Acceso a la salud")
  }

  @Test func cellsAndEntriesAreNamedByTheirWords() async throws {
    let record = try await desk.questionnaireRecord()
    let text = good.replacing("women: 10", with: "women: diez").replacing("signed: 2016-05-05", with: "signed: ayer")
    let run = try await desk.refuseAnswer(desk.write("cl.yml", text), at: record)
    expectRefusal(run, status: 3, naming: "2.4.1 Mujeres", "2.5.2 Fecha")
  }

  @Test func answersToSomethingElseAreRefused() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", good), at: record)
    for ending in ["docx", "xlsx"] {
      try await desk.questionnaire(
        "form", "ronda-uno", "--lang", "es", "--country", "CL", "-o", desk.path("de-chile." + ending), at: record)
    }
    try desk.write("de-chile.json", SampleQuestionnaire.saved)
    try desk.write("no-such.yml", good.replacing("ronda-uno", with: "ronda-dos"))
    try desk.write("version.yml", good.replacing("version: 1", with: "version: 9"))
    try desk.write("version.json", SampleQuestionnaire.saved.replacing(#""version": 1"#, with: #""version": 9"#))
    try await desk.expectNothingWritten(in: record) {
      for ending in ["docx", "xlsx", "json"] {
        let run = try await desk.refuseAnswer("de-chile." + ending, of: "PE", at: record)
        expectRefusal(run, status: 3, naming: "that of CL", "not of PE", "--country CL")
      }
      expectRefusal(
        try await desk.refuseAnswer("no-such.yml", at: record), status: 3, naming: "“ronda-dos”", "ronda-uno")
      for file in ["version.yml", "version.json"] {
        expectRefusal(
          try await desk.refuseAnswer(file, at: record), status: 3, naming: "version 9 of ronda-uno", "is 1")
      }
      for words in ["--questionnaire", "--id"] {
        let run = try await desk.refuseAnswer("cl.yml", words, "gcm-inputs", at: record)
        expectRefusal(run, status: 3, naming: "“ronda-uno”", "“gcm-inputs”")
      }
    }
  }

  /// What a sender's file says wrongly is no fault of the record.
  @Test func filesThatAreNoAnswersAreRefusedByName() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.questionnaire("form", "ronda-uno", "--lang", "es", "-o", desk.path("pagina.html"), at: record)
    try await desk.questionnaire("export", "ronda-uno", "-o", desk.path("definition.xlsx"), at: record)
    let cases: [(file: String, text: String, said: [String])] = [
      ("tab.yml", "questionnaire: ronda-uno\n\tversion: 1\n", ["tab.yml", "line 2"]),
      ("alias.yml", "a: &x 1\nb: *x\n", ["alias.yml", "aliases"]),
      ("twice.yml", good + "language: es\n", ["twice.yml", "appears twice"]),
      ("key.yml", good.replacing("country: CL", with: "county: CL"), ["key.yml", "county"]),
      ("another.json", #"{"schema": "x"}"#, ["another.json"]),
      ("cut.json", #"{"schema": "gcmrepo.answers_form/1", "#, ["cut.json", "cut short"]),
      ("list.json", "[]", ["list.json"]),
      ("words.xlsx", "not a workbook", ["words.xlsx"]),
      ("empty.yml", "", ["empty.yml"]),
      ("definition.xlsx", "", ["definition.xlsx", "gcmrepo questionnaire form"]),
      ("pagina.html", "", ["pagina.html"]),
    ]
    try await desk.expectNothingWritten(in: record) {
      for (file, text, said) in cases {
        if !desk.exists(file) { try desk.write(file, text) }
        let run = try await desk.refuseAnswer(file, at: record)
        expectRefusal(run, status: 3)
        for word in said { #expect(run.said.contains(word), "\(file): \(run.said)") }
      }
    }
  }

  @Test func answersAfterAHardDeadlineAreRefused() async throws {
    let hard = SampleQuestionnaire.definition.replacing(
      "sections:", with: "deadline: {date: 2018-01-31, time_zone: America/Panama, hard: true}\nsections:")
    let record = try await desk.questionnaireRecord(hard)
    let file = try desk.write("cl.yml", good)
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(
        try await desk.refuseAnswer(file, at: record), status: 3, naming: "ronda-uno", "2018-02-01T04:59:59Z")
      expectRefusal(try await desk.refuseAnswer(file, "--partial", at: record), status: 3, naming: "deadline")
      // Nor does a document pass as an answer.
      let run = try await desk.refuseAnswer(desk.note(), "--id", "ronda-uno", "--lang", "es", at: record)
      expectRefusal(run, status: 3, naming: "deadline")
    }
    // The newest version says until when.
    let later = hard.replacing("2018-01-31", with: "2999-01-31")
    try await desk.keep("questionnaire", "add", desk.write("later.yml", later), at: record)
    try await desk.answer(file, at: record)
    try await desk.expectSound(record)
  }

  @Test func answersAfterASoftDeadlineAreTaken() async throws {
    let record = try await desk.questionnaireRecord(
      SampleQuestionnaire.definition.replacing("sections:", with: "deadline: {date: 2018-01-31}\nsections:"))
    try await desk.answer(desk.write("cl.yml", good), at: record)
    let row = try await desk.rows("questionnaire", "list", key: "questionnaires", at: record)[1]
    #expect(row["deadline"]?.string == "2018-01-31T23:59:59Z" && (row["days_overdue"]?.int ?? 0) > 2000)
    #expect(row["answered"]?.int == 1)
  }
}
