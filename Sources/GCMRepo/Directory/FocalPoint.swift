import func MarkdownText.nfc

extension Party {
  /// A person who acts for the party, for a time.
  ///
  /// A record keeps name, office and role, and an address or a telephone number only where they are public: every copy
  /// keeps them for ever.
  public struct FocalPoint: Sendable, Hashable {
    /// Who it is, over all parties and addresses; `nil` if the record does not say.
    public let id: PersonID?
    /// The person's name.
    public let name: String
    /// The part of the name that is the family name; `nil` if the record does not say.
    public let familyName: String?
    /// The bodies in which the person acts for the party, such as the ad-hoc group.
    public let bodies: [PartyCode]
    /// The address by which an older record recognises the person.
    public let email: String?
    /// The person's function in the party.
    public let role: String?
    /// The office where the person works.
    public let office: String?
    /// The languages in which the person can be written to.
    public let languages: [LanguageTag]
    /// The first and the last day on which the person acts for the party; `nil` if that is not limited.
    public let from, until: CalendarDay?
    /// The address, telephone number and page that may be published.
    public let publicContact: Contact
    /// The keys with which the person signs.
    public let keys: [AdmittedKey]
    /// What the record says beyond that.
    let unknown: UnknownKeys

    /// Ways to reach a person that are public.
    public struct Contact: Sendable, Hashable {
      /// An e-mail address, a telephone number, the address of a page.
      public let email, telephone, web: String?

      /// A contact from its parts.
      public init(email: String? = nil, telephone: String? = nil, web: String? = nil) {
        (self.email, self.telephone, self.web) = (email, telephone, web)
      }

      fileprivate init(_ person: inout MappingDecoder) throws(RecordError) {
        var contact = person.optionalMapping("public_contact")
        email = try contact?.optionalString("email")
        telephone = try contact?.optionalString("telephone")
        web = try contact?.optionalString("web")
      }
    }

    /// A person from the facts about them.
    public init(
      id: PersonID? = nil, name: String, email: String? = nil, role: String? = nil, office: String? = nil,
      languages: [LanguageTag] = [], from: CalendarDay? = nil, until: CalendarDay? = nil,
      publicContact: Contact = Contact(), keys: [AdmittedKey] = [], familyName: String? = nil, bodies: [PartyCode] = []
    ) {
      (self.id, self.name, self.email, self.role, self.office) = (id, name, email, role, office)
      (self.languages, self.from, self.until, self.publicContact) = (languages, from, until, publicContact)
      (self.keys, self.familyName, self.bodies) = (keys, familyName, bodies)
      unknown = UnknownKeys()
    }

    /// The keys of a focal point in their usual order.
    static let keyOrder = [
      "id", "name", "family_name", "office", "role", "languages", "bodies", "from", "until", "email", "public_contact",
      "keys",
    ]
    static let contactKeyOrder = ["email", "telephone", "web"]

    init(_ mapping: MappingDecoder) throws(RecordError) {
      var decoder = mapping
      id = try decoder.optional("id") { PersonID($0) }
      name = try decoder.string("name")
      email = try decoder.optionalString("email")
      role = try decoder.optionalString("role")
      // Keys that older versions did not know, and so did not check: a fault in one takes no right from the party.
      // ``check(_:)`` reports it.
      office = (try? decoder.optionalString("office")) ?? nil
      familyName = (try? decoder.optionalString("family_name")) ?? nil
      languages = (try? decoder.names("languages")) ?? []
      bodies = (try? decoder.names("bodies")) ?? []
      from = (try? decoder.day("from")) ?? nil
      until = (try? decoder.day("until")) ?? nil
      publicContact = (try? Contact(&decoder)) ?? Contact()
      keys = (try? Self.keys(&decoder)) ?? []
      unknown = decoder.unknown
    }

    private static func keys(_ decoder: inout MappingDecoder) throws(RecordError) -> [AdmittedKey] {
      try decoder.mappings("keys").map { mapping throws(RecordError) in try AdmittedKey(mapping) }
    }

    /// Checks the keys that reading a party passes over.
    static func check(_ mapping: MappingDecoder) throws(RecordError) {
      var decoder = mapping
      _ = try decoder.optionalString("office")
      _ = try decoder.optionalString("family_name")
      let _: [LanguageTag] = try decoder.names("languages")
      let _: [PartyCode] = try decoder.names("bodies")
      for key in ["from", "until"] { _ = try decoder.day(key) }
      _ = try Contact(&decoder)
      _ = try keys(&decoder)
    }

    /// The id by which commands name the person in the party: the record's, else one made from the name.
    public var entryID: String { id?.description ?? Slug(title: name)?.string ?? name }

    /// Whether the person acts for the party on a day.
    public func isCurrent(on day: CalendarDay) -> Bool {
      from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }

    /// Whether it is the person of a commit: by the address, or by the name if the record has no address.
    func isPerson(_ person: Identity.Person) -> Bool {
      if let address = email ?? publicContact.email { return address.lowercased() == person.email.lowercased() }
      return nfc(name).lowercased() == nfc(person.name).lowercased()
    }
  }

  /// The focal point with that address, ignoring case.
  ///
  /// - Parameters:
  ///   - email: the address.
  ///   - day: the day on which the person acts for the party; `nil` for any.
  public func focalPoint(email: String, on day: CalendarDay? = nil) -> FocalPoint? {
    focalPoints.first { person in
      (person.email ?? person.publicContact.email)?.lowercased() == email.lowercased()
        && (day.map(person.isCurrent) ?? true)
    }
  }

  /// The focal point that a person of a commit is on a day.
  package func focalPoint(of person: Identity.Person, on day: CalendarDay) -> FocalPoint? {
    focalPoints.first { $0.isCurrent(on: day) && $0.isPerson(person) }
  }

  /// Whether the person is a focal point on a day, or the party has none then that could say otherwise.
  package func mayBeActedFor(by person: Identity.Person, on day: CalendarDay) -> Bool {
    !focalPoints.contains { $0.isCurrent(on: day) } || focalPoint(of: person, on: day) != nil
  }
}

/// A focal point of a party, as the directory lists it.
public struct DirectoryEntry: Sendable, Hashable {
  /// The party.
  public let party: PartyCode
  /// The person.
  public let person: Party.FocalPoint

  /// The name of the entry: `CL/ana-rojas`.
  public var id: String { "\(party)/\(person.entryID)" }
}

extension RecordState {
  /// The focal points of all parties, by party and in the order of its file, and the problems of unreadable files.
  ///
  /// Cost: a file for each party.
  public func readableDirectory() throws(RecordError) -> (entries: Partial<DirectoryEntry>, parties: [Party]) {
    let (parties, unreadable) = try readableParties()
    var (entries, problems): ([DirectoryEntry], [RecordError]) = ([], unreadable)
    for party in parties {
      entries += party.focalPoints.map { DirectoryEntry(party: party.code, person: $0) }
      do throws(RecordError) {
        if let file = try file(FactFile.party(party.code.description)) { try Party.checkDetails(of: file) }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return (Partial(entries, problems: problems), parties)
  }

  /// The entry with an id that a user typed: `CL/ana-rojas`, or `ana-rojas` if one party alone names that person.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar ids.
  public func directoryEntry(named text: String) throws(RecordError) -> DirectoryEntry {
    let entries = try readableDirectory().entries.values
    if let found = entries.first(where: { $0.id == text }) { return found }
    let same = entries.filter { $0.person.entryID == text || $0.person.name == text }
    if same.count == 1, let only = same.first { return only }
    throw .unknownEntry(
      .person, given: text,
      nearest: same.isEmpty ? nearestEntries(to: text, among: entries.map(\.id)) : same.map(\.id))
  }
}
