import Foundation
import RecordRendering
import Testing

/// A faulty questionnaire is refused with the place of each fault, and nothing is written.
@Suite struct BadQuestionnairesAreRefusedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Questions in the only section, the first in line 7.
  private static func definition(_ questions: String, _ rest: String = "") -> String {
    """
    id: mal
    title: {es: Mala}
    sections:
      - id: a
        title: {es: A}
        questions:
    \(questions)
    \(rest)
    """
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let code: String
    let line: Int
    let column: Int
    let words: [String]

    init(_ what: String, _ text: String, _ code: String, _ line: Int, _ column: Int, _ words: String...) {
      (testDescription, self.text, self.code, self.line, self.column) = (what, text, code, line, column)
      self.words = words
    }
  }

  private static let fine = "      - {id: x, type: text, label: {es: X}}"

  static let cases: [Case] = [
    Case(
      "an unknown key of a question", definition("      - {id: x, type: text, label: {es: X}, requird: true}"),
      "unknown-key", 7, 45, "“requird”", "Did you mean required?"),
    Case("an unknown key", definition(fine, "adressees: [RCM]"), "unknown-key", 8, 1, "Did you mean addressees?"),
    Case(
      "an unknown type", definition("      - {id: x, type: txt, label: {es: X}}"), "unknown-word", 7, 23, "“txt”",
      "Did you mean text?"),
    Case("a tab", definition("\t- {id: x, type: text, label: {es: X}}"), "not-yaml", 7, 1),
    Case(
      "an alias", definition("      - &x {id: x, type: text, label: {es: X}}\n      - *x"), "not-yaml", 7, 9, "aliases"),
    Case("a key twice", definition(fine, "id: otra"), "not-yaml", 8, 1, "“id” appears twice"),
    Case("an id twice", definition(fine + "\n" + fine), "duplicate-id", 8, 14, "x"),
    Case(
      "ids equal but for case", definition(fine + "\n      - {id: X, type: text, label: {es: X}}"),
      "ids-differ-in-case", 8, 14, "“X” and “x”"),
    Case(
      "an unknown list", definition("      - {id: x, type: one-of, label: {es: X}, list: nada}"), "unknown-list", 7, 53,
      "“nada”"),
    Case(
      "a circle",
      definition(
        """
              - {id: x, type: text, label: {es: X}, relevant: "${y} = 'a'"}
              - {id: y, type: text, label: {es: Y}, relevant: "${x} = 'a'"}
        """), "circle", 7, 55, "x → y → x"),
    Case(
      "a question that is not there",
      definition(#"      - {id: x, type: text, label: {es: X}, relevant: "${z} = 'a'"}"#),
      "unknown-question", 7, 55, "“z”"),
    Case(
      "a function that is not there", definition("      - {id: x, type: text, label: {es: X}, relevant: 'foo(1)'}"),
      "invalid-expression", 7, 56, "“foo”"),
    Case(
      "an expression cut short", definition("      - {id: x, type: text, label: {es: X}, relevant: '1 +'}"),
      "invalid-expression", 7, 59, "ends too early"),
    Case("nothing", "", "not-yaml", 1, 1, "empty"),
    Case("no questionnaire", "hola\n", "wrong-type", 1, 1),
  ]

  @Test func eachFaultIsNamedWithItsPlace() async throws {
    let record = try await desk.record()
    try await desk.expectNothingWritten(in: record) {
      for bad in Self.cases {
        let file = try desk.write("mal.yml", bad.text)
        let refused = try await desk.refuse("questionnaire", "add", file, at: record)
        expectRefusal(refused, status: 3, naming: "Line \(bad.line), column \(bad.column)")
        for word in bad.words {
          #expect(refused.said.contains(word), "\(bad.testDescription): \(refused.said)")
        }
        let checked = try await desk.gcmrepo("questionnaire", "check", file, "--format", "json")
        #expect(checked.status == 1, "\(bad.testDescription): \(checked.said)")
        let json = try checked.json()
        expectContract(json, schema: "gcmrepo.questionnaire_check/1", keys: ["file", "sound", "findings"])
        let fault = json["findings"]?.array?.first { $0["warning"]?.bool == false }
        #expect(json["sound"]?.bool == false && fault?["code"]?.string == bad.code, "\(bad.testDescription)")
        #expect(fault?["line"]?.int == bad.line, "\(bad.testDescription): \(checked.output)")
        #expect(fault?["column"]?.int == bad.column, "\(bad.testDescription): \(checked.output)")
      }
    }
  }

  @Test func allFaultsAreListed() async throws {
    let text = Self.definition(
      """
            - {id: x, type: text, label: {es: X}, relevant: "${z} = 'a'"}
            - {id: y, type: txt, label: {es: Y}}
            - {id: x, type: text, label: {es: Z}}
      """)
    let run = try await desk.gcmrepo("questionnaire", "check", desk.write("mal.yml", text), "--format", "csv")
    #expect(run.status == 1)
    #expect(run.lines.first == "sheet,line,column,problem,code,warning,id")
    let lines = run.lines.dropFirst().map { line in line.dropFirst().prefix { $0 != "," } }
    #expect(lines == ["7", "8", "9"], "\(run.output)")
  }

  /// One mistake is one fault, said in words of ours, with both lines where there are two.
  @Test func aMistakeIsSaidOnce() async throws {
    let good = Self.definition("      - {id: x, type: text, label: {es: X}}")
    let twice = Self.definition(
      "      - {id: x, type: text, label: {es: X}}\n      - {id: x, type: text, label: {es: Y}}")
    let title = try #require(good.split(separator: "\n").first { $0.hasPrefix("title:") })
    for (name, text, said) in [
      ("titel", good.replacing(title, with: "titel:" + title.dropFirst(6)), ["“titel”", "Did you mean title"]),
      ("tab", "id: a\n\ttitle: {es: X}\n", ["a tab is used as indentation"]),
      ("tab2", "id: a\ntitle:\n\tes: X\n", ["a tab is used as indentation"]),
      ("twice", twice, ["“x” is there before, in line "]),
    ] {
      let run = try await desk.gcmrepo(
        "questionnaire", "check", desk.write("\(name).yml", text), "--format", "json")
      let found = try run.json()["findings"]?.array ?? []
      #expect(run.status == 1 && found.count == 1, "\(name): \(run.output)")
      for word in said { #expect(found.first?["problem"]?.string?.contains(word) == true, "\(name): \(found)") }
    }
    let damaged = try desk.write("damaged.xlsx", bytes: [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 60))
    let run = try await desk.gcmrepo("questionnaire", "check", damaged, "--format", "json")
    let json = try run.json()
    #expect(run.status == 3 && json["sound"]?.bool == false && run.said.contains("damaged.xlsx"))
    #expect(json["findings"]?[0]?["code"]?.string == "file-not-usable")
  }

  @Test func whatIsNoQuestionnaireAtAllIsRefused() async throws {
    let record = try await desk.record()
    let good = try desk.write("ronda.yml", SampleQuestionnaire.definition)
    let damaged = try desk.write("damaged.xlsx", bytes: [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 60))
    let former = SampleQuestionnaire.definition.replacing("addressees: [RCM, SACM]", with: "replaces: nadie")
    let other = SampleQuestionnaire.definition.replacing("[RCM, SACM]", with: "[XYZ]")
    let cases: [(words: [String], status: Int, said: [String])] = [
      ([damaged], 3, ["damaged.xlsx", "damaged or cut short"]),
      ([try desk.write("words.xlsx", "not a workbook")], 3, ["words.xlsx"]),
      ([desk.path("missing.yml")], 3, ["missing.yml"]),
      ([desk.folder], 3, ["is a folder"]),
      ([good, "--id", "Mal id"], 3, ["“Mal id”", "--id"]),
      ([good, "--id", "../x"], 3, ["“../x”", "--id"]),
      ([good, "--id", ".git"], 3, ["--id"]),
      ([try desk.write("former.yml", former)], 3, ["“nadie”"]),
      ([try desk.write("other.yml", other)], 3, ["XYZ"]),
    ]
    try await desk.expectNothingWritten(in: record) {
      for (words, status, said) in cases {
        let run = try await desk.refuse("questionnaire", "add", more: words, at: record)
        expectRefusal(run, status: status)
        for word in said { #expect(run.said.contains(word), "\(words): \(run.said)") }
      }
      expectRefusal(
        try await desk.gcmrepo("questionnaire", "add", good, "--party", "CL", "-C", record), status: 5)
      expectRefusal(
        try await desk.gcmrepo("questionnaire", "add", good, "-C", record), status: 2, naming: "--party")
    }
  }

  @Test func whatAnXLSFormHasWrongIsNamedWithItsPlace() async throws {
    let form = """
      survey,,,
      ,type,name,label
      ,note,hello,Hello
      choices,,,
      ,list_name,name,label
      ,rest,a,A
      settings,,,
      ,form_title,form_id,
      ,Test,test-q,

      """
    let run = try await desk.gcmrepo("questionnaire", "check", desk.write("nada.csv", form))
    #expect(run.output.contains("“rest”") && run.output.contains("choices"), "\(run.output)")
    #expect(run.output.contains("asks nothing") && !run.said.contains("sound"), "\(run.said)")
    let json = try await desk.gcmrepo("questionnaire", "check", desk.path("nada.csv"), "--format", "json").json()
    let findings = json["findings"]?.array ?? []
    let unused = findings.first { $0["code"]?.string == "unused-list" }
    #expect(unused?["sheet"]?.string == "choices" && unused?["line"]?.int == 6 && unused?["id"]?.string == "rest")
    #expect(findings.contains { $0["code"]?.string == "asks-nothing" && $0["warning"]?.bool == true })
  }
}
