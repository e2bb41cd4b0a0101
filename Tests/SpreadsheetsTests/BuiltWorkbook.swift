import OfficeOpenXML

/// An .xlsx built part by part, so that a test shows the XML that it is about.
struct BuiltWorkbook {
  /// The rows of the only sheet, the content of `sheetData`.
  var rows = ""
  /// What follows the rows.
  var after = ""
  var shared = ""
  var styles = ""
  /// Attributes of `workbookPr`.
  var properties = ""
  /// The prefix of elements, with its colon.
  var prefix = ""
  var state = ""

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  private func part(_ name: String, _ content: String, more: String = "") -> String {
    let declared = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix.dropLast()
    let prefixed = content.replacing("</", with: "\u{1}").replacing("<", with: "<" + prefix)
      .replacing("\u{1}", with: "</" + prefix)
    return "<\(prefix)\(name) \(declared)=\"\(Self.main)\" \(more)>\(prefixed)</\(prefix)\(name)>"
  }

  /// The parts have names that no program gives them: only relationships lead to them.
  var bytes: [UInt8] {
    get throws {
      let list =
        "<workbookPr \(properties)/><sheets><sheet name=\"One\" sheetId=\"7\" rel:id=\"x9\" \(state)/></sheets>"
      let kinds = [
        ("x9", "worksheet", "../data/a.xml"), ("x1", "sharedStrings", "/texts.xml"), ("x2", "styles", "./s.xml"),
      ]
      let related = kinds.map { "<Relationship Id=\"\($0)\" Type=\"\(Self.office)/\($1)\" Target=\"\($2)\"/>" }
      let parts: [(String, String)] = [
        (
          "_rels/.rels",
          "<Relationships xmlns=\"\(Self.package)\"><Relationship Id=\"r\" Type=\"\(Self.office)/officeDocument\" "
            + "Target=\"/book/list.xml\"/></Relationships>"
        ),
        ("book/list.xml", part("workbook", list, more: "xmlns:rel=\"\(Self.office)\"")),
        ("book/_rels/list.xml.rels", "<Relationships xmlns=\"\(Self.package)\">\(related.joined())</Relationships>"),
        ("data/a.xml", part("worksheet", "<sheetData>\(rows)</sheetData>\(after)")), ("texts.xml", part("sst", shared)),
        ("book/s.xml", part("styleSheet", styles)),
      ]
      return try ArchiveWriter.archive(parts.map { ($0.0, Array($0.1.utf8)) })
    }
  }
}
