import Foundation
import Questionnaires
import RecordRendering
import RecordValues
import Testing

@testable import QuestionnaireForms

/// The page in a browser: what it checks, keeps and says.
struct HTMLFormTests {
  typealias Step = [String: Any]

  private static let page = HTMLForm.page(
    FormDocument(SampleQuestionnaire.questionnaire, language: "es", countries: SampleQuestionnaire.countries))

  private func results(_ page: String = page, _ steps: [Step]) throws -> [Any] {
    try Browser.withPage(page) { address in
      Array(try Browser.run([["open": address]] + steps + [["complaints": true]]).dropFirst())
    }
  }

  private static let visible =
    "[...document.querySelectorAll('.fault')].filter((e) => e.checkVisibility()).map((e) => e.textContent)"

  @Test func checksAsOneTypes() throws {
    let results = try results(steps: [
      ["click": "[id='q.staff']"], ["type": "-4"], ["key": "Tab"], ["run": Self.visible],
      ["click": "[id='q.budget']"], ["type": "1.234"], ["key": "Tab"], ["run": Self.visible],
      ["click": "[id='q.share']"], ["type": "101 %"], ["key": "Tab"], ["run": "\(Self.visible).length"],
      ["run": "document.querySelector('[id=\"q.law_date-question\"]').checkVisibility()"],
      ["click": "[id='q.law=yes']"],
      ["run": "document.querySelector('[id=\"q.law_date-question\"]').checkVisibility()"],
      ["click": "[id='q.side=south']"],
      ["run": "[...document.querySelectorAll('[name=\"q.region\"]')].map((e) => e.value)"],
      ["run": "document.querySelector('output').textContent"],
    ])
    #expect(results[3] as? [String] == ["No puede ser negativo."])
    #expect((results[7] as? [String])?.last?.hasPrefix("1.234 puede ser 1.234 o 1234.") == true)
    #expect(results[11] as? Int == 3)
    #expect(results[12] as? Bool == false && results[14] as? Bool == true)
    #expect(results[16] as? [String] == ["andes", "cono", "+other"])
    #expect(results[17] as? String == "-8")
    #expect(results.last as? [String] == [])
  }

  private func results(steps: [Step]) throws -> [Any] { try results(Self.page, steps) }

  @Test func savesWithItsProblemsAndOpensAgain() throws {
    let results = try results(steps: [
      ["focus": "#country"], ["key": "ArrowDown"], ["key": "ArrowDown"],
      ["click": "[id='q.authority']"], ["type": "A <b>\"x\"</b> & </script> b"], ["key": "Tab"],
      ["click": "[id='q.budget']"], ["type": "1.234"], ["key": "Tab"], ["click": "#save"],
      ["downloaded": "aplicacion-2027.CL.json"],
      ["run": "[...document.querySelectorAll('#problems li')].map((e) => e.textContent)"],
      ["run": "document.activeElement.id"], ["run": "document.getElementById('status').textContent"],
      ["run": "document.querySelectorAll('#questions b').length"],
    ])
    let saved = try #require(results[10] as? String)
    let form = QuestionnaireForm(SampleQuestionnaire.questionnaire)
    let filled = try FormJSON.read(Array(saved.utf8), for: form)
    #expect(filled.values == [.init(question: "authority", value: .text("A <b>\"x\"</b> & </script> b"))])
    #expect(
      filled.identity == FormIdentity(questionnaire: "aplicacion-2027", version: 2, country: "CL", language: "es"))
    // What the page could not read is refused with the same reason.
    #expect(filled.faults.map(\.problem) == [.unreadable(.ambiguousNumber("1.234", readings: ["1.234", "1234"]))])
    let problems = try #require(results[11] as? [String])
    #expect(problems.count == 2 && problems[0].hasPrefix("1.2 ¿Existe una ley de migración?: Falta"))
    #expect(results[12] as? String == "problem-title")
    #expect((results[13] as? String)?.hasPrefix("Se guardó aplicacion-2027.CL.json.") == true)
    #expect(results[14] as? Int == 0)

    let opened = try ExternalTools.inFolder { folder in
      let file = folder.appending(path: "saved.json")
      try Data(saved.utf8).write(to: file)
      let foreign = folder.appending(path: "foreign.json")
      try Data("{\"schema\": 1}".utf8).write(to: foreign)
      return try self.results(steps: [
        ["choose": "#file", "file": foreign.path], ["run": "new Promise((d) => setTimeout(d, 200))"],
        ["run": "document.getElementById('status').textContent"],
        ["choose": "#file", "file": file.path], ["run": "new Promise((d) => setTimeout(d, 200))"],
        [
          "run":
            "[document.getElementById('country').value, document.getElementById('q.authority').value, document.getElementById('q.budget').value]"
        ],
      ])
    }
    #expect(opened[2] as? String == "foreign.json no es un archivo guardado de un formulario.")
    #expect(opened[5] as? [String] == ["CL", "A <b>\"x\"</b> & </script> b", "1.234"])
  }

  @Test func theDraftStaysUntilItIsDeleted() throws {
    let value = "document.getElementById('q.authority').value"
    let results = try Browser.withPage(Self.page) { address in
      try Browser.run([
        ["open": address], ["click": "[id='q.authority']"], ["type": "Interior"], ["open": address], ["run": value],
        ["click": "#delete-draft"], ["click": "#keep"], ["run": value], ["click": "#delete-draft"],
        ["click": "#delete"],
        ["run": value], ["open": address], ["run": value],
      ])
    }
    #expect([4, 7, 10, 12].map { results[$0] as? String } == ["Interior", "Interior", "", ""])
  }

  @Test func filledInAnswersAreThereAndDraftsGoBeforeThem() throws {
    let answers = Answers(
      questionnaire: "aplicacion-2027", version: 2, country: "CL", language: "es",
      values: [
        .init(question: "authority", value: .text("Interior")), .init(question: "budget", value: .number("1.234")),
      ])
    let page = HTMLForm.page(
      FormDocument(
        SampleQuestionnaire.questionnaire, language: "es", country: FormCountry(code: "CL"), answers: answers))
    let values = "[document.getElementById('q.authority').value, document.getElementById('q.budget').value]"
    let results = try Browser.withPage(page) { address in
      try Browser.run([
        ["open": address], ["run": values], ["click": "[id='q.authority']"], ["key": "End"], ["type": "!"],
        ["open": address], ["run": values], ["click": "#delete-draft"], ["click": "#delete"], ["run": values],
      ])
    }
    #expect(results[1] as? [String] == ["Interior", "1.2340"])
    #expect(results[6] as? [String] == ["Interior!", "1.2340"])
    #expect(results[9] as? [String] == ["Interior", "1.2340"])
  }

  @Test func theSameFormIsTheSamePage() {
    let again = HTMLForm.page(
      FormDocument(SampleQuestionnaire.questionnaire, language: "es", countries: SampleQuestionnaire.countries))
    #expect(again == Self.page)
    #expect(!again.contains("http://") && !again.contains("https://"))
    // No text of the questionnaire ends the data's element.
    var questionnaire = SampleQuestionnaire.questionnaire
    questionnaire.title = LocalizedText([("es", "</script><script>alert(1)</script>")])
    let hostile = HTMLForm.page(FormDocument(questionnaire, language: "es"))
    #expect(hostile.components(separatedBy: "</script>").count == 3)
  }
}

/// The page against WCAG 2.2, levels A and AA, and good practice, by axe-core, which must also be sure.
struct FormAccessibilityTests {
  private static func axe() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: ".build/checkers/axe_playwright_python/axe.min.js")
    return try #require(
      try? String(contentsOf: file, encoding: .utf8),
      """
      The accessibility checker is missing. Install it: \
      python3 -m pip install --no-deps --target .build/checkers axe-playwright-python==0.1.8
      """)
  }

  private static let check = """
    axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
      "best-practice"] }, rules: { "target-size": { enabled: true } } }).then((run) => ({
        passed: run.passes.map((rule) => rule.id),
        found: [...run.violations, ...run.incomplete].map((rule) => rule.id + ": " + rule.nodes.map((node) =>
          node.html.slice(0, 160) + " " + (node.any[0] || node.all[0] || node.none[0] || {}).message).join(" | ")) }))
    """

  @Test(arguments: [(1280, false), (1280, true), (360, false), (360, true)])
  func axeFindsNothing(width: Int, isDark: Bool) throws {
    let page = HTMLForm.page(
      FormDocument(SampleQuestionnaire.questionnaire, language: "es", countries: SampleQuestionnaire.countries))
    let axe = try Self.axe()
    let results = try Browser.withPage(page) { address in
      try Browser.run([
        ["open": address, "width": width, "height": 800, "dark": isDark],
        ["run": axe + ";0"], ["run": Self.check],
        ["click": "[id='q.law=yes']"], ["click": "[id='q.instruments=+other']"],
        ["click": "[id='q.agreements-question'] > button"],
        ["click": "#save"], ["run": Self.check],
        ["run": "[document.documentElement.scrollWidth, innerWidth]"],
      ])
    }
    for place in [2, 7] {
      let report = try #require(results[place] as? [String: [String]])
      #expect(report["found"] == [], "\(width) \(isDark)")
      for rule in ["color-contrast", "label", "target-size", "heading-order", "landmark-one-main", "region"] {
        #expect(report["passed"]?.contains(rule) == true, "\(rule) was not tried")
      }
    }
    let widths = try #require(results[8] as? [Int])
    #expect(widths[0] <= widths[1])
  }
}
