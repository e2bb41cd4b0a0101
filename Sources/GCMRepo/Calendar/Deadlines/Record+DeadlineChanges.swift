import GitStore

extension Record {
  /// How often each deadline was changed in the history of a commit; `nil` if that history cannot be read as a whole.
  ///
  /// What was counted is kept in the git directory, and continued from there.
  ///
  /// Cost: a few µs for each commit since it was last kept; the whole history the first time.
  func deadlineChanges(upTo tip: ObjectID) -> DeadlineChanges? {
    guard !repository.isShallow, !repository.hasGrafts else { return nil }
    let file = DerivedFile("deadlines", of: repository)
    do throws(GitError) {
      var changes = DeadlineChanges(tip: tip)
      let commits: [ObjectID]
      if let known = file.read().flatMap({ DeadlineChanges($0) }),
        let newer = try self.commits(of: tip, since: known.tip)
      {
        changes = DeadlineChanges(known, tip: tip)
        commits = newer
      } else {
        commits = try repository.commits(of: tip)
      }
      var reader = DeadlineReader(repository)
      for id in commits { try reader.count(try repository.commit(id), in: &changes) }
      // A former state would only have to be continued again.
      if commits.count > Self.commitsBesideACount, (try? self.tip()) == tip { file.replace(changes.bytes) }
      return changes
    } catch {
      return nil
    }
  }

  /// So few commits are read again each time rather than the file written.
  private static let commitsBesideACount = 64

  /// The commits since an older one; `nil` if it is not in that history.
  private func commits(of tip: ObjectID, since known: ObjectID) throws(GitError) -> [ObjectID]? {
    if known == tip { return [] }
    if let line = repository.line(from: tip, backTo: known, atMost: .max) { return line }
    guard (try? repository.isAncestor(known, of: tip)) == true else { return nil }
    return try repository.commits(of: tip, without: [known])
  }
}
