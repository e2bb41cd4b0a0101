import GitStore

/// A commit that says that it settles a bracket does so in each language of the declaration, and changes nothing else of it.
///
/// What a bracket is, a later version may see otherwise: the rule holds the commit to the bytes that it names.
struct ResolutionsAreTrue: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    let said = commit.trailers.all(ResolvedBracket.trailer)
    let agreed = commit.trailers.all(ResolvedBracket.agreedTrailer)
    guard !said.isEmpty || !agreed.isEmpty else { return [] }
    guard commit.facts.action == .declare, !said.isEmpty, commit.facts.resolved.count == said.count else {
      return [.trailerNotUsable(ResolvedBracket.trailer, said: TextValidation.shortened(said.first ?? agreed[0]))]
    }
    var findings: [Finding] = []
    for code in commit.facts.agreed where commit.rights?.knows(code) == false { findings.append(.unknownParty(code)) }
    var explained: Set<String> = []
    for resolved in commit.facts.resolved {
      let path = DocumentID.declaration.path(.text(in: resolved.language))
      guard let change = commit.change(at: path), let old = change.old, let new = change.new, old.mode.isFile,
        new.mode.isFile, explained.insert(path).inserted
      else {
        findings.append(.resolutionDiffers(path))
        continue
      }
      let limit = ReadingLimits.textBytes
      let (before, after) = (
        try commit.repository.blob(old.id, limit: limit), try commit.repository.blob(new.id, limit: limit)
      )
      if !resolved.explains(after, from: before) { findings.append(.resolutionDiffers(path)) }
    }
    for change in commit.changes where DocumentFile.isText(change.path) && !explained.contains(change.path) {
      findings.append(.resolutionDiffers(change.path))
    }
    return findings
  }
}
