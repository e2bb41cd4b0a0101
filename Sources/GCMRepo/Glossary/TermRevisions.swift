import GitStore
import RecordValues
import Terminology

/// What became of a term, from draft to draft.
public struct TermRevisions: Sendable {
  /// The commit up to which it is followed.
  public let commit: CommitID
  /// The term's id.
  public let id: String
  /// Each commit that changed the term, oldest first.
  public let steps: [Step]

  /// One change of the term.
  public struct Step: Sendable {
    /// The commit.
    public let revision: Revision
    /// The first draft that has the term so; `nil` if none has.
    public let draft: DraftName?
    /// The term; `nil` if it was taken out, or cannot be read.
    public let term: Term?
    /// What changed since the step before.
    public let changes: TermChanges
    /// Why the term cannot be read, if so.
    public let problem: RecordError?
  }
}

extension RecordState {
  /// The history of a term. Cost: the history, a few microseconds a commit, and a file for each change.
  ///
  /// - Parameter id: the id of a term that is in the glossary, or was.
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` if it never was.
  public func revisions(ofTerm id: String) throws(RecordError) -> TermRevisions {
    let path = KeptFile.term(id).path
    let versions = try versions(of: path)
    guard !versions.isEmpty else {
      throw .unknownEntry(.term, given: id, nearest: nearestEntries(to: id, among: try termIDs()))
    }
    let drafts = try firstDrafts(of: versions.map(\.blob), at: path)
    var steps: [TermRevisions.Step] = []
    var before: Term?
    for (version, draft) in zip(versions, drafts) {
      var (term, problem): (Term?, RecordError?)
      if let blob = version.blob {
        do throws(RecordError) {
          let bytes = try inRecord(reading: path) { () throws(GitError) in
            try repository.blob(blob, limit: ReadingLimits.textBytes)
          }
          term = try Term(RecordFile(path: path, bytes: bytes))
        } catch {
          guard error.concernsOneFile else { throw error }
          problem = error
        }
      }
      steps.append(
        TermRevisions.Step(
          revision: version.revision, draft: draft, term: term,
          changes: TermChanges(from: before, to: problem == nil ? term : before), problem: problem))
      if problem == nil { before = term }
    }
    return TermRevisions(commit: commit, id: id, steps: steps)
  }

  private func versions(of path: String) throws(RecordError) -> [(revision: Revision, blob: ObjectID?)] {
    try inRecord(reading: path) { () throws(GitError) in
      func blob(_ commit: Commit) throws(GitError) -> ObjectID? {
        guard let entry = try repository.entry(at: path, in: commit.tree), entry.mode.isFile else { return nil }
        return entry.id
      }
      var found: [(revision: Revision, blob: ObjectID?)] = []
      for id in try repository.commits(of: object, without: []).reversed() {
        let commit = try repository.commit(id)
        let own = try blob(commit)
        var isNew = commit.parents.isEmpty && own != nil
        for (place, parent) in commit.parents.enumerated() {
          // A merge that takes what another parent has is no change.
          let isOther = try blob(try repository.commit(parent)) != own
          isNew = place == 0 ? isOther : isNew && isOther
        }
        if isNew { found.append((Revision(commit), own)) }
      }
      return found
    }
  }

  /// For each version the first draft that has it.
  private func firstDrafts(of versions: [ObjectID?], at path: String) throws(RecordError) -> [DraftName?] {
    var names = [DraftName?](repeating: nil, count: versions.count)
    var next = 0
    for draft in try record.drafts() where draft.isAnnotated && next < versions.count {
      let blob = try inRecord(reading: path) { () throws(GitError) in
        try repository.entry(at: path, in: try repository.commit(draft.commit.object).tree)?.id
      }
      guard let place = versions[next...].firstIndex(of: blob) else { continue }
      for version in next...place { names[version] = draft.name }
      next = place + 1
    }
    return names
  }
}
