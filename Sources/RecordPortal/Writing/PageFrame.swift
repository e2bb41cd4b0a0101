import GCMRepo
import RecordLocalization
import RecordRendering

/// What is around every page: the record's name, the languages, the way to all other pages.
struct PageFrame {
  /// The record's title, by language.
  let recordTitle: LocalizedText
  let options: PortalOptions

  /// Where a page belongs in the navigation.
  enum Place: Int, CaseIterable {
    case start, declaration, drafts, negotiation, contributions, parties, themes, objectives, questionnaires, practices,
      glossary, calendar, consultations, agreements, directory, history, search, about

    /// The places in the line at the top, which is one line on a wide screen; all are at the foot of the page.
    static let line: [Place] = [
      .declaration, .negotiation, .contributions, .parties, .themes, .questionnaires, .practices, .calendar, .search,
    ]

    /// The place of the line that it belongs to.
    var above: Place {
      switch self {
      case .drafts: .declaration
      case .objectives: .themes
      case .directory: .parties
      case .agreements, .consultations: .calendar
      default: self
      }
    }

    var words: Message {
      switch self {
      case .start: Message("Start")
      case .declaration: Message("Declaration")
      case .drafts: Message("Drafts")
      case .negotiation: Message("Negotiation")
      case .contributions: Message("Contributions")
      case .parties: Message("States and bodies")
      case .themes: Message("Themes")
      case .objectives: Message("Objectives")
      case .questionnaires: Message("Questionnaires")
      case .practices: Message("Best practices")
      case .glossary: Message("Glossary")
      case .calendar: Message("Calendar")
      case .consultations: Message("National consultations")
      case .agreements: Message("Agreements")
      case .directory: Message("Directory")
      case .history: Message("History")
      case .search: Message("Search")
      case .about: Message("About and verification")
      }
    }

    func path(_ language: InterfaceLanguage) -> PortalPath {
      switch self {
      case .start: .page(language)
      default: .page(language, "\(self)")
      }
    }
  }

  /// A page's own parts of its head and frame.
  struct Parts {
    var title: String
    var place: Place?
    var description = ""
    /// The pages above it.
    var trail: [(path: PortalPath, words: String)] = []
    var scripts: [PortalPath] = []
    var sheets: [PortalPath] = []
    /// Whether the page is the whole width and has no margin of its own.
    var isWide = false
    /// The languages that have the page; all of the portal for `nil`.
    var languages: [InterfaceLanguage]?
  }

  /// A page: what is around it, and its content.
  func file(
    _ path: PortalPath, _ language: InterfaceLanguage, _ parts: Parts,
    _ content: (inout Page) throws(RecordError) -> Void
  ) throws(RecordError) -> PortalFile {
    var page = Page(path, language)
    head(parts, to: &page)
    top(parts, to: &page)
    page.markup(
      parts.isWide
        ? "<main id=\"main\" tabindex=\"-1\">\n" : "<main id=\"main\" class=\"site-main site-in\" tabindex=\"-1\">\n")
    if !parts.trail.isEmpty, !parts.isWide { trail(parts, to: &page) }
    try content(&page)
    page.markup("</main>\n")
    foot(parts, to: &page)
    page.markup("</body>\n</html>\n")
    return PortalFile(mediaType: "text/html; charset=utf-8", bytes: page.out.bytes)
  }

  private func name(_ language: InterfaceLanguage) -> String { recordTitle.text(for: language) ?? "gcmrepo" }

  private func head(_ parts: Parts, to page: inout Page) {
    let path = page.path
    var links = others(of: path, parts).map { language, path in
      (
        relation: "alternate", address: page.path.link(to: path), type: String?.none,
        language: Optional(language.rawValue)
      )
    }
    links.append(
      (
        relation: "alternate", address: path.link(to: .feed(page.language)), type: "application/atom+xml",
        language: String?.none
      ))
    let name = name(page.language)
    PageHead(
      language: page.language.rawValue, title: parts.title == name ? name : "\(parts.title) – \(name)",
      metadata: [("description", parts.description), ("generator", "gcmrepo")],
      linked: .init(
        sheets: ([.styleSheet] + parts.sheets).map { path.link(to: $0) },
        scripts: parts.scripts.map { path.link(to: $0) },
        links: links)
    ).write(to: &page.out)
  }

  /// The page in the other languages, and in its own.
  private func others(of path: PortalPath, _ parts: Parts) -> [(InterfaceLanguage, PortalPath)] {
    (parts.languages ?? options.languages).compactMap { language in path.translated(to: language).map { (language, $0) }
    }
  }

  private func top(_ parts: Parts, to page: inout Page) {
    let language = page.language
    page.markup("<a class=\"site-skip\" href=\"#main\">")
    page.text(Message("Skip to the content"))
    page.markup("</a>\n<header class=\"site-head\">\n<div class=\"site-in site-id\">\n")
    // Where each language begins, the name is the page's heading.
    if parts.place != .start {
      page.markup("<p class=\"site-name\">")
      page.link(.page(language), name(language))
      page.markup("</p>\n")
    }
    let others = others(of: page.path, parts)
    if others.count > 1 {
      page.markup("<nav class=\"site-in-languages\" aria-label=\"")
      page.out.append(attribute: Message("Language")(language))
      page.markup("\"><ul class=\"site-tongues\">\n")
      for (other, path) in others {
        page.markup(
          "<li><a href=\"\(page.path.link(to: path))\" lang=\"\(other.rawValue)\" hreflang=\"\(other.rawValue)\""
            + "\(other == language ? " aria-current=\"true\"" : "")>")
        page.text(other.ownName)
        page.markup("</a></li>\n")
      }
      page.markup("</ul></nav>\n")
    }
    page.markup("</div>\n<nav class=\"site-nav site-in\" aria-label=\"")
    page.out.append(attribute: Message("Parts of the portal")(language))
    page.markup("\"><ul>\n")
    for place in Place.line { item(place, isCurrent: parts.place?.above == place, to: &page) }
    page.markup("<li><a href=\"#menu\">")
    page.text(Message("All pages"))
    page.markup("</a></li>\n</ul></nav>\n<p class=\"site-menu site-in\"><a href=\"#menu\">")
    page.text(Message("Menu"))
    page.markup("</a> ")
    page.link(Place.search.path(language), Place.search.words)
    page.markup("</p>\n</header>\n")
  }

  private func item(_ place: Place, isCurrent: Bool, to page: inout Page) {
    page.markup("<li>")
    let path = place.path(page.language)
    page.openLink(path, current: !isCurrent ? nil : path == page.path ? "page" : "true")
    page.text(place.words)
    page.markup("</a></li>\n")
  }

  private func trail(_ parts: Parts, to page: inout Page) {
    page.markup("<nav aria-label=\"")
    page.out.append(attribute: Message("Where this page is")(page.language))
    page.markup("\"><ol class=\"site-trail\">")
    for (path, words) in parts.trail {
      page.markup("<li>")
      page.link(path, words)
      page.markup("</li>")
    }
    page.markup("</ol></nav>\n")
  }

  private func foot(_ parts: Parts, to page: inout Page) {
    page.markup("<footer class=\"site-foot\"><div class=\"site-in\">\n<nav id=\"menu\" aria-label=\"")
    page.out.append(attribute: Message("All pages")(page.language))
    page.markup("\"><ul class=\"site-map\">\n")
    for place in Place.allCases { item(place, isCurrent: parts.place == place, to: &page) }
    page.markup("</ul></nav>\n<p>")
    page.text(name(page.language))
    page.markup("</p>\n<p>")
    page.text(
      Message(
        "Every page is made from the record alone; its texts are as the parties submitted them, in their language."))
    page.markup("</p>\n</div></footer>\n")
  }
}

extension InterfaceLanguage {
  /// The language's name in itself.
  var ownName: String {
    switch self {
    case .es: "Español"
    case .en: "English"
    case .pt: "Português"
    case .fr: "Français"
    }
  }
}
