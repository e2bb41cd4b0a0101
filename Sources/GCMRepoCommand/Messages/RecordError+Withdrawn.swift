import GCMRepo
import RecordLocalization
import RecordRendering

extension RecordError {
  /// For a withdrawn contribution, who withdrew it, when and why, as the history tells.
  func account(of state: RecordState) throws(RecordError) -> RecordError {
    guard code == .withdrawn, let id = facts.text(.contribution) else { return self }
    let found = try state.withdrawnContributions().first { $0.id.description == id }
    guard let event = found?.withdrawal else { return self }
    var all = facts
    all[.person] = .text(event.person)
    all[.time] = .text(event.time.description)
    all[.words] = event.messageLine.map { .text($0) }
    return RecordError(code, all)
  }

  var withdrawnSentence: Message {
    let id = fact(.contribution)
    guard let person = facts.text(.person), let time = facts.text(.time) else {
      return Message(
        """
        \(id, "id") was withdrawn. To read its last text: gcmrepo show \(id, "id2") --revision \(number(.number), "revision")
        """)
    }
    return Message(
      """
      \(id, "id") was withdrawn on \(time.prefix(10), "date") by \(person, "person"): “\(fact(.words), "reason")”. To read its last \
      text: gcmrepo show \(id, "id2") --revision \(number(.number), "revision")
      """)
  }

  var noSuchRevisionSentence: Message {
    let (id, highest) = (fact(.contribution), number(.highest))
    if number(.number) == 0 {
      return Message("\(id, "id") has one revision only: there is nothing to compare it with.")
    }
    return Message(
      "\(id, "id") has no revision \(number(.number), "number"); it has 1 to \(highest, "highest"). `gcmrepo log \(id, "id2")` lists them."
    )
  }
}
