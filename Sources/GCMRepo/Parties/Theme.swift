import func MarkdownText.nfc

/// One of the thematic consultations of the Global Compact for Migration.
public struct Theme: Sendable, Hashable {
  /// The id by which contributions name it.
  public let id: ThemeID
  /// Its title, by language.
  public let title: LocalizedText

  /// A theme from its parts.
  public init(id: ThemeID, title: LocalizedText) {
    self.id = id
    self.title = title
  }

  /// The themes of a file, in its order.
  static func all(in file: RecordFile) throws(RecordError) -> [Theme] {
    var decoder = file.decoder
    return try decoder.mappings("themes").map { mapping throws(RecordError) in
      var decoder = mapping
      return Theme(id: try decoder.required("id") { ThemeID($0) }, title: try decoder.texts("title"))
    }
  }
}

extension RecordState {
  /// The themes of `themes.yml`, in its order.
  public func themes() throws(RecordError) -> [Theme] {
    guard let file = try file(FactFile.themes) else { return [] }
    return try Theme.all(in: file)
  }

  /// The theme with an id that a user typed, or with a title in any language and case.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownTheme`` with similar ids.
  public func theme(named text: String) throws(RecordError) -> ThemeID {
    let themes = try themes()
    let known = themes.map(\.id)
    if let id = ThemeID(text), known.contains(id) { return id }
    let words = nfc(text).lowercased()
    let titled = themes.filter { theme in theme.title.entries.contains { nfc($0.text).lowercased() == words } }
    guard titled.count == 1 else { throw unknown(text, among: known) }
    return titled[0].id
  }

  /// Checks that themes exist, and returns them without duplicates, in the given order.
  func checkThemes(_ ids: [ThemeID]) throws(RecordError) -> [ThemeID] {
    guard !ids.isEmpty else { return [] }
    let known = try themes().map(\.id)
    var checked: [ThemeID] = []
    for id in ids {
      guard known.contains(id) else { throw unknown(id.description, among: known) }
      if !checked.contains(id) { checked.append(id) }
    }
    return checked
  }

  private func unknown(_ given: String, among known: [ThemeID]) -> RecordError {
    let known = known.map(\.description)
    return .unknownTheme(given: given, known: known, nearest: nearestNames(to: given, among: known))
  }
}
