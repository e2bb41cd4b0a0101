import Foundation
import Questionnaires
import RecordRendering
import RecordValues
import Testing

@testable import QuestionnaireForms

/// Forms that python-docx, docxtpl and openpyxl have filled in.
struct FormsOfOtherProgramsTests {
  /// A blank form of the same questionnaire, and what to write in it: the texts that people would type, by the printed
  /// number of the field.
  private struct Blank {
    let sample: FilledFormsComeBackTests.Sample
    let document: FormDocument
    /// Texts of one line or more by number; those of boxes and rankings are lists.
    var texts: [String: String] = [:]

    init(seed: UInt64) {
      sample = FilledFormsComeBackTests.Sample(seed: seed)
      document = FormDocument(
        sample.questionnaire, language: sample.answers.language, country: FormCountry(code: "CL"))
      let filled = FormDocument(
        sample.questionnaire, language: sample.answers.language, country: FormCountry(code: "CL"),
        answers: sample.answers)
      add(filled.sections.flatMap(\.items), FormValues(sample.answers.values), AnswerDisplay(form: filled))
    }

    private mutating func add(_ items: [FormItem], _ values: FormValues, _ display: AnswerDisplay) {
      for item in items {
        switch item {
        case .group(_, _, let items): add(items, values, display)
        case .repeated(let repetition):
          // The blank form has three entries.
          for (index, entry) in values.entries(of: repetition.group.id).enumerated() {
            add(repetition.items(ofEntry: index + 1), entry, display)
          }
        case .question(let question):
          if case .table(let rows, let columns) = question.question.type {
            let found = values.rows(of: question.question.id)
            for (row, choice) in rows.enumerated() {
              for (column, asked) in columns.enumerated() {
                texts["\(question.number)/\(row + 1)/\(column + 1)"] = Self.text(
                  found[choice.id]?[asked.id], asked, display)
              }
            }
          } else {
            texts[question.number] = Self.text(values[question.question.id], question.question, display)
          }
        }
      }
    }

    /// As somebody would type it into a cell: several choices in lines, by their ids.
    private static func text(_ value: AnswerValue?, _ question: Question, _ display: AnswerDisplay) -> String? {
      switch value {
      case nil: nil
      case .choices(let ids): ids.joined(separator: "\n")
      case .other(let ids, let words):
        (ids + [AnswerWords.other(in: display.form.language) + ": " + words]).joined(separator: "\n")
      case .choice(let id): id
      case let value?: display.text(value, of: question)
      }
    }
  }

  /// Writes each text into its cell: the last of the row of its number, the last of the row below, or the one in its place
  /// in a table. python-docx then has deleted the controls.
  private static let pythonDocx = #"""
    import json, sys, docx
    source, target, texts = sys.argv[1], sys.argv[2], json.load(sys.stdin)
    document = docx.Document(source)
    for table in document.tables:
        number = table.cell(0, 0).text.strip()
        if number in texts:
            row = table.rows[0] if len(table.rows) == 1 else table.rows[1]
            row.cells[-1].text = texts.pop(number)
        for key in [k for k in texts if k.startswith(number + "/")]:
            _, row, column = key.split("/")
            table.rows[int(row) + 1].cells[int(column)].text = texts.pop(key)
    document.save(target)
    assert not texts, texts
    """#

  /// Puts a name in braces into each cell and lets docxtpl fill them in, escaping as it must.
  private static let docxtpl = #"""
    import json, sys, docx, docxtpl
    source, target, texts = sys.argv[1], sys.argv[2], json.load(sys.stdin)
    document = docx.Document(source)
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    context = {}
    for table in document.tables:
        number = table.cell(0, 0).text.strip()
        places = {}
        if number in texts:
            row = table.rows[0] if len(table.rows) == 1 else table.rows[1]
            places[number] = row.cells[-1]
        for key in [k for k in texts if k.startswith(number + "/")]:
            _, row, column = key.split("/")
            places[key] = table.rows[int(row) + 1].cells[int(column)]
        for key, cell in places.items():
            name = "a%d" % len(context)
            context[name] = texts[key]
            controls = list(cell._tc.iter(word + "sdt"))
            is_plain = len(controls) == 1 and controls[0].find(word + "sdtPr/" + word + "showingPlcHdr") is not None
            if is_plain:
                # Inside the control, which stays.
                controls[0].find(".//" + word + "t").text = "{{ " + name + " }}"
            else:
                cell.text = "{{ " + name + " }}"
    document.save(target + ".template.docx")
    template = docxtpl.DocxTemplate(target + ".template.docx")
    template.render(context, autoescape=True)
    template.save(target)
    """#

  @Test(arguments: [("python-docx", UInt64(31)), ("python-docx", 32), ("docxtpl", 33), ("docxtpl", 34)])
  func aWordFormIsFilledIn(program: String, seed: UInt64) throws {
    let script = program == "docxtpl" ? Self.docxtpl : Self.pythonDocx
    let blank = Blank(seed: seed)
    let filled = try ExternalTools.inFolder { folder in
      let (source, target) = (folder.appending(path: "blank.docx"), folder.appending(path: "filled.docx"))
      try Data(try WordForm.document(blank.document)).write(to: source)
      try ExternalTools.run(
        try ExternalTools.python(with: program == "docxtpl" ? program : "docx"),
        ["-c", script, source.path, target.path],
        input: JSONSerialization.data(withJSONObject: blank.texts))
      return Array(try Data(contentsOf: target))
    }
    blank.sample.expectSame(try WordForm.read(filled, for: blank.sample.form), seed)
  }
}
