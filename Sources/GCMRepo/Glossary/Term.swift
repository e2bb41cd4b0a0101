import GitStore

/// A term of the glossary, with the definitions of those that define it.
public struct Term: Sendable, Hashable {
  /// Its id, the name of its file: a slug.
  public let id: String
  /// The term itself, by language.
  public let names: LocalizedText
  /// How far its definition is agreed.
  public let status: Status
  /// Its definitions, in the order of the file.
  public let definitions: [Definition]
  /// The ids of related terms.
  public let related: [String]
  /// What the record says beyond that.
  let unknown: UnknownKeys

  /// One definition, and who uses it.
  public struct Definition: Sendable, Hashable {
    /// The codes of the conferences that use it.
    public let conferences: [String]
    /// The definition, by language.
    public let text: LocalizedText
    /// Where it comes from, by language.
    public let source: LocalizedText
    let unknown: UnknownKeys
  }

  /// How far a definition is agreed. The set is open: a later version may know more.
  public struct Status: RawRepresentable, Sendable, Hashable {
    /// The word as in the file.
    public let rawValue: String
    /// A status, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Proposed; under discussion; agreed; no longer to be used.
    public static let proposed = Self(rawValue: "proposed"), underDiscussion = Self(rawValue: "under-discussion"),
      agreed = Self(rawValue: "agreed"), deprecated = Self(rawValue: "deprecated")

    /// The statuses of this version.
    public static let known: [Status] = [.proposed, .underDiscussion, .agreed, .deprecated]
  }

  /// The conferences that define it, each once.
  public var conferences: [String] {
    definitions.flatMap(\.conferences).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The keys of a term in their usual order.
  static let keys = ["id", "names", "status", "definitions", "related"]

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    let name: String? =
      if case .term(let names) = RecordPath(file.path) { names.last.flatMap { FactFile.stem(of: $0) } } else { nil }
    if let name { try decoder.check("id", is: name) }
    let written = try decoder.optionalString("id")
    id = name ?? written ?? ""
    names = try decoder.texts("names")
    status =
      Status(rawValue: try decoder.optionalString("status", limit: ReadingLimits.title) ?? Status.proposed.rawValue)
    related = try decoder.strings("related")
    definitions = try decoder.mappings("definitions").map { mapping throws(RecordError) in
      var decoder = mapping
      return Definition(
        conferences: try decoder.strings("conferences"), text: try decoder.texts("text"),
        source: try decoder.texts("source"), unknown: decoder.unknown)
    }
    unknown = decoder.unknown
  }
}

extension RecordState {
  /// The ids of the glossary's terms, sorted by bytes. Cost: one folder.
  public func termIDs() throws(RecordError) -> [String] {
    try folder(RecordFolder.glossary.path).filter { $0.mode.isFile && $0.hasValidName }
      .compactMap { FactFile.stem(of: $0.name) }
  }

  /// The terms by their ids, and the problems of unreadable files. Cost: a file for each.
  public func readableTerms() throws(RecordError) -> Partial<Term> {
    var (terms, problems): ([Term], [RecordError]) = ([], [])
    for id in try termIDs() {
      do throws(RecordError) {
        if let file = try file(KeptFile.term(id).path) { terms.append(try Term(file)) }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return Partial(terms, problems: problems)
  }

  /// The term with an id, or a name in one of its languages, that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar ids.
  public func term(named text: String) throws(RecordError) -> Term {
    let ids = try termIDs()
    if ids.contains(text), let file = try file(KeptFile.term(text).path) { return try Term(file) }
    if let wanted = Slug(title: text),
      let named = try readableTerms().values.first(where: { term in
        term.names.entries.contains { Slug(title: $0.text) == wanted }
      })
    {
      return named
    }
    throw .unknownEntry(.term, given: text, nearest: nearestEntries(to: text, among: ids))
  }
}
