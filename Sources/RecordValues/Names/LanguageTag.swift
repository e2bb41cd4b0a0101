/// The tag of a language: `es`, `pt-BR`.
///
/// Of RFC 5646 (BCP 47) it has what a name of a file can hold: subtags of letters and digits between hyphens. Whether the
/// subtags are registered is not checked, and tags are compared as they are written: `pt-BR` and `pt-br` are two names.
public struct LanguageTag: RecordName {
  /// The tag itself.
  public let description: String

  /// Accepts subtags of 1 to 8 letters and digits, the first of at least 2, between hyphens.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, first.count >= 2,
      parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(\.isLetterOrDigit) })
    else { return nil }
    description = text
  }

  /// The primary language subtag: `pt` of `pt-BR`.
  public var primary: String { String(description.prefix { $0 != "-" }) }
}

extension LanguageTag: ExpressibleByStringLiteral {}
