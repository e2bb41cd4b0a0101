import Foundation
import RecordRendering
import Testing

/// `gcmrepo questionnaire add`, `check` and `export`: what a conference asks, with its former versions.
@Suite struct QuestionnairesAreTakenTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let definition = "questionnaires/ronda-uno/questionnaire.yml"

  @Test func aQuestionnaireIsOneCommitWithItsTrailers() async throws {
    let record = try await desk.record()
    let taken = try await desk.keep(
      "questionnaire", "add", desk.write("ronda.yml", SampleQuestionnaire.definition), "-m", "Primera ronda",
      at: record
    ).json()
    #expect(taken["id"]?.string == "ronda-uno" && taken["version"]?.int == 1 && taken["party"]?.string == "RCM-TS")
    #expect(taken["questions"]?.int == 9 && taken["notices"]?.array == [] && taken["unchanged"]?.bool == false)
    #expect(
      try await desk.lastCommit(of: record)
        == ["Record questionnaire ronda-uno, version 1", "Party: RCM-TS", "Action: record", definition])
    #expect(try await desk.git("log", "-1", "--format=%b", in: record).hasPrefix("Primera ronda\n"))
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == taken["commit"]?.string)
    try await desk.expectSound(record)
  }

  @Test func theSameAgainIsNothingNew() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.questionnaire("export", "ronda-uno", "-o", desk.path("same.yml"), at: record)
    try await desk.questionnaire("export", "ronda-uno", "--as", "xlsform", "-o", desk.path("same.xlsx"), at: record)
    try await desk.expectNothingWritten(in: record) {
      for file in ["ronda.yml", "same.yml", "same.xlsx"] {
        let again = try await desk.keep("questionnaire", "add", desk.path(file), at: record).json()
        #expect(again["unchanged"]?.bool == true && again["version"]?.int == 1, "\(file)")
      }
    }
  }

  @Test func aChangedOneIsANewVersionAndTheFormerStays() async throws {
    let record = try await desk.questionnaireRecord()
    let former = try desk.read(record + "/" + definition)
    let changed = SampleQuestionnaire.definition.replacing("Yearly budget", with: "Yearly budget in dollars")
    let second = try await desk.keep("questionnaire", "add", desk.write("dos.yml", changed), at: record).json()
    #expect(second["version"]?.int == 2 && second["unchanged"]?.bool == false)
    #expect(try desk.read(record + "/questionnaires/ronda-uno/versions/1.yml") == former)
    #expect(try desk.read(record + "/" + definition).contains("version: 2\n"))
    #expect(
      try await desk.lastCommit(of: record)
        == [
          "Record questionnaire ronda-uno, version 2", "Party: RCM-TS", "Action: record", definition,
          "questionnaires/ronda-uno/versions/1.yml",
        ])
    // What was answered is still read as what version 1 asked.
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    #expect(try desk.keptAnswers(in: record) == SampleQuestionnaire.kept)
    try await desk.expectSound(record)
  }

  @Test func aDryRunWritesNothing() async throws {
    let record = try await desk.record()
    let file = try desk.write("ronda.yml", SampleQuestionnaire.definition)
    try await desk.expectNothingWritten(in: record) {
      let run = try await desk.keep("questionnaire", "add", file, "--dry-run", at: record).json()
      #expect(run["dry_run"]?.bool == true && run["commit"] == .null && run["id"]?.string == "ronda-uno")
    }
    #expect(!desk.exists(record + "/questionnaires/ronda-uno"))
  }

  @Test func aFormOfOtherProgramsIsTakenAndWhatIsNotDoneIsNamed() async throws {
    let record = try await desk.record()
    let file = try desk.write(
      "office.csv",
      """
      survey,,,,,
      ,type,name,label::English (en),label::Español (es),required
      ,text,office,Office,Oficina,yes
      ,select_one yn,agree,Do you agree?,¿Está de acuerdo?,yes
      ,geopoint,place,Where,Dónde,
      choices,,,,,
      ,list_name,name,label::English (en),label::Español (es),
      ,yn,yes,Yes,Sí,
      ,yn,no,No,No,
      settings,,,,,
      ,form_title,form_id,,,
      ,Office form,office-form,,,

      """)
    let taken = try await desk.keep("questionnaire", "add", file, at: record)
    let json = try taken.json()
    #expect(json["id"]?.string == "office-form" && json["questions"]?.int == 2)
    #expect(json["notices"]?.array?.count == 1 && json["notices"]?[0]?["code"]?.string == "foreign-type")
    #expect(json["notices"]?[0]?["sheet"]?.string == "survey" && json["notices"]?[0]?["line"]?.int == 5)
    let kept = try desk.read(record + "/questionnaires/office-form/questionnaire.yml")
    #expect(kept.contains("es: Oficina") && kept.contains("type: geopoint"))
    let again = try await desk.done("questionnaire", "add", file, "--party", "RCM-TS", "-C", record)
    #expect(again.said.contains("Sheet “survey”, row 5") && again.said.contains("geopoint"))
    try await desk.expectSound(record)
  }

  @Test func whatIsExportedIsTheSameQuestionnaire() async throws {
    let record = try await desk.questionnaireRecord()
    let own = try await desk.questionnaire("export", "ronda-uno", at: record).output
    #expect(own == (try desk.read(record + "/" + definition)))
    try await desk.questionnaire("export", "ronda-uno", "-o", desk.path("ronda.xlsx"), at: record)
    try await desk.keep("questionnaire", "add", desk.path("ronda.xlsx"), "--id", "copia", at: record)
    let copy = try await desk.questionnaire("export", "copia", "--as", "yaml", at: record).output
    #expect(copy.replacing("id: copia\n", with: "id: ronda-uno\n") == own)
    expectRefusal(
      try await desk.gcmrepo("questionnaire", "export", "ronda-uno", "--as", "pdf", "-C", record), status: 2,
      naming: "“pdf”", "xlsform or yaml")
  }

  @Test func theRecordsQuestionnairesAreSound() async throws {
    let record = try await desk.questionnaireRecord()
    for id in ["ronda-uno", "gcm-inputs"] {
      let file = record + "/questionnaires/\(id)/questionnaire.yml"
      let run = try await desk.gcmrepo("questionnaire", "check", file, "-C", record)
      #expect(run.status == 0 && run.bytes.isEmpty, "\(id): \(run.output)\(run.said)")
    }
  }

  @Test func theListSaysWhoHasNotAnswered() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let rows = try await desk.rows("questionnaire", "list", key: "questionnaires", at: record)
    #expect(rows.compactMap { $0["id"]?.string } == ["gcm-inputs", "ronda-uno"])
    #expect(rows[1]["answered"]?.int == 1 && rows[1]["deadline"] == .null && rows[1]["questions"]?.int == 9)
    let missing = rows[1]["missing"]?.array?.compactMap(\.string) ?? []
    #expect(missing.count == 22 && missing.first == "AR" && !missing.contains("CL"))
    #expect(rows[0]["deadline"]?.string == "2017-12-02T04:59:59Z" && (rows[0]["days_overdue"]?.int ?? 0) > 3000)
    let spanish = try await desk.questionnaire("--lang", "es", at: record)
    #expect(spanish.output.contains("Consulta nacional"))
  }
}
