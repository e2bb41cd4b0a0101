import GitStore

/// The originals that the trailers name exist and have the stated hashes, and no other original was changed.
struct OriginalsAreNamed: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    let facts = commit.facts
    guard let folder = commit.folderOfOriginals else { return [] }
    var findings: [Finding] = []
    if facts.originals.isEmpty, facts.kind == .questionnaire, commit.change(at: folder + "/" + FactFile.answers) == nil
    {
      findings.append(.missingTrailer("Original-SHA256"))
    }
    for original in facts.originals {
      let path = folder + "/" + original.file
      var entry = commit.change(at: path)?.new
      if entry == nil { entry = try commit.repository.entry(at: path, in: commit.commit.tree) }
      // A trailer may name anything: a folder or a submodule has no bytes to hash.
      guard let entry, entry.mode.isFile else {
        findings.append(.originalMissing(path: path))
        continue
      }
      let limit = commit.policy.isStrict ? commit.configuration.before?.limits.originalBytes : nil
      let found: String
      do throws(GitError) {
        found = try commit.repository.withObject(entry.id, .blob, limit: limit) { sha256($0) }
      } catch {
        // That it is larger than the record allows is another finding; it is not read for this one.
        guard error.code == .tooLarge, let limit, try commit.repository.blobSize(entry.id) > limit else { throw error }
        continue
      }
      if found != original.sha256 {
        findings.append(.originalHash(path: path, said: original.sha256, found: found))
      }
    }
    // By bytes: the composed and the decomposed form of a letter are different files.
    let named = Set(facts.originals.map { Array((folder + "/" + $0.file).utf8) })
    for change in commit.changes where change.new != nil && DocumentFile.isOriginal(change.path) {
      if !named.contains(Array(change.path.utf8)) { findings.append(.originalUndeclared(path: change.path)) }
    }
    return findings
  }
}

extension JudgedCommit {
  /// The folder whose originals the commit names; `nil` if its action brings none.
  var folderOfOriginals: String? {
    switch facts.action {
    case .submit, .propose: contributionFolder
    case .declare: RecordFolder.declaration.path
    default: nil
    }
  }
}
