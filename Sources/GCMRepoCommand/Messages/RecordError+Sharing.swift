import GCMRepo
import RecordLocalization

/// The sentences about keys and shared records.
extension RecordError {
  var sharingSentence: Message {
    switch code {
    case .keyNotUsable:
      Message(
        "“\(fact(.given), "given")” is not a public key that a record takes. Give the file that ends in .pub; RSA keys need 2048 bits or more."
      )
    case .keyExists:
      Message("The record already has the key \(fact(.fingerprint), "key"). `gcmrepo keys list` shows whose it is.")
    case .keyUnknown:
      Message("No party has the key “\(fact(.fingerprint), "key")”. `gcmrepo keys list` shows the keys of the record.")
    case .approvalExists:
      Message("\(fact(.party), "party") has approved the draft \(fact(.draft), "draft") already.")
    case .timestampExists:
      Message("The draft \(fact(.draft), "draft") has a timestamp already, which is never replaced.")
    case .timestampNotUsable:
      Message(
        "This is not the reply of a timestamp authority that grants the time of the draft \(fact(.draft), "draft"). Ask it again with the query that `gcmrepo tag --timestamp-request` writes."
      )
    case .notAHost:
      Message("\(fact(.path), "path") is not the host of a shared record: it has no host's key.")
    case .alreadyShared:
      Message("The record at \(fact(.path), "path") is shared already.")
    case .notOnBehalf: onBehalfSentence
    case .notSentIn:
      Message(
        """
        Revision \(number(.number), "revision") of \(fact(.contribution), "contribution") was submitted by its party itself, so \
        there is nothing to confirm or to contest. To take it back: gcmrepo withdraw
        """)
    case .answeredAlready:
      fact(.found) == SenderAnswer.Word.contested.rawValue
        ? Message(
          """
          Revision \(number(.number), "revision") of \(fact(.contribution), "contribution") is contested already. Submit the \
          right text, or confirm it with `gcmrepo confirm`.
          """)
        : Message(
          """
          Revision \(number(.number), "revision") of \(fact(.contribution), "contribution") is confirmed already. If it is to \
          change, submit another text or withdraw it.
          """)
    case .noFault:
      Message("The audit finds no fault in the commit \(fact(.commit), "commit"), so there is nothing to acknowledge.")
    case .acknowledgedAlready:
      Message(
        "What the audit finds in the commit \(fact(.commit), "commit") was acknowledged already, by \(fact(.person), "person") at \(fact(.time), "time")."
      )
    case .proofNotAcknowledged:
      Message(
        """
        The commit \(fact(.commit), "commit") has a broken proof, which nobody can acknowledge: \
        \(finding?.sentence ?? Finding.unknown, "finding") Nothing was written.
        """)
    case .mailNotNeeded:
      Message(
        """
        A mail is kept only where a secretariat sends in what a State sent by mail. Leave out --mail, or name the secretariat \
        with --sent-in-by.
        """)
    default:
      Message("A shared record needs the key of at least one technical secretariat, given with --admin.")
    }
  }

  private var onBehalfSentence: Message {
    let (body, party) = (fact(.person), fact(.party))
    return switch OnBehalfProblem(rawValue: fact(.problem)) {
    case .rules:
      Message(
        """
        \(body, "body") may not send in contributions for \(party, "party"). A technical secretariat does so for a State: see \
        `gcmrepo rules explain on_behalf --as \(body, "code")`.
        """)
    case .person:
      Message(
        """
        What \(body, "body") sends in for \(party, "party") is done in the name of the person who does it. Leave out --author; \
        the State's person confirms it later.
        """)
    case .key, nil:
      Message(
        """
        Your key is one of \(body, "body"), so you cannot do this for \(party, "party"). A technical secretariat may submit \
        what a State sent by mail, and does nothing else in its name.
        """)
    }
  }
}
