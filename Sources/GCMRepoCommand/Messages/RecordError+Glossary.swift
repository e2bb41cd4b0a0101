import GCMRepo
import RecordLocalization

/// The sentences about the glossary.
extension RecordError {
  var glossarySentence: Message {
    switch code {
    case .termsCollide:
      Message(
        """
        “\(fact(.given), "given")” and “\(fact(.other), "other")” would be one term of the record, whose ids are in lower-case \
        letters. Give one of them another id. Nothing was written.
        """)
    case .termsDiffer:
      Message(
        number(.count),
        """
        The record has {count} of these terms already and says something else of it: \
        \(facts.texts(.choices).joined(separator: ", "), "terms"). Give --update to add what the file says. Nothing was written.
        """,
        """
        The record has {count} of these terms already and says something else of them: \
        \(facts.texts(.choices).joined(separator: ", "), "terms"). Give --update to add what the file says. Nothing was written.
        """)
    default:
      Message(
        """
        `glossary check \(fact(.contribution), "document")` has no such finding, so there is nothing to accept. Nothing was written.
        """)
    }
  }
}
