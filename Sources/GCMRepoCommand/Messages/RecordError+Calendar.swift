import GCMRepo
import RecordLocalization

/// The sentences about meetings, agreements and consultations.
extension RecordError {
  var calendarSentence: Message {
    switch code {
    case .contactInMinutes where facts.text(.field) != nil:
      Message(
        """
        The file has “\(fact(.found), "found")” in \(placeOfWords, "place"), which looks like an address or a telephone number: every \
        copy of the record would keep it for ever. Nothing was written; take it out of the file, or say with --public-contacts that \
        it is public.
        """)
    case .contactInMinutes:
      Message(
        """
        Line \(number(.line), "line") of the text has “\(fact(.found), "found")”, which looks like an address or a telephone number: \
        every copy of the record would keep it for ever. Nothing was written; take it out of the file, or say with \
        --public-contacts that it is public.
        """)
    case .nothingToPlan where fact(.entry) == EntryKind.agreement.rawValue:
      Message(
        """
        \(fact(.given), "given") was closed on \(fact(.time), "day") already; nothing was written. To correct that, open it again: \
        gcmrepo agreements change \(fact(.given), "given") --status open
        """)
    case .nothingToPlan where fact(.entry) == EntryKind.consultation.rawValue:
      Message(
        """
        \(fact(.given), "given") was closed on \(fact(.time), "day") already; nothing was written. To correct that, change the file \
        with `gcmrepo consultations change \(fact(.given), "given") --edit`.
        """)
    case .nothingToPlan:
      Message("\(fact(.given), "given") has ended already; nothing was written.")
    default:
      switch fact(.problem) {
      case "empty-list":
        Message(
          """
          Nothing is listed under the heading of agreements in line \(number(.line), "line") of the minutes. Nothing was written; \
          write the agreements below it as a list, a table or paragraphs.
          """)
      case "too-long": Message("The minutes are too long to be read. Nothing was written.")
      default:
        Message(
          """
          The minutes of \(fact(.meeting), "meeting") have no list of agreements: no heading such as Agreements, Acuerdos, Acordos or Accords. Nothing was written; \
          put the list below such a heading, or record agreements one by one with `gcmrepo agreements add`.
          """)
      }
    }
  }

  /// Where in a file words stand that its text does not have.
  private var placeOfWords: Message {
    switch fact(.field) {
    case "header": Message("a header")
    case "footer": Message("a footer")
    case "comment": Message("a comment")
    case "deleted": Message("words that a tracked change deletes")
    case "properties": Message("the properties of the file")
    case "authors": Message("the names of the authors of changes and comments")
    case "link": Message("a link")
    default: Message("words that its text does not show")
    }
  }
}
