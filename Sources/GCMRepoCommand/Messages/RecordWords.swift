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

extension Revision {
  /// The subject of the commit, in the reader's language if this program wrote it.
  func subjectWording(_ language: InterfaceLanguage) -> String {
    let words = subject.split(separator: " ")
    let own: Message? =
      switch (facts.action, facts.contribution) {
      case (.submit, let id?): Message("Submit \(id, "id"), revision \(facts.revision ?? 0, "revision")")
      case (.propose, let id?): Message("Propose \(id, "id"), revision \(facts.revision ?? 0, "revision")")
      case (.withdraw, let id?): Message("Withdraw \(id, "id")")
      case (.confirm, let id?): Message("Confirm \(id, "id"), revision \(facts.revision ?? 0, "revision")")
      case (.contest, let id?): Message("Contest \(id, "id"), revision \(facts.revision ?? 0, "revision")")
      case (.declare, _): words.count == 5 ? Message("Set the declaration in \(words[4], "language")") : nil
      case (.record, nil), (.admit, nil): Self.entryWording(subject.dropLast(words.last?.count ?? 0), words.last ?? "")
      default: nil
      }
    guard language != .en, let own, isSubject(own(.en)) else { return subject }
    return own(language)
  }

  /// The subject of a change of the record's facts.
  private static func entryWording(_ verb: Substring, _ id: Substring) -> Message? {
    switch verb {
    case "Record agreement ": Message("Record agreement \(id, "id")")
    case "Change agreement ": Message("Change agreement \(id, "id")")
    case "Close agreement ": Message("Close agreement \(id, "id")")
    case "Record meeting ": Message("Record meeting \(id, "id")")
    case "Change meeting ": Message("Change meeting \(id, "id")")
    case "Move meeting ": Message("Move meeting \(id, "id")")
    case "Cancel meeting ": Message("Cancel meeting \(id, "id")")
    case "Record term ": Message("Record term \(id, "id")")
    case "Change term ": Message("Change term \(id, "id")")
    case "Name focal point ": Message("Name focal point \(id, "id")")
    case "Change focal point ": Message("Change focal point \(id, "id")")
    case "End focal point ": Message("End focal point \(id, "id")")
    default: nil
    }
  }

  /// Whether the subject is this one, possibly shortened, as with a long id.
  private func isSubject(_ written: String) -> Bool {
    subject == written || (subject.hasSuffix("…") && written.hasPrefix(subject.dropLast()))
  }
}
