import BestPractices
import GitStore
import TextDiff

/// Selects contributions; an empty filter selects all.
public struct ContributionFilter: Sendable, Hashable {
  /// A party's code.
  public var party: PartyCode?
  /// A kind of contribution.
  public var kind: ContributionKind?
  /// A theme's id.
  public var theme: ThemeID?
  /// An objective of the Global Compact.
  public var objective: GCMObjective?

  /// A filter with these criteria.
  public init(
    party: PartyCode? = nil, kind: ContributionKind? = nil, theme: ThemeID? = nil, objective: GCMObjective? = nil
  ) {
    self.party = party
    self.kind = kind
    self.theme = theme
    self.objective = objective
  }

  /// Whether proposals on drafts are selected without being asked for by their kind.
  var takesProposals = false

  /// All contributions, proposals included.
  package static let everything: ContributionFilter = {
    var filter = ContributionFilter()
    filter.takesProposals = true
    return filter
  }()

  func admits(_ id: ContributionID) -> Bool {
    (party == nil || id.party == party) && (kind.map { id.kind == $0 } ?? (takesProposals || id.kind != .proposal))
  }
}

extension RecordState {
  /// The contribution with that id; `nil` if there is none.
  func contribution(_ id: ContributionID) throws(RecordError) -> Contribution? {
    guard let file = try file(id.factPath) else { return nil }
    return try Contribution(file, id: id)
  }

  /// The contribution with that name.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownContribution``.
  public func contribution(named text: String) throws(RecordError) -> Contribution {
    if let id = ContributionID(text) {
      if let found = try contribution(id) { return found }
      if let revision = try withdrawn(by: id.party)[id] { throw .withdrawn(id, revision: revision) }
    }
    let ids = try contributionIDs().map(\.description)
    let slug = text.pathNames.last { !$0.isEmpty }.map(String.init) ?? text
    // A bare slug, or one under the wrong country, is the likeliest mistake.
    let sameSlug = ids.filter { $0.pathNames.last?.utf8.elementsEqual(slug.utf8) == true }
    throw .unknownContribution(
      given: text, nearest: sameSlug.isEmpty ? nearestNames(to: text, among: ids) : Array(sameSlug.prefix(3)))
  }

  /// The ids of all contributions, sorted by bytes. Cost: the folders, no files.
  public func contributionIDs(_ filter: ContributionFilter = .init()) throws(RecordError) -> [ContributionID] {
    try contributionFolders(filter).map(\.id)
  }

  /// The contributions, sorted by id. Cost: each one's `contribution.yml`, 30 µs.
  ///
  /// - Throws: the first problem with one of them.
  public func contributions(_ filter: ContributionFilter = .init()) throws(RecordError) -> [Contribution] {
    try readableContributions(filter).complete()
  }

  /// The readable contributions, sorted by id, and the problems of the others: one bad file does not hide the rest.
  public func readableContributions(
    _ filter: ContributionFilter = .init()
  ) throws(RecordError) -> Partial<Contribution> {
    let folders = try contributionFolders(filter)
    let parts = stride(from: 0, to: folders.count, by: Self.readAtOnce).map { start in
      folders[start..<min(folders.count, start + Self.readAtOnce)]
    }
    let read = Parallel.map(parts.count) { part in
      Result { () throws(RecordError) in try readable(parts[part], filter) }
    }
    var (contributions, problems): ([Contribution], [RecordError]) = ([], [])
    contributions.reserveCapacity(folders.count)
    for part in read {
      let own = try part.get()
      contributions += own.values
      problems += own.problems
    }
    return Partial(contributions, problems: problems)
  }

  /// So few are read sooner than a thread starts.
  private static let readAtOnce = 128

  private func readable(
    _ folders: ArraySlice<(id: ContributionID, folder: ObjectID)>, _ filter: ContributionFilter
  ) throws(RecordError) -> Partial<Contribution> {
    var (contributions, problems): ([Contribution], [RecordError]) = ([], [])
    for (id, folder) in folders {
      do throws(RecordError) {
        // A folder made by hand is not a contribution; `verify` reports it.
        guard let contribution = try contribution(id, in: folder) else { continue }
        if let theme = filter.theme, !contribution.themes.contains(theme) { continue }
        if let objective = filter.objective, !contribution.objectives.contains(objective) { continue }
        contributions.append(contribution)
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return Partial(contributions, problems: problems)
  }

  /// The ids of the record's questionnaires, sorted by bytes. Cost: one folder.
  public func questionnaireIDs() throws(RecordError) -> [String] {
    try folder(RecordFolder.questionnaires.path).filter { $0.mode == .folder && Slug.isValid($0.name) }.map(\.name)
  }

  private func contribution(_ id: ContributionID, in folder: ObjectID) throws(RecordError) -> Contribution? {
    try contribution(
      id, among: try inRecord(reading: id.folder) { () throws(GitError) in try repository.tree(folder) })
  }

  /// The contribution whose folder has these entries; `nil` if it has no `contribution.yml`.
  func contribution(_ id: ContributionID, among entries: [TreeEntry]) throws(RecordError) -> Contribution? {
    guard let entry = entries.first(where: { $0.name == id.factName && $0.mode.isFile }) else { return nil }
    let path = id.factPath
    let bytes = try inRecord(reading: path) { () throws(GitError) in
      try repository.blob(entry.id, limit: ReadingLimits.textBytes)
    }
    return try Contribution(RecordFile(path: path, bytes: bytes), id: id)
  }

  /// - Parameter invalid: receives the paths of folders with invalid names.
  func contributionFolders(
    _ filter: ContributionFilter, invalid: (String) -> Void = { _ in }
  ) throws(RecordError) -> [(id: ContributionID, folder: ObjectID)] {
    var found: [(id: ContributionID, folder: ObjectID)] = []
    for root in RecordFolder.ofParties { found += try contributionFolders(in: root, filter, invalid: invalid) }
    // Only bodies make the order of the folders another than that of the ids.
    if found.last?.id.root == .bodies {
      found.sort { $0.id.description.utf8.lexicographicallyPrecedes($1.id.description.utf8) }
    }
    return found
  }

  private func contributionFolders(
    in root: RecordFolder, _ filter: ContributionFilter, invalid: (String) -> Void
  ) throws(RecordError) -> [(id: ContributionID, folder: ObjectID)] {
    var found: [(id: ContributionID, folder: ObjectID)] = []
    for country in try folder(root.path) where country.mode == .folder {
      if let party = filter.party, party.description != country.name { continue }
      let kinds = try inRecord { () throws(GitError) in try repository.tree(country.id) }
      for kind in kinds where kind.mode == .folder {
        // Of a State's other folders none holds contributions.
        if NegotiationFile.Folder(rawValue: kind.name) != nil { continue }
        let isOfProposals = ContributionKind(folder: kind.name) == .proposal
        if isOfProposals, filter.kind != .proposal, !filter.takesProposals { continue }
        let slugs = try inRecord { () throws(GitError) in
          try isOfProposals ? foldersBelow(kind.id) : repository.tree(kind.id)
        }
        for slug in slugs where slug.mode == .folder {
          let name = "\(country.name)/\(kind.name)/\(slug.name)"
          guard slug.hasValidName || isOfProposals, let id = ContributionID(name), id.root == root else {
            invalid(root.path(name))
            continue
          }
          if filter.admits(id) { found.append((id, slug.id)) }
        }
      }
    }
    return found
  }

  /// The folders two levels below one, named by both: `draft-1/detencion`.
  private func foldersBelow(_ tree: ObjectID) throws(GitError) -> [TreeEntry] {
    var found: [TreeEntry] = []
    for outer in try repository.tree(tree) where outer.mode == .folder {
      for entry in try repository.tree(outer.id) {
        found.append(TreeEntry(name: "\(outer.name)/\(entry.name)", mode: entry.mode, id: entry.id))
      }
    }
    return found
  }

  /// A contribution's text in a language, or its only or first one.
  public func text(of contribution: Contribution, language: LanguageTag?) throws(RecordError) -> [UInt8] {
    try read(contribution, language) { _, language in DocumentFile.text(in: language).name }
  }

  /// The bytes of a contribution's original in a language, or of its only or first one.
  public func original(of contribution: Contribution, language: LanguageTag?) throws(RecordError) -> [UInt8] {
    try read(contribution, language) { contribution, language in
      contribution.originals.first { $0.language == language }?.file
    }
  }

  private func read(
    _ contribution: Contribution, _ language: LanguageTag?, file: (Contribution, LanguageTag) -> String?
  ) throws(RecordError) -> [UInt8] {
    let chosen = language ?? contribution.languages.first
    let id = contribution.id
    guard let chosen, contribution.languages.contains(chosen), let name = file(contribution, chosen) else {
      throw .noSuchLanguage(
        contribution: id.description, given: chosen?.description ?? "", present: contribution.languages)
    }
    let path = id.path(name)
    let limit = DocumentFile.isText(path) ? ReadingLimits.textBytes : ReadingLimits.originalBytes
    guard let bytes = try bytes(path, limit: limit) else {
      throw .malformedFile(path: path, line: nil, problem: .missing)
    }
    return bytes
  }
}
