import GCMRepo
import RecordLocalization

/// The sentences about what became of proposals and inputs.
extension RecordError {
  var accountSentence: Message? {
    switch code {
    case .noSuchChange:
      Message(
        """
        \(fact(.contribution), "contribution") has no number \(number(.number), "number"): its numbers go from 1 to \
        \(number(.highest), "highest"). `gcmrepo matrix` lists them.
        """)
    case .nothingOpen:
      Message(
        """
        Each change of \(fact(.contribution), "contribution") has been disposed of already. Name with --change those to decide \
        anew.
        """)
    case .notDisposed:
      Message(
        "Nobody has said yet what became of \(fact(.contribution), "change"), so there is nothing to answer.")
    case .nothingToAnswer:
      Message(
        """
        Nothing of \(fact(.contribution), "contribution") waits for an answer. Name with --change what to answer anew; `gcmrepo \
        matrix` lists what became of it.
        """)
    case .noRecommendations:
      Message(
        """
        No recommendation of \(fact(.contribution), "contribution") has a number yet. Number them first: gcmrepo recommend \
        \(fact(.contribution), "id") --paragraph N
        """)
    case .notRecommended:
      Message(
        """
        \(fact(.contribution), "contribution") is of kind \(fact(.kind), "kind"): recommendations are numbered in inputs, answers \
        to questionnaires and best practices. The changes of a proposal have numbers by themselves.
        """)
    case .recommendedAlready:
      Message(
        "Paragraph \(fact(.given), "paragraph") is numbered already, as \(fact(.contribution), "recommendation").")
    case .notInInput:
      Message(
        """
        There is no paragraph “\(fact(.given), "given")” in \(fact(.document), "document"). Give its number as it stands there, \
        such as 7 or 7(a), or its place, such as #12.
        """)
    case .severalInInput:
      Message(
        """
        “\(fact(.given), "given")” may be several paragraphs of \(fact(.document), "document"). Give the place of the one that \
        you mean: \(or: facts.texts(.choices), "choices").
        """)
    case .nothingToIssue:
      Message("Every change on \(fact(.draft), "draft") has its number already, so there is no list to issue.")
    default: nil
    }
  }
}
