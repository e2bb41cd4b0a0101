import GCMRepo
import RecordLocalization

/// The sentences about proposals on drafts, and what follows from them.
extension RecordError {
  var negotiationSentence: Message? {
    switch code {
    case .nothingProposed:
      Message(
        """
        The file has the text of \(fact(.draft), "draft") (\(fact(.language), "language")) and changes nothing in it, so there is \
        nothing to propose. Check that it is the file with your changes.
        """)
    case .tooManyChanges:
      Message(
        """
        The file differs from \(fact(.draft), "draft") in \(number(.count), "count") places, more than the \
        \(number(.limit), "limit") of one proposal. Check that it was written on that draft, or divide it.
        """)
    case .tooManyReasons:
      Message(
        """
        The file has comments on \(number(.count), "count") changes of \(fact(.draft), "draft"), more than the \
        \(number(.limit), "limit") of one proposal. Divide it, or take comments out.
        """)
    case .draftNeeded:
      Message(
        "Say with --on which draft the proposal changes: \(or: facts.texts(.choices), "choices").")
    case .proposalDoesNotFit:
      Message(
        """
        \(fact(.contribution), "contribution") (\(fact(.language), "language")) does not say what it changes in its draft: another \
        program changed its files. Ask its State to send it again with `gcmrepo propose`.
        """)
    default: accountSentence ?? bracketSentence
    }
  }
}
