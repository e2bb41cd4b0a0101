import GitStore

extension Record {
  /// The revisions of a document, newest first: the submissions of a contribution, or what set the declaration.
  ///
  /// Cost: the whole history.
  /// - Throws: ``RecordError/Code-swift.struct/unknownContribution`` if there never was one of that name.
  public func revisions(of document: String) throws(RecordError) -> [Revision] {
    try log(contribution: document).filter { $0.facts.action?.bringsRevision == true || $0.facts.action == .declare }
  }

  /// The state in which a contribution had a revision, also if it was withdrawn since.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchRevision``.
  public func state(ofRevision number: Int, of contribution: String) throws(RecordError) -> RecordState {
    try state(ofRevision: number, of: contribution, among: revisions(of: contribution))
  }

  private func state(
    ofRevision number: Int, of contribution: String, among revisions: [Revision]
  ) throws(RecordError) -> RecordState {
    guard let found = revisions.first(where: { $0.facts.revision == number }) else {
      let highest = revisions.compactMap(\.facts.revision).max() ?? 0
      throw .noSuchRevision(number, of: contribution, highest: highest)
    }
    return try state(at: found.commit)
  }

  /// Two states of a document: after its last revision, and before that one, or at a given earlier revision.
  ///
  /// - Parameters:
  ///   - document: a contribution's id, or `declaration`.
  ///   - number: the revision of a contribution to compare from; `nil` for the one before the last.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchRevision`` if there is no earlier one.
  public func lastChange(of document: String, since number: Int? = nil) throws(RecordError) -> StatePair {
    let revisions = try revisions(of: document)
    guard let last = revisions.first else { throw .unknownContribution(given: document, nearest: []) }
    let to = NamedState(name: Self.name(of: last), state: try state(at: last.commit))
    if let number {
      let state = try state(ofRevision: number, of: document, among: revisions)
      return StatePair(from: NamedState(name: "\(document)@\(number)", state: state), to: to)
    }
    // The commit before, in which the other languages of the declaration are as they are after it.
    let before = try inRecord { () throws(GitError) in try repository.commit(last.commit.object).parents.first }
    guard revisions.count > 1, let before else {
      throw .noSuchRevision(0, of: document, highest: last.facts.revision ?? 1)
    }
    return StatePair(from: NamedState(name: Self.name(of: revisions[1]), state: try state(at: before)), to: to)
  }

  private static func name(of revision: Revision) -> String {
    guard let id = revision.facts.contribution, let number = revision.facts.revision else {
      return revision.commit.short
    }
    return "\(id)@\(number)"
  }
}
