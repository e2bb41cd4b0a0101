import GCMRepo
import RecordLocalization

/// The sentences about personal links, also for the person who opened one in a browser.
extension RecordError {
  var accessSentence: Message {
    let secretariat = Message("Ask the technical secretariat for a new one.")
    return switch code {
    case .accessUnknown:
      Message(
        "This link is not known here. Copy it whole from the message, or ask the technical secretariat for a new one.")
    case .accessUsed:
      Message("This link was used already, at \(fact(.time), "time"). \(secretariat, "advice")")
    case .accessExpired:
      Message("This link was valid until \(fact(.time), "time"). \(secretariat, "advice")")
    case .accessRevoked:
      Message("This link was revoked at \(fact(.time), "time"). \(secretariat, "advice")")
    case .accessEnded where facts[.party] != nil:
      Message(
        """
        The directory does not name the person of this link as acting for \(fact(.party), "country") any more, so the link opens \
        nothing. If that is an error, write to the technical secretariat.
        """)
    case .personNotCurrent:
      fact(.problem) == "over"
        ? Message(
          """
          By the directory, the time of \(fact(.given), "person") was over on \(fact(.time), "day"). Name somebody who acts for \
          \(fact(.party), "country") now, or correct the entry.
          """)
        : Message(
          """
          By the directory, the time of \(fact(.given), "person") begins on \(fact(.time), "day"). Name somebody who acts for \
          \(fact(.party), "country") now, or correct the entry.
          """)
    case .accessEnded:
      Message(
        "You are not signed in, or your session has ended. Open a new personal link from the technical secretariat.")
    default:
      Message(
        "A link ends in the future, at most \(number(.limit), "days") days ahead, and not at \(fact(.time), "time"). Give another --until."
      )
    }
  }
}
