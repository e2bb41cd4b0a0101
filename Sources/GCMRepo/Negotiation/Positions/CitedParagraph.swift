import NegotiatedText

/// A paragraph of a draft as a statement about it names it: where it is, which number it bears, and its words' hash, so that it
/// is the same paragraph for every later reader.
public struct CitedParagraph: Sendable, Hashable {
  /// The language of the text that the citation was read in.
  public let language: LanguageTag
  /// Its place in that text, from 1.
  public let place: Int
  /// How it is cited, such as `7(a)`; `nil` if it has no number.
  public let number: String?
  /// The SHA-256 of its bytes, without the blank lines after it: 64 hexadecimal digits.
  public let sha256: String

  /// How a person finds it again: its number, else its place.
  public var citation: String { number ?? "#\(place)" }

  init(_ paragraph: NumberedText.Paragraph, of text: NumberedText, in language: LanguageTag) {
    self.language = language
    place = paragraph.place
    number = paragraph.citation
    sha256 = text.digest(of: paragraph)
  }

  init(_ decoder: inout MappingDecoder) throws(RecordError) {
    place = try decoder.int("paragraph", within: ReadingLimits.revisions)
    number = try decoder.optionalString("number", limit: ReadingLimits.title)
    language = try decoder.required("language") { LanguageTag($0) }
    sha256 = try decoder.required("text_sha256") { $0.utf8.count == 64 ? $0 : nil }
  }

  func encode(to encoder: inout MappingEncoder) {
    encoder.encode(place, "paragraph")
    encoder.encode(number, "number")
    encoder.encode(language.description, "language")
    encoder.encode(sha256, "text_sha256")
  }
}

extension NumberedText {
  /// The SHA-256 of a paragraph's bytes, without the blank lines after it.
  func digest(of paragraph: Paragraph) -> String {
    var bytes = bytes(of: paragraph)
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { bytes.removeLast() }
    return sha256(bytes)
  }
}
