import Git

/// What became of a new text of the declaration.
public struct DeclarationResult: Sendable {
  public var party: String
  public var language: String
  public var path: String
  public var originalPath: String
  public var sha256: String
  public var bytes: Int
  public var commit: String
  public var time: Timestamp
  /// Whether the declaration was this text already.
  public var unchanged: Bool
  public var checkoutProblem: RecordError?
}

extension Record {
  /// Sets the joint declaration's text in one language, with the original beside it.
  public func declare(
    _ file: Submission.File, party: String?, message: String, as identity: Identity, dryRun: Bool = false
  ) throws(RecordError) -> DeclarationResult {
    if let problem = PlainText.checkMessage(message) { throw .invalidMessage(problem: problem) }
    let path = try declarationPath(Contribution.textFile(file.language), file.language)
    let originalFile = Contribution.originalFile(file.language, file.fileExtension)
    let originalPath = try declarationPath(originalFile, file.language)
    let hash = sha256(file.original)
    var acting = ""
    let outcome = try write(as: identity, dryRun: dryRun) { state, _ throws(RecordError) in
      try state.checkLanguage(file.language)
      acting = try state.body(named: party, actingPerson: identity.committer.email).code
      let original = try state.bytes(originalPath.string)
      // A document that the record gave out and that comes back unchanged says nothing new, whatever its bytes are.
      if try state.bytes(path.string) == file.text, original == file.original || file.isReturned { return nil }
      let prefix = "original.\(file.language)."
      var removed: Set<TreePath> = []
      for entry in try state.folder("declaration") where entry.name.utf8.starts(with: prefix.utf8) {
        let old = try declarationPath(entry.name, file.language)
        if old != originalPath { removed.insert(old) }
      }
      return RecordChange(
        files: [path: file.text, originalPath: file.original], removed: removed,
        facts: CommitFacts(
          party: acting, action: .declare,
          originals: [.init(sha256: hash, file: originalFile)],
          readers: file.reader.map { [.init(reader: $0, file: originalFile)] } ?? [],
          tracked: file.tracked.map { [.init(choice: $0, file: originalFile)] } ?? []),
        subject: "Set the declaration in \(file.language)", body: message)
    }
    var commit = outcome?.commit ?? ""
    if outcome == nil { commit = try current().commit.description }
    return DeclarationResult(
      party: acting, language: file.language, path: path.string, originalPath: originalPath.string, sha256: hash,
      bytes: file.original.count, commit: commit,
      time: outcome?.time ?? currentTime(), unchanged: outcome == nil, checkoutProblem: outcome?.checkoutProblem)
  }

  private func declarationPath(_ name: String, _ language: String) throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) {
      return try TreePath("declaration/" + name)
    } catch {
      throw .unknownLanguage(given: language, known: try current().configuration.languages)
    }
  }
}
