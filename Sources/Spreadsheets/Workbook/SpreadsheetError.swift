import OfficeOpenXML

/// Why a spreadsheet is not read.
public enum SpreadsheetError: Error, Sendable, Hashable {
  /// The parts of an .xlsx are refused.
  case package(PackageError)
  /// An .xls, or a part of an .xlsx, whose content is invalid.
  case damaged(Damage)
  /// More of something than allowed.
  case tooLarge(SpreadsheetMeasure, limit: Int)
  /// It is encrypted with a password.
  case passwordProtected
  /// A spreadsheet of a kind that is not read.
  case unsupported(Kind)
  /// Not a spreadsheet at all.
  case notASpreadsheet

  /// What is damaged.
  public enum Damage: Sendable, Hashable {
    /// The container of an .xls, or its stream.
    case container
    /// A record of an .xls, at an offset in its stream.
    case record(offset: Int)
    /// A cell that names a text which is not there.
    case sharedText(sheet: String)
    /// A required relationship of an .xlsx is missing.
    case relationship(part: String)
  }

  /// Kinds of spreadsheets that are recognized and not read.
  public enum Kind: Sendable, Hashable {
    /// An .xlsb.
    case binaryOpenXML
    /// An .xls of before Excel 5 (1993).
    case beforeExcel5
    /// An OpenDocument spreadsheet.
    case openDocument
  }
}
