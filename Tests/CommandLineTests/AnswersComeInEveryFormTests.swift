import Foundation
import RecordRendering
import Testing

/// `gcmrepo questionnaire form` and `submit`: whatever form comes back, the record has the same answers.
@Suite struct AnswersComeInEveryFormTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let folder = "countries/CL/questionnaires/ronda-uno"

  @Test func theFileOfAnswersIsKeptInOneForm() async throws {
    let record = try await desk.questionnaireRecord()
    let receipt = try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record).json()
    #expect(try desk.keptAnswers(in: record) == SampleQuestionnaire.kept)
    #expect(receipt["contribution"]?.string == "CL/questionnaires/ronda-uno" && receipt["revision"]?.int == 1)
    #expect(receipt["languages"]?[0]?["from"]?.string == "form")
    let commit = try await desk.lastCommit(of: record)
    #expect(commit.first == "Submit CL/questionnaires/ronda-uno, revision 1" && commit.contains("Party: CL"))
    #expect(
      Array(commit.suffix(4))
        == ["answers.yml", "contribution.yml", "original.es.yml", "text.es.md"].map { "\(folder)/\($0)" })
    // The same file again is no new revision.
    try await desk.expectNothingWritten(in: record) {
      let again = try await desk.answer("cl.yml", at: record).json()
      #expect(again["unchanged"]?.bool == true && again["revision"]?.int == 1)
    }
    let text = try await desk.done("show", "CL/questionnaires/ronda-uno", at: record)
    #expect(text.output.contains("Política") && text.output.contains("\nPleno\n") && text.output.contains("\\<b>"))
    try await desk.expectSound(record)
  }

  @Test(arguments: ["docx", "xlsx", "yml", "json"])
  func everyFormGivesTheSameAnswers(ending: String) async throws {
    let record = try await desk.questionnaireRecord()
    try desk.copy(record, as: "blank")
    let file = "formulario." + ending
    if ending == "json" {
      try desk.write(file, SampleQuestionnaire.saved)
    } else {
      try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
      try await desk.questionnaire(
        "form", "ronda-uno", "--lang", "es", "--country", "CL", "-o", desk.path(file), at: record)
    }
    // In a record that does not have the answers yet.
    let blank = desk.path("blank")
    let receipt = try await desk.answer(file, at: blank)
    #expect(try desk.keptAnswers(in: blank) == SampleQuestionnaire.kept)
    #expect(desk.exists(blank + "/\(folder)/original.es.\(ending)"))
    let json = try receipt.json()
    #expect(json["files"]?[0]?["submitted_as"]?.string == file && json["warnings"]?.array == [])
    let proof = try desk.write("receipt.json", receipt.output)
    try await desk.done("verify", proof, at: blank)
    try await desk.expectSound(blank)
  }

  @Test(arguments: ["docx", "xlsx"])
  func whatIsTypedIntoAFormIsRead(ending: String) async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let file = "formulario." + ending
    try await desk.questionnaire(
      "form", "ronda-uno", "--lang", "es", "--country", "CL", "-o", desk.path(file), at: record)
    try await desk.retype("1200", as: "1300", in: file)
    try await desk.retype("Puertos", as: "Aeropuertos", in: file)
    try await desk.answer(file, at: record)
    #expect(
      try desk.keptAnswers(in: record)
        == SampleQuestionnaire.kept.replacing("1200", with: "1300").replacing("Puertos", with: "Aeropuertos"))
    try await desk.expectSound(record)
  }

  @Test func aFormOfAStateIsFilledInWithWhatItAnswered() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    for (words, country, isFilled) in [
      (["--country", "CL"], "country: CL", true), (["--country", "PE"], "country: PE", false),
      ([String](), "country: XX", false),
    ] {
      try await desk.done(
        more: ["questionnaire", "form", "ronda-uno", "--lang", "es", "-o", desk.path("f.yml")] + words + ["-C", record])
      let form = try desk.read("f.yml")
      #expect(form.contains(country) && form.contains("# 2.1 Presupuesto anual"), "\(form)")
      #expect(form.contains("budget: 1200") == isFilled && form.contains("other: Puertos") == isFilled, "\(words)")
    }
    try await desk.questionnaire(
      "form", "ronda-uno", "--lang", "en", "--country", "CL", "-o", desk.path("f.html"), at: record)
    let page = try desk.read("f.html")
    #expect(page.contains("Yearly budget") && page.contains("Puertos"))
    #expect(!page.contains("<b>negrita</b>"))
  }

  /// The form says so, and so does whoever takes it in.
  @Test func aFormInALanguageThatTheQuestionnaireLacksIsSaid() async throws {
    let record = try await desk.questionnaireRecord()
    let made = try await desk.questionnaire(
      "form", "ronda-uno", "--lang", "fr", "-o", desk.path("f.yml"), at: record)
    #expect(made.said.contains("no words in fr") && made.said.contains("es, en"), "\(made.said)")
    let reply = SampleQuestionnaire.reply(of: "CL", "national-policy: false", "budget: 0")
    let receipt = try await desk.answer(
      desk.write("cl.yml", reply.replacing("language: es", with: "language: fr")), at: record
    ).json()
    #expect(receipt["warning_details"]?[0]?["code"]?.string == "language-not-asked")
  }

  @Test func aDocumentThatIsNoFormIsADocument() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.submit(desk.note(), "CL", at: record)
    try await desk.done("export", "CL/inputs/nota", "--lang", "es", "-o", desk.path("carta.docx"), at: record)
    let receipt = try await desk.answer("carta.docx", of: "PE", "--id", "ronda-uno", "--lang", "es", at: record).json()
    #expect(receipt["contribution"]?.string == "PE/questionnaires/ronda-uno")
    let names = try desk.names(in: record + "/countries/PE/questionnaires/ronda-uno")
    #expect(names.contains("original.es.docx") && !names.contains("answers.yml"))
    #expect(receipt["warning_details"]?.array?.map { $0["code"]?.string } == ["answers-unread"])
    #expect(receipt["warnings"]?[0]?.string?.contains("gcmrepo questionnaire form ronda-uno") == true)
    // A questionnaire that is asked elsewhere is answered by documents.
    let other = try await desk.answer("carta.docx", of: "PE", "--id", "otra", "--lang", "es", at: record).json()
    #expect(other["warning_details"]?.array?.contains { $0["code"]?.string == "answers-unread" } == false)
    expectRefusal(
      try await desk.refuseAnswer("carta.docx", of: "PE", "--id", "ronda-uno", "--lang", "es", "--partial", at: record),
      status: 2, naming: "--partial")
    try await desk.expectSound(record)
  }

  @Test func aDocumentOnTopOfAFormSaysThatTheAnswersAreGone() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let letter = try desk.write("carta.md", "# Consulta nacional\n\nRespondemos por carta.\n")
    let words = ["--id", "ronda-uno", "--lang", "es"]
    for more in [["--dry-run"], []] {
      let receipt = try await desk.done(
        more: ["submit", letter, "--kind", "questionnaire", "--country", "CL", "--format", "json"] + words + more
          + ["-C", record]
      ).json()
      #expect(receipt["warning_details"]?[0]?["code"]?.string == "answers-removed")
      #expect(receipt["warning_details"]?[0]?["contribution"]?.string == "CL/questionnaires/ronda-uno")
      #expect(receipt["warnings"]?[0]?.string?.contains("takes the place of the answers") == true)
    }
    #expect(!desk.exists("\(record)/\(folder)/answers.yml"))
    // Nothing is removed when it comes again.
    let again = try await desk.answer(letter, "--id", "ronda-uno", "--lang", "es", at: record).json()
    #expect(again["warning_details"]?.array?.map { $0["code"]?.string } == ["answers-unread"])
  }

  @Test func aPartIsTakenWhereItIsSaidToBeOne() async throws {
    let record = try await desk.questionnaireRecord()
    let file = try desk.write("cl.yml", SampleQuestionnaire.reply(of: "CL", "comments: Falta el resto"))
    expectRefusal(try await desk.refuseAnswer(file, at: record), status: 3, naming: "2 answers", "1.1", "2.1")
    try await desk.answer(file, "--partial", "--answered-by", "Cancillería", at: record)
    let kept = try desk.keptAnswers(in: record)
    #expect(kept.contains("comments: Falta el resto\nanswered_by:\n- name: Cancillería\n"))
    try await desk.expectSound(record)
  }

  @Test func aDryRunWritesNothing() async throws {
    let record = try await desk.questionnaireRecord()
    let file = try desk.write("cl.json", SampleQuestionnaire.saved)
    try await desk.expectNothingWritten(in: record) {
      let receipt = try await desk.answer(file, "--dry-run", at: record).json()
      #expect(receipt["dry_run"]?.bool == true && receipt["revision"]?.int == 1)
    }
    #expect(!desk.exists(record + "/countries/CL/questionnaires/ronda-uno"))
  }

  @Test func anAnswerThatDoesNotApplyIsLeftOut() async throws {
    let record = try await desk.questionnaireRecord()
    let file = try desk.write(
      "cl.yml",
      SampleQuestionnaire.reply(of: "CL", "national-policy: false", "since: 2016-03-01", "budget: 0"))
    let receipt = try await desk.answer(file, at: record).json()
    #expect(try desk.keptAnswers(in: record).hasSuffix("answers:\n  national-policy: false\n  budget: 0\n"))
    #expect(receipt["warnings"]?[0]?.string?.contains("1.2") == true, "what is left out is said")
  }
}
