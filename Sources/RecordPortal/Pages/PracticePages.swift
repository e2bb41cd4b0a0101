import BestPractices
import GCMRepo
import RecordLocalization

/// The best practices, by the objective that they serve; those without one at the end.
struct PracticePages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let (record, objects) = (record, try record.objects())
    let practices = try record.contributions().filter { $0.id.kind == .bestPractice }
    let inputs = practices.flatMap { [$0.id.description, objects[$0.id] ?? ""] }
    return [
      try record.section("practices", inputs: ["practices"] + inputs) {
        PageFrame.Place.practices.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.practices.words(language), place: .practices)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.practices.words)
        page.element(
          "p",
          Message("Practices that States recommend: why each is one, and how it contributes to the Global Compact."),
          group: "lead")
        guard !practices.isEmpty else { return page.element("p", Message("There is none yet."), group: "soft") }
        for theme in try record.themes() {
          let own = practices.filter { $0.themes.contains(theme.id) }
          guard !own.isEmpty else { continue }
          page.element("h2", theme.title, else: theme.id.description)
          try Self.list(own, record, to: &page)
        }
        let others = practices.filter(\.themes.isEmpty)
        if !others.isEmpty {
          page.element("h2", Message("Without a theme"))
          try Self.list(others, record, to: &page)
        }
      }
    ]
  }

  private static func list(_ practices: [Contribution], _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.markup("<ul class=\"plain\">\n")
    for practice in practices {
      page.markup("<li>")
      page.link(.contribution(practice.id, page.language), practice.title, else: practice.id.description)
      page.markup("<span class=\"soft\">")
      page.text(try record.name(practice.id.party.description, page.language))
      if !practice.objectives.isEmpty {
        page.text(" · ")
        page.text(
          Message(
            practice.objectives.count, "objective \(practice.objectives.map { String($0.number) }.joined(separator: ", "), "numbers")",
            "objectives \(practice.objectives.map { String($0.number) }.joined(separator: ", "), "numbers")"))
      }
      if practice.status == .incomplete {
        page.text(" · ")
        page.text(Message("incomplete"))
      }
      page.markup("</span>")
      if practice.whyBestPractice.text(for: page.language) != nil { page.element("p", practice.whyBestPractice) }
      page.markup("</li>\n")
    }
    page.markup("</ul>\n")
  }
}
