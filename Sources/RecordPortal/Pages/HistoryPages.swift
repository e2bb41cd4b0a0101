import GCMRepo
import RecordLocalization

/// The newest events of the record, as a page and as a feed of each language.
struct HistoryPages {
  let record: PortalRecord

  /// How many events the page and the feed have.
  static let pageEvents = 200
  static let feedEvents = 50

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    let commit = record.state.commit.description
    return [
      try record.section("history", inputs: ["history", commit]) {
        PageFrame.Place.history.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.history.words(language), place: .history)
      } content: { (page) throws(RecordError) in
        let all = try record.history().revisions
        page.element("h1", PageFrame.Place.history.words)
        page.markup("<p class=\"lead\">")
        page.text(
          Message(
            grouped: all.count, "{count} event, each one a commit of the record.",
            "{count} events, each one a commit of the record."))
        page.markup("</p>\n<p>")
        page.link(.feed(page.language), Message("Subscribe to the events (Atom)"))
        page.markup("</p>\n")
        try record.events(Array(all.prefix(Self.pageEvents)), to: &page)
      },
      try record.section("feed", inputs: ["feed", commit]) {
        .feed($0)
      } file: { (path, language) throws(RecordError) in
        try AtomFeed(record, path, language).file()
      },
    ]
  }
}
