import GitStore

/// A draft that was made, whether it still exists or not.
///
/// Git forgets a deleted tag, and its reflog with it. So each draft names those before it in `Previous-Draft` trailers,
/// and each commit the newest one in a `Newest-Draft` trailer, which every clone carries; the record keeps a reference of
/// its own to each, which covers the last one until the next commit.
struct KnownDraft: Hashable {
  let name: String
  /// The tag object.
  let tag: ObjectID

  /// The trailer of a draft's tag.
  static let trailer = "Previous-Draft"
  /// The trailer of a commit.
  static let anchor = "Newest-Draft"
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

  /// The draft that a commit names.
  init?(anchoredBy trailers: Trailers) {
    guard let value = trailers[Self.anchor] else { return nil }
    self.init(trailer: value)
  }

  var trailerValue: String { "\(name) \(tag)" }
}

extension Repository {
  /// Every draft that a draft, a commit or the record's own references name, sorted by name.
  ///
  /// - Parameters:
  ///   - anchors: those that commits name.
  ///   - notes: those below ``KnownDraft/references``.
  ///   - tags: those below `refs/tags/`.
  func knownDrafts(anchors: Set<KnownDraft>, notes: [Reference], tags: [Reference]) -> [KnownDraft] {
    var known = anchors
    for reference in notes {
      let name = String(decoding: reference.name.utf8.dropFirst(KnownDraft.references.utf8.count), as: UTF8.self)
      known.insert(KnownDraft(name: name, tag: reference.target))
    }
    for draft in annotatedDrafts(among: tags) { known.formUnion(draft.previous) }
    return known.sorted { ($0.name, $0.tag.description) < ($1.name, $1.tag.description) }
  }

  /// The drafts that no other draft names yet, for the next one to name: normally the last.
  func draftsToName(andLost lost: [KnownDraft]) throws(GitError) -> [KnownDraft] {
    let drafts = annotatedDrafts(among: try references(matching: "refs/tags/*"))
    let named = Set(drafts.flatMap(\.previous))
    return (drafts.map(\.draft) + lost).filter { !named.contains($0) }
  }

  /// The draft for the next commit to name: the last that was made, as its tag says.
  func newestDraft() throws(GitError) -> KnownDraft? {
    let drafts = annotatedDrafts(among: try references(matching: "refs/tags/*")).filter {
      $0.tag.trailers["Draft"] != nil
    }
    let named = Set(drafts.flatMap(\.previous))
    return drafts.filter { !named.contains($0.draft) }
      .max { ($0.tag.tagger?.time ?? 0, $0.draft.name) < ($1.tag.tagger?.time ?? 0, $1.draft.name) }?.draft
  }

  /// Unreadable tags are reported elsewhere.
  private func annotatedDrafts(
    among tags: [Reference]
  ) -> [(draft: KnownDraft, tag: Tag, previous: [KnownDraft])] {
    tags.compactMap { reference in
      guard let found = try? tag(of: reference), let tag = found.tag, tag.name == found.name else { return nil }
      return (
        KnownDraft(name: found.name, tag: tag.id), tag,
        tag.trailers.all(KnownDraft.trailer).compactMap { KnownDraft(trailer: $0) }
      )
    }
  }
}
