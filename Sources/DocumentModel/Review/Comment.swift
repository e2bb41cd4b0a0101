/// A comment at some words of a document.
public struct Comment: Sendable, Hashable {
  /// As the file has it.
  public let id: String
  /// The author's name, as the file has it.
  public let author: String
  /// The date as the file has it; often local time without an offset.
  public let date: String?
  /// Its paragraphs, a line each.
  public let text: String
  /// The words that it is anchored to; empty for a place between words.
  public package(set) var anchor: String
  /// Nil where the text does not show it.
  public package(set) var place: Place?
  /// The id of the comment that it answers.
  public package(set) var answers: String?
  /// Whether its thread was marked as done.
  public package(set) var isResolved: Bool

  package init(
    id: String, author: String, date: String?, text: String, anchor: String, place: Place?, answers: String?,
    isResolved: Bool
  ) {
    self.id = id
    self.author = author
    self.date = date
    self.text = text
    self.anchor = anchor
    self.place = place
    self.answers = answers
    self.isResolved = isResolved
  }
}
