import NegotiatedText

/// The ids of a form's rows: a paragraph's place and the beginning of its words' hash, so that a row of another draft is noticed.
extension DraftParagraphs {
  /// How many digits of the hash an id has.
  private static let digits = 6

  /// `#12-3fa9c1`
  public func rowID(of paragraph: NumberedText.Paragraph) -> String {
    "#\(paragraph.place)-\(text.digest(of: paragraph).prefix(Self.digits))"
  }

  /// The paragraph of a row; `nil` for an id that is not of this text.
  public func paragraph(ofRow id: String) -> NumberedText.Paragraph? {
    let parts = id.lowercased().split(separator: "-")
    guard parts.count == 2, let place = Int(parts[0].drop { $0 == "#" }), let paragraph = text[place],
      text.digest(of: paragraph).prefix(Self.digits) == parts[1]
    else { return nil }
    return paragraph
  }
}
