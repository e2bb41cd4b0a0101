/// Who can be named in the minutes of a meeting: the record's parties and conferences, with their names in all languages.
public struct MinutesParties: Sendable {
  /// A State or a body.
  public struct Party: Sendable, Hashable {
    /// Its code.
    public let code: String
    /// Its names, in any language.
    public let names: [String]

    /// A party with its names.
    public init(code: String, names: [String]) { (self.code, self.names) = (code, names) }
  }

  /// A conference, and who acts for it.
  public struct Conference: Sendable, Hashable {
    /// Its code.
    public let code: String
    /// Its names, in any language.
    public let names: [String]
    /// Its abbreviations, in any language.
    public let abbreviations: [String]
    /// The codes of its secretariats, its presidencies and its member States.
    public let secretariats, presidencies, members: [String]

    /// A conference from its parts.
    public init(
      code: String, names: [String], abbreviations: [String] = [], secretariats: [String] = [],
      presidencies: [String] = [], members: [String] = []
    ) {
      self.code = code
      self.names = names
      self.abbreviations = abbreviations
      self.secretariats = secretariats
      self.presidencies = presidencies
      self.members = members
    }
  }

  /// The conferences that a group without a name is of: those of the meeting.
  let conferences: [Conference]
  /// All conferences of the record.
  let all: [Conference]
  private let names: [String: [Name]]

  /// What a name may mean.
  enum Actor: Sendable, Hashable {
    case party(String), conference(String), secretariats, presidencies, states
    case conferences
  }

  private struct Name: Sendable {
    let words: [String]
    let actor: Actor
    /// Where letter case decides: `DO` is a code, and `do` a word.
    let written: String?
    /// Whether it counts only where parties are listed: a code of two letters may be a word of a title.
    let isShort: Bool
  }

  /// - Parameters:
  ///   - parties: the States and bodies.
  ///   - conferences: the conferences of the meeting; those of the record if it names none.
  ///   - all: all conferences of the record.
  public init(_ parties: [Party], conferences: [Conference], all: [Conference]) {
    (self.conferences, self.all) = (conferences, all)
    var names: [String: [Name]] = [:]
    func add(_ text: String, _ actor: Actor, isCode: Bool = false) {
      let words = FoldedText.words(of: text)
      guard let first = words.first, words.joined().utf8.count > 1 else { return }
      let name = Name(
        words: words, actor: actor, written: isCode ? text : nil, isShort: isCode && text.utf8.count == 2)
      names[first, default: []].append(name)
    }
    for conference in all {
      for name in conference.names { add(name, .conference(conference.code)) }
      for code in [conference.code] + conference.abbreviations { add(code, .conference(conference.code), isCode: true) }
    }
    for party in parties {
      add(party.code, .party(party.code), isCode: true)
      for name in party.names {
        for variant in Self.variants(of: name) { add(variant, .party(party.code)) }
        for short in Self.abbreviations(in: name) { add(short, .party(party.code), isCode: true) }
      }
      // The group is called by these words alone.
      if party.names.contains(where: { FoldedText.words(of: $0).joined(separator: " ").contains("ad hoc") }) {
        for name in ["grupo ad hoc", "ad hoc group", "groupe ad hoc"] { add(name, .party(party.code)) }
      }
      if party.code == "US" {
        for name in ["EE. UU.", "EEUU", "USA", "EUA", "United States", "Estados Unidos", "États-Unis"] {
          add(name, .party("US"))
        }
      }
    }
    for (actor, phrases) in Self.groups { for phrase in phrases { add(phrase, actor) } }
    for code in ["PPT", "PPTs"] { add(code, .presidencies, isCode: true) }
    for code in ["ST", "STs", "TS", "SSTT"] { add(code, .secretariats, isCode: true) }
    self.names = names.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// A name without what is in parentheses, and without what follows a comma.
  private static func variants(of name: String) -> [String] {
    let plain = name.split(separator: "(").first.map(String.init) ?? name
    let short = plain.split(separator: ",").first.map(String.init) ?? plain
    return Array(Set([name, plain, short]))
  }

  /// Capital letters in parentheses: `Organización Internacional para las Migraciones (OIM)`.
  private static func abbreviations(in name: String) -> [String] {
    name.split { "()".contains($0) }.map { $0.filter { !$0.isWhitespace } }.filter { word in
      (2...8).contains(word.count) && word.allSatisfy { $0.isUppercase }
    }
  }

  private static let groups: [(Actor, [String])] = [
    (
      .secretariats,
      [
        "secretarías técnicas", "secretaría técnica", "secretarias técnicas", "secretaria técnica",
        "technical secretariats", "technical secretariat", "secrétariats techniques", "secrétariat technique",
      ]
    ),
    (
      .presidencies,
      [
        "presidencias pro tempore", "presidencia pro tempore", "presidencies pro tempore", "presidency pro tempore",
        "pro tempore presidency", "pro tempore presidencies", "presidências pro tempore", "presidência pro tempore",
        "présidences pro tempore", "présidence pro tempore", "presidencias", "troikas", "troika", "troïkas", "troïka",
      ]
    ),
    (
      .states,
      [
        "países miembros", "estados miembros", "países", "estados", "member countries", "member states", "countries",
        "states", "países membros", "estados membros", "pays membres", "états membres", "pays", "états", "delegaciones",
        "delegations", "delegações", "délégations",
      ]
    ),
    (
      .conferences,
      ["conferencias", "conferences", "conferências", "conférences"]
    ),
  ]

  /// The longest name at a place, and where it ends.
  ///
  /// - Parameter isListed: whether parties are listed there, so that a code of two letters is one.
  func name(at place: Int, of text: FoldedText, isListed: Bool) -> (actor: Actor, end: Int)? {
    guard text.words.indices.contains(place) else { return nil }
    for name in names[text.words[place].folded] ?? [] where text.has(name.words, at: place) {
      let end = place + name.words.count
      if name.isShort, !isListed { continue }
      if let written = name.written, text.written(place..<end) != written { continue }
      return (name.actor, end)
    }
    return nil
  }
}
