/// Why a workbook cannot be written as .xlsx.
public enum SpreadsheetWriteError: Error, Sendable, Hashable {
  /// There is no sheet that is shown.
  case noVisibleSheet
  /// A name that no sheet may have: empty, longer than 31 characters, with one of `[]:*?/\`, or with an apostrophe at an
  /// end; or that of another sheet.
  case sheetName(String)
  case duplicateSheetName(String)
  /// A cell beyond the largest sheet, or before the one to its left or above it.
  case place(sheet: String, row: Int, column: Int)
  /// A text of more than 32,767 characters.
  case textTooLong(sheet: String, cell: CellReference, length: Int)
  /// A number that is none.
  case number(sheet: String, cell: CellReference, text: String)
  /// A list of more than 255 characters, or with a comma in one of its texts: it must be a range.
  case validationList(sheet: String)
  /// A range of a sheet that the workbook does not have.
  case unknownSheet(String)
  /// The archive could not be made.
  case archive
}
