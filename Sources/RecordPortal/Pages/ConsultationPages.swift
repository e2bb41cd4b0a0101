import GCMRepo
import Questionnaires
import RecordLocalization

/// The national consultations: the period of each, what has come, who is missing, and the days left at the time of the state.
struct ConsultationPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    let (standings, objects) = (try record.consultations(), try record.objects())
    let inputs = [
      "consultations", try record.state.objectName(at: "consultations") ?? "",
      CalendarDay(try record.state.time()).description,
    ]
    return [
      try record.section("consultations", inputs: inputs + standings.flatMap { $0.inputs(objects) }) {
        PageFrame.Place.consultations.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.consultations.words(language), place: .consultations)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.consultations.words)
        page.element(
          "p",
          Message("Each State consults at home in a period of its own, and contributes what it has gathered."),
          group: "lead")
        guard !standings.isEmpty else {
          return page.element("p", Message("No consultation is recorded yet."), group: "soft")
        }
        try Self.sums(standings, record, to: &page)
        try Self.table(standings, withState: true, record, to: &page)
        let consulting = Set(standings.map(\.consultation.country))
        let others = try record.parties().filter { $0.isMemberState && !consulting.contains($0.code) }
        guard !others.isEmpty else { return }
        page.element("h2", Message("States without a consultation"))
        page.markup("<p>")
        try record.links(others.map(\.code.description), to: &page)
        page.markup("</p>\n")
      }
    ]
  }

  private static func sums(
    _ standings: [ConsultationStanding], _ record: PortalRecord, to page: inout Page
  ) throws(RecordError) {
    let missing = Set(standings.filter(\.isMissing).map(\.consultation.country.description)).sorted()
    let today = CalendarDay(try record.state.time())
    try page.facts { (page) throws(RecordError) in
      page.fact(Message("On")) { $0.day(today) }
      page.fact(Message("Consultations running"), page.language.grouped(standings.count { $0.state == .open }))
      if !missing.isEmpty {
        try page.fact(Message("Nothing has come from")) { (page) throws(RecordError) in
          try record.links(missing, to: &page)
        }
      }
    }
  }

  /// Writes consultations as a table.
  static func table(
    _ standings: [ConsultationStanding], withState: Bool, _ record: PortalRecord, to page: inout Page
  ) throws(RecordError) {
    var titles = withState ? [Message("State")] : []
    titles += [
      Message("Subject"), Message("Period"), Message("Status"), Message("Days left"), Message("Has come"),
    ]
    try page.table(titles, numbers: [titles.count - 2]) { (page) throws(RecordError) in
      for standing in standings {
        let own = standing.consultation
        page.markup("<tr>")
        if withState {
          page.markup("<td>")
          try record.link(own.country.description, to: &page)
          page.markup("</td>")
        }
        page.markup("<th scope=\"row\">")
        page.text(own.subject, else: own.id.string)
        if !own.lead.entries.isEmpty {
          page.markup("<br><span class=\"soft\">")
          page.text(own.lead)
          page.markup("</span>")
        }
        page.markup("</th><td>")
        page.day(own.from)
        page.text(" – ")
        page.day(own.until)
        page.markup("</td><td>")
        page.element(
          "span", standing.state.wording,
          group: standing.state == .overdue ? "flag late" : standing.came.isEmpty ? "flag" : "flag done")
        page.markup("</td><td class=\"num\">")
        switch standing.state {
        case .open: page.text(page.language.grouped(standing.daysLeft))
        case .overdue: page.text(Message(standing.daysOverdue, "{count} day late", "{count} days late"))
        case .planned, .over, .closed: page.text("–")
        }
        page.markup("</td><td>")
        try Self.came(standing, record, to: &page)
        page.markup("</td></tr>\n")
      }
    }
  }

  private static func came(
    _ standing: ConsultationStanding, _ record: PortalRecord, to page: inout Page
  ) throws(RecordError) {
    guard !standing.came.isEmpty else { return page.text(Message("nothing yet")) }
    let contributions = try record.contributions()
    page.markup("<ul class=\"bare\">")
    for id in standing.came {
      page.markup("<li>")
      page.link(
        .contribution(id, page.language), contributions.first { $0.id == id }?.title ?? LocalizedText(),
        else: id.description)
      if let words = AnswersTable.partialWording(standing.missingAnswers[id] ?? []) {
        page.text(" – ")
        page.text(words)
      }
      page.markup("</li>")
    }
    page.markup("</ul>")
  }
}

extension ConsultationStanding {
  /// What a page about it is made of, beside the State's file of consultations.
  func inputs(_ objects: [ContributionID: String]) -> [String] {
    [consultation.name, state.rawValue, String(daysLeft), String(daysOverdue)]
      + came.flatMap { [$0.description, objects[$0] ?? ""] }
  }
}
