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
