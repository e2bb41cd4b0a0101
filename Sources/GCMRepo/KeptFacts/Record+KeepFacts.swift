import GitStore

/// The result of a change of the record's facts.
public struct KeptEntry: Sendable {
  /// What the entry is.
  public var kind: EntryKind
  /// Its id.
  public var id: String
  /// The body on whose behalf it was changed.
  public var party: PartyCode
  /// The file with the change.
  public var file: EditedFile
  /// The commit, its time, and whether the record already said so.
  public var outcome: WriteOutcome
}

extension Record {
  /// Adds or changes one entry of the record's facts: a meeting, an agreement, a term, a person of the directory.
  ///
  /// The change is made on the record as it is under the lock, in the text of the file: other lines stay byte for byte.
  /// What it says is checked against the record, and the commit by the rules of `audit`.
  ///
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  ///
  /// - Parameters:
  ///   - edit: the change.
  ///   - party: the body that keeps the record; else the only one that the person acts for.
  ///   - message: what the history says about it beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  public func keep(
    _ edit: EntryEdit, party: PartyCode?, message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeptEntry {
    if let message, let problem = TextValidation.checkCommitMessage(message) {
      throw .invalidMessage(problem: problem)
    }
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, (file: EditedFile, party: PartyCode)) in
      let acting = try state.body(
        named: party, actingPerson: identity.committer.email, for: edit.kind.right)
      let made = try edit.make(state, CalendarDay(time))
      guard made.before != made.after else {
        return (.keep(since: try state.lastCommit(of: made.file.path)), (made, acting.code))
      }
      try state.check(made, isEdited: edit.isEdited)
      let change = RecordChange(
        files: [try made.file.treePath(): made.after],
        facts: CommitFacts(party: acting.code.description, action: made.file.action), subject: made.subject,
        body: message)
      return (.write(change), (made, acting.code))
    }
    return KeptEntry(kind: edit.kind, id: made.file.entry, party: made.party, file: made.file, outcome: outcome)
  }
}

extension RecordState {
  /// Checks an edited file: its form, and that what it says is true of the record.
  ///
  /// - Parameters:
  ///   - made: the file.
  ///   - isEdited: whether the person has seen its lines, which are then named.
  ///   - allowsContacts: whether addresses and telephone numbers in it are public.
  /// - Throws: ``RecordError/Code-swift.struct/invalidEntry``.
  public func check(_ made: EditedFile, isEdited: Bool, allowsContacts: Bool = false) throws(RecordError) {
    let path = made.file.path
    // Under the file's own problem, not that of the bytes to be written.
    let before = try made.before.map { bytes throws(RecordError) in try RecordFile(path: path, bytes: bytes) }
    do throws(RecordError) {
      let file = try RecordFile(path: path, bytes: made.after)
      try EntryCheck(state: self, file: file, before: before, allowsContacts: allowsContacts).check(made.file)
      if let problem = DataFileSchemas.problem(of: path, made.after) { throw problem }
    } catch {
      throw .invalidEntry(error, isEdited: isEdited)
    }
  }
}
