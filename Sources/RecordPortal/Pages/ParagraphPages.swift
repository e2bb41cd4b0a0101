import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// A page for each paragraph of the declaration by its words: every draft in which it has them, and its history.
struct ParagraphPages {
  let record: PortalRecord
  let texts: DeclarationTexts

  func sections() throws(RecordError) -> [PortalSection] {
    let (record, texts, read) = (record, texts, ReadOnce<ParagraphHistories>())
    let histories: @Sendable () throws(RecordError) -> ParagraphHistories = { () throws(RecordError) in
      try read { () throws(RecordError) in try ParagraphHistories(texts) }
    }
    let inputs =
      ["paragraphs", try record.state.objectName(at: "declaration") ?? ""]
      + texts.drafts.flatMap { [$0.name.description, $0.tag ?? ""] }
    var section = PortalSection("p", inputs: try record.inputs(inputs)) { () throws(RecordError) in
      try histories().places.keys.sorted().map { .paragraph($0) }
    } file: { (path) throws(RecordError) in
      let names = path.names
      guard names.count == 3, names[0] == "p", names[2] == PortalPath.index else { return nil }
      return try Self.page(path, String(names[1]), try histories(), record)
    }
    section.folder = PortalPath("p")
    return [section]
  }

  private static func page(
    _ path: PortalPath, _ hash: String, _ all: ParagraphHistories, _ record: PortalRecord
  ) throws(RecordError) -> PortalFile? {
    guard let places = all.places[hash], let last = places.last, let text = all.text(last) else { return nil }
    let language =
      record.options.languages.first { Page.isSame(last.language.description, $0) } ?? record.options.languages.first
      ?? .es
    let title = Message("A paragraph in all drafts")
    var parts = PageFrame.Parts(title: title(language), place: .drafts)
    parts.trail = [(PageFrame.Place.drafts.path(language), PageFrame.Place.drafts.words(language))]
    return try record.frame.file(path, language, parts) { (page) throws(RecordError) in
      page.element("h1", title)
      page.open("blockquote", group: "record quote", language: last.language.description)
      page.markup("<p>")
      page.text(text.words(last.paragraph))
      page.markup("</p>")
      page.close("blockquote")
      page.element("h2", Message("With these words"))
      page.markup("<ul class=\"tags\">\n")
      for place in places { Self.item(place, hash, all, to: &page) }
      page.markup("</ul>\n")
      var shown: Set<[ParagraphHistories.Place]> = []
      for place in places {
        let history = all.history(of: place)
        guard shown.insert(history).inserted, Set(history.map { all.hash($0) }).count > 1 else { continue }
        Self.history(history, hash, all, to: &page)
      }
      page.element(
        "p",
        Message(
          "The address of this page is made of the paragraph's words alone: it leads here whatever the paragraph's number."
        ),
        group: "soft small")
    }
  }

  /// Where the paragraph is, as a link.
  private static func item(
    _ place: ParagraphHistories.Place, _ hash: String, _ all: ParagraphHistories, to page: inout Page
  ) {
    page.markup("<li>")
    Self.link(place, all, to: &page)
    page.markup("</li>\n")
  }

  private static func link(_ place: ParagraphHistories.Place, _ all: ParagraphHistories, to page: inout Page) {
    guard let text = all.text(place) else { return }
    let language = InterfaceLanguage(rawValue: place.language.primary) ?? page.language
    let name = all.states[place.state]?.name
    let target = name.map { PortalPath.draft($0, language) } ?? PageFrame.Place.declaration.path(language)
    page.openLink(target, anchor: text.anchors.ids[place.paragraph][0])
    page.text(name.map { Message(verbatim: $0.description) } ?? Message("current text"))
    if text.text.paragraphs[place.paragraph].number != nil { page.text(", ¶ \(text.citation(place.paragraph))") }
    page.markup("</a>")
  }

  /// The versions of a paragraph: each with what changed from the one before it.
  private static func history(
    _ history: [ParagraphHistories.Place], _ hash: String, _ all: ParagraphHistories, to page: inout Page
  ) {
    page.element("h2", Message("Its history"))
    page.markup("<ol class=\"plain\">\n")
    var before: [UInt8]?
    var at = 0
    while at < history.count {
      let own = all.hash(history[at])
      var end = at + 1
      while end < history.count, all.hash(history[end]) == own { end += 1 }
      page.markup("<li>")
      for (place, version) in history[at..<end].enumerated() {
        if place > 0 { page.markup(" · ") }
        link(version, all, to: &page)
      }
      if let text = all.text(history[at]) {
        let words = Array(text.words(history[at].paragraph).utf8)
        page.open("p", group: "record", language: text.language.description)
        if let before {
          page.out.append(changesFrom: before, to: words)
        } else {
          words.withUnsafeBytes { page.out.append(html: $0) }
        }
        page.close("p")
        before = words
      }
      if let own, own != hash {
        page.markup("<p class=\"small\">")
        page.link(.paragraph(own), Message("This version"))
        page.markup("</p>")
      }
      page.markup("</li>\n")
      at = end
    }
    page.markup("</ol>\n")
  }
}

extension DeclarationText {
  /// A paragraph's words with its number.
  func words(_ index: Int) -> String { text.words(of: text.paragraphs[index]) }
}
