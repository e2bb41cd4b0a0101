import GitStore
import RecordYAML

/// The outcome of taking a list into the directory.
public struct KeptDirectory: Sendable {
  /// The body on whose behalf.
  public var party: PartyCode
  /// What the list says, against the record as it was under the lock.
  public var intake: DirectoryIntake
  /// The commit.
  public var outcome: WriteOutcome
}

extension Record {
  /// Takes a list of persons into the directory, all in one commit.
  ///
  /// Who is new is added. Entries that the record has get what the list says in addition, if that is asked for; nothing is
  /// taken out. What is private is never written here.
  ///
  /// - Parameters:
  ///   - rows: the list.
  ///   - country: the party of persons of whom the list does not say it.
  ///   - conference: the conference whose list it is; `nil` for any.
  ///   - isUpdate: whether entries that differ change.
  ///   - party: the body that keeps the record; else the only one that the person acts for.
  ///   - message: what the history says about it beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  public func keep(
    _ rows: [DirectoryRow], country: PartyCode?, conference: String?, isUpdate: Bool, party: PartyCode?,
    message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeptDirectory {
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, (intake: DirectoryIntake, party: PartyCode)) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .admit)
      let intake = DirectoryIntake(
        rows, parties: try state.parties(), country: country, conference: conference, on: CalendarDay(time))
      let taken = intake.added + (isUpdate ? intake.differing : [])
      let made = (intake, acting.code)
      guard !taken.isEmpty else {
        return (.keep(since: try state.lastCommit(of: RecordFolder.parties.path)), made)
      }
      var files: [TreePath: [UInt8]] = [:]
      for (code, persons) in Dictionary(grouping: taken, by: \.party) {
        let file = KeptFile.party(code)
        guard let (before, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
        let places = try state.party(code).focalPoints.map(\.entryID)
        let after = try changing(file.path) { () throws(EditedText.Refusal) in
          var text = opened
          for person in persons {
            if let place = places.firstIndex(of: person.person) {
              try text.set(
                person.values, of: [.key("focal_points"), .item(place)], order: Party.FocalPoint.keyOrder)
            } else {
              try text.append(person.values.node(order: Party.FocalPoint.keyOrder), to: "focal_points", of: [])
            }
          }
          return text.bytes
        }
        let edited = EditedFile(
          file: file, entry: code.description, before: before, after: after, subject: "")
        try state.check(edited, isEdited: false)
        files[try file.treePath()] = after
      }
      let count = taken.count
      let change = RecordChange(
        files: files, facts: CommitFacts(party: acting.code.description, action: .admit),
        subject: "Record \(count) \(count == 1 ? "person" : "persons") of a directory", body: message)
      return (.write(change), made)
    }
    return KeptDirectory(party: made.party, intake: made.intake, outcome: outcome)
  }
}
