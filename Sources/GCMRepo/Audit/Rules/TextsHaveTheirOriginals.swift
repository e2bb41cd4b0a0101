import GitStore

/// A text is changed together with the original that it comes from, which a trailer names.
struct TextsHaveTheirOriginals: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard let folder = commit.folderOfOriginals else { return [] }
    return commit.changes.compactMap { change in
      guard change.new != nil, !DocumentFile.isOriginal(change.path), DocumentFile.isText(change.path),
        change.path.isBelow(folder), !Self.isOfAnOriginal(change.path, in: folder, commit.facts)
      else { return nil }
      return .textUndeclared(path: change.path)
    }
  }

  /// Whether a trailer names the original of `text.es.md`: `original.es.docx`.
  private static func isOfAnOriginal(_ text: String, in folder: String, _ facts: CommitFacts) -> Bool {
    guard text.parentPath.utf8.elementsEqual(folder.utf8),
      case .text(let language) = DocumentFile(name: text.lastPathName)
    else { return false }
    return facts.originals.contains { DocumentFile.isOriginal($0.file, in: language) }
  }
}
