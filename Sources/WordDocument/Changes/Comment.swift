/// A comment at some words of a document.
public struct Comment: Sendable, Hashable {
  /// As the file has it.
  public let id: String
  public let author: String
  public let date: String?
  /// Its paragraphs, a line each.
  public let text: String
  /// The words that it is anchored to; empty for a place between words.
  public internal(set) var anchor: String
  /// Nil where the text does not show it.
  public internal(set) var place: Place?
  /// The id of the comment that it answers.
  public internal(set) var answers: String?
  public internal(set) var isResolved: Bool
}
