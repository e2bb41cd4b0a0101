/// The messages of one language: a gettext catalogue (`.po`), parsed when its first message is needed.
public struct Catalogue: Sendable {
  struct Key: Hashable {
    var context: String?
    var id: String
  }

  /// The forms of a message: one, or as many as the language has plural forms.
  let entries: [Key: [String]]
  /// The catalogue's header, from the entry with an empty `msgid`.
  public let header: String

  /// - Complexity: O(*n*) in the catalogue's length; some 2 ms for a thousand messages.
  public init(po text: some StringProtocol) {
    var entries: [Key: [String]] = [:]
    // A message takes some 128 bytes.
    entries.reserveCapacity(text.utf8.count / 128)
    POEntries.read(text) { entry in
      if entry.isFuzzy || entry.translations.contains(where: \.isEmpty) { return }
      entries[Key(context: entry.context, id: entry.id)] = entry.translations
    }
    header = entries.removeValue(forKey: Key(context: nil, id: ""))?.first ?? ""
    self.entries = entries
  }

  func translation(of id: String, context: String?, form: Int) -> String? {
    guard let forms = entries[Key(context: context, id: id)] else { return nil }
    return form < forms.count ? forms[form] : forms.last
  }

  /// The embedded catalogue; `nil` for English, which is the code's own.
  public static func of(_ language: InterfaceLanguage) -> Catalogue? {
    switch language {
    case .en: nil
    case .es: spanish
    case .pt: portuguese
    case .fr: french
    }
  }

  private static let spanish = embedded("es.po")
  private static let portuguese = embedded("pt.po")
  private static let french = embedded("fr.po")

  private static func embedded(_ name: String) -> Catalogue {
    Catalogue(po: EmbeddedCatalogues.files.first { $0.path == name }?.text ?? "")
  }
}
