import VCards

import func MarkdownText.nfc

/// What somebody else's list says of one person: a card, or the row of a table. Nothing of it is true before somebody has looked
/// at it.
public struct DirectoryRow: Sendable, Hashable {
  /// The line of the file, from 1, for a message.
  public var line: Int
  /// The id of an entry, as our own tables have it: `CL/lucia-perez`.
  public var id: String?
  /// The party, by code or name in any language.
  public var party: String?
  /// The person's name, and the part of it that is the family name.
  public var name = "", familyName: String?
  /// The office where the person works, and the person's function.
  public var office: String?, role: String?
  /// The languages and the codes of bodies.
  public var languages: [LanguageTag] = [], bodies: [PartyCode] = []
  /// The first and the last day on which the person acts.
  public var from: CalendarDay?, until: CalendarDay?
  /// What the list marks as public.
  public var contact = Party.FocalPoint.Contact()
  /// Everything else by which the person can be reached.
  public var details = PrivateContact()
  /// What could not be understood, and is left out.
  public var unclear: [String] = []

  /// A row of a file's line.
  public init(line: Int) { self.line = line }

  /// What a card says; `nil` for one of an organization or a group.
  ///
  /// - Parameters:
  ///   - card: the card.
  ///   - line: its line in the file.
  ///   - workIsPublic: whether addresses and numbers of the type `work` are meant for everybody; else all are private.
  ///   - languages: which of several titles is preferred, by their languages.
  public init?(_ card: VCard, line: Int, workIsPublic: Bool, preferring languages: [LanguageTag] = []) {
    self.init(line: line)
    if let kind = card["KIND"]?.text.lowercased(), kind != "individual" { return nil }
    let parts = card["N"]?.components ?? []
    let given = [1, 2, 0].compactMap { place in parts.indices.contains(place) ? parts[place] : nil }
      .filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: " ")
    name = Self.line(of: card["FN"]?.text ?? "")
    if name.isEmpty { name = Self.line(of: given) }
    if let family = parts.first.map(Self.line), !family.isEmpty, name.contains(family) { familyName = family }
    let organization = (card["ORG"]?.components ?? []).map(Self.line).filter { !$0.isEmpty }
    party = organization.first
    office = organization.dropFirst().last
    role = Self.best(card.all("TITLE"), languages)
    for property in card.all("LANG") { add(language: property.text) }
    for property in card.all("CATEGORIES") {
      for text in property.value.split(separator: ",") { if let code = PartyCode(String(text)) { bodies.append(code) } }
    }
    if party == nil { party = card["ADR"]?.components.last.map(Self.line).flatMap { $0.isEmpty ? nil : $0 } }
    for property in card.all("EMAIL") + card.all("TEL") + card.all("URL") {
      let isPublic = workIsPublic && property.isOfType("work") && !property.isOfType("cell")
      add(property.name, Self.reach(property), isPublic: isPublic || property.name == "URL")
    }
    for property in card.all("ADR") {
      details.add(address: property.components.map(Self.line).filter { !$0.isEmpty }.joined(separator: ", "))
    }
  }

  /// Adds a way to reach the person.
  mutating func add(_ kind: String, _ text: String, isPublic: Bool) {
    let text = Self.line(of: text)
    guard !text.isEmpty else { return }
    let held = contact
    switch kind {
    case "EMAIL":
      guard isPublic, held.email == nil else { return details.add(email: text) }
      contact = .init(email: text, telephone: held.telephone, web: held.web)
    case "TEL":
      guard isPublic, held.telephone == nil else { return details.add(telephone: text) }
      contact = .init(email: held.email, telephone: text, web: held.web)
    default:
      guard held.web == nil, PrivateContacts.contact(in: text) == nil else { return }
      guard WebAddress.isPage(text) else { return unclear.append(text) }
      contact = .init(email: held.email, telephone: held.telephone, web: text)
    }
  }

  /// Adds a language, by its tag or its name in a language of the record.
  mutating func add(language text: String) {
    let word = Self.line(of: text).lowercased()
    guard !word.isEmpty else { return }
    guard let tag = Self.languages[word] ?? (word.utf8.count <= 6 ? LanguageTag(word) : nil) else {
      return unclear.append(text)
    }
    if !languages.contains(tag) { languages.append(tag) }
  }

  /// A text on one line, in normal form.
  static func line(of text: String) -> String {
    nfc(text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " "))
  }

  /// The first title in the first of these languages that has one, else the first.
  private static func best(_ titles: [VCard.Property], _ languages: [LanguageTag]) -> String? {
    let wanted = languages.lazy.compactMap { tag in
      titles.first { $0.language?.lowercased().hasPrefix(tag.description.lowercased()) ?? false }
    }.first
    return (wanted ?? titles.first).map { line(of: $0.text) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of an address or a number, which some write as a URI.
  private static func reach(_ property: VCard.Property) -> String {
    let text = property.text
    for scheme in ["tel:", "mailto:"] where text.lowercased().hasPrefix(scheme) {
      return String(text.dropFirst(scheme.count))
    }
    return text
  }

  private static let languages: [String: LanguageTag] = {
    let names: [(String, [String])] = [
      ("es", ["español", "espanol", "castellano", "spanish", "espanhol", "espagnol"]),
      ("en", ["inglés", "ingles", "english", "inglês", "anglais"]),
      ("pt", ["portugués", "portugues", "portuguese", "português", "portugais"]),
      ("fr", ["francés", "frances", "french", "francês", "français", "francais"]),
    ]
    var tags: [String: LanguageTag] = [:]
    for (code, words) in names { for word in words { tags[nfc(word)] = LanguageTag(code) } }
    return tags
  }()
}
