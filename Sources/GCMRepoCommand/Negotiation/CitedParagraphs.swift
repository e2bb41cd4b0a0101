import GCMRepo
import NegotiatedText
import RecordLocalization

extension NumberedText {
  /// The paragraphs that a person means by a citation, of which there is at least one.
  func paragraphs(named typed: String) throws(CommandFailure) -> [Paragraph] {
    guard let citation = ParagraphCitation(typed) else {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          “\(typed, "paragraph")” is not how a paragraph is named. Give its number, such as 7, 12 bis or 7(a), or its place in \
          the text, such as #31.
          """))
    }
    let found = paragraphs(cited: citation)
    guard found.isEmpty else { return found }
    let known = paragraphs.compactMap(\.citation)
    guard let first = known.first, let last = known.last else {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          The text has no paragraph \(typed, "paragraph"): none has a number. Name one by its place, from #1 to \
          \("#\(paragraphs.count)", "last").
          """))
    }
    throw CommandFailure(
      .refusedInput,
      Message(
        """
        The text has no paragraph \(typed, "paragraph"). Its numbers go from \(first, "first") to \(last, "last"); a place in the \
        text is named as #31.
        """))
  }
}

extension NumberedText.Paragraph {
  /// How it is named: by its number, else by its place.
  var name: String { citation ?? "#\(place)" }
}
