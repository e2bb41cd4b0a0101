import GCMRepo
import RecordLocalization
import RecordRendering

/// The sentences about best practices and what conferences bring to sessions.
extension RecordError {
  var practiceSentence: Message {
    switch code {
    case .alreadySelected:
      Message(
        """
        \(fact(.conference), "conference") already brings \(fact(.contribution), "practice") to \(fact(.meeting), "meeting"). Give it \
        another place with --move.
        """)
    case .practiceOfAnother:
      Message(
        """
        \(fact(.party), "party") is not a member of \(fact(.conference), "conference"), so that \(fact(.conference), "conference") \
        does not bring \(fact(.contribution), "contribution"). Nothing was written; give the conference that \(fact(.party), "party") \
        is a member of, or a best practice of another State.
        """)
    case .notSelected:
      Message(
        """
        \(fact(.conference), "conference") does not bring \(fact(.contribution), "practice") to \(fact(.meeting), "meeting"). See what it \
        brings with: gcmrepo practices select \(fact(.meeting), "meeting")
        """)
    default:
      Message(
        """
        \(fact(.contribution), "contribution") is of kind \(fact(.kind), "kind"), not a best practice. List the best practices with: \
        gcmrepo practices
        """)
    }
  }
}
