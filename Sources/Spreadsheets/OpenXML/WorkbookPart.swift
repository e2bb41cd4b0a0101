import OfficeOpenXML

/// The part with the list of sheets (ECMA-376 part 1, section 18.2).
final class WorkbookPart: XMLVisitor {
  /// A sheet as the workbook lists it.
  struct Entry {
    let name: String
    let relationship: String
    let visibility: Sheet.Visibility
  }

  private(set) var sheets: [Entry] = []
  private(set) var definedNames: [Workbook.DefinedName] = []
  private(set) var dateSystem = DateSystem.since1900
  private var name: String?
  private var formula: [UInt8] = []

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "sheet":
      guard let relationship = attributes["id"] else { return }
      sheets.append(
        Entry(
          name: attributes["name"] ?? "", relationship: relationship,
          visibility: attributes["state"].flatMap(Sheet.Visibility.init) ?? .visible))
    case "workbookPr": if Self.isTrue(attributes["date1904"]) { dateSystem = .since1904 }
    case "definedName":
      self.name = attributes["name"]
      formula = []
    default: break
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    guard name.local == "definedName", let name = self.name else { return }
    definedNames.append(Workbook.DefinedName(name: name, formula: String(decoding: formula, as: UTF8.self)))
    self.name = nil
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) { if name != nil { formula += text } }

  /// `xsd:boolean`.
  static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }
}
