import GCMRepo
import RecordLocalization

/// Where each language begins: the record in numbers, the newest draft, what came last, what comes next.
struct StartPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    return [
      try record.section("start", inputs: ["start", record.state.commit.description]) {
        .page($0)
      } parts: { (language) throws(RecordError) in
        .init(
          title: record.state.configuration.title.text(for: language) ?? "gcmrepo", place: .start,
          description: Self.lead(record, language))
      } content: { (page) throws(RecordError) in
        page.element("h1", record.state.configuration.title)
        page.element("p", Self.lead(record, page.language), group: "lead")
        try Self.sums(record, to: &page)
        page.markup("<div class=\"cols\">\n<section>\n")
        try Self.draft(record, to: &page)
        page.markup("</section>\n<section>\n")
        try Self.meetings(record, to: &page)
        page.markup("</section>\n</div>\n")
        page.element("h2", Message("Latest contributions"))
        try record.list(Array(try record.newestContributions().prefix(8)), to: &page)
        page.markup("<p>")
        page.link(PageFrame.Place.contributions.path(page.language), Message("All contributions"))
        page.text(" · ")
        page.link(PageFrame.Place.history.path(page.language), Message("All events"))
        page.markup("</p>\n")
      }
    ]
  }

  private static func lead(_ record: PortalRecord, _ language: InterfaceLanguage) -> String {
    let names = record.state.configuration.conferences.compactMap { conference in
      conference.names.text(for: language).map {
        "\($0) (\(record.state.configuration.abbreviation(ofConference: conference.code, in: language.rawValue)))"
      }
    }
    guard !names.isEmpty else { return "" }
    return Message("The shared record of these conferences: \(names.joined(separator: "; "), "names").")(language)
  }

  private static func sums(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let counts = try record.counts()
    let states = try record.parties().filter(\.isMemberState)
    let answered = counts.filter { own in ContributionKind.contributed.contains { own.value[$0] != nil } }
    page.markup("<ul class=\"sums\">\n")
    func sum(_ number: String, _ words: Message, _ place: PageFrame.Place, to page: inout Page) {
      page.markup("<li>")
      page.openLink(place.path(page.language))
      page.element("b", number)
      page.text(words)
      page.markup("</a></li>\n")
    }
    sum(
      "\(states.count { answered[$0.code] != nil })/\(states.count)", Message("States have contributed"), .parties,
      to: &page)
    for kind in [ContributionKind.input, .questionnaire, .bestPractice] {
      sum(
        page.language.grouped(try record.count(kind)), kind.plural,
        kind == .bestPractice ? .practices : kind == .questionnaire ? .questionnaires : .contributions, to: &page)
    }
    sum(page.language.grouped(try record.drafts().count), Message("Drafts of the declaration"), .drafts, to: &page)
    let open = try record.agreements().count { !$0.status.isClosed }
    sum(page.language.grouped(open), Message("Open agreements"), .agreements, to: &page)
    page.markup("</ul>\n")
  }

  private static func draft(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.element("h2", Message("The joint declaration"))
    let drafts = try record.drafts()
    guard let last = drafts.last else {
      page.markup("<p>")
      page.link(PageFrame.Place.declaration.path(page.language), Message("The current text"))
      page.markup("</p>\n")
      return
    }
    page.markup("<p>")
    page.text(Message("The newest draft is \(last.name.description, "draft")"))
    if let time = last.time {
      page.text(", ")
      page.day(time)
    }
    page.text(".")
    page.markup("</p>\n<p>")
    page.markup("<a class=\"go\" href=\"\(page.path.link(to: .draft(last.name, page.language)))\">")
    page.text(Message("Read \(last.name.description, "draft")"))
    page.markup("</a>")
    if let before = drafts.dropLast().last {
      page.link(
        .redline(before.name, last.name, page.language),
        Message("What changed since \(before.name.description, "draft")"))
    }
    page.markup("</p>\n")
  }

  /// What is to come on the day of the state; where nothing is, what was last.
  private static func meetings(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let today = CalendarDay(try record.state.time())
    let known = try record.meetings().filter { $0.start != nil && $0.status != .cancelled }
    let next = known.filter { ($0.end ?? $0.start)!.day >= today }
    page.element("h2", next.isEmpty ? Message("Last meetings") : Message("Next meetings"))
    page.markup("<ul class=\"plain\">\n")
    for meeting in next.isEmpty ? Array(known.suffix(4).reversed()) : Array(next.prefix(4)) {
      page.markup("<li>")
      page.link(.meeting(meeting.id, page.language), meeting.title, else: meeting.id)
      page.markup("<span class=\"soft\">")
      if let start = meeting.start { page.day(start.day) }
      if let place = meeting.place.text(for: page.language) { page.text(" · " + place) }
      page.markup("</span></li>\n")
    }
    page.markup("</ul>\n")
  }
}
