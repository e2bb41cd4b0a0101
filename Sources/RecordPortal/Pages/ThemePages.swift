import BestPractices
import GCMRepo
import RecordLocalization

/// A page for each theme and for each objective of the Global Compact, with the contributions that are about it.
struct ThemePages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let (record, objects) = (record, try record.objects())
    let all = try record.contributions()
    let meetings = try record.state.objectName(at: "meetings") ?? ""
    func inputs(_ name: String, _ some: [Contribution]) -> [String] {
      [name, meetings] + some.flatMap { [$0.id.description, objects[$0.id] ?? ""] }
    }
    let themes = try record.themes()
    var sections: [PortalSection] = []
    let counts = all.flatMap { [$0.id.description] + $0.themes.map(\.description) + $0.objectives.map { String($0.number) } }
    sections.append(
      try record.section("themes", inputs: ["themes"] + counts) {
        PageFrame.Place.themes.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.themes.words(language), place: .themes)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.themes.words)
        page.element("p", Message("The thematic consultations of the Global Compact for Migration."), group: "lead")
        page.markup("<ol class=\"plain\">\n")
        for theme in themes {
          page.markup("<li>")
          page.link(.theme(theme.id, page.language), theme.title, else: theme.id.description)
          Self.count(all.count { $0.themes.contains(theme.id) }, to: &page)
          page.markup("</li>\n")
        }
        page.markup("</ol>\n")
      })
    sections.append(
      try record.section("objectives", inputs: ["objectives"] + counts) {
        PageFrame.Place.objectives.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: Message("The 23 objectives of the Global Compact")(language), place: .objectives)
      } content: { (page) throws(RecordError) in
        page.element("h1", Message("The 23 objectives of the Global Compact"))
        page.markup("<ol class=\"plain\">\n")
        for objective in GCMObjective.all {
          page.markup("<li>")
          page.link(
            .objective(objective.number, page.language), "\(objective.number). \(objective.title(for: page.language))")
          Self.count(all.count { $0.objectives.contains(objective) }, to: &page)
          page.markup("</li>\n")
        }
        page.markup("</ol>\n")
      })
    for theme in themes {
      let some = all.filter { $0.themes.contains(theme.id) }
      sections.append(
        try record.section("theme/\(PortalPath.plainName(theme.id.description))", inputs: inputs("theme", some)) {
          .theme(theme.id, $0)
        } parts: { (language) throws(RecordError) in
          var parts = PageFrame.Parts(title: theme.title.text(for: language) ?? theme.id.description, place: .themes)
          parts.trail = [(PageFrame.Place.themes.path(language), PageFrame.Place.themes.words(language))]
          return parts
        } content: { (page) throws(RecordError) in
          page.element("p", Message("Theme"), group: "over")
          page.element("h1", theme.title, else: theme.id.description)
          try Self.contributions(some, record, to: &page)
          try Self.meetings(try record.meetings().filter { $0.themes.contains(theme.id.description) }, record, to: &page)
        })
    }
    for objective in GCMObjective.all {
      let some = all.filter { $0.objectives.contains(objective) }
      sections.append(
        try record.section("objective/\(objective.number)", inputs: inputs("objective", some)) {
          .objective(objective.number, $0)
        } parts: { (language) throws(RecordError) in
          var parts = PageFrame.Parts(
            title: "\(objective.number). \(objective.title(for: language))", place: .objectives)
          parts.trail = [(PageFrame.Place.objectives.path(language), PageFrame.Place.objectives.words(language))]
          return parts
        } content: { (page) throws(RecordError) in
          page.element("p", Message("Objective \(objective.number, "number")"), group: "over")
          page.element("h1", objective.title(for: page.language))
          try Self.contributions(some, record, to: &page)
        })
    }
    return sections
  }

  private static func count(_ count: Int, to page: inout Page) {
    page.markup("<span class=\"soft\">")
    page.text(Message(count, "{count} contribution", "{count} contributions"))
    page.markup("</span>")
  }

  private static func contributions(
    _ some: [Contribution], _ record: PortalRecord, to page: inout Page
  ) throws(RecordError) {
    guard !some.isEmpty else {
      return page.element("p", Message("No contribution is about it yet."), group: "soft")
    }
    for kind in ContributionKind.allCases {
      let own = record.newest(some.filter { $0.id.kind == kind })
      guard !own.isEmpty else { continue }
      page.element("h2", kind.plural)
      try record.list(own, to: &page)
    }
  }

  private static func meetings(_ meetings: [Meeting], _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    guard !meetings.isEmpty else { return }
    page.element("h2", Message("Meetings"))
    try CalendarPages.list(meetings, record, to: &page)
  }
}
