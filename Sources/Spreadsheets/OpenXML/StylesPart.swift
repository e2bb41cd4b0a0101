import OfficeOpenXML

/// The number formats of the cells' styles (ECMA-376 part 1, section 18.8), as far as they show dates.
final class StylesPart: XMLVisitor {
  /// By the number of a cell's style; `nil` where its format shows a number.
  private(set) var dates: [CellDate.Parts?] = []
  private var codes: [Int: CellDate.Parts?] = [:]
  private var isInCellFormats = false
  /// More than Excel allows.
  private static let most = 100_000

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }), codes.count < Self.most else { return }
      // A file may give a built-in format another code.
      codes[id] = .some(NumberFormat.parts(ofCode: attributes["formatCode"] ?? ""))
    case "cellXfs": isInCellFormats = true
    case "xf":
      guard isInCellFormats, dates.count < Self.most else { return }
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      dates.append(codes[id] ?? NumberFormat.builtIn(id))
    default: break
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) { if name.local == "cellXfs" { isInCellFormats = false } }
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
