import GitStore

/// A text that a reader extracted again from an original.
public struct NewReading: Sendable, Hashable {
  /// The language of the original and its text.
  public var language: LanguageTag
  /// UTF-8 Markdown.
  public var text: [UInt8]
  /// The reader, with its version: `docx/2`.
  public var reader: String

  /// A text extracted again.
  public init(language: LanguageTag, text: [UInt8], reader: String) {
    self.language = language
    self.text = text
    self.reader = reader
  }
}

/// The result of extracting texts again.
public struct RereadResult: Sendable {
  /// `CL/inputs/aportes`, `declaration`.
  public var document: String
  /// The body on whose behalf the texts were written.
  public var party: PartyCode
  /// The languages whose text changed; empty if only the reader's version was recorded.
  public var changed: [LanguageTag]
  /// `nil` if there was nothing to record.
  public var outcome: WriteOutcome?
}

extension RecordState {
  /// The original of a text, and its recorded reader; `nil` if there is none, or if the original is a text itself.
  ///
  /// Cost: the file; for the declaration also the commits since its text was set.
  public func reading(
    of document: RecordDocument, language: LanguageTag
  ) throws(RecordError) -> Reading? {
    // Checked before the file is read: most originals of a declaration are texts.
    guard let noted = try recordedReader(of: document, language: language) else { return nil }
    let (file, bytes) = try original(of: document, language: language)
    return Reading(
      file: file, bytes: bytes, reader: noted.reader, tracked: noted.tracked,
      path: try document.textPath(language).string)
  }

  /// An original, and how its text was extracted.
  public struct Reading: Sendable, Hashable {
    /// The original's name in its folder.
    public let file: String
    /// Its bytes.
    public let bytes: [UInt8]
    /// The reader, with its version: `docx/2`; `nil` in older records.
    public let reader: String?
    /// How its tracked changes were treated, unless all were accepted.
    public let tracked: TrackedChoice?
    /// The path of the text.
    public let path: String
  }

  /// The recorded reader of a text, and the treatment of tracked changes; `nil` if no reader converts its original.
  ///
  /// Cost: for the declaration the commits since its text was set.
  func recordedReader(
    of document: RecordDocument, language: LanguageTag
  ) throws(RecordError) -> (reader: String?, tracked: TrackedChoice?)? {
    switch document {
    case .contribution(let contribution):
      guard let original = contribution.original(in: language), !DocumentFile.isReadAsIs(original.file) else {
        return nil
      }
      return (original.reader, original.tracked)
    case .declaration:
      let original = try folder(DocumentID.declaration.folder).first { entry in
        entry.mode.isFile && DocumentFile.isOriginal(entry.name, in: language) && !DocumentFile.isReadAsIs(entry.name)
      }
      return try original.map { entry throws(RecordError) in try declarationReader(of: entry.name) }
    }
  }

  /// The reader, and the treatment of tracked changes, recorded by the commit that last set the declaration's text.
  private func declarationReader(
    of file: String
  ) throws(RecordError) -> (reader: String?, tracked: TrackedChoice?) {
    try inRecord { () throws(GitError) in
      let wanted = try repository.entry(at: DocumentID.declaration.folder, in: tree)?.id
      var next: Commit? = try repository.commit(object)
      var folder = wanted
      while let commit = next {
        let parent = try commit.parents.first.map { id throws(GitError) in try repository.commit(id) }
        let before = try parent.map { parent throws(GitError) in
          try repository.entry(at: DocumentID.declaration.folder, in: parent.tree)?.id
        }
        if before != folder {
          let facts = CommitFacts(commit.trailers)
          if let noted = facts.readers.first(where: { $0.file == file }) {
            return (noted.reader, facts.tracked.first { $0.file == file }?.choice)
          }
          // The commit that set it does not say.
          if facts.originals.contains(where: { $0.file == file }) { return (nil, nil) }
          folder = before ?? nil
        }
        next = parent
      }
      return (nil, nil)
    }
  }
}

extension Record {
  /// Replaces texts that a reader extracted again from the originals in the record, as one commit with the action
  /// `record`; the originals, their revisions and dates are unchanged.
  ///
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  ///
  /// - Parameters:
  ///   - name: a contribution's id, or `declaration`.
  ///   - readings: the newly extracted texts.
  ///   - party: the acting body; by default the only one of which the person is a focal point.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing is written.
  /// - Throws: ``RecordError/Code-swift.struct/notPermitted`` and the errors of a write.
  public func reread(
    _ name: String, _ readings: [NewReading], party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> RereadResult {
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, (party: PartyCode, changed: [LanguageTag])) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email).code
      var changed: [LanguageTag] = []
      let tip = try inRecord { () throws(GitError) in try repository.commit(state.object) }
      let document = try state.document(named: name)
      var files: [TreePath: [UInt8]] = [:]
      var readers: [CommitFacts.OriginalReader] = []
      var tracked: [CommitFacts.OriginalTracked] = []
      for reading in readings {
        guard let held = try state.reading(of: document, language: reading.language),
          !TextOriginal.isInSpellingOfDraft(held.reader)
        else { continue }
        if let problem = Submission.File.problem(ofText: reading.text) {
          throw .fileNotUsable(name: held.file, problem: problem)
        }
        let isNew = try state.text(of: document, language: reading.language) != reading.text
        guard isNew || held.reader != reading.reader else { continue }
        readers.append(.init(reader: reading.reader, file: held.file))
        if let choice = held.tracked { tracked.append(.init(choice: choice, file: held.file)) }
        guard isNew else { continue }
        changed.append(reading.language)
        files[try document.textPath(reading.language)] = reading.text
      }
      guard !readers.isEmpty else { return (.keep(since: tip), (acting, [])) }
      var facts = CommitFacts(party: acting.description, action: .record, readers: readers, tracked: tracked)
      switch document {
      case .contribution(var contribution):
        for noted in readers {
          for place in contribution.originals.indices where contribution.originals[place].file == noted.file {
            contribution.originals[place].reader = noted.reader
          }
        }
        files[contribution.id.treePath(contribution.id.factName)] = contribution.encoded
        (facts.kind, facts.contribution) = (contribution.id.kind, contribution.id.description)
      case .declaration:
        // The reader is recorded in commits only: if the text is unchanged, there is nothing to commit.
        guard !changed.isEmpty else { return (.keep(since: tip), (acting, [])) }
      }
      let change = RecordChange(
        files: files, facts: facts, subject: "Read the text of \(document.name) anew",
        body: "The original is what it was; a newer reader makes this text of it.")
      return (.write(change), (acting, changed))
    }
    return RereadResult(
      document: name, party: made.party, changed: made.changed, outcome: outcome.isUnchanged ? nil : outcome)
  }
}

extension RecordDocument {
  fileprivate func textPath(_ language: LanguageTag) throws(RecordError) -> TreePath {
    switch self {
    case .contribution(let contribution): return contribution.id.treePath(DocumentFile.text(in: language).name)
    case .declaration(let declaration):
      do throws(InvalidTreePath) { return try TreePath(declaration.path(language)) } catch {
        throw .damaged(detail: "the name \(error.path) is not allowed in a record")
      }
    }
  }
}
