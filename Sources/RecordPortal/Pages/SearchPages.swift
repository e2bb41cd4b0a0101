import GCMRepo
import RecordLocalization

/// Where words are searched for.
struct SearchPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    return [
      try record.section("search", inputs: ["search"]) {
        PageFrame.Place.search.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.search.words(language), place: .search)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.search.words)
        page.element("p", Message("Every contribution is found by its party, its theme or its kind."), group: "lead")
        page.markup("<ul class=\"grid\">\n")
        for place in [PageFrame.Place.contributions, .parties, .themes, .objectives, .glossary, .history] {
          page.markup("<li>")
          page.link(place.path(page.language), place.words)
          page.markup("</li>\n")
        }
        page.markup("</ul>\n")
      }
    ]
  }
}
