import GitStore

/// A State or a body that takes part.
public struct Party: Sendable, Hashable {
  /// Its code.
  public let code: PartyCode
  /// Whether it is a State.
  public let kind: Kind
  /// Its name, by language.
  public let names: LocalizedText
  /// The party's own languages.
  public let languages: [LanguageTag]
  /// Its roles in the conferences.
  public let roles: [Role]
  /// Its focal points, who may act for it.
  public let focalPoints: [FocalPoint]

  /// The kind of a party.
  public enum Kind: String, Sendable, Hashable {
    /// A State, or a body such as a secretariat.
    case state, body
  }

  /// A role belongs to a conference and a party: Mexico is a member of one and an observer of the other.
  public struct Role: Sendable, Hashable {
    /// The conference's code.
    public let conference: String
    /// The party's role in that conference.
    public let name: Name
    /// The first and the last day of the role, for the reader: rights do not end by themselves.
    public let from, until: CalendarDay?

    /// A role in a conference.
    public init(conference: String, name: Name, from: CalendarDay? = nil, until: CalendarDay? = nil) {
      self.conference = conference
      self.name = name
      (self.from, self.until) = (from, until)
    }

    /// The possible roles in a conference.
    public enum Name: String, Sendable, Hashable {
      /// The four roles of a record.
      case member, observer, secretariat, presidency
    }
  }

  /// A party from its parts.
  public init(
    code: PartyCode, kind: Kind, names: LocalizedText, languages: [LanguageTag] = [], roles: [Role] = [],
    focalPoints: [FocalPoint] = []
  ) {
    self.code = code
    self.kind = kind
    self.names = names
    self.languages = languages
    self.roles = roles
    self.focalPoints = focalPoints
  }

  /// Whether it is a State that is a member of a conference, and so may submit contributions.
  public var isMemberState: Bool { kind == .state && roles.contains { $0.name == .member } }

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    // A party is found by its file's name: another code inside would make two of one.
    code = try decoder.required("code") { PartyCode($0) }
    guard file.path == FactFile.party(code.description) else { throw decoder.wrong("code") }
    names = try decoder.texts("names")
    languages = try decoder.names("languages")
    roles = try decoder.mappings("conferences").map { mapping throws(RecordError) in
      var decoder = mapping
      let name = try decoder.required("role") { Role.Name(rawValue: $0) }
      return Role(
        conference: try decoder.string("conference"), name: name, from: (try? decoder.day("from")) ?? nil,
        until: (try? decoder.day("until")) ?? nil)
    }
    kind =
      try decoder.optional("kind") { Kind(rawValue: $0) } ?? (code.description.utf8.count == 2 ? .state : .body)
    focalPoints = try decoder.mappings("focal_points").map { mapping throws(RecordError) in try FocalPoint(mapping) }
    let ids = focalPoints.compactMap(\.id)
    guard Set(ids).count == ids.count else { throw decoder.wrong("focal_points") }
  }

  /// Checks what no right depends on, and reading a party passes over: the periods, offices and contacts.
  static func checkDetails(of file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    for var role in try decoder.mappings("conferences") {
      for key in ["from", "until"] { _ = try role.day(key) }
    }
    for person in try decoder.mappings("focal_points") { try FocalPoint.check(person) }
  }
}

extension Party {
  fileprivate func isNamed(_ name: Slug) -> Bool { names.entries.contains { Slug(title: $0.text) == name } }
}

extension RecordState {
  /// The codes of all parties, sorted by bytes. Cost: one folder.
  public func partyCodes() throws(RecordError) -> [PartyCode] { try partyFiles().compactMap { PartyCode($0) } }

  /// The names of the parties' files without extension, sorted by bytes: normally their codes.
  private func partyFiles() throws(RecordError) -> [String] {
    try folder(RecordFolder.parties.path).compactMap { FactFile.stem(of: $0.name) }
  }

  /// The party with that code.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownParty`` with similar codes.
  public func party(_ code: PartyCode) throws(RecordError) -> Party { try party(named: code.description) }

  /// The party with a code, or a name in one of its languages, that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownParty`` with the codes that may have been meant.
  public func party(named text: String) throws(RecordError) -> Party {
    if let code = PartyCode(text), let file = try file(FactFile.party(code.description)) { return try Party(file) }
    if let same = try partyFiles().first(where: { $0.lowercased() == text.lowercased() }),
      let file = try file(FactFile.party(same))
    {
      return try Party(file)
    }
    // By a whole name in any language, in any case and with or without accents.
    let wanted = Slug(title: text)
    if let wanted, let named = try? readableParties().parties.first(where: { $0.isNamed(wanted) }) { return named }
    throw .unknownParty(given: text, nearest: try codesNear(text))
  }

  /// The code in a text that somebody typed; `nil` for no text.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownParty`` with similar codes.
  package func partyCode(named text: String?) throws(RecordError) -> PartyCode? {
    guard let text else { return nil }
    return try party(named: text).code
  }

  /// All readable parties, by code, and the problems of bodies' files that cannot be read.
  ///
  /// - Throws: also for a State's unreadable file: without its row, the list of States without an answer would be
  ///   wrong.
  func readableParties() throws(RecordError) -> (parties: [Party], problems: [RecordError]) {
    var (parties, problems): ([Party], [RecordError]) = ([], [])
    for code in try partyFiles() {
      do throws(RecordError) {
        if let file = try file(FactFile.party(code)) { parties.append(try Party(file)) }
      } catch {
        guard error.concernsOneFile, code.utf8.count > 2 else { throw error }
        problems.append(error)
      }
    }
    return (parties, problems)
  }

  /// All parties, by code. An unreadable file is an error.
  public func parties() throws(RecordError) -> [Party] {
    var parties: [Party] = []
    for code in try partyFiles() {
      if let file = try file(FactFile.party(code)) { parties.append(try Party(file)) }
    }
    return parties
  }

  /// The submitting State; refused if it is not a member of a conference.
  public func member(_ code: PartyCode) throws(RecordError) -> Party { try member(named: code.description) }

  /// The State with a code that a user typed; refused unless it is a member of a conference.
  public func member(named text: String) throws(RecordError) -> Party {
    let party = try party(named: text)
    guard party.isMemberState else { throw .notAMember(code: text) }
    return party
  }

  /// The party that submits a contribution of a kind: for a reference document any party, otherwise a State that is a
  /// member of a conference.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/notAMember``, and ``RecordError/Code-swift.struct/featureNeeded`` for a
  ///   reference document in a record that has none yet.
  public func submitter(named text: String, of kind: ContributionKind) throws(RecordError) -> Party {
    if kind == .proposal, !configuration.features.contains(RecordConfiguration.negotiation) {
      throw .featureNeeded([RecordConfiguration.negotiation])
    }
    guard kind == .reference else { return try member(named: text) }
    let party = try party(named: text)
    guard configuration.features.contains(RecordConfiguration.references) else {
      throw .featureNeeded([RecordConfiguration.references])
    }
    return party
  }

  /// Similar codes, and the code of a party with that name in any language.
  private func codesNear(_ given: String) throws(RecordError) -> [String] {
    let codes = try partyFiles()
    if let same = codes.first(where: { $0.lowercased() == given.lowercased() }) { return [same] }
    let wanted = given.lowercased()
    let parties = (try? self.parties()) ?? []
    let named = parties.filter { party in
      party.names.entries.contains { nearestNames(to: wanted, among: [$0.text]).first != nil && wanted.count > 3 }
    }
    if !named.isEmpty { return named.prefix(3).map(\.code.description) }
    if given.utf8.count > 2 { return nearestNames(to: given, among: codes) }
    // Of two letters one is always similar: States that share the first come before those that share the second.
    let near = codes.filter { $0.utf8.count == given.utf8.count }
      .filter { zip($0.uppercased(), given.uppercased()).filter { $0 != $1 }.count <= max(1, given.count / 3) }
    return Array(
      near.sorted { a, b in
        let (first, second) = (a.first != given.uppercased().first, b.first != given.uppercased().first)
        return first == second ? a < b : !first
      }.prefix(6))
  }
}
