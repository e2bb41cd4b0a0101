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
      var (changes, hidden) = (DeadlineChanges(tip: tip), [ObjectID]())
      if let known = file.read().flatMap({ DeadlineChanges($0) }), isAncestor(known.tip, of: tip) {
        changes = DeadlineChanges(known, tip: tip)
        hidden = [known.tip]
      }
      guard hidden != [tip] else { return changes }
      var reader = DeadlineReader(repository)
      let commits = try repository.commits(of: tip, without: hidden)
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

  private func isAncestor(_ older: ObjectID, of newer: ObjectID) -> Bool {
    guard older != newer else { return true }
    if repository.visitStraightLine(from: newer, without: [older], { _ in }) { return true }
    return (try? repository.isAncestor(older, of: newer)) == true
  }
}
