import GitStore

/// Extracting a text again leaves its original and all other data unchanged.
struct RereadLeavesOriginals: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .record, commit.contribution != nil || commit.facts.contribution == nil else {
      return []
    }
    let (id, folder) = (commit.contribution, commit.documentFolder)
    var findings: [Finding] = []
    for change in commit.changes where change.path.isBelow(folder) {
      if let id, change.path.utf8.elementsEqual(id.factPath.utf8) {
        let before = try Self.withoutReaders(change.old, id, commit.repository)
        let after = try Self.withoutReaders(change.new, id, commit.repository)
        if before == nil || before != after {
          findings.append(.outsideAction(action: CommitFacts.Action.record.rawValue, path: change.path))
        }
      } else if DocumentFile.isText(change.path), try !Self.isOfConvertedOriginal(change, commit, folder) {
        findings.append(
          id == nil
            ? .outsideAction(action: CommitFacts.Action.record.rawValue, path: change.path)
            : .textUndeclared(path: change.path))
      }
    }
    return findings
  }

  /// The data of a contribution except the readers of its texts; `nil` if it cannot be read.
  private static func withoutReaders(
    _ entry: TreeEntry?, _ id: ContributionID, _ repository: Repository
  ) throws(GitError) -> Contribution? {
    guard let entry, entry.mode.isFile else { return nil }
    let bytes = try repository.blob(entry.id)
    guard var contribution = try? Contribution(RecordFile(path: id.factPath, bytes: bytes), id: id) else { return nil }
    for place in contribution.originals.indices { contribution.originals[place].reader = nil }
    return contribution
  }

  /// Whether a changed text existed before and comes from a file that a reader converts, rather than from a file that
  /// is text itself.
  private static func isOfConvertedOriginal(
    _ change: PathChange, _ commit: JudgedCommit, _ folder: String
  ) throws(GitError) -> Bool {
    guard change.old != nil, change.new != nil,
      let tree = try commit.repository.entry(at: folder, in: commit.commit.tree), tree.mode == .folder
    else { return false }
    return try commit.repository.tree(tree.id).contains { entry in
      entry.mode.isFile && !DocumentFile.isReadAsIs(entry.name)
        && DocumentFile.textPath(ofOriginal: folder + "/" + entry.name)?.utf8.elementsEqual(change.path.utf8) == true
    }
  }
}
