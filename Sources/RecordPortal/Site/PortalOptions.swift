import RecordLocalization

/// For whom a portal is made, and how.
public struct PortalOptions: Sendable, Hashable {
  /// Who reads it.
  public var audience: Audience
  /// The address of its root on the web, such as `https://example.org/gcm/`; `nil` if it is unknown. Links are relative in any
  /// case; feeds name it.
  public var baseURL: String?
  /// The languages of its pages, in their order.
  public var languages: [InterfaceLanguage]
  /// Whether a server answers: then pages may offer what needs one.
  public var isServed: Bool
  /// What makes the files, such as the program's version: another maker makes all of them again.
  public var maker: String

  /// Who reads a portal.
  public enum Audience: String, Sendable, Hashable {
    /// Everybody: originals and negotiating positions are left out.
    case everybody = "public"
    /// The parties alone.
    case parties = "internal"
  }

  /// Options, by default of a public portal in all languages.
  public init(
    audience: Audience = .everybody, baseURL: String? = nil, languages: [InterfaceLanguage] = [.es, .en, .pt, .fr],
    isServed: Bool = false, maker: String = ""
  ) {
    self.maker = maker
    (self.audience, self.baseURL, self.languages, self.isServed) = (audience, baseURL, languages, isServed)
  }
}
