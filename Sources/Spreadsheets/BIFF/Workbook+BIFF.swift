import OfficeOpenXML

extension Workbook {
  /// Reads an .xls of Excel 5 to 2003 ([MS-XLS], BIFF5 and BIFF8).
  ///
  /// Texts of before Excel 97 are read as Windows-1252. Names of ranges are not read.
  ///
  /// - Throws: ``SpreadsheetError``. Cost: linear in the file.
  public init(xls bytes: [UInt8], limits: SpreadsheetLimits = .standard) throws(SpreadsheetError) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
    guard let file = CompoundFile(bytes) else {
      throw bytes.starts(with: CompoundFile.signature) ? .damaged(.container) : .notASpreadsheet
    }
    if file.holds("EncryptedPackage") { throw .passwordProtected }
    guard let stream = file.stream("Workbook") ?? file.stream("Book") else { throw .notASpreadsheet }
    let workbook = try BIFFWorkbook(stream, limits: limits)
    guard !workbook.sheets.isEmpty else { throw .notASpreadsheet }
    var sheets: [Sheet] = []
    var (cells, textBytes) = (0, 0)
    for entry in workbook.sheets where entry.isWorksheet {
      let part = try BIFFSheet(entry, of: workbook, limits: limits, cells: cells, textBytes: textBytes)
      (cells, textBytes) = (part.cells, part.textBytes)
      sheets.append(part.sheet(entry.visibility))
    }
    self.init(sheets: sheets, dateSystem: workbook.dateSystem, hasMacros: file.holds("_VBA_PROJECT_CUR"))
  }
}
