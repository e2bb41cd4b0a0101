/// One of the thematic consultations of the Global Compact for Migration.
public struct Theme: Sendable, Hashable {
  /// The id by which contributions name it.
  public let id: String
  /// Its title, by language.
  public let title: LocalizedText

  /// A theme from its parts.
  public init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }

  /// The themes of a file, in its order.
  static func all(in file: RecordFile) throws(RecordError) -> [Theme] {
    var decoder = file.decoder
    return try decoder.mappings("themes").map { mapping throws(RecordError) in
      var decoder = mapping
      return Theme(id: try decoder.string("id"), title: try decoder.texts("title"))
    }
  }
}

extension RecordState {
  /// The themes of `themes.yml`, in its order.
  public func themes() throws(RecordError) -> [Theme] {
    guard let file = try file(FactFile.themes) else { return [] }
    return try Theme.all(in: file)
  }

  /// Checks that a theme exists.
  public func checkTheme(_ id: String) throws(RecordError) { _ = try checkThemes([id]) }

  /// Checks that themes exist, and returns them without duplicates, in the given order.
  func checkThemes(_ ids: [String]) throws(RecordError) -> [String] {
    guard !ids.isEmpty else { return [] }
    let known = try themes().map(\.id)
    var checked: [String] = []
    for id in ids {
      guard known.contains(id) else {
        throw .unknownTheme(given: id, known: known, nearest: nearest(to: id, among: known))
      }
      if !checked.contains(id) { checked.append(id) }
    }
    return checked
  }
}
