/// The best practices of a record as one book: by theme and, within a theme, by country, each with a number.
///
/// A practice with several themes is in the chapter of its first; the chapters of the others refer to its number. What has
/// no practice at all is named: themes, objectives and countries.
public struct Compendium: Sendable, Hashable {
  /// A best practice, as far as its place in the book goes.
  public struct Practice: Sendable, Hashable {
    /// Its id in the record.
    public let id: String
    /// The country's code.
    public let country: String
    /// What it is called.
    public let title: String
    /// The ids of its themes, the most important first.
    public let themes: [String]
    /// The objectives of the Global Compact that it serves.
    public let objectives: [GCMObjective]

    /// A practice from its parts.
    public init(id: String, country: String, title: String, themes: [String], objectives: [GCMObjective]) {
      self.id = id
      self.country = country
      self.title = title
      self.themes = themes
      self.objectives = objectives
    }
  }

  /// A theme or a country, with the name by which a reader finds it.
  public struct Subject: Sendable, Hashable {
    /// The theme's id or the country's code.
    public let id: String
    /// Its name in the book's language.
    public let name: String

    /// A subject from its parts.
    public init(id: String, name: String) { (self.id, self.name) = (id, name) }
  }

  /// A practice with its number.
  public struct Entry: Sendable, Hashable {
    /// Its number in the book, from 1.
    public let number: Int
    /// The practice.
    public let practice: Practice
  }

  /// The practices of one theme.
  public struct Chapter: Sendable, Hashable {
    /// The theme; `nil` for the practices that name none.
    public let theme: Subject?
    /// The practices in it, by country.
    public let countries: [Section]
    /// The numbers of practices of other chapters that have the theme too.
    public let alsoSee: [Int]
  }

  /// The practices of one country in a chapter.
  public struct Section: Sendable, Hashable {
    /// The country.
    public let country: Subject
    /// Its practices.
    public let entries: [Entry]
  }

  /// What an index says of one of its words.
  public struct IndexEntry<Word: Sendable & Hashable>: Sendable, Hashable {
    /// The word.
    public let word: Word
    /// The numbers of the practices.
    public let numbers: [Int]
  }

  /// The chapters with practices, in the order of the themes; those of no theme are last.
  public let chapters: [Chapter]
  /// The countries with practices, by name.
  public let countries: [IndexEntry<Subject>]
  /// The themes with practices, in their order.
  public let themes: [IndexEntry<Subject>]
  /// The objectives with practices, by number.
  public let objectives: [IndexEntry<GCMObjective>]
  /// What no practice has.
  public let gaps: Gaps

  /// What no practice of the book has.
  public struct Gaps: Sendable, Hashable {
    /// Themes without a practice.
    public let themes: [Subject]
    /// Objectives that no practice serves.
    public let objectives: [GCMObjective]
    /// Countries without a practice.
    public let countries: [Subject]
    /// The numbers of practices that name no theme.
    public let withoutTheme: [Int]
    /// The numbers of practices that name no objective.
    public let withoutObjective: [Int]
  }

  /// Arranges practices. Cost: n log n.
  ///
  /// - Parameters:
  ///   - practices: in any order.
  ///   - themes: the themes of the record that the book is about, in their order. A theme that is not among them is none.
  ///   - countries: the countries that could have practices.
  public init(_ practices: [Practice], themes: [Subject], countries: [Subject]) {
    let known = Dictionary(countries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func country(_ practice: Practice) -> Subject {
      known[practice.country] ?? Subject(id: practice.country, name: practice.country)
    }
    let themeIDs = Set(themes.map(\.id))
    let keyed = practices.map { practice in
      (
        practice: practice, own: practice.themes.filter(themeIDs.contains),
        order: (Self.sortKey(country(practice).name), Self.sortKey(practice.title), practice.id)
      )
    }.sorted { $0.order < $1.order }
    var number = 0
    var entries: [Entry] = []
    var homes: [String?: [Entry]] = [:]
    for home in themes.map(\.id).map(Optional.some) + [nil] {
      for item in keyed where item.own.first == home {
        number += 1
        let entry = Entry(number: number, practice: item.practice)
        entries.append(entry)
        homes[home, default: []].append(entry)
      }
    }
    func numbers(_ has: (Practice) -> Bool) -> [Int] { entries.filter { has($0.practice) }.map(\.number) }
    chapters = (themes.map(Optional.some) + [nil]).compactMap { theme in
      let own = homes[theme?.id] ?? []
      let others = theme.map { theme in
        entries.filter { entry in
          entry.practice.themes.contains(theme.id) && entry.practice.themes.first(where: themeIDs.contains) != theme.id
        }.map(\.number)
      }
      guard !own.isEmpty || others?.isEmpty == false else { return nil }
      return Chapter(theme: theme, countries: Self.sections(own, country), alsoSee: others ?? [])
    }
    self.countries = Set(entries.map { country($0.practice) })
      .sorted { (Self.sortKey($0.name), $0.id) < (Self.sortKey($1.name), $1.id) }
      .map { subject in IndexEntry(word: subject, numbers: numbers { $0.country == subject.id }) }
    self.themes = themes.map { theme in IndexEntry(word: theme, numbers: numbers { $0.themes.contains(theme.id) }) }
      .filter { !$0.numbers.isEmpty }
    objectives = GCMObjective.all
      .map { objective in IndexEntry(word: objective, numbers: numbers { $0.objectives.contains(objective) }) }
      .filter { !$0.numbers.isEmpty }
    let (served, present) = (Set(objectives.map(\.word)), Set(self.countries.map(\.word.id)))
    let treated = Set(self.themes.map(\.word.id))
    gaps = Gaps(
      themes: themes.filter { !treated.contains($0.id) },
      objectives: GCMObjective.all.filter { !served.contains($0) },
      countries: countries.filter { !present.contains($0.id) }
        .sorted { (Self.sortKey($0.name), $0.id) < (Self.sortKey($1.name), $1.id) },
      withoutTheme: numbers { !$0.themes.contains(where: themeIDs.contains) },
      withoutObjective: numbers(\.objectives.isEmpty))
  }

  /// How many practices there are.
  public var count: Int { countries.reduce(0) { $0 + $1.numbers.count } }

  /// The practices in the order of their numbers.
  public var entries: [Entry] { chapters.flatMap(\.countries).flatMap(\.entries) }

  private static func sections(_ entries: [Entry], _ country: (Practice) -> Subject) -> [Section] {
    var sections: [Section] = []
    for entry in entries {
      let own = country(entry.practice)
      if let last = sections.last, last.country == own {
        sections[sections.count - 1] = Section(country: own, entries: last.entries + [entry])
      } else {
        sections.append(Section(country: own, entries: [entry]))
      }
    }
    return sections
  }

  /// Names in the order of an index: accents and case aside.
  private static func sortKey(_ name: String) -> String { HeadingKey.folded(name).joined(separator: " ") }
}
