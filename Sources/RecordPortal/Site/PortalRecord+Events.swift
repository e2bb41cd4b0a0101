import GCMRepo
import RecordLocalization

extension PortalRecord {
  /// The way to a contribution: all contributions, then its party.
  func trail(of id: ContributionID, _ language: InterfaceLanguage) throws(RecordError) -> [(
    path: PortalPath, words: String
  )] {
    let place: PageFrame.Place = id.kind == .proposal ? .negotiation : .contributions
    var trail = [(path: place.path(language), words: place.words(language))]
    if let party = try party(id.party) {
      trail.append((.party(party, language), party.names.text(for: language) ?? id.party.description))
    }
    return trail
  }

  /// Writes events as a table: when, what, on whose behalf, the commit; for the parties also who it was and the note that was
  /// given, which was written for them.
  func events(_ revisions: [Revision], to page: inout Page) throws(RecordError) {
    let note = options.audience == .parties ? [Message("Note")] : []
    let columns = [Message("Date"), Message("Event"), Message("Party")] + note + [Message("Commit")]
    try page.table(columns) { (page) throws(RecordError) in
      for revision in revisions {
        page.markup("<tr><td class=\"day\">")
        page.day(revision.time)
        page.markup("</td><td>")
        try event(revision, to: &page)
        page.markup("</td><td>")
        if let party = revision.facts.party { try link(party, to: &page) }
        if let sender = revision.facts.submittedBy {
          page.text(" (")
          page.text(Message("sent in by \(sender, "sender")"))
          page.text(")")
        }
        if options.audience == .parties { page.text(" · " + revision.person) }
        page.markup("</td><td>")
        if options.audience == .parties {
          page.text(revision.message ?? "")
          page.markup("</td><td>")
        }
        page.element("code", revision.commit.short)
        page.markup("</td></tr>\n")
      }
    }
  }

  /// Writes what happened, with a link to the contribution's page where there is one.
  private func event(_ revision: Revision, to page: inout Page) throws(RecordError) {
    let facts = revision.facts
    page.text(facts.action.map(\.word) ?? Message(verbatim: revision.subject))
    guard let name = facts.contribution else { return }
    page.text(": ")
    var words = name
    if let number = facts.revision { words += Message(", revision \(number, "revision")")(page.language) }
    if let id = ContributionID(name), try pages().contains(id) {
      page.link(.contribution(id, page.language), words)
    } else {
      page.text(words)
    }
  }
}

extension CommitFacts.Action {
  /// The event in a word.
  var word: Message {
    switch self {
    case .submit: Message("Submitted", context: "event")
    case .withdraw: Message("Withdrawn", context: "event")
    case .declare: Message("Declaration set")
    case .record: Message("Recorded")
    case .admit: Message("Parties and rules")
    case .confirm: Message("Confirmed")
    case .contest: Message("Contested")
    case .propose: Message("Proposed")
    case .position: Message("Position taken")
    case .dispose: Message("Proposals settled")
    case .answer: Message("Answered", context: "event")
    case .silence: Message("Silence procedure")
    case .adopt: Message("Adoption")
    }
  }
}
