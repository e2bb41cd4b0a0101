/// A comment on some words of a document.
public struct Comment: Sendable, Hashable {
  /// As in the file.
  public let id: String
  /// The author's name, as in the file.
  public let author: String
  /// The date as in the file; often local time without an offset.
  public let date: String?
  /// Its paragraphs, one per line.
  public let text: String
  /// The words that it is anchored to; empty for a position between words.
  public package(set) var anchor: String
  /// `nil` if the text does not show it.
  public package(set) var place: Place?
  /// The id of the parent comment.
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
