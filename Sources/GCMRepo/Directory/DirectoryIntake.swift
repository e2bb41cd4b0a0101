/// What a list of persons would change in the directory: a value that a person looks at before anything is written.
public struct DirectoryIntake: Sendable, Hashable {
  /// A person of the list with the entry that is meant.
  public struct Taken: Sendable, Hashable {
    /// The line of the file.
    public let line: Int
    /// The entry: `CL/lucia-perez`.
    public let entry: String
    /// The keys of the facts that differ from the record's.
    public let fields: [String]
    /// The facts.
    public let values: EntryValues
    /// What only the private record may keep.
    public let details: PrivateContact
    let party: PartyCode
    let person: String
  }

  /// A person of the list who is not taken.
  public struct Left: Sendable, Hashable {
    /// The line of the file, and the name as it is there.
    public let line: Int, name: String
    /// Why.
    public let reason: Reason
    /// The entries who may be meant, or what the reason is about.
    public let about: [String]
  }

  /// Why a person is not taken.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Several entries, or one of another form of the name, may be meant; or the list has the name twice.
    case ambiguous
    /// The party is not said, or not of the record.
    case noParty = "no-party"
    /// The party is of another conference than the one whose list it is.
    case otherConference = "other-conference"
    /// There is no name, or none that gives an id.
    case noName = "no-name"
    /// The row names an entry that the record does not have.
    case noEntry = "no-entry"
    /// The last day is before the first.
    case period
  }

  /// Persons who would be added; whose entries differ; and whose entries say the same.
  public private(set) var added: [Taken] = [], differing: [Taken] = [], same: [Taken] = []
  /// Who is left out.
  public private(set) var left: [Left] = []
  /// The lines of texts that were left out because they hold a private address or number.
  public private(set) var privateTexts: [Int] = []

  /// Compares a list with the record.
  ///
  /// - Parameters:
  ///   - rows: the list.
  ///   - parties: the parties of the record.
  ///   - country: the party of persons of whom the list does not say it.
  ///   - conference: the conference whose list it is; `nil` for any.
  ///   - day: the day on which a person acts or not.
  ///
  /// Cost: the rows times the persons of their party.
  public init(
    _ rows: [DirectoryRow], parties: [Party], country: PartyCode? = nil, conference: String? = nil, on day: CalendarDay
  ) {
    var names: [String: Party] = [:]
    for party in parties.reversed() {
      for text in party.names.entries { if let name = Slug(title: text.text) { names[name.string] = party } }
    }
    for party in parties { names[party.code.description.lowercased()] = party }
    let placed = rows.map { row in (row, Self.party(of: row, names, country, parties)) }
    var seen: [String: [DirectoryRow]] = [:]
    for (row, party) in placed {
      if let party { seen["\(party.code)/\(Slug(title: row.name)?.string ?? "")", default: []].append(row) }
    }
    var done: Set<String> = []
    for (row, party) in placed {
      func leave(_ reason: Reason, _ about: [String] = []) {
        left.append(Left(line: row.line, name: row.name, reason: reason, about: about))
      }
      guard let party else {
        leave(.noParty, row.party.map { [$0] } ?? [])
        continue
      }
      if let conference, !party.roles.contains(where: { $0.conference == conference }) {
        leave(.otherConference, [party.code.description])
        continue
      }
      if let from = row.from, let until = row.until, until < from {
        leave(.period, [from.description, until.description])
        continue
      }
      guard let slug = Slug(title: row.name)?.string, let made = PersonID(String(slug.prefix(60)).droppingLastHyphen)
      else {
        leave(.noName)
        continue
      }
      let twins = seen["\(party.code)/\(slug)"] ?? []
      if twins.count > 1, !twins.allSatisfy({ $0.isSame(as: row) }) {
        leave(.ambiguous, twins.map { "\($0.line)" })
        continue
      }
      guard done.insert("\(party.code)/\(slug)/\(row.id ?? "")").inserted else { continue }
      switch Self.candidates(for: row, slug, in: party, on: day) {
      case .noEntry: leave(.noEntry, row.id.map { [$0] } ?? [])
      case .several(let ids): leave(.ambiguous, ids.map { "\(party.code)/\($0)" })
      case .new: take(row, made.description, in: party, nil)
      case .one(let person): take(row, person.entryID, in: party, person)
      }
    }
  }

  private mutating func take(_ row: DirectoryRow, _ id: String, in party: Party, _ held: Party.FocalPoint?) {
    var (values, fields) = (EntryValues(), [String]())
    var details = row.details.without(row.contact)
    if let held { details = details.without(held.publicContact) }
    func set(_ key: String, _ value: EntryValues.Value?, differs: Bool) {
      guard let value, held == nil || differs else { return }
      values.set(key, value)
      fields.append(key)
    }
    func text(_ key: String, _ text: String?, _ own: String?) {
      guard let text, !text.isEmpty else { return }
      guard PrivateContacts.contact(in: text) == nil else { return privateTexts.append(row.line) }
      set(key, .text(text), differs: text != own)
    }
    if held == nil { values.set("id", .text(id)) }
    text("name", row.name, held?.name)
    if let family = row.familyName, row.name.contains(family) { text("family_name", family, held?.familyName) }
    text("office", row.office, held?.office)
    text("role", row.role, held?.role)
    set(
      "languages", row.languages.isEmpty ? nil : .list(row.languages.map(\.description)),
      differs: row.languages != held?.languages)
    set("bodies", row.bodies.isEmpty ? nil : .list(row.bodies.map(\.description)), differs: row.bodies != held?.bodies)
    set("from", row.from.map { .plain($0.description) }, differs: row.from != held?.from)
    set("until", row.until.map { .plain($0.description) }, differs: row.until != held?.until)
    let own = held?.publicContact
    let contact = [
      ("email", row.contact.email, own?.email), ("telephone", row.contact.telephone, own?.telephone),
      ("web", row.contact.web, own?.web),
    ].compactMap { key, text, own in text.flatMap { $0 != own ? (key, $0) : nil } }
    set("public_contact", contact.isEmpty ? nil : .texts(LocalizedText(contact)), differs: true)
    let taken = Taken(
      line: row.line, entry: "\(party.code)/\(id)", fields: fields, values: values, details: details,
      party: party.code, person: id)
    if held == nil {
      added.append(taken)
    } else if fields.isEmpty {
      same.append(taken)
    } else {
      differing.append(taken)
    }
  }

  private static func party(
    of row: DirectoryRow, _ names: [String: Party], _ country: PartyCode?, _ parties: [Party]
  ) -> Party? {
    if let id = row.id, let slash = id.firstIndex(of: "/") { return names[id[..<slash].lowercased()] }
    if let text = row.party {
      if let found = names[text.lowercased()] ?? Slug(title: text).flatMap({ names[$0.string] }) { return found }
    }
    return country.flatMap { code in parties.first { $0.code == code } }
  }

  private enum Meant {
    case new, noEntry
    case one(Party.FocalPoint)
    case several([String])
  }

  /// Whom a row means: the entry of its id, or of its name; another form of a name is never taken for the same person.
  private static func candidates(
    for row: DirectoryRow, _ slug: String, in party: Party, on day: CalendarDay
  ) -> Meant {
    if let id = row.id {
      let wanted = id.split(separator: "/").last.map(String.init)
      return party.focalPoints.first { $0.entryID == wanted }.map { .one($0) } ?? .noEntry
    }
    let named = party.focalPoints.filter { Slug(title: $0.name)?.string == slug }
    if named.count == 1 { return .one(named[0]) }
    let current = named.filter { $0.isCurrent(on: day) }
    if current.count == 1 { return .one(current[0]) }
    if !named.isEmpty { return .several(named.map(\.entryID)) }
    let words = Set(slug.split(separator: "-"))
    let near = party.focalPoints.filter { person in
      let own = Set((Slug(title: person.name)?.string ?? "").split(separator: "-"))
      let isForm = own.intersection(words).count >= 2 && (own.isSubset(of: words) || words.isSubset(of: own))
      let hasID = person.entryID == slug
      let mail = person.publicContact.email ?? person.email
      let isReached = mail.map { mail in
        ([row.contact.email].compactMap(\.self) + row.details.emails).contains { $0.lowercased() == mail.lowercased() }
      }
      return isForm || hasID || isReached ?? false
    }
    return near.isEmpty ? .new : .several(near.map(\.entryID))
  }
}

extension DirectoryRow {
  /// Whether another row says the same, wherever it is.
  fileprivate func isSame(as other: DirectoryRow) -> Bool {
    var other = other
    other.line = line
    return self == other
  }
}

extension String {
  fileprivate var droppingLastHyphen: String { last == "-" ? String(dropLast()) : self }
}
