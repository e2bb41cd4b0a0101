/// A language in which the form of a best practice exists and its headings are known.
public enum FormLanguage: String, Sendable, Hashable, CaseIterable {
  /// Spanish, English, Portuguese (of Brazil), French.
  case es, en, pt, fr

  /// The language of a tag (BCP 47) such as `pt-BR`; `nil` for any other.
  public init?(tag: String) {
    guard let primary = tag.split(separator: "-").first else { return nil }
    self.init(rawValue: primary.lowercased())
  }
}
