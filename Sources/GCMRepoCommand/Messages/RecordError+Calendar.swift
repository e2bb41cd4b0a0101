import GCMRepo
import RecordLocalization

/// The sentences about meetings, agreements and consultations.
extension RecordError {
  var calendarSentence: Message {
    switch code {
    case .contactInMinutes:
      Message(
        """
        Line \(number(.line), "line") of the minutes has “\(fact(.found), "found")”, which looks like an address or a telephone number: \
        every copy of the record would keep it for ever. Nothing was written; take it out of the file, or say with \
        --public-contacts that it is public.
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
}
