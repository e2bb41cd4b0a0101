import GCMRepo
import RecordCalendar
import RecordLocalization

/// The calendar of meetings and deadlines as a chronogram and as a file to subscribe to, and a page for each meeting.
struct CalendarPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    // Whether an agreement is overdue changes with the day.
    let inputs = [try record.state.objectName(at: "meetings") ?? "", CalendarDay(try record.state.time()).description]
    var sections = [
      try record.section("calendar", inputs: ["calendar", record.state.commit.description]) {
        PageFrame.Place.calendar.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.calendar.words(language), place: .calendar)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.calendar.words)
        page.element("p", Message("Meetings and deadlines of both conferences."), group: "lead")
        page.markup("<p class=\"bar-row\">")
        page.link(.calendarFile(page.language), Message("Subscribe in a calendar program (.ics)"))
        page.markup("</p>\n")
        let (path, language) = (page.path, page.language)
        let calendar = try record.calendar(in: language)
        page.markup(
          calendar.chronogramFragment { entry in Self.target(of: entry, language).map { path.link(to: $0) } })
      },
      try record.section("calendar.ics", inputs: ["ics", record.state.commit.description]) {
        .calendarFile($0)
      } file: { (path, language) throws(RecordError) in
        let calendar = try record.calendar(in: language)
        let base = record.options.baseURL
        let bytes = try calendar.ics { entry in
          base.flatMap { base in Self.target(of: entry, language).map { base + $0.description } }
        }
        return PortalFile(mediaType: PortalFile.mediaType(ofName: path.description), bytes: bytes)
      },
    ]
    for meeting in try record.meetings() {
      sections.append(try section(of: meeting, inputs: inputs))
      if let files = try MeetingDocuments(record, meeting.id).section() { sections.append(files) }
    }
    return sections
  }

  /// The page about an entry of the calendar.
  private static func target(of entry: CalendarEntry, _ language: InterfaceLanguage) -> PortalPath? {
    switch entry.kind {
    case .meeting: .meeting(entry.id, language)
    case .questionnaire: .questionnaire(entry.id, language)
    case .agreement: PageFrame.Place.agreements.path(language)
    case .silence: PageFrame.Place.negotiation.path(language)
    case .consultation: PageFrame.Place.consultations.path(language)
    default: nil
    }
  }

  private func section(of meeting: Meeting, inputs: [String]) throws(RecordError) -> PortalSection {
    let record = record
    return try record.section("calendar/\(PortalPath.plainName(meeting.id))", inputs: ["meeting", meeting.id] + inputs)
    {
      .meeting(meeting.id, $0)
    } parts: { (language) throws(RecordError) in
      var parts = PageFrame.Parts(title: meeting.title.text(for: language) ?? meeting.id, place: .calendar)
      parts.trail = [(PageFrame.Place.calendar.path(language), PageFrame.Place.calendar.words(language))]
      return parts
    } content: { (page) throws(RecordError) in
      let language = page.language
      page.element("p", Message("Meeting"), group: "over")
      page.element("h1", meeting.title, else: meeting.id)
      try page.facts { (page) throws(RecordError) in
        page.fact(Message("When")) { Self.when(meeting, to: &$0) }
        if let zone = meeting.timeZone { page.fact(Message("Time zone"), zone.description) }
        if !meeting.place.entries.isEmpty { page.fact(Message("Where")) { $0.text(meeting.place) } }
        page.fact(Message("Status")) { $0.text(meeting.status.wording) }
        page.fact(Message("Conferences"), record.abbreviations(meeting.conferences, language))
        if !meeting.participants.isEmpty {
          try page.fact(Message("Participants")) { (page) throws(RecordError) in
            try record.links(meeting.participants, to: &page)
          }
        }
        let themes = try record.themes().filter { meeting.themes.contains($0.id.description) }
        if !themes.isEmpty {
          page.fact(Message("Themes")) { page in
            for (place, theme) in themes.enumerated() {
              if place > 0 { page.text("; ") }
              page.link(.theme(theme.id, language), theme.title, else: theme.id.description)
            }
          }
        }
      }
      let documents = try MeetingDocuments(record, meeting.id)
      try documents.write(.agenda, to: &page)
      let agreements = try record.agreements().filter { $0.meeting == meeting.id }
      if !agreements.isEmpty {
        page.element("h2", PageFrame.Place.agreements.words)
        try AgreementPages.table(agreements, record, to: &page)
      }
      let pages = try record.pages()
      if !meeting.practices.isEmpty {
        page.element("h2", Message("Best practices brought to it"))
        page.markup("<ul>\n")
        for selected in meeting.practices {
          page.markup("<li>")
          let name = selected.practice.description
          if pages.contains(selected.practice) {
            let title = try record.contributions().first { $0.id == selected.practice }?.title
            page.link(.contribution(selected.practice, language), title ?? LocalizedText(), else: name)
          } else {
            page.text(name)
          }
          page.markup("</li>\n")
        }
        page.markup("</ul>\n")
      }
      try documents.write(.minutes, to: &page)
    }
  }

  /// Writes meetings as a list.
  static func list(_ meetings: [Meeting], _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.table([Message("When"), Message("Meeting"), Message("Where"), Message("Conferences"), Message("Status")]) {
      page in
      for meeting in meetings {
        page.markup("<tr><td>")
        when(meeting, to: &page)
        page.markup("</td><th scope=\"row\">")
        page.link(.meeting(meeting.id, page.language), meeting.title, else: meeting.id)
        page.markup("</th><td>")
        page.text(meeting.place)
        page.markup("</td><td>")
        page.text(record.abbreviations(meeting.conferences, page.language))
        page.markup("</td><td>")
        page.element("span", meeting.status.wording, group: meeting.status == .cancelled ? "flag late" : "flag")
        page.markup("</td></tr>\n")
      }
    }
  }

  static func when(_ meeting: Meeting, to page: inout Page) {
    guard let start = meeting.start else { return }
    page.day(start.day)
    if let clock = start.clock { page.text(" \(clock)") }
    guard let end = meeting.end, end != start else { return }
    page.text(" – ")
    if end.day != start.day { page.day(end.day) }
    if let clock = end.clock { page.text(" \(clock)") }
  }
}

extension PortalPath {
  /// The calendar as a file of iCalendar.
  static func calendarFile(_ language: InterfaceLanguage) -> PortalPath {
    PortalPath(names: [language.rawValue, "calendar.ics"])
  }
}

extension LanguageTag {
  init(_ language: InterfaceLanguage) { self = LanguageTag(language.rawValue)! }
}
