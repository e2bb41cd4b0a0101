import RecordValues

/// The sheet with what XLSForm has no place for: rows of a property, a language where it has one, and a value.
struct OwnSheet {
  /// The heading of its columns.
  static let headings = ["property", "language", "value"]

  /// The rows, in their order.
  private(set) var rows: [(property: String, language: String, value: String)] = []

  init(_ sheet: FormSheet?) {
    for row in sheet?.rows ?? [] {
      guard let property = row["property"] else { continue }
      rows.append((property, row["language"] ?? "", row["value"] ?? ""))
    }
  }

  /// The value of a property.
  subscript(_ property: String) -> String? { rows.first { $0.property == property }?.value }

  /// The values of a property that has several.
  func values(_ property: String) -> [String] { rows.filter { $0.property == property }.map(\.value) }

  /// The text of a property in its languages.
  func texts(_ property: String) -> LocalizedText {
    LocalizedText(rows.filter { $0.property == property }.map { ($0.language, $0.value) })
  }

  /// The languages in the order of the title, with the names that headings give them.
  var languages: [(tag: String, name: String)] {
    rows.filter { $0.property == "language" }.map { ($0.language, $0.value) }
  }
}
