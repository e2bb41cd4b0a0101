import Questionnaires

/// What a questionnaire does not do of what its XLSForm says. All of it is kept for export, unless it says otherwise.
public struct XLSFormNotice: Sendable, Hashable {
  /// The sheet's name as the file has it.
  public let sheet: String
  /// The row, counted from 1; `nil` for the whole sheet.
  public let row: Int?
  /// What it is about, with its facts.
  public let kind: Kind

  /// What is not done.
  public enum Kind: Sendable, Hashable {
    /// A question of a type that has no equal: it is not asked.
    case foreignType(String)
    /// Questions that are asked once for each choice of a list; none of them is asked.
    case loop(String)
    /// A column that says nothing here.
    case keptColumn(String)
    /// An expression outside the supported subset, which has no effect here.
    case keptExpression(column: String, text: String)
    /// A default that is an expression, or no answer to its question.
    case keptDefault(String)
    /// The bounds of a range, which are not checked.
    case keptRange
    /// `or_other` on a list that has a choice `other` of its own: the other answer in words is not asked for.
    case keptOther
    /// A setting that says nothing here; a sheet.
    case keptSetting(String)
    case keptSheet
    /// A question or choice without a label, which has its name as label.
    case nameAsLabel(String)
    /// A question, group, list or choice whose id differs from its name, because another has it or because it has other
    /// characters than ids may have.
    case renamed(String, id: String)
    /// A label without a language, which was given this one.
    case unstatedLanguage(String)
    // Not kept.
    /// A row without a type, name and label; a row that is disabled; a group without questions.
    case skippedRow, disabledRow, emptyGroup(String)
    /// Choices without the name of a list.
    case choiceWithoutList
    /// A sheet that XLSForm does not know.
    case skippedSheet
    /// Cells in columns without a heading, or after many empty rows: how many.
    case skippedCells(Int)
    /// A formula whose result is an error, which is read as the error's text.
    case formulaError(String)
  }

  init(_ kind: Kind, sheet: String, row: Int? = nil) { (self.sheet, self.row, self.kind) = (sheet, row, kind) }
}
