import GCMRepo
import RecordLocalization

/// What meetings agreed: who does what by when.
struct AgreementPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    return [
      try record.section("agreements", inputs: ["agreements", try record.state.objectName(at: "meetings") ?? ""]) {
        PageFrame.Place.agreements.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.agreements.words(language), place: .agreements)
      } content: { (page) throws(RecordError) in
        let all = try record.agreements()
        page.element("h1", PageFrame.Place.agreements.words)
        page.element("p", Message("What meetings agreed: who does what, and by when."), group: "lead")
        let open = all.filter { !$0.status.isClosed }.sorted { a, b in
          (a.due?.description ?? "9", a.id) < (b.due?.description ?? "9", b.id)
        }
        let closed = all.filter(\.status.isClosed)
        if all.isEmpty { page.element("p", Message("No agreement is recorded yet.")) }
        if !open.isEmpty {
          page.element("h2", Message("To be done"))
          try Self.table(open, record, to: &page)
        }
        if !closed.isEmpty {
          page.element("h2", Message("Closed", context: "agreements"))
          try Self.table(closed, record, to: &page)
        }
      }
    ]
  }

  /// Writes agreements as a table.
  static func table(_ agreements: [Agreement], _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let meetings = try record.meetings()
    try page.table([
      Message("Agreement"), Message("Responsible"), Message("Due"), Message("Status"), Message("Meeting"),
    ]) { (page) throws(RecordError) in
      for agreement in agreements {
        page.markup("<tr><td>")
        page.text(agreement.text, else: agreement.id)
        page.markup("</td><td>")
        try record.links(agreement.responsible, to: &page)
        page.markup("</td><td class=\"day\">")
        if let due = agreement.due { page.day(due) } else { page.text("–") }
        page.markup("</td><td>")
        page.element("span", agreement.status.word, group: agreement.status.isClosed ? "flag done" : "flag")
        page.markup("</td><td>")
        if let meeting = meetings.first(where: { $0.id == agreement.meeting }) {
          page.link(.meeting(meeting.id, page.language), meeting.title, else: meeting.id)
        } else {
          page.text(agreement.meeting)
        }
        page.markup("</td></tr>\n")
      }
    }
  }
}

extension Agreement.Status {
  /// The status in words.
  var word: Message {
    switch self {
    case .open: Message("open")
    case .inProgress: Message("in progress")
    case .done: Message("done")
    case .dropped: Message("dropped")
    default: Message(verbatim: rawValue)
    }
  }
}
