/// The id of a theme in a record: `human-rights`.
public struct ThemeID: RecordName {
  /// The id itself.
  public let description: String

  /// Accepts any text of one line with at most 200 characters: ids come from the record's own `themes.yml`. Whether it
  /// has such a theme is not checked.
  public init?(_ text: String) {
    guard !text.isEmpty, text.unicodeScalars.count <= Self.longest,
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value })
    else { return nil }
    description = text
  }

  private static let longest = 200
}

extension ThemeID: ExpressibleByStringLiteral {}
