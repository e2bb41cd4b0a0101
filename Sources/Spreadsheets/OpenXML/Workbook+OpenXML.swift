import OfficeOpenXML

extension Workbook {
  /// Reads an .xlsx (ECMA-376, transitional and strict).
  ///
  /// Its parts are found by their relationships, never by their names. Charts and dialogs are not sheets here.
  ///
  /// - Throws: ``SpreadsheetError``. Cost: linear in the decompressed parts.
  public init(xlsx bytes: [UInt8], limits: SpreadsheetLimits = .standard) throws(SpreadsheetError) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
    do {
      try self.init(archive: OfficeArchive(bytes, limits: limits.package), limits: limits)
    } catch let error as SpreadsheetError {
      throw error
    } catch let error as PackageError {
      throw .package(error)
    } catch {
      throw .notASpreadsheet
    }
  }

  private init(archive: consuming OfficeArchive, limits: SpreadsheetLimits) throws {
    let package = try Relationships(of: "", in: archive)
    guard let main = package.part("officeDocument") else {
      if archive.holds("mimetype"), archive.holds("content.xml") { throw SpreadsheetError.unsupported(.openDocument) }
      throw SpreadsheetError.package(.damaged(.missingPart("_rels/.rels")))
    }
    if main.utf8.suffix(4).elementsEqual(".bin".utf8) { throw SpreadsheetError.unsupported(.binaryOpenXML) }
    let list = WorkbookPart()
    try archive.scan(main, list)
    let parts = try Relationships(of: main, in: archive)
    guard !list.sheets.isEmpty else { throw SpreadsheetError.notASpreadsheet }
    guard list.sheets.count <= limits.sheets else { throw SpreadsheetError.tooLarge(.sheets, limit: limits.sheets) }

    let texts = SharedTextsPart(limit: limits.sharedTexts)
    if let part = parts.part("sharedStrings") { try archive.scan(part, texts) }
    guard !texts.isFull else { throw SpreadsheetError.tooLarge(.sharedTexts, limit: limits.sharedTexts) }
    let styles = StylesPart()
    if let part = parts.part("styles") { try archive.scan(part, styles) }

    var sheets: [Sheet] = []
    var (cells, textBytes) = (0, 0)
    for entry in list.sheets {
      guard let target = parts.targets[entry.relationship] else {
        throw SpreadsheetError.damaged(.relationship(part: main))
      }
      guard target.kind == "worksheet" else { continue }
      let part = WorksheetPart(
        entry.name, texts: texts.texts, dates: styles.dates, dateSystem: list.dateSystem, limits: limits, cells: cells,
        textBytes: textBytes)
      try archive.scan(target.part, part)
      if let fault = part.fault { throw fault }
      (cells, textBytes) = (part.cells, part.textBytes)
      sheets.append(part.sheet(entry.visibility))
    }
    self.init(
      sheets: sheets, definedNames: list.definedNames, dateSystem: list.dateSystem,
      hasMacros: parts.part("vbaProject") != nil)
  }
}
