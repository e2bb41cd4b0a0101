import RecordValues

/// The form's own sentences in one language.
public struct FormWords: Sendable, Hashable {
  /// The language in which they are said.
  public let language: Language

  /// The languages that have them.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    case es, en, pt, fr
  }

  /// The sentences for a form in a language (BCP 47); English where there are none.
  public init(_ tag: LanguageTag) { language = Language(rawValue: tag.primary.lowercased()) ?? .en }

  /// A sentence without values.
  public subscript(_ sentence: FormSentence) -> String {
    switch language {
    case .es: sentence.spanish
    case .en: sentence.english
    case .pt: sentence.portuguese
    case .fr: sentence.french
    }
  }

  /// A sentence with its values; what a value contains is not replaced again.
  public func callAsFunction(_ sentence: FormSentence, _ values: (name: String, value: String)...) -> String {
    var (rest, said) = (Substring(self[sentence]), "")
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      said += rest[..<open] + (values.first { $0.name == name }?.value ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return said + rest
  }
}

extension LocalizedText {
  /// The text in a language, else in one with the same primary subtag, else in the first language that has one.
  func inLanguage(_ tag: LanguageTag) -> String? {
    self[tag] ?? entries.first { LanguageTag($0.language)?.primary == tag.primary }?.text ?? entries.first?.text
  }
}
