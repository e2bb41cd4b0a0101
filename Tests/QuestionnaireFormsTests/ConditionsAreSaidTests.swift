import MarkdownText
import OfficeOpenXML
import Questionnaires
import RecordValues
import Spreadsheets
import Testing

@testable import QuestionnaireForms

/// A form on paper says when a question is asked.
struct ConditionsAreSaidTests {
  private func questionnaire(_ condition: String, required: Bool = false) -> Questionnaire {
    func text(_ es: String, _ en: String) -> LocalizedText { LocalizedText([("es", es), ("en", en)]) }
    func question(_ id: String, _ type: QuestionType) -> Group.Item {
      .question(Question(id: id, type: type, label: text(id, id)))
    }
    return Questionnaire(
      id: "q", version: 1, title: text("Q", "Q"),
      sections: [
        Group(
          id: "s", label: text("S", "S"),
          items: [
            question("law", .yesNo), question("topics", .many(.init(list: "topics"))), question("visas", .integer),
            .group(
              Group(
                id: "treaty", label: text("T", "T"), repetition: .init(),
                items: [
                  question("law2", .yesNo),
                  .question(
                    Question(
                      id: "inner", type: .text, label: text("inner", "inner"), relevant: Expression("${law2} = 'no'"))),
                ])),
            .question(
              Question(
                id: "asked", type: .text, label: text("asked", "asked"), isRequired: required,
                relevant: Expression(condition))),
          ])
      ],
      choiceLists: [
        ChoiceList(id: "topics", choices: [Choice(id: "asylum", label: text("Asilo", "Asylum"))])
      ])
  }

  private func note(_ condition: String, _ language: LanguageTag = "en", required: Bool = false) -> String? {
    let form = FormDocument(questionnaire(condition, required: required), language: language)
    guard case .question(let asked) = form.sections[0].items[4] else { return nil }
    return ConditionWords(form).note(on: asked.question, numbered: asked.number)
  }

  @Test(arguments: [
    ("${law} = 'yes'", "only if 1.1 is Yes"), ("'no' = ${law}", "only if 1.1 is No"),
    ("${law} = true()", "only if 1.1 is Yes"), ("${law} = 'yes' or ${law} = 'true'", "only if 1.1 is Yes"),
    ("${law} != 'unknown'", "only if 1.1 is not Unknown"), ("not(${law} = 'yes')", "only if 1.1 is not Yes"),
    ("selected(${topics}, 'asylum')", "only if 1.2 includes Asylum"),
    ("not(selected(${topics}, 'asylum'))", "only if 1.2 does not include Asylum"),
    ("${visas} >= 18", "only if 1.3 is at least 18"), ("18 >= ${visas}", "only if 1.3 is at most 18"),
    ("${visas} < 2.5", "only if 1.3 is less than 2.5"), ("not(${visas} > 3)", "only if 1.3 is at most 3"),
    ("${visas} != ''", "only if 1.3 is answered"), ("${topics} = ''", "only if 1.2 is not answered"),
    ("${law} = 'yes' and ${visas} > 0", "only if 1.1 is Yes and 1.3 is more than 0"),
    (
      "(${law} = 'yes' or ${visas} > 0) and ${visas} != ''",
      "only if (1.1 is Yes or 1.3 is more than 0) and 1.3 is answered"
    ),
    ("not(${law} = 'yes' and ${visas} > 0)", "only if 1.1 is not Yes or 1.3 is at most 0"),
    ("count-selected(${topics}) > 1", "only in some cases"), ("${visas} + 1 > 2", "only in some cases"),
    ("${law} = 'perhaps'", "only in some cases"), ("${law2} = 'yes'", "only in some cases"),
  ])
  func anExpressionIsSaid(_ condition: String, _ words: String) {
    #expect(note(condition) == words)
  }

  @Test func itIsSaidInTheFormsLanguage() {
    #expect(note("${law} = 'yes'", "es", required: true) == "obligatoria, solo si 1.1 es Sí")
    #expect(note("selected(${topics}, 'asylum')", "es") == "solo si 1.2 incluye Asilo")
    #expect(note("${visas} + 1 > 2", "fr") == "seulement dans certains cas")
    #expect(note("${visas} > 2 or ${law} = 'no'", "pt") == "somente se 1.3 é maior que 2 ou 1.1 é Não")
  }

  @Test func everyFormSaysIt() throws {
    let questionnaire = questionnaire("${law} = 'yes'", required: true)
    let form = FormDocument(questionnaire, language: "en")
    let words = "(required, only if 1.1 is Yes)"
    let archive = try OfficeArchive(try WordForm.document(form))
    let word = String(decoding: try archive.bytes(of: "word/document.xml"), as: UTF8.self)
    #expect(word.contains(words) && word.contains("only if 1.4(2).1 is No"))
    let workbook = try Workbook(xlsx: try WorkbookForm.workbook(form))
    let cells = workbook.sheets.flatMap(\.rows).flatMap(\.cells).compactMap { cell -> String? in
      if case .text(let text) = cell.value { text } else { nil }
    }
    #expect(cells.contains { $0.contains(words) })
    let printed = MarkdownWriter.write(PrintedForm.blocks(form)).text
    #expect(String(decoding: printed, as: UTF8.self).contains(words))
    #expect(YAMLForm.text(form, QuestionnaireForm(questionnaire)).contains("only if 1.1 is Yes"))
    // The text of a record is what was answered.
    #expect(!PrintedForm.markdown(form).contains("only if"))
  }
}
