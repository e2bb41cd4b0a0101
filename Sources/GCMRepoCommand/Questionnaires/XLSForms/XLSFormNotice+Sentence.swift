import RecordLocalization
import XLSForms

/// The sentences about what of an XLSForm is not done here, and what becomes of it.
extension XLSFormNotice {
  /// The place and what is not done there.
  var sentence: Message { sheetPlace(sheet, row: row) + Message(verbatim: " ") + problem }

  /// What is not done and what becomes of it, without the place.
  var problem: Message {
    switch kind {
    case .foreignType(let type):
      Message("Questions of type “\(type.quotable, "type")” are not asked here. The row is kept for export.")
    case .loop(let list):
      Message(
        """
        Questions that are asked once for each choice of a list, here “\(list.quotable, "list")”, are not asked here. They \
        are kept for export.
        """)
    case .keptColumn(let column):
      Message("The column “\(column.quotable, "column")” has no effect here. It is kept for export.")
    case .keptExpression(let column, let text):
      Message(
        """
        The expression “\(text.quotable, "expression")” in the column “\(column.quotable, "column")” cannot be evaluated \
        here, and has no effect. It is kept for export.
        """)
    case .keptDefault(let text):
      Message(
        """
        The default “\(text.quotable, "default")” is an expression, or no answer to its question, and is not filled in here. \
        It is kept for export.
        """)
    case .keptRange:
      Message(
        """
        The answer is a number here, and the bounds of the range are not checked. They are kept for export; to have them \
        checked, write a constraint such as “. >= 1 and . <= 10”.
        """)
    case .keptOther:
      Message(
        """
        The list has a choice “other” of its own, so that or_other does not ask here for another answer in words. It is kept \
        for export.
        """)
    case .keptSetting(let name):
      Message("The setting “\(name.quotable, "setting")” has no effect here. It is kept for export.")
    case .keptSheet: Message("This sheet has no effect here. It is kept for export.")
    case .nameAsLabel(let name):
      Message(
        """
        There is no label, so that the name “\(name.quotable, "name")” is shown instead. Write in the column “label” what is \
        to be shown.
        """)
    case .renamed(let name, let id):
      Message(
        """
        “\(name.quotable, "name")” is called “\(id, "id")” here, because another has that name or because of its \
        characters. The name is kept for export.
        """)
    case .unstatedLanguage("und"):
      Message(
        """
        The labels do not say which language they are in. Write it in their headings, such as “label::English (en)”.
        """)
    case .unstatedLanguage(let tag):
      Message(
        """
        The labels do not say which language they are in, and are taken for “\(tag, "language")”. If they are in another, \
        write it in their headings, such as “label::English (en)”.
        """)
    case .skippedRow: Message("The row has no type, name or label. It is left out.")
    case .disabledRow: Message("The row is disabled. It is left out.")
    case .emptyGroup(let name): Message("The group “\(name.quotable, "name")” has no question. It is left out.")
    case .choiceWithoutList:
      Message("The choice has no name of a list in the column “list_name”. It is left out.")
    case .skippedSheet: Message("XLSForm has no sheet of this name. It is left out.")
    case .skippedCells(let count):
      Message(
        count,
        "{count} cell is left out, because it has no heading or stands below many empty rows.",
        "{count} cells are left out, because they have no heading or stand below many empty rows.")
    case .formulaError(let text):
      Message(
        "The result of a formula is the error “\(text.quotable, "error")”, which is read as a text. Correct the formula."
      )
    }
  }
}
