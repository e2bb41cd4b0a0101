import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The compendium as a document: chapters, indexes and gaps are parts of it, the practices those of the third level.
struct CompendiumDocument {
  let book: Compendium
  let state: RecordState
  let language: LanguageTag
  let selection: [String]
  private let practices: [String: Contribution]
  private let parties: [PartyCode: Party]
  private let themes: [Theme]

  /// - Parameters:
  ///   - practices: those that are compiled.
  ///   - language: of the document, and of each text that exists in it.
  ///   - theme: the only theme that it is about.
  ///   - conference: the conference whose members it is about.
  ///   - country: the only country that it is about.
  init(
    _ practices: [Contribution], in state: RecordState, language: LanguageTag, theme: ThemeID?, conference: String?,
    country: PartyCode?
  ) throws(RecordError) {
    let interface = ExportWords(language).interface
    func words(_ texts: LocalizedText) -> String? {
      texts.preferring(language.description, interface.rawValue, "en").flatMap { $0.isEmpty ? nil : $0 }
    }
    (self.state, self.language) = (state, language)
    self.practices = Dictionary(practices.map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first })
    let all = try state.parties()
    parties = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    themes = try state.themes()
    let members = all.filter { party in
      party.kind == .state && (country == nil || party.code == country)
        && party.roles.contains { $0.name == .member && (conference == nil || $0.conference == conference) }
    }
    let chosen = themes.filter { theme == nil || $0.id == theme }
    book = Compendium(
      practices.map { practice in
        Compendium.Practice(
          id: practice.id.description, country: practice.id.party.description,
          title: words(practice.title) ?? practice.id.slug.string, themes: practice.themes.map(\.description),
          objectives: practice.objectives)
      },
      themes: chosen.map { .init(id: $0.id.description, name: words($0.title) ?? $0.id.description) },
      countries: members.map { .init(id: $0.code.description, name: words($0.names) ?? $0.code.description) })
    var selection: [String] = []
    if let theme = chosen.first, theme.id == chosen.last?.id, themes.count > 1 {
      selection.append(words(theme.title) ?? theme.id.description)
    }
    if let conference {
      selection.append(state.abbreviation(of: conference, interface))
    }
    if let country { selection.append(parties[country].flatMap { words($0.names) } ?? country.description) }
    self.selection = selection
  }

  private var words: ExportWords { ExportWords(language) }
  private var interface: InterfaceLanguage { words.interface }

  // MARK: Document

  func publication() throws(RecordError) -> Publication {
    let items = self.items
    let time = try state.time()
    let commit = state.commit.description
    let record = state.title(in: language.description)
    let title = ([Message("Compendium of best practices")(interface)] + selection).joined(separator: " · ")
    let countries = book.countries.count
    var publication = Publication(
      name: "best-practices", text: Array(introduction.utf8), title: .given(title), language: language.description,
      author: record,
      head: [
        .init(label: words.record, value: record),
        .init(label: Message("Best practices")(interface), value: String(book.count)),
        .init(label: Message("Countries")(interface), value: String(countries)),
        .init(
          label: words.state, value: dateInWords(time, interface) + "\n" + words.commit + " " + commit),
      ], header: ExportedDocument.shortened(title), provenance: words.commit + " " + commit.prefix(12),
      pageWords: .init(page: words.page, of: words.of), label: .account(of: state, in: language.description),
      seconds: time.seconds)
    publication.contentsTitle = words.contents
    let links = PartLinks(items)
    for item in items { publication.parts.append(try part(item, links)) }
    return publication
  }

  private var introduction: String {
    let text = Message(
      """
      Each best practice has a number, by which the indexes at the end refer to it. It is printed as its State submitted it, in \
      the State's own words and language; the last chapter names the themes, objectives and States without a best practice.
      """)
    return text(interface).asMarkdown + "\n"
  }

  /// What follows one another in the document.
  enum Item: Sendable {
    case chapter(Compendium.Chapter)
    case country(Compendium.Subject)
    case practice(Compendium.Entry)
    case countries, themes, objectives, gaps
  }

  private var items: [Item] {
    var items: [Item] = []
    for chapter in book.chapters {
      items.append(.chapter(chapter))
      for section in chapter.countries {
        items.append(.country(section.country))
        items += section.entries.map { .practice($0) }
      }
    }
    items.append(.countries)
    if book.themes.count > 1 { items.append(.themes) }
    if !book.objectives.isEmpty { items.append(.objectives) }
    items.append(.gaps)
    return items
  }

  private func part(_ item: Item, _ links: PartLinks) throws(RecordError) -> Publication.Part {
    switch item {
    case .chapter(let chapter):
      let title = chapter.theme?.name ?? Message("Without a theme")(interface)
      let also = chapter.alsoSee.isEmpty ? "" : seeAlso(links.list(chapter.alsoSee))
      return own(title, also, startsPage: true)
    case .country(let country): return own(country.name, "", level: 2)
    case .practice(let entry): return try practice(entry)
    case .countries:
      return own(
        Message("Index of countries")(interface), index(book.countries.map { ($0.word.name, $0.numbers) }, links),
        startsPage: true)
    case .themes:
      return own(
        Message("Index of themes")(interface), index(book.themes.map { ($0.word.name, $0.numbers) }, links))
    case .objectives:
      return own(
        Message("Index of objectives of the Global Compact")(interface),
        index(book.objectives.map { (name(of: $0.word), $0.numbers) }, links))
    case .gaps: return own(Message("What is missing")(interface), gaps(links), startsPage: true)
    }
  }

  /// A part of the document's own, in its language.
  private func own(_ title: String, _ markdown: String, level: Int = 1, startsPage: Bool = false) -> Publication.Part {
    var part = Publication.Part(
      name: title, text: Array((markdown + "\n").utf8), title: title, author: "", head: [],
      language: language.description)
    (part.level, part.startsPage) = (level, startsPage)
    return part
  }

  private func name(of objective: GCMObjective) -> String {
    "\(objective.number). \(objective.title(in: interface.form))"
  }

  // MARK: Practices

  private func practice(_ entry: Compendium.Entry) throws(RecordError) -> Publication.Part {
    guard let practice = practices[entry.practice.id],
      let own = practice.languages.contains(language) ? language : practice.languages.first
    else { return self.own("\(entry.number). \(entry.practice.title)", "", level: 3) }
    let text = try state.practiceText(of: practice, in: own)
    // What the record holds in this language counts; a text in another is not put into this one's place.
    var given: [PracticeSpace: String] = [:]
    given[.whyBestPractice] = practice.whyBestPractice[own]
    given[.contributionToGCM] = practice.contributionToGCM[own]
    let pages = PracticePages(text, in: FormLanguage(tag: own.description) ?? interface.form, given: given)
    var part = Publication.Part(
      name: practice.id.description, text: Array(pages.markdown.utf8),
      title: "\(entry.number). " + (practice.title[own] ?? entry.practice.title), author: "",
      head: facts(of: practice, pages, in: own), language: own.description)
    part.level = 3
    return part
  }

  private func facts(of practice: Contribution, _ pages: PracticePages, in own: LanguageTag) -> [Publication.Fact] {
    var facts: [Publication.Fact] = []
    func add(_ space: PracticeSpace, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      facts.append(.init(label: space.heading(in: interface.form), value: value))
    }
    let code = practice.id.party
    let name = parties[code]?.names.preferring(language.description, "en", "es") ?? code.description
    add(.country, name == code.description ? name : "\(name) (\(code))")
    for fact in pages.facts { add(fact.space, fact.words) }
    add(
      .themes,
      practice.themes.map { id in
        themes.first { $0.id == id }?.title.preferring(language.description, interface.rawValue, "en")
          ?? id.description
      }.joined(separator: "\n"))
    add(.objectives, practice.objectives.map { self.name(of: $0) }.joined(separator: "\n"))
    if own != language { facts.append(.init(label: words.languageLabel, value: words.language(own))) }
    let missing = practice.missingTexts.compactMap { PracticeSpace(rawValue: $0)?.heading(in: interface.form) }
    if !missing.isEmpty {
      facts.append(
        .init(label: Message("Lacks", context: "practice")(interface), value: missing.joined(separator: "\n")))
    }
    let revision = practice.revision.map { ", " + words.revision.lowercased() + " \($0)" } ?? ""
    facts.append(.init(label: words.identifier, value: practice.id.description + revision))
    return facts
  }

  // MARK: Indexes

  private func seeAlso(_ numbers: String) -> String {
    // The sentence is escaped around a place that the numbers take, which are links.
    let mark = "\u{FFFC}"
    return Message("Best practices of other chapters on this theme: \(mark, "numbers").")(interface).asMarkdown
      .replacing(mark, with: numbers)
  }

  private func index(_ entries: [(words: String, numbers: [Int])], _ links: PartLinks) -> String {
    MarkdownRows.table(
      ["", ""], markdown: entries.map { [$0.words.asMarkdown, links.list($0.numbers)] }, widths: [7, 7])
  }

  private func gaps(_ links: PartLinks) -> String {
    let gaps = book.gaps
    var parts: [String] = []
    func add(_ title: Message, _ items: [String]) {
      guard !items.isEmpty else { return }
      parts.append("# " + title(interface).asMarkdown)
      parts.append(items.map { "- " + $0.asMarkdown }.joined(separator: "\n"))
    }
    add(Message("Themes without a best practice"), gaps.themes.map(\.name))
    add(Message("Objectives of the Global Compact without a best practice"), gaps.objectives.map { name(of: $0) })
    add(Message("States without a best practice"), gaps.countries.map(\.name))
    let incomplete = book.entries.filter { practices[$0.practice.id]?.missingTexts.isEmpty == false }.map(\.number)
    for (title, numbers) in [
      (Message("Best practices without a theme"), gaps.withoutTheme),
      (Message("Best practices without an objective"), gaps.withoutObjective),
      (Message("Best practices that do not say why they are one, or how they contribute"), incomplete),
    ] where !numbers.isEmpty {
      parts += ["# " + title(interface).asMarkdown, links.list(numbers)]
    }
    return parts.isEmpty
      ? Message("Every theme, every objective and every State has a best practice.")(interface).asMarkdown
      : parts.joined(separator: "\n\n")
  }
}

/// Where the practices are among the parts of the document.
struct PartLinks {
  private var places: [Int: Int] = [:]

  init(_ items: [CompendiumDocument.Item]) {
    for (place, item) in items.enumerated() {
      if case .practice(let entry) = item { places[entry.number] = place + 1 }
    }
  }

  /// The numbers as links, in Markdown.
  func list(_ numbers: [Int]) -> String {
    numbers.map { number in places[number].map { "[\(number)](#part\($0))" } ?? String(number) }.joined(separator: ", ")
  }
}
