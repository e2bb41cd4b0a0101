import GitStore
import TextDiff

/// Selects the documents of a comparison; an empty filter selects all.
public struct DocumentFilter: Sendable, Hashable {
  /// Contribution ids, paths or folders.
  public var names: [String]
  /// A State's code: only its contributions.
  public var party: PartyCode?
  /// Only contributions of this kind.
  public var kind: ContributionKind?
  /// Whether the original beside a named text is included too.
  public var takesOriginals: Bool

  /// A filter with these criteria.
  public init(
    names: [String] = [], party: PartyCode? = nil, kind: ContributionKind? = nil, takesOriginals: Bool = false
  ) {
    self.names = names
    self.party = party
    self.kind = kind
    self.takesOriginals = takesOriginals
  }

  /// A name as in a tree: shell completion adds a `/` to a folder's name.
  static func plain(_ name: String) -> String { name.pathNames.filter { !$0.isEmpty }.joined(separator: "/") }
}

extension Record {
  /// The redline between two states, document by document: the declaration, the other texts, data files, originals.
  ///
  /// Cost: the documents that differ; the others are not read. With an attribution, also each commit of the range and
  /// each version of those documents.
  /// - Parameters:
  ///   - from: the name of the old state.
  ///   - to: that of the new state; the current state if `nil`.
  ///   - filter: the documents to compare.
  ///   - attribution: what changes are attributed to.
  ///   - progress: receives the number of documents compared so far, and of all.
  ///   - rereadTexts: by path, texts to use instead of those in the record: see ``unlikeReaders(_:to:_:)``. A text that is
  ///     then the same in both states is left out.
  /// - Throws: ``RecordError/Code-swift.struct/unknownContribution`` if a name is in neither state;
  ///   ``RecordError/Code-swift.struct/notEarlier`` if revisions are requested and do not lead from one to the other.
  public func compare(
    _ from: String, to: String?, _ filter: DocumentFilter = .init(),
    attributingTo attribution: ChangeAttribution? = nil, rereadTexts: [String: RereadPair] = [:],
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) -> StateRedline {
    try compare(
      try states(from, to), filter, attributingTo: attribution, rereadTexts: rereadTexts, progress: progress)
  }

  func compare(
    _ pair: StatePair, _ filter: DocumentFilter, attributingTo attribution: ChangeAttribution?,
    rereadTexts: [String: RereadPair], progress: (Int, Int) -> Void
  ) throws(RecordError) -> StateRedline {
    let (old, new) = (pair.from.state, pair.to.state)
    let names = (from: pair.from.stateName, to: pair.to.stateName)
    for name in filter.names { try Self.check(name, in: [old, new]) }
    var wanted = try changes(pair, filter)
    let histories: DocumentHistories? =
      switch attribution {
      case nil: nil
      case .rounds(let via): try rounds(&wanted, names, via: via, old, new, filter)
      case .revisions: try revisions(of: wanted, names, old, new)
      }
    var documents: [DocumentRedline] = []
    var titles = Titles(old: old, new: new, known: pair.reading.notedTitles)
    for change in wanted {
      progress(documents.count, wanted.count)
      let reread = histories == nil ? rereadTexts[change.path] : nil
      if let reread, reread.old == reread.new, change.kind == .modified { continue }
      let place = RecordPath(change.path)
      var document = try document(change, place, rereadTexts: reread, title: titles.title(of: change, place))
      document.party = place.party
      if let text = document.text, let history = histories?.histories[change.path] {
        let (versions, steps) = try read(history, of: change.path)
        let (redline, attribution) = text.attributed(through: versions, steps: steps)
        (document.text, document.attribution) = (redline, attribution)
        // Read only for passing text, of which there is none.
        if change.old == change.new, attribution.passing.isEmpty { continue }
      }
      documents.append(document)
    }
    documents.sort { a, b in
      let (first, second) = (Self.rank(a.path), Self.rank(b.path))
      return first == second ? a.path.utf8.lexicographicallyPrecedes(b.path.utf8) : first < second
    }
    return StateRedline(
      from: names.from, to: names.to, documents: documents, steps: histories?.steps ?? [])
  }

  /// The selected files that differ between the states of a pair.
  func changes(_ pair: StatePair, _ filter: DocumentFilter) throws(RecordError) -> [FileChange] {
    try pair.reading.changes(filter) { () throws(RecordError) in
      try changes(from: pair.from.state, to: pair.to.state, filter)
    }
  }

  /// The selected files that differ between two states.
  func changes(
    from old: RecordState, to new: RecordState, _ filter: DocumentFilter
  ) throws(RecordError) -> [FileChange] {
    let changes = try inRecord { () throws(GitError) in
      // A contribution that one party withdrew and another submitted is not one document, however similar: authors are
      // never merged.
      try repository.fileChanges(from: old.tree, to: new.tree) { before, after in
        ContributionID(path: before)?.party == ContributionID(path: after)?.party
      }
    }
    let matcher = DocumentMatcher(filter)
    return changes.filter { matcher.admits($0.path) || matcher.admits($0.oldPath) }
  }

  static func holds(_ name: String, in states: [RecordState]) throws(RecordError) -> Bool {
    let name = DocumentFilter.plain(name)
    guard !name.isEmpty else { return false }
    return try inRecord { () throws(GitError) in
      for state in states {
        for path in [name] + RecordFolder.ofParties.map({ $0.path(name) })
        where try state.repository.entry(at: path, in: state.tree) != nil {
          return true
        }
      }
      return false
    }
  }

  private static func check(_ name: String, in states: [RecordState]) throws(RecordError) {
    if try holds(name, in: states) { return }
    let ids = try states.last?.contributionIDs().map(\.description) ?? []
    throw .unknownContribution(given: name, nearest: nearestNames(to: name, among: ids))
  }

  private static func rank(_ path: String) -> Int {
    if DocumentFile.isOriginal(path) { return 3 }
    guard DocumentFile.isMarkdown(path) else { return 2 }
    return RecordFolder.declaration.contains(path) ? 0 : 1
  }

  private func document(
    _ change: FileChange, _ place: RecordPath, rereadTexts: RereadPair?, title: String?
  ) throws(RecordError) -> DocumentRedline {
    let isText = DocumentFile.isMarkdown(change.path) && !DocumentFile.isOriginal(change.path)
    var document = DocumentRedline(
      path: change.path, fromPath: change.oldPath, change: .init(change.kind), title: title, text: nil,
      name: place.shortName, role: isText ? .text : .other,
      language: isText ? place.language : nil)
    // An original is compared through its text; its own bytes are not readable by people.
    guard !DocumentFile.isOriginal(change.path) else {
      document.change = .binary
      do throws(RecordError) {
        document.notCompared = [
          .binary(oldSize: try size(change.old, of: change.oldPath), newSize: try size(change.new, of: change.path))
        ]
      } catch {
        // The text extracted from it can still be compared.
        guard error.code == .damaged else { throw error }
        document.notCompared = [.damaged]
      }
      return document
    }
    let before: [UInt8]
    let after: [UInt8]
    if let rereadTexts {
      (before, after) = (rereadTexts.old, rereadTexts.new)
    } else {
      before = try bytes(change.old, of: change.oldPath)
      after = try bytes(change.new, of: change.path)
    }
    document.isReread = rereadTexts != nil
    guard String(validating: before, as: UTF8.self) != nil, String(validating: after, as: UTF8.self) != nil else {
      document.change = .binary
      document.notCompared = [.notText]
      return document
    }
    document.text = TextRedline(from: before, to: after)
    return document
  }

  /// The versions of a document that are text. The changes of a step to a version that is not count as the next step's.
  private func read(_ history: DocumentHistories.History, of path: String) throws(RecordError) -> (
    versions: [[UInt8]], steps: [Int]
  ) {
    var (versions, steps): ([[UInt8]], [Int]) = ([], [])
    for (blob, step) in zip(history.versions, history.steps) {
      let version = try bytes(blob, of: path)
      guard String(validating: version, as: UTF8.self) != nil else { continue }
      versions.append(version)
      steps.append(step)
    }
    return (versions, steps + history.steps.suffix(1))
  }

  private func bytes(_ blob: ObjectID?, of path: String) throws(RecordError) -> [UInt8] {
    guard let blob else { return [] }
    return try inRecord(reading: path) { () throws(GitError) in
      try repository.blob(
        blob, limit: DocumentFile.isOriginal(path) ? ReadingLimits.originalBytes : ReadingLimits.textBytes)
    }
  }

  private func size(_ blob: ObjectID?, of path: String) throws(RecordError) -> Int? {
    guard let blob else { return nil }
    return try inRecord(reading: path) { () throws(GitError) in try repository.blobSize(blob) }
  }
}

/// The titles of the contributions that changed files belong to, each read once.
private struct Titles {
  let old: RecordState
  let new: RecordState
  /// The titles read so far.
  var known: [ContributionID: LocalizedText]

  /// A file that cannot be read has none; its path is used.
  mutating func title(of change: FileChange, _ place: RecordPath) -> String? {
    // The title belongs to the text; for its data and its original the path says more.
    guard case .document(.contribution(let id), .text(let language)) = place else { return nil }
    let texts: LocalizedText
    if let met = known[id] {
      texts = met
    } else {
      let state = change.kind == .removed ? old : new
      texts = ((try? state.contribution(id)) ?? nil)?.title ?? LocalizedText()
      known[id] = texts
    }
    return texts.preferring(language, "en", "es")
  }
}

extension DocumentRedline.Change {
  fileprivate init(_ kind: FileChange.Kind) {
    switch kind {
    case .added: self = .added
    case .removed: self = .removed
    case .modified: self = .modified
    case .renamed: self = .renamed
    }
  }
}
