import Questionnaires

/// Something wrong with an XLSForm, and where.
public struct XLSFormFault: Error, Sendable, Hashable {
  /// The sheet's name as the file has it.
  public let sheet: String
  /// The row, counted from 1 as spreadsheet programs do; `nil` for the whole sheet.
  public let row: Int?
  /// The column's heading as the file has it; `nil` for the whole row.
  public let column: String?
  /// What is wrong, with its facts.
  public let kind: Kind

  /// What may be wrong.
  public enum Kind: Sendable, Hashable {
    // Sheets and columns.
    /// There is no sheet `survey`; names that may be meant.
    case missingSheet(String, similar: [String])
    case missingColumn(String)
    /// Two columns that mean the same.
    case duplicateColumn(String, other: String)
    /// A column of choices with `::` that is neither a label nor media.
    case invalidColumn(String)
    // Rows.
    case missingType
    case unknownType(String, nearest: [String])
    /// The questions of another form, by its name: they are not in this file.
    case includedForm(String)
    case missingName
    case invalidName(String)
    /// A name that another question or group of the same group has, and its row.
    case duplicateName(String, firstRow: Int)
    /// A name that XForms needs for itself: `meta`, or the form's own name for a repeated group.
    case reservedName(String)
    case missingLabel
    case missingCalculation
    /// `end group` without its `begin group`, and the other way round.
    case unmatchedEnd(String)
    case unmatchedBegin(String)
    // Choices.
    /// A list that the sheet of choices does not have.
    case unknownList(String, nearest: [String])
    case missingListName
    case missingChoiceName
    case duplicateChoice(String, list: String)
    /// A choice of a list from which several may be chosen, whose name has a space in it.
    case spaceInChoice(String, list: String)
    case filterWithOther, filterInTableList
    /// A group shown as a table whose questions choose from different lists.
    case mixedTableList(String, other: String)
    /// A list that one question narrows by `search()` and another does not, or a file of choices with it.
    case mixedSearch(String)
    /// A question that chooses from a list, with another kind of value than text.
    case invalidBinding(String)
    /// A file of choices that is none of `.csv`, `.xml` and `.geojson`.
    case fileExtension(String)
    // References.
    /// `${` without a name and `}` after it.
    case invalidReference
    case unknownReference(String, nearest: [String])
    /// A name that several questions or groups have.
    case ambiguousReference(String)
    /// A trigger that is not a list of references.
    case invalidTrigger
    case missingTrigger
    // Parameters and media.
    case invalidParameters
    case unknownParameter(String, known: [String])
    case invalidParameter(String, value: String)
    case missingParameter(String)
    case unknownMedia(String)
    case missingImage
    // Settings and entities.
    case invalidSetting(String, value: String)
    case unknownEntityColumn(String)
    case missingEntityExpression(String)
    case duplicateEntity(String)
    case unknownEntity(String)
    case missingEntities
    case invalidProperty(String)
    // The questionnaire that it would be.
    /// It has no question.
    case noQuestions
    /// A row further down than groups may be nested.
    case tooDeep(most: Int)
    /// What the check of a questionnaire finds, such as too many questions.
    case definition(DefinitionFault.Kind)
  }

  init(_ kind: Kind, sheet: String, row: Int? = nil, column: String? = nil) {
    (self.sheet, self.row, self.column, self.kind) = (sheet, row, column, kind)
  }
}

/// Why an XLSForm is refused: everything wrong with it, in the order of its rows.
public struct XLSFormFaults: Error, Sendable, Hashable {
  /// At least one.
  public let faults: [XLSFormFault]
}
