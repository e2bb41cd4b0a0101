import Foundation
import RecordRendering
import Testing

/// `gcmrepo questionnaire table`: the answers of all States beside each other.
@Suite struct AnswersAreReadAcrossTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Chile and Panama answer.
  private func answered() async throws -> String {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let panama = SampleQuestionnaire.reply(
      of: "PA", "national-policy: false", "comments: '@SUM(A1)'", "budget: 300", "access: none", "topics: [labour]")
    try await desk.answer(desk.write("pa.yml", panama), of: "PA", at: record)
    return record
  }

  @Test func scriptsGetAnswersCountsAndWhoIsMissing() async throws {
    let record = try await answered()
    let run = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record)
    let json = try run.json()
    #expect(json["schema"]?.string == "gcmrepo.answers/1" && json["questionnaire"]?.string == "ronda-uno")
    #expect(json["countries"]?.array?.map(\.string) == ["CL", "PA"])
    let missing = json["missing"]?.array?.compactMap(\.string) ?? []
    #expect(missing.count == 21 && missing.contains("MX") && !missing.contains("PA"))
    let chile = json["answers"]?["CL"]
    #expect(chile?["national-policy"]?.bool == true && chile?["budget"]?.int == 1200)
    #expect(chile?["topics"]?["other"]?.string == "Puertos" && chile?["visits/y2016/men"]?.int == 20)
    #expect(chile?["agreements"]?[0]?["partner"]?.string == "Perú")
    #expect(json["answers"]?["PA"]?["topics"]?[0]?.string == "labour")
    let counts = json["counts"]
    #expect(counts?["national-policy"]?["yes"]?.int == 1 && counts?["national-policy"]?["no"]?.int == 1)
    #expect(counts?["access"]?["emergency"]?.int == 0 && counts?["access"]?["none"]?.int == 1)
    #expect(counts?["topics"]?["other"]?.int == 1 && counts?["budget"] == nil)
    #expect(json["numbers"]?["budget"]?["sum"]?.string == "1500")
    #expect(json["numbers"]?["budget"]?["median"]?.string == "750")
    #expect(json["conferences"]?["RCM"]?["access"]?["none"]?.int == 1)
    #expect(json["conferences"]?["SACM"]?["access"]?["none"]?.int == 0)
    let questions = json["questions"]?.array ?? []
    #expect(questions.count == 11 && questions[0]["label"]?.string == "Is there a migration policy?")
    // The same in every locale.
    let spanish = try await desk.questionnaire(
      "table", "ronda-uno", "--format", "json", at: record, setting: ["LC_ALL": "es_CL.UTF-8"])
    #expect(spanish.output == run.output)
  }

  @Test func numbersKeepAllTheirDigits() async throws {
    let record = try await desk.questionnaireRecord()
    let digits = "123456789012345678901234567890"
    try await desk.answer(
      desk.write(
        "cl.yml", SampleQuestionnaire.reply(of: "CL", "national-policy: false", "budget: \(digits)")), at: record)
    #expect(try desk.keptAnswers(in: record).contains("budget: \(digits)\n"))
    let shown = try await desk.questionnaire("table", "ronda-uno", "--question", "budget", at: record)
    #expect(shown.output.contains(digits))
    let json = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record)
    #expect(json.output.contains(#""sum":"\#(digits)""#))
    #expect(json.output.contains(#""budget":\#(digits)"#) && !json.output.contains("e+"), "\(json.output)")
    // What reads the JSON has the same number.
    try desk.write("t.json", json.output)
    let python = try await desk.shell(
      #"python3 -c 'import json; print(json.load(open("t.json"), parse_float=str)["answers"]["CL"]["budget"])'"#)
    #expect(python.output == digits + "\n")
  }

  @Test func readersGetCountsAndShares() async throws {
    let record = try await answered()
    let table = try await desk.questionnaire("table", "ronda-uno", at: record)
    #expect(table.output.contains("yes: 1 (50 %)") && table.output.contains("sum 1500"))
    #expect(table.said.contains("21 States have not answered: AR, BO"))
    let spanish = try await desk.questionnaire(
      "table", "ronda-uno", "--lang", "es", at: record, setting: ["LC_ALL": "es_CL.UTF-8"])
    #expect(spanish.output.contains("Presupuesto anual") && spanish.output.contains("Pleno: 1"))
    let one = try await desk.questionnaire(
      "table", "ronda-uno", "--question", "access", "--question", "2.1", at: record)
    #expect(one.output.contains("2.2 Access to health care") && one.output.contains("2.1 Yearly budget"))
    #expect(one.lines.contains { $0.hasPrefix("PA") && $0.contains("None") })
    #expect(!one.output.contains("Comments"))
  }

  @Test func theMembersOfOneConferenceAreShownAlone() async throws {
    let record = try await answered()
    let json = try await desk.questionnaire(
      "table", "ronda-uno", "--conference", "RCM", "--format", "json", at: record
    ).json()
    #expect(json["countries"]?.array?.map(\.string) == ["PA"])
    #expect(json["missing"]?.array?.count == 10 && json["counts"]?["access"]?["full"]?.int == 0)
    let run = try await desk.gcmrepo(
      "questionnaire", "table", "ronda-uno", "--conference", "XYZ", "-C", record)
    expectRefusal(run, status: 3, naming: "“XYZ”", "RCM")
  }

  @Test func theEntriesOfARepeatedGroupAreReadAcross() async throws {
    let record = try await answered()
    let bolivia = SampleQuestionnaire.reply(
      of: "BO", "national-policy: false", "budget: 1", "agreements: [{partner: Chile}]")
    try await desk.answer(desk.write("bo.yml", bolivia), of: "BO", at: record)
    let shown = try await desk.questionnaire("table", "ronda-uno", "--question", "agreements", at: record)
    #expect(shown.lines.contains { $0.hasPrefix("CL") && $0.contains("Perú") && $0.contains("2016-05-05") })
    #expect(shown.lines.contains { $0.hasPrefix("CL") && $0.contains("Bolivia") })
    #expect(shown.lines.contains { $0.hasPrefix("BO") && $0.contains("Chile") } && shown.output.contains("With whom"))
    let partners = try await desk.questionnaire("table", "ronda-uno", "--question", "partner", at: record)
    #expect(partners.output.contains("Bolivia") && !partners.output.contains("2016-05-05"), "\(partners.output)")
    let dates = try await desk.questionnaire("table", "ronda-uno", "--question", "2.5.2", at: record)
    #expect(dates.output.contains("2016-05-05") && !dates.output.contains("Perú"), "\(dates.output)")
    let csv = try await desk.questionnaire(
      "table", "ronda-uno", "--question", "agreements", "--format", "csv", at: record)
    #expect(csv.lines.contains { $0.hasPrefix("BO,1,Chile") } && csv.lines.contains { $0.hasPrefix("CL,2,Bolivia") })
    let json = try await desk.questionnaire(
      "table", "ronda-uno", "--question", "partner", "--format", "json", at: record
    ).json()
    #expect(json["answers"]?["CL"]?["agreements"]?[1]?["partner"]?.string == "Bolivia")
    for ending in ["md", "html", "csv"] {
      for more in [[], ["--question", "agreements"]] {
        try await desk.done(
          more: ["questionnaire", "table", "ronda-uno", "-o", desk.path("t." + ending), "-C", record] + more)
        let text = try desk.read("t." + ending)
        #expect(text.contains("Perú") && text.contains("Bolivia") && !text.contains("2 entries"), "\(text)")
      }
    }
    let unknown = try await desk.gcmrepo("questionnaire", "table", "ronda-uno", "--question", "partne", "-C", record)
    expectRefusal(unknown, status: 3, naming: "partner")
  }

  @Test func aDocumentIsInOneLanguage() async throws {
    let record = try await desk.questionnaireRecord(
      SampleQuestionnaire.definition.replacing(
        "type: integer\n        label: {es: Presupuesto", with: "type: decimal\n        label: {es: Presupuesto"
      ))
    try await desk.answer(
      desk.write("cl.yml", SampleQuestionnaire.answers.replacing("1200", with: "12.5")), at: record)
    for ending in ["md", "html", "csv"] {
      try await desk.questionnaire("table", "ronda-uno", "--lang", "es", "-o", desk.path("t." + ending), at: record)
    }
    let markdown = try desk.read("t.md")
    #expect(markdown.hasPrefix("# Consulta nacional\n"), "\(markdown)")
    #expect(markdown.contains("Versión 1, commit ") && markdown.contains("## 2.1 Presupuesto anual"), "\(markdown)")
    for words in ["Version", "Party", "Answer", "State", "least", "12.5"] {
      #expect(!markdown.contains(words), "\(words) is in \(markdown)")
    }
    let page = try desk.read("t.html")
    #expect(page.contains("lang=\"es\"") && page.contains("12,5") && !page.contains("Party") && !page.contains("12.5"))
    // Programs read numbers as they are.
    #expect(try desk.read("t.csv").contains("12.5"))
    let spanish = try await desk.questionnaire(
      "table", "ronda-uno", "--question", "budget", at: record, setting: ["LC_ALL": "es_CL.UTF-8"])
    #expect(spanish.output.contains("12,5"))
  }

  /// What a State answers neither runs in a spreadsheet nor becomes a part of a page.
  @Test func statesWordsStayWords() async throws {
    let record = try await answered()
    let csv = try await desk.questionnaire("table", "ronda-uno", "--format", "csv", at: record)
    #expect(csv.output.contains("'=1+1") && csv.output.contains("'@SUM"))
    for ending in ["csv", "html", "docx", "odt", "md", "json"] {
      try await desk.questionnaire("table", "ronda-uno", "-o", desk.path("t." + ending), at: record)
    }
    #expect(try desk.read("t.csv").contains("'=1+1") && !(try desk.read("t.csv")).contains(",=1+1"))
    let page = try desk.read("t.html")
    #expect(page.contains("=1+1 &lt;b&gt;negrita&lt;/b&gt;") && !page.contains("<b>negrita"))
    #expect(!(try desk.read("t.md")).contains(" <b>negrita"))
    let word = try await desk.shell("unzip -p t.docx word/document.xml")
    #expect(word.output.contains("=1+1 &lt;b&gt;negrita&lt;/b&gt;"))
    let json = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record)
    #expect(try JSONValue.parse(Array(desk.read("t.json").utf8)) == json.json())
    // The page has a bar for each choice, and who said what.
    #expect(page.contains("Access to health care") && page.contains("<td>PA</td>"))
  }

  @Test func oneQuestionIsFollowedOverTheRounds() async throws {
    let record = try await answered()
    try await desk.keep("questionnaire", "next-round", "ronda-uno", at: record)
    let second = SampleQuestionnaire.answers.replacing("ronda-uno", with: "ronda-uno-2")
      .replacing("1200", with: "1800")
    try await desk.answer(desk.write("dos.yml", second), at: record)
    let words = ["table", "ronda-uno-2", "--rounds", "--question", "budget"]
    func ask(_ more: String...) async throws -> Outcome {
      try await desk.done(more: ["questionnaire"] + words + more + ["-C", record])
    }
    let json = try await ask("--format", "json").json()
    #expect(json["schema"]?.string == "gcmrepo.answer_series/1" && json["comparable"]?.bool == true)
    #expect(json["rounds"]?.array?.map { $0["questionnaire"]?.string } == ["ronda-uno", "ronda-uno-2"])
    #expect(json["rounds"]?.array?.map { $0["answered"]?.int } == [2, 1])
    #expect(json["rounds"]?[0]?["answers"]?["PA"]?.int == 300 && json["rounds"]?[1]?["answers"]?["CL"]?.int == 1800)
    #expect(json["rounds"]?[0]?["numbers"]?["sum"]?.string == "1500")
    #expect(try await ask().output.contains("sum 1800"))
    let csv = try await ask("--format", "csv")
    #expect(csv.lines.count == 3 && csv.output.contains("1800"), "\(csv.output)")
    for ending in ["csv", "json", "md", "docx", "html"] { _ = try await ask("-o", desk.path("s." + ending)) }
    #expect(try desk.read("s.csv").split(separator: "\n").count == 3)
    #expect(try desk.read("s.md").contains("sum 1800"))
    #expect(try JSONValue.parse(Array(desk.read("s.json").utf8))["rounds"]?.array?.count == 2)
    let page = try desk.read("s.html")
    #expect(page.contains("<svg") && page.contains("<td>ronda-uno-2</td>") && page.contains("Yearly budget"))
    #expect(!page.contains("<script") && page.contains("ronda-uno-2, median: 1800"))
    // Of a table each cell is a series; a repeated group is counted in entries.
    let cells =
      try await desk.done(
        "questionnaire", "table", "ronda-uno-2", "--rounds", "--question", "visits", "--format", "json", at: record
      ).json()["rounds"]?.array ?? []
    #expect(cells.count == 8 && Set(cells.compactMap { $0["question"]?.string }).count == 4, "\(cells)")
    let groups = try await desk.done(
      "questionnaire", "table", "ronda-uno-2", "--rounds", "--question", "agreements", at: record)
    #expect(groups.output.contains("entries: 2 in all"), "\(groups.output)")
    let choices = try await desk.done(
      "questionnaire", "table", "ronda-uno-2", "--rounds", "--question", "access", "-o", desk.path("c.html"), at: record
    )
    #expect(choices.status == 0)
    #expect(try desk.read("c.html").contains("ronda-uno, Full: 1"))
    expectRefusal(
      try await desk.gcmrepo("questionnaire", "table", "ronda-uno-2", "--rounds", "-C", record), status: 2,
      naming: "--question")
  }

  @Test func whatIsNotThereIsSaid() async throws {
    let record = try await answered()
    for (words, status, said) in [
      (["table", "ronda-un"], 3, "Did you mean ronda-uno"),
      (["table", "ronda-uno", "--question", "budge"], 3, "budget"),
      (["table", "ronda-uno", "-o", "t.xyz"], 2, "t.xyz"), (["table", "ronda-uno", "-o", "t.txt"], 2, ".md"),
    ] {
      let run = try await desk.gcmrepo(more: ["questionnaire"] + words + ["-C", record])
      expectRefusal(run, status: status, naming: said)
    }
    let file = record + "/countries/PA/questionnaires/ronda-uno/answers.yml"
    try desk.write(file, "questionnaire: [\n")
    try await desk.git("commit", "-q", "-a", "-m", "By hand", in: record)
    let json = try await desk.questionnaire("table", "ronda-uno", "--format", "json", at: record).json()
    #expect(json["countries"]?.array?.map(\.string) == ["CL"])
    #expect(json["problems"]?[0]?["path"]?.string == "countries/PA/questionnaires/ronda-uno/answers.yml")
  }
}
