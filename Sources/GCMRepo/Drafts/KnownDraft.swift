import GitStore

/// A draft that was made, whether it still exists or not.
///
/// Git forgets a deleted tag, and its reflog with it. So each draft names those before it in `Previous-Draft` trailers,
/// which every clone carries, and the record keeps a reference of its own to each, which covers the last one.
struct KnownDraft: Hashable {
  let name: String
  /// The tag object.
  let tag: ObjectID

  static let trailer = "Previous-Draft"
  /// The folder of a reference to each draft's tag, which also protects the tag from garbage collection.
  static let references = "refs/gcmrepo/drafts/"

  init(name: String, tag: ObjectID) {
    self.name = name
    self.tag = tag
  }

  /// Reads a trailer's value, `draft-1 <tag object>`.
  init?(trailer value: String) {
    let words = value.split(separator: " ")
    guard words.count == 2, let tag = ObjectID(hex: words[1]) else { return nil }
    self.init(name: String(words[0]), tag: tag)
  }

  var trailerValue: String { "\(name) \(tag)" }
}

extension Repository {
  /// Every draft that a draft or the record's own references name, sorted by name.
  ///
  /// - Parameters:
  ///   - notes: those below ``KnownDraft/references``.
  ///   - tags: those below `refs/tags/`.
  func knownDrafts(notes: [Reference], tags: [Reference]) -> [KnownDraft] {
    var known: Set<KnownDraft> = []
    for reference in notes {
      let name = String(decoding: reference.name.utf8.dropFirst(KnownDraft.references.utf8.count), as: UTF8.self)
      known.insert(KnownDraft(name: name, tag: reference.target))
    }
    for draft in annotatedDrafts(among: tags) { known.formUnion(draft.previous) }
    return known.sorted { ($0.name, $0.tag.description) < ($1.name, $1.tag.description) }
  }

  /// The drafts that no other draft names yet, for the next one to name: normally the last.
  func draftsToName() throws(GitError) -> [KnownDraft] {
    let drafts = annotatedDrafts(among: try references(matching: "refs/tags/*"))
    let named = Set(drafts.flatMap(\.previous))
    return drafts.map(\.draft).filter { !named.contains($0) }
  }

  /// Unreadable tags are reported elsewhere.
  private func annotatedDrafts(among tags: [Reference]) -> [(draft: KnownDraft, previous: [KnownDraft])] {
    tags.compactMap { reference in
      guard let found = try? tag(of: reference), let tag = found.tag else { return nil }
      return (
        KnownDraft(name: found.name, tag: tag.id),
        tag.trailers.all(KnownDraft.trailer).compactMap { KnownDraft(trailer: $0) }
      )
    }
  }
}
