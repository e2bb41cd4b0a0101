import OfficeOpenXML

extension Workbook {
  /// The workbook as .xlsx (ECMA-376, transitional). The same workbook gives the same bytes.
  ///
  /// A text is text whatever it begins with: no spreadsheet program evaluates it.
  ///
  /// - Throws: ``SpreadsheetWriteError``. Cost: linear in the cells.
  public func xlsx() throws(SpreadsheetWriteError) -> [UInt8] {
    try checkNames()
    var (texts, styles) = (SharedTexts(), StyleTable())
    var parts: [(name: String, xml: String)] = []
    for (index, sheet) in sheets.enumerated() {
      let part = try WorksheetWriter.part(sheet, of: self, texts: &texts, styles: &styles)
      parts.append(("xl/worksheets/sheet\(index + 1).xml", part))
    }
    let package =
      [
        ("[Content_Types].xml", contentTypes), ("_rels/.rels", Self.packageRelationships), ("xl/workbook.xml", list),
        ("xl/_rels/workbook.xml.rels", relationships), ("xl/styles.xml", styles.part),
        ("xl/sharedStrings.xml", texts.part),
      ] + parts
    do {
      return try ArchiveWriter.archive(package.map { ($0.0, Array((XMLText.declaration + $0.1).utf8)) })
    } catch {
      throw .archive
    }
  }

  private func checkNames() throws(SpreadsheetWriteError) {
    guard sheets.contains(where: { $0.visibility == .visible }) else { throw .noVisibleSheet }
    var seen: Set<String> = []
    for sheet in sheets {
      let name = sheet.name.utf16
      let isSound =
        (1...31).contains(name.count) && !name.contains { "[]:*?/\\".utf16.contains($0) || $0 < 0x20 }
        && name.first != 0x27 && name.last != 0x27
      guard isSound else { throw .sheetName(sheet.name) }
      guard seen.insert(sheet.name.lowercased()).inserted else { throw .duplicateSheetName(sheet.name) }
    }
  }

  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private var contentTypes: String {
    let sheets = self.sheets.indices.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" ContentType=\"\(Self.type).worksheet+xml\"/>"
    }
    return "<Types xmlns=\"\(Self.package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.type).sheet.main+xml\"/>"
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.type).styles+xml\"/>"
      + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(Self.type).sharedStrings+xml\"/>"
      + sheets.joined() + "</Types>"
  }

  private static let packageRelationships =
    "<Relationships xmlns=\"\(package)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  private var relationships: String {
    let count = sheets.count
    let sheets = self.sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(Self.office)/worksheet\" "
        + "Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    return "<Relationships xmlns=\"\(Self.package)/relationships\">" + sheets.joined()
      + "<Relationship Id=\"rId\(count + 1)\" Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/>"
      + "<Relationship Id=\"rId\(count + 2)\" Type=\"\(Self.office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      + "</Relationships>"
  }

  private var list: String {
    let entries = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(XMLText.escaped(sheet.name))\" sheetId=\"\(index + 1)\""
        + (sheet.visibility == .visible ? "" : " state=\"\(sheet.visibility.rawValue)\"")
        + " r:id=\"rId\(index + 1)\"/>"
    }
    let names = definedNames.map {
      "<definedName name=\"\(XMLText.escaped($0.name))\">\(XMLText.escaped($0.formula))</definedName>"
    }
    // The first sheet that is shown is the one in view.
    let active = sheets.firstIndex { $0.visibility == .visible } ?? 0
    return "<workbook xmlns=\"\(XMLText.main)\" xmlns:r=\"\(Self.office)\">"
      + (dateSystem == .since1904 ? "<workbookPr date1904=\"1\"/>" : "")
      + "<bookViews><workbookView activeTab=\"\(active)\"/></bookViews><sheets>\(entries.joined())</sheets>"
      + (names.isEmpty ? "" : "<definedNames>\(names.joined())</definedNames>") + "</workbook>"
  }
}
