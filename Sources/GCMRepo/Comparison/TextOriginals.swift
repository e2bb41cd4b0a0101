import GitStore

/// The originals of many texts in one state, found in a single walk of the history.
public struct TextOriginals: Sendable {
  private struct Found {
    let path: String
    let blob: ObjectID
    let isCurrent: Bool
  }

  private let repository: Repository
  private let found: [String: Found]

  /// The extension of a text's original, such as `docx`, in lower case; `nil` if there is none.
  public func fileExtension(of text: String) -> String? { found[text].map { Self.fileExtension($0.path) } }

  /// The original of a text; `nil` if there is none, or several and nothing decides. Cost: the file.
  public func original(of text: String) throws(RecordError) -> TextOriginal? {
    guard let found = found[text] else { return nil }
    return TextOriginal(
      path: found.path, fileExtension: Self.fileExtension(found.path),
      bytes: try inRecord { () throws(GitError) in try repository.blob(found.blob) }, isCurrent: found.isCurrent)
  }

  private static func fileExtension(_ path: String) -> String { path.split(separator: ".").last?.lowercased() ?? "" }
}

extension TextOriginals {
  /// A text whose last change is searched for.
  private struct Sought {
    let text: String
    let original: String
    let blob: ObjectID
  }

  fileprivate init(of texts: Set<String>, in state: RecordState) throws(RecordError) {
    repository = state.record.repository
    var sought: [Sought] = []
    for text in texts {
      guard let original = try Self.original(of: text, in: state) else { continue }
      sought.append(Sought(text: text, original: original.path, blob: original.blob))
    }
    let stale = try Self.stale(sought, in: state)
    found = Dictionary(
      uniqueKeysWithValues: sought.map {
        ($0.text, Found(path: $0.original, blob: $0.blob, isCurrent: !stale.contains($0.text)))
      })
  }

  private static func original(
    of text: String, in state: RecordState
  ) throws(RecordError) -> (path: String, blob: ObjectID)? {
    let folder = text.parentPath
    var entries = try state.folder(folder).filter { entry in
      entry.mode.isFile && TextOriginal.text(of: folder + "/" + entry.name) == text
    }
    if entries.count > 1, let id = ContributionID(path: text), let contribution = try state.contribution(id) {
      entries.removeAll { entry in !contribution.originals.contains { $0.file == entry.name } }
    }
    guard entries.count == 1, let entry = entries.first else { return nil }
    return (folder + "/" + entry.name, entry.id)
  }

  /// The texts that were changed by hand after their originals.
  private static func stale(_ sought: [Sought], in state: RecordState) throws(RecordError) -> Set<String> {
    try inRecord { () throws(GitError) in
      let repository = state.record.repository
      var pending: [String: Sought] = [:]
      for each in sought {
        pending[each.text] = each
        pending[each.original] = each
      }
      var stale: Set<String> = []
      var search = try ChangeSearch(repository, from: state.object, for: pending.keys)
      while !pending.isEmpty, let found = try search.step() {
        for result in found where !pending.isEmpty {
          let change = try result.get()
          for each in change.paths.compactMap({ pending[$0] }) {
            pending[each.text] = nil
            pending[each.original] = nil
            guard !change.paths.contains(each.original) else { continue }
            // The same file, read again: the commit names it.
            let hash = sha256(try repository.blob(each.blob))
            if !CommitFacts(change.commit.trailers).originals.contains(where: { $0.sha256 == hash }) {
              stale.insert(each.text)
            }
          }
        }
      }
      return stale
    }
  }
}

extension RecordState {
  /// The originals of texts in this state.
  ///
  /// Cost: each commit since the earliest of the texts' last changes, once.
  public func originals(of texts: Set<String>) throws(RecordError) -> TextOriginals {
    try TextOriginals(of: texts, in: self)
  }
}

extension Record {
  /// The originals of texts in a state.
  ///
  /// Cost: each commit since the earliest of the texts' last changes, once.
  /// - Parameters:
  ///   - texts: paths such as `declaration/text.es.md`.
  ///   - revision: the name of the state.
  public func originals(of texts: Set<String>, at revision: String) throws(RecordError) -> TextOriginals {
    try state(at: revision).originals(of: texts)
  }

  /// The original of one text in a state, found as above; `nil` if there is none, or several and nothing decides.
  ///
  /// Cost: the file, and the commits since the text last changed.
  public func original(of path: String, at revision: String) throws(RecordError) -> TextOriginal? {
    try originals(of: [path], at: revision).original(of: path)
  }
}
