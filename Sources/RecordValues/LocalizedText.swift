/// One text in several languages, by language code, in the order of the file.
public struct LocalizedText: Sendable, Hashable {
  /// The texts, each with its language.
  public private(set) var entries: [Entry] = []

  /// The text in one language.
  public struct Entry: Sendable, Hashable {
    /// A language tag (BCP 47), as the file writes it.
    public let language: String
    /// The text in that language.
    public var text: String
  }

  /// No text in any language.
  public init() {}
  /// Texts with their languages.
  public init(_ entries: [(String, String)]) {
    self.entries = entries.map { Entry(language: $0.0, text: $0.1) }
  }

  /// The text in a language. Setting `nil` removes it.
  public subscript(language: String) -> String? {
    get { entries.first { $0.language == language }?.text }
    set {
      entries.removeAll { $0.language == language && newValue == nil }
      guard let newValue else { return }
      if let place = entries.firstIndex(where: { $0.language == language }) {
        entries[place].text = newValue
      } else {
        entries.append(Entry(language: language, text: newValue))
      }
    }
  }

  /// The text in a language. Setting `nil` removes it.
  public subscript(language: LanguageTag) -> String? {
    get { self[language.description] }
    set { self[language.description] = newValue }
  }

  /// The text in the first of these languages that has one, else in any.
  public func preferring(_ languages: String...) -> String? {
    for language in languages {
      if let text = self[language] { return text }
    }
    return entries.first?.text
  }

  /// Whether no language has a visible text.
  package var isBlank: Bool { entries.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}
