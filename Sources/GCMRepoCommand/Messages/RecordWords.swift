import GCMRepo
import RecordRendering
import RecordLocalization

extension Contribution.Status {
  /// The status for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .submitted: Message("submitted")
    case .incomplete: Message("incomplete")
    }
  }
}

/// Who sent something in for whom, as part of a sentence or a cell of a table.
func sentInSentence(by sender: String, for party: String) -> Message {
  Message("sent in by \(sender, "sender") for \(party, "party")")
}

extension Revision {
  /// The person, and whose they were if they sent it in for another party.
  func personWording(_ language: InterfaceLanguage) -> String {
    guard let sender = facts.submittedBy, let party = facts.party else { return person }
    return person + ", " + sentInSentence(by: sender, for: party)(language)
  }
}

extension CommitFacts.Action {
  /// The action for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .submit: Message("submit")
    case .withdraw: Message("withdraw")
    case .declare: Message("declare")
    case .record: Message("record")
    case .admit: Message("admit")
    case .confirm: Message("confirm")
    case .contest: Message("contest")
    case .propose: Message("propose")
    case .position: Message("position")
    case .dispose: Message("dispose")
    case .answer: Message("answer")
    case .silence: Message("silence")
    case .adopt: Message("adopt")
    }
  }
}
