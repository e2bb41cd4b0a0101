import GitStore

/// The result of setting a new text of the declaration.
public struct DeclarationResult: Sendable {
  /// The body on whose behalf the text was set.
  public var party: PartyCode
  /// The text's language.
  public var language: LanguageTag
  /// The text's path in the record.
  public var path: String
  /// The path of the file that it was extracted from.
  public var originalPath: String
  /// The SHA-256 of that file, as 64 hexadecimal digits.
  public var sha256: String
  /// The size of that file.
  public var bytes: Int
  /// The commit that holds the text.
  public var commit: CommitID
  /// When it was set.
  public var time: Timestamp
  /// Whether the declaration already had this text.
  public var unchanged: Bool
  /// See ``WriteOutcome/checkoutProblem``.
  public var checkoutProblem: RecordError?
}

extension Record {
  /// Sets the joint declaration's text in one language, with the original beside it.
  ///
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  public func declare(
    _ file: Submission.File, party: PartyCode?, message: String, on base: DraftBase? = nil, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> DeclarationResult {
    if let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    let path = try declarationPath(DocumentFile.text(in: file.language).name, file.language)
    let originalFile = DocumentFile.original(file.language, ending: file.fileExtension).name
    let originalPath = try declarationPath(originalFile, file.language)
    let given = DeclaredOriginal(path: originalPath.string, sha256: sha256(file.original), bytes: file.original.count)
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, (party: PartyCode, original: DeclaredOriginal)) in
      try state.checkLanguage(file.language)
      try file.check(state.configuration.limits)
      let acting = try state.body(named: party, actingPerson: identity.committer.email).code
      let held = try state.declaredOriginals(file.language)
      // A document exported from the record and returned unchanged brings nothing new, whatever its bytes.
      if try state.bytes(path.string) == file.text {
        let same = held.first { $0 == given }
        if let original = same ?? (file.isReturned ? held.first ?? given : nil) {
          return (.keep(since: try state.lastCommit(of: path.string)), (acting, original))
        }
      }
      var removed: Set<TreePath> = []
      for old in held where old.path != originalPath.string {
        removed.insert(try declarationPath(String(old.path.lastPathName), file.language))
      }
      let change = RecordChange(
        files: [path: file.text, originalPath: file.original], removed: removed,
        facts: CommitFacts(
          party: acting.description, action: .declare,
          originals: [.init(sha256: given.sha256, file: originalFile)],
          readers: file.reader.map { [.init(reader: $0, file: originalFile)] } ?? [],
          tracked: file.tracked.map { [.init(choice: $0, file: originalFile)] } ?? [], base: base),
        subject: "Set the declaration in \(file.language)", body: message)
      return (.write(change), (acting, given))
    }
    return DeclarationResult(
      party: made.party, language: file.language, path: path.string, originalPath: made.original.path,
      sha256: made.original.sha256, bytes: made.original.bytes, commit: outcome.commit, time: outcome.time,
      unchanged: outcome.isUnchanged, checkoutProblem: outcome.checkoutProblem)
  }

  private func declarationPath(_ name: String, _ language: LanguageTag) throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) {
      return try TreePath(RecordFolder.declaration.path(name))
    } catch {
      throw .unknownLanguage(given: language.description, known: try current().configuration.languages)
    }
  }
}

/// A file that a text of the declaration was extracted from.
private struct DeclaredOriginal: Hashable {
  var path: String
  var sha256: String
  var bytes: Int
}

extension RecordState {
  /// The originals beside the declaration's text in a language. Cost: the files.
  fileprivate func declaredOriginals(_ language: LanguageTag) throws(RecordError) -> [DeclaredOriginal] {
    var originals: [DeclaredOriginal] = []
    for entry in try folder(RecordFolder.declaration.path)
    where entry.mode.isFile && DocumentFile.isOriginal(entry.name, in: language) {
      let path = RecordFolder.declaration.path(entry.name)
      guard let bytes = try bytes(path) else { continue }
      originals.append(DeclaredOriginal(path: path, sha256: GCMRepo.sha256(bytes), bytes: bytes.count))
    }
    return originals
  }
}
