import GitStore

/// Whether a commit does what it says it does.
extension CommitAuditor {
  /// A submission sets its `contribution.yml`; a withdrawal takes all of its contribution away.
  func eventFindings(
    _ changes: [PathChange], _ commit: Commit, _ facts: CommitFacts, _ id: ContributionID?
  ) throws(GitError) -> [Finding] {
    guard let id else {
      guard facts.action == .record, facts.contribution == nil else { return [] }
      return try rereadFindings(changes, commit, RecordFolder.declaration.path, nil)
    }
    let path = id.factPath
    switch facts.action {
    case .submit:
      guard let change = changes.first(where: { $0.path.utf8.elementsEqual(path.utf8) }) else {
        return [.contributionUntouched(path: path)]
      }
      return change.new == nil ? [.contributionRemoved(path: id.folder)] : []
    case .withdraw:
      let folder = id.folder
      let removes = changes.contains { $0.new == nil && $0.path.isBelow(folder) }
      guard removes, try repository.entry(at: id.folder, in: commit.tree) == nil else {
        return [.notWithdrawn(path: id.folder)]
      }
      return []
    case .record: return try rereadFindings(changes, commit, id.folder, id)
    default: return []
    }
  }

  /// A text that is made anew leaves its original and all other facts as they were.
  func rereadFindings(
    _ changes: [PathChange], _ commit: Commit, _ folder: String, _ id: ContributionID?
  ) throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    for change in changes where change.path.isBelow(folder) {
      if let id, change.path.utf8.elementsEqual(id.factPath.utf8) {
        let (before, after) = (try withoutReaders(change.old, id), try withoutReaders(change.new, id))
        if before == nil || before != after {
          findings.append(.outsideAction(action: CommitFacts.Action.record.rawValue, path: change.path))
        }
      } else if DocumentFile.isText(change.path), try !isOfConvertedOriginal(change, commit, folder) {
        findings.append(
          id == nil
            ? .outsideAction(action: CommitFacts.Action.record.rawValue, path: change.path)
            : .textUndeclared(path: change.path))
      }
    }
    return findings
  }

  /// The facts of a contribution but for what made its texts; `nil` where they cannot be read.
  private func withoutReaders(_ entry: TreeEntry?, _ id: ContributionID) throws(GitError) -> Contribution? {
    guard let entry, entry.mode.isFile else { return nil }
    let bytes = try repository.blob(entry.id)
    guard
      var contribution = try? Contribution(
        RecordFile(path: id.factPath, bytes: bytes), id: id)
    else { return nil }
    for place in contribution.originals.indices { contribution.originals[place].reader = nil }
    return contribution
  }

  /// Whether a changed text was there and is that of a file which a reader makes a text of: not of one that is a text itself.
  private func isOfConvertedOriginal(
    _ change: PathChange, _ commit: Commit, _ folder: String
  ) throws(GitError) -> Bool {
    guard change.old != nil, change.new != nil,
      let tree = try repository.entry(at: folder, in: commit.tree), tree.mode == .folder
    else { return false }
    return try repository.tree(tree.id).contains { entry in
      entry.mode.isFile
        && DocumentFile.textPath(ofOriginal: folder + "/" + entry.name)?.utf8.elementsEqual(change.path.utf8) == true
        && !DocumentFile.isReadAsIs(entry.name)
    }
  }

  /// The originals that the trailers name are there with their hashes, and nothing else was changed that is an original
  /// or the text of one.
  func originalFindings(
    _ changes: [PathChange], _ commit: Commit, _ facts: CommitFacts
  ) throws(GitError) -> [Finding] {
    let folder: String
    switch (facts.action, facts.contribution) {
    case (.submit, let contribution?): folder = RecordFolder.countries.path(contribution)
    case (.declare, _): folder = RecordFolder.declaration.path
    default: return []
    }
    var findings: [Finding] = []
    if facts.originals.isEmpty, facts.kind == .questionnaire,
      !changes.contains(where: { $0.path == folder + "/" + FactFile.answers })
    {
      findings.append(.missingTrailer("Original-SHA256"))
    }
    for original in facts.originals {
      let path = folder + "/" + original.file
      var entry = changes.first { $0.path.utf8.elementsEqual(path.utf8) }?.new
      if entry == nil { entry = try repository.entry(at: path, in: commit.tree) }
      // A trailer may name anything: a folder or a submodule has no bytes to hash.
      guard let entry, entry.mode.isFile else {
        findings.append(.originalMissing(path: path))
        continue
      }
      let found = try repository.withObject(entry.id, .blob) { sha256($0) }
      if found != original.sha256 {
        findings.append(.originalHash(path: path, said: original.sha256, found: found))
      }
    }
    // By bytes: a composed and a decomposed letter make two files.
    let named = Set(facts.originals.map { Array((folder + "/" + $0.file).utf8) })
    for change in changes where change.new != nil {
      if DocumentFile.isOriginal(change.path) {
        if !named.contains(Array(change.path.utf8)) { findings.append(.originalUndeclared(path: change.path)) }
      } else if DocumentFile.isText(change.path), change.path.isBelow(folder),
        !Self.isOfAnOriginal(change.path, in: folder, facts)
      {
        findings.append(.textUndeclared(path: change.path))
      }
    }
    return findings
  }

  /// Whether a trailer names the original of `text.es.md`: `original.es.docx`.
  private static func isOfAnOriginal(_ text: String, in folder: String, _ facts: CommitFacts) -> Bool {
    guard text.parentPath.utf8.elementsEqual(folder.utf8),
      case .text(let language) = DocumentFile(name: text.lastPathName)
    else { return false }
    return facts.originals.contains { DocumentFile.isOriginal($0.file, in: language) }
  }
}
