import Questionnaires
import RecordValues
import Spreadsheets
import Testing

@testable import XLSForms

/// A form in Markdown, as pyxform's users write them.
func read(_ form: String, language: LanguageTag? = nil) throws -> XLSForm.Reading {
  try XLSForm.read(Workbook(Array(form.utf8), textFormat: .md), name: "form", language: language)
}

/// A form with the columns type, name, label and others, of rows that are written between bars.
func survey(_ columns: String = "", _ rows: String..., more: String = "") -> String {
  let head = "| survey |\n| | type | name | label |" + (columns.isEmpty ? "" : " \(columns) |")
  return ([head] + rows.map { "| | \($0) |" } + [more]).joined(separator: "\n")
}

let colours = """
  | choices | list_name | name | label |
  | | colours | red | Red |
  | | colours | dark blue | Dark blue |
  """

extension XLSForm.Reading {
  /// The questions in all sections, and those in groups.
  var questions: [String: Question] {
    var found: [String: Question] = [:]
    questionnaire.forEachQuestion { found[$0.id] = $0 }
    return found
  }

  var kinds: [XLSFormNotice.Kind] { notices.map(\.kind) }
}
