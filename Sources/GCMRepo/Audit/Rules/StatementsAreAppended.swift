import GitStore

/// What a State says of a draft is added at the end of its file, by the commit's author at the commit's date, and by whoever
/// sends it in; what was said before stays as it was. No other event touches such a file.
///
/// That it is in the State's own folder, ``PathsInScope`` judges; that the key is the State's, ``CommitIsSigned``.
struct StatementsAreAppended: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard !commit.isFirst, commit.facts.action?.isOfNegotiation == true else { return [] }
    var findings: [Finding] = []
    for change in commit.changes where RecordFolder.isOfParty(change.path) {
      guard case .negotiation(let file) = RecordPath(change.path), file.statementKey != nil,
        commit.facts.action == file.action
      else { continue }
      guard let after = try file.list(change.new, commit.repository) else {
        findings.append(.statementDiffers(change.path))
        continue
      }
      let before = try file.list(change.old, commit.repository)
      // A file that could not be read before is not repaired by what a State says.
      guard change.old == nil || before != nil, let added = after.additions(to: before), !added.isEmpty,
        added.allSatisfy({ entry in
          var decoder = entry
          return (try? StatementStamp(&decoder))?.isOf(commit) ?? false
        })
      else {
        findings.append(.statementDiffers(change.path))
        continue
      }
    }
    return findings
  }
}

extension NegotiationFile {
  /// The list of statements in a version of the file.
  func list(_ entry: TreeEntry?, _ repository: Repository) throws(GitError) -> StatementList? {
    guard let entry, entry.mode.isFile else { return nil }
    return StatementList(self, try repository.blob(entry.id, limit: ReadingLimits.factBytes))
  }
}
