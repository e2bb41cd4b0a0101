import Git
import Redline

/// Which documents of a comparison are wanted; an empty one wants all.
public struct DocumentFilter: Sendable, Hashable {
  /// Contribution ids, paths or folders.
  public var names: [String]
  public var party: String?
  public var kind: ContributionKind?
  /// Whether the original beside a text that is named is wanted too.
  public var takesOriginals: Bool

  public init(
    names: [String] = [], party: String? = nil, kind: ContributionKind? = nil, takesOriginals: Bool = false
  ) {
    self.names = names
    self.party = party
    self.kind = kind
    self.takesOriginals = takesOriginals
  }

  func admits(_ path: String) -> Bool {
    if party != nil || kind != nil {
      guard let id = ContributionID(path: path) else { return false }
      if let party, party != id.party { return false }
      if let kind, kind != id.kind { return false }
    }
    return names.isEmpty
      || names.lazy.map(Self.plain).contains { name in
        path == name || path.hasPrefix(name + "/") || path.hasPrefix("countries/\(name)/")
          || takesOriginals && TextOriginal.text(of: path) == name
      }
  }

  /// A name as a tree has it: a shell completes a folder's with a `/` at its end.
  static func plain(_ name: String) -> String { name.split(separator: "/").joined(separator: "/") }
}

extension Record {
  /// The redline between two states, document by document. Texts come first, then facts, then originals.
  ///
  /// Cost: the documents that differ; the others are not read.
  /// - Parameter to: the current state where it is `nil`.
  /// - Throws: ``RecordError/unknownContribution(given:nearest:)`` where a name is in neither state.
  public func compare(
    _ from: String, to: String?, _ filter: DocumentFilter = .init(), progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) -> StateRedline {
    let (old, new) = (try state(at: from), try state(at: to))
    for name in filter.names { try Self.check(name, in: [old, new]) }
    let changes = try inRecord { () throws(GitError) in
      // What one party withdrew and another submitted is not one document, however alike: no author is merged into
      // another.
      try repository.fileChanges(from: old.tree, to: new.tree) { before, after in
        ContributionID(path: before)?.party == ContributionID(path: after)?.party
      }
    }
    let wanted = changes.filter { filter.admits($0.path) || filter.admits($0.oldPath) }
    var documents: [DocumentRedline] = []
    var titles = Titles(old: old, new: new)
    for change in wanted {
      progress(documents.count, wanted.count)
      documents.append(try document(change, title: titles.title(of: change)))
    }
    documents.sort { a, b in
      let (first, second) = (Self.rank(a.path), Self.rank(b.path))
      return first == second ? a.path.utf8.lexicographicallyPrecedes(b.path.utf8) : first < second
    }
    return StateRedline(
      from: StateName(name: from, commit: old.commit.description),
      to: StateName(name: to ?? branch, commit: new.commit.description), documents: documents)
  }

  /// Whether a revision means something here, so that a second argument can be told from a document's name.
  public func knows(revision: String) -> Bool { (try? commit(of: revision)) != nil }

  /// Whether a name is that of a contribution, a path or a folder, in an earlier state or in the current one.
  public func knows(document name: String, from revision: String) throws(RecordError) -> Bool {
    try Self.holds(name, in: [try state(at: revision), try current()])
  }

  private static func holds(_ name: String, in states: [RecordState]) throws(RecordError) -> Bool {
    let name = DocumentFilter.plain(name)
    guard !name.isEmpty else { return false }
    return try inRecord { () throws(GitError) in
      for state in states {
        for path in [name, "countries/" + name] where try state.repository.entry(at: path, in: state.tree) != nil {
          return true
        }
      }
      return false
    }
  }

  private static func check(_ name: String, in states: [RecordState]) throws(RecordError) {
    if try holds(name, in: states) { return }
    let ids = try states.last?.contributionIDs().map(\.description) ?? []
    throw .unknownContribution(given: name, nearest: nearest(to: name, among: ids))
  }

  private static func rank(_ path: String) -> Int {
    if Contribution.isOriginal(path) { return 2 }
    return path.hasSuffix(".md") ? 0 : 1
  }

  private func document(_ change: FileChange, title: String?) throws(RecordError) -> DocumentRedline {
    var document = DocumentRedline(
      path: change.path, fromPath: change.oldPath, change: .init(change.kind), title: title, text: nil)
    // An original is compared through its text; its own bytes say nothing that a person reads.
    guard !Contribution.isOriginal(change.path) else {
      document.change = .binary
      document.notCompared = [
        .binary(oldSize: try size(change.old), newSize: try size(change.new))
      ]
      return document
    }
    let (before, after) = (try bytes(change.old), try bytes(change.new))
    guard String(validating: before, as: UTF8.self) != nil, String(validating: after, as: UTF8.self) != nil else {
      document.change = .binary
      document.notCompared = [.notText]
      return document
    }
    let text = TextRedline(from: before, to: after)
    document.text = text
    document.notCompared = text.notes.map { note in
      switch note {
      case .coarse(let from, let to): .coarse(from: from, to: to)
      }
    }
    return document
  }

  private func bytes(_ blob: ObjectID?) throws(RecordError) -> [UInt8] {
    guard let blob else { return [] }
    return try inRecord { () throws(GitError) in try repository.blob(blob) }
  }

  private func size(_ blob: ObjectID?) throws(RecordError) -> Int? {
    guard let blob else { return nil }
    return try inRecord { () throws(GitError) in try repository.blobSize(blob) }
  }
}

/// The titles of the contributions that changed files belong to, each read once.
private struct Titles {
  let old: RecordState
  let new: RecordState
  private var known: [ContributionID: LocalizedText] = [:]

  init(old: RecordState, new: RecordState) {
    self.old = old
    self.new = new
  }

  /// A file that cannot be read has none: the path tells.
  mutating func title(of change: FileChange) -> String? {
    // The title is the text's; of its facts and its original the path says more.
    guard let id = ContributionID(path: change.path), change.path.hasPrefix(id.folder + "/text.") else { return nil }
    let texts: LocalizedText
    if let met = known[id] {
      texts = met
    } else {
      let state = change.kind == .removed ? old : new
      texts = ((try? state.contribution(id)) ?? nil)?.title ?? LocalizedText()
      known[id] = texts
    }
    let parts = change.path.split(separator: ".")
    let language = parts.count >= 3 ? String(parts[parts.count - 2]) : ""
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
