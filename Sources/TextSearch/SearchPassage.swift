/// A part of a text that is found by itself: a paragraph, a title, one entry of a file of data.
public struct SearchPassage: Sendable, Hashable {
  /// Its place in the text, from 1, as a redline cites it; `nil` outside of texts.
  public var place: Int?
  /// The number that the paragraph has, such as `7(a)`.
  public var citation: String?
  /// The tag of its language; `nil` if that is not known.
  public var language: String?
  /// Whether it is a title or a heading, whose words weigh more.
  public var isTitle: Bool
  /// Its words, on one line, without markup.
  public var text: String

  /// A passage with its place.
  public init(place: Int? = nil, citation: String? = nil, language: String? = nil, isTitle: Bool = false, text: String) {
    self.place = place
    self.citation = citation
    self.language = language
    self.isTitle = isTitle
    self.text = text
  }
}
