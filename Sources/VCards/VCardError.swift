/// Why a file of cards cannot be read.
public enum VCardError: Error, Sendable, Hashable {
  /// It has more bytes than the limit.
  case tooLarge(limit: Int)
  /// It has more cards, or a card more properties, than the limit.
  case tooMany(limit: Int)
  /// There is no card in it.
  case noCard
}

/// What was left out of a file of cards, or may be read wrongly.
public enum VCardNote: Sendable, Hashable {
  /// A line is not a property.
  case notAProperty(line: Int)
  /// A card has no end: what follows began another, or the file ended.
  case noEnd(line: Int)
  /// A card inside another, such as an assistant's, was left out.
  case innerCard(line: Int)
  /// A text is in an encoding that is not known, and was read as another.
  case unknownCharset(line: Int, name: String)
  /// A text is not in UTF-8, and nothing says in what: it was read as Windows-1252.
  case guessedCharset(line: Int)
}
