import OfficeOpenXML

/// The formats that are read.
public enum SpreadsheetFormat: String, Sendable, Hashable, CaseIterable {
  /// Office Open XML (ECMA-376), with or without macros.
  case xlsx
  /// Excel 5 to 2003 ([MS-XLS]).
  case xls
  case csv
  /// Markdown tables, one or more sheets, as pyxform writes forms.
  case md

  /// The format of a file by its first bytes; `nil` if it is text, or nothing known.
  public init?(_ bytes: [UInt8]) {
    if bytes.starts(with: CompoundFile.signature) {
      self = .xls
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .xlsx
    } else {
      return nil
    }
  }
}

extension Workbook {
  /// Reads a spreadsheet of any format.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - textFormat: what a file is that is text: `.csv` or `.md`. Office's formats are recognized by their content,
  ///     whatever the file's name.
  ///   - name: the name of a CSV's only sheet.
  ///   - limits: the bounds of what is read.
  /// - Throws: ``SpreadsheetError``. Cost: linear in the file.
  public init(
    _ bytes: [UInt8], textFormat: SpreadsheetFormat = .csv, name: String = "Sheet1",
    limits: SpreadsheetLimits = .standard
  ) throws(SpreadsheetError) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
    switch SpreadsheetFormat(bytes) ?? textFormat {
    case .xlsx: try self.init(xlsx: bytes, limits: limits)
    case .xls: try self.init(xls: bytes, limits: limits)
    case .csv: self = Workbook(sheets: [try CSVTable(bytes, limits: limits).sheet(named: name)])
    case .md: try self.init(markdown: bytes, limits: limits)
    }
  }
}
