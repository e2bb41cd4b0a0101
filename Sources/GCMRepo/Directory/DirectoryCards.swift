import Crypto
import VCards

/// The cards of a directory's persons and bodies, with what may be published and nothing else.
///
/// One card for each person, in one language and with one title: many address books drop the languages of titles, and keep
/// any one of them.
public struct DirectoryCards: Sendable {
  /// What the cards call a focal point, in their language.
  public var function: String
  /// Their language.
  public let language: LanguageTag
  private let parties: [PartyCode: Party]
  private let changes: [String: Timestamp]
  private let root: String

  /// Cards of a state of the record.
  ///
  /// - Parameters:
  ///   - state: the state.
  ///   - parties: its parties.
  ///   - language: the language of names and functions.
  ///   - function: what the cards call a focal point.
  ///
  /// Cost: the history once, for the time of each party's last change and the record's first commit.
  public init(
    _ state: RecordState, parties: [Party], language: LanguageTag, function: String
  ) throws(RecordError) {
    self.language = language
    self.function = function
    self.parties = Dictionary(parties.map { ($0.code, $0) }) { first, _ in first }
    changes = try state.partyChanges()
    root = try state.record.firstCommit()?.description ?? ""
  }

  /// The card of a focal point (RFC 6350, `KIND:individual`).
  ///
  /// Its `UID` is the same in every clone and language as long as the entry has its id; `REV` is the time at which the party's
  /// file was last changed.
  public func card(of entry: DirectoryEntry) -> VCard {
    let person = entry.person
    var card = VCard([
      .init("KIND", escaped: "individual"), .init("UID", escaped: uid(of: entry.id)),
      .init("FN", text: person.name), .init("N", components: Self.components(of: person)),
    ])
    card.properties.append(
      .init("ORG", [tag], components: [name(of: entry.party)] + (person.office.map { [$0] } ?? [])))
    if let title = person.role { card.properties.append(.init("TITLE", text: title)) }
    card.properties.append(.init("ROLE", [tag], text: function))
    for (place, language) in person.languages.enumerated() {
      card.properties.append(.init("LANG", [.init("PREF", "\(min(place + 1, 100))")], escaped: language.description))
    }
    if let email = person.publicContact.email { card.properties.append(.init("EMAIL", [Self.work], text: email)) }
    if let number = person.publicContact.telephone {
      card.properties.append(.init("TEL", [.init("VALUE", "text"), Self.work], text: number))
    }
    // An older record may have any text there.
    if let page = person.publicContact.web, WebAddress.isPage(page) {
      card.properties.append(.init("URL", [Self.work], text: page))
    }
    if !person.bodies.isEmpty {
      card.properties.append(
        .init("CATEGORIES", escaped: person.bodies.map(\.description).joined(separator: ",")))
    }
    return ended(card, entry.party)
  }

  /// The card of a body (`KIND:org`).
  public func card(of body: Party) -> VCard {
    ended(
      VCard([
        .init("KIND", escaped: "org"), .init("UID", escaped: uid(of: body.code.description)),
        .init("FN", [tag], text: name(of: body.code)), .init("ORG", [tag], components: [name(of: body.code)]),
      ]), body.code)
  }

  /// The cards as a file. The same state and language give the same bytes.
  public static func file(_ cards: [VCard]) -> [UInt8] { VCardWriter.bytes(of: cards) }

  private static let work = VCard.Parameter("TYPE", "work")

  private var tag: VCard.Parameter { .init("LANGUAGE", language.description) }

  private func ended(_ card: VCard, _ party: PartyCode) -> VCard {
    var card = card
    if let time = changes[party.description] {
      card.properties.append(.init("REV", escaped: time.description.filter { $0 != "-" && $0 != ":" }))
    }
    card.properties.append(.init("PRODID", text: "-//gcmrepo//directory//EN"))
    return card
  }

  private func name(of party: PartyCode) -> String {
    guard let names = parties[party]?.names else { return party.description }
    return names[language.description] ?? names[language.description.prefix(2).description]
      ?? names.preferring("en", "es") ?? party.description
  }

  /// Family name and given names, where the record says which is which; else the whole name as given.
  private static func components(of person: Party.FocalPoint) -> [String] {
    guard let family = person.familyName, let place = person.name.firstRange(of: family) else {
      return ["", person.name, "", "", ""]
    }
    let rest = person.name[..<place.lowerBound] + " " + person.name[place.upperBound...]
    return [family, rest.split(whereSeparator: \.isWhitespace).joined(separator: " "), "", "", ""]
  }

  /// A name-based UUID (RFC 9562, version 8): of the record's first commit and the id of the entry.
  private func uid(of entry: String) -> String {
    var bytes = Array(SHA256.hash(data: Array("gcmrepo directory\n\(root)\n\(entry)\n".utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
      String(digits.dropFirst(range.lowerBound).prefix(range.count))
    }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}
