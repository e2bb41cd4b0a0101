import GCMRepo
import RecordLocalization
import RecordRendering

/// What meetings agreed: who does what by when.
struct AgreementPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    let today = CalendarDay(try record.state.time())
    let inputs = ["agreements", try record.state.objectName(at: "meetings") ?? "", today.description]
    return [
      try record.section("agreements", inputs: inputs) {
        PageFrame.Place.agreements.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.agreements.words(language), place: .agreements)
      } content: { (page) throws(RecordError) in
        let all = try record.agreements()
        page.element("h1", PageFrame.Place.agreements.words)
        page.element("p", Message("What meetings agreed: who does what, and by when."), group: "lead")
        guard !all.isEmpty else { return page.element("p", Message("No agreement is recorded yet.")) }
        let followUp = try record.state.followUp(for: nil, on: today)
        page.markup("<p>")
        page.text(Message("How they stand on \(dayInWords(today, page.language), "day")."))
        page.markup("</p>\n")
        for (title, some) in [
          (Message("Overdue"), followUp.overdue), (Message("To be done"), followUp.dated),
          (Message("To be done, without a day"), followUp.undated),
          (Message("Closed", context: "agreements"), Array(followUp.closed.reversed())),
        ] where !some.isEmpty {
          page.element("h2", title)
          try Self.table(some, record, to: &page)
        }
      }
    ]
  }

  /// Writes agreements as a table.
  static func table(_ agreements: [Agreement], _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let (meetings, today) = (try record.meetings(), CalendarDay(try record.state.time()))
    try page.table([
      Message("Agreement"), Message("Responsible"), Message("Due"), Message("Status"), Message("Meeting"),
    ]) { (page) throws(RecordError) in
      for agreement in agreements {
        page.markup("<tr><td>")
        page.text(agreement.text, else: agreement.id)
        // What was last noted of it.
        if let noted = agreement.progress.last {
          page.markup("<br><span class=\"soft\">")
          page.day(noted.day)
          page.text(": " + noted.note)
          page.markup("</span>")
        }
        page.markup("</td><td>")
        try record.links(agreement.responsible, to: &page)
        if agreement.responsible.isEmpty { page.text(agreement.who) }
        page.markup("</td><td>")
        if let due = agreement.due { page.day(due) } else { page.text(agreement.when, else: "–") }
        page.markup("</td><td>")
        if agreement.isOverdue(on: today) {
          page.element("span", Message("overdue", context: "agreement"), group: "flag late")
        } else {
          page.element("span", agreement.status.wording, group: agreement.status.isClosed ? "flag done" : "flag")
        }
        if let closed = agreement.closed {
          page.markup(" ")
          page.day(closed)
        }
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
