import GitStore
import RecordYAML
import SSHKeys

/// One person takes over from another.
public struct Handover: Sendable {
  /// The entry of who acted until now: `CL/lucia-perez`.
  public var entry: String
  /// What is said of who takes over; the office, the function and the bodies are those of the predecessor unless given.
  public var values: EntryValues
  /// The id of who takes over; `nil` for one made from the name.
  public var id: String?
  /// The first day; `nil` for the day of the commit.
  public var day: CalendarDay?
  /// The line of the public key with which who takes over signs.
  public var key: String?

  /// A handover from its parts.
  public init(entry: String, values: EntryValues, id: String? = nil, day: CalendarDay? = nil, key: String? = nil) {
    (self.entry, self.values, self.id, self.day, self.key) = (entry, values, id, day, key)
  }
}

/// The outcome of a handover.
public struct HandoverOutcome: Sendable {
  /// The body on whose behalf.
  public var party: PartyCode
  /// Who acted, and who acts.
  public var former: String, new: String
  /// The last day of the one and the first of the other.
  public var until: CalendarDay, from: CalendarDay
  /// The keys of the former person that are revoked.
  public var revoked: [String]
  /// The new person's key.
  public var key: String?
  /// Whether another body must agree before that key may sign.
  public var isProposed: Bool
  /// Whether the former person had a key and the new one has none yet.
  public var lacksKey: Bool
  /// The commit.
  public var outcome: WriteOutcome
}

extension Record {
  /// Ends the term of one person and begins another's, with the same office and function, and revokes the former person's keys:
  /// all in one commit.
  ///
  /// A key is revoked just after the commit, which it may sign itself, or when a later first day begins (UTC).
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry``, ``RecordError/Code-swift.struct/alreadyReplaced``,
  ///   ``RecordError/Code-swift.struct/entryExists``,
  ///   ``RecordError/Code-swift.struct/invalidEntry``, and what ``addKey(_:party:as:dryRun:)`` throws.
  public func handOver(
    _ handover: Handover, party: PartyCode?, message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> HandoverOutcome {
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, HandoverOutcome) in
      let actor = try state.admittingParty(party, as: identity)
      let former = try state.directoryEntry(named: handover.entry)
      if let successor = try state.party(former.party).successor(of: former.person) {
        throw RecordError(
          .alreadyReplaced,
          [
            .entry: .text(former.id), .time: .text(former.person.until?.description ?? ""),
            .other: .text("\(former.party)/\(successor.entryID)"),
          ])
      }
      let day = handover.day ?? CalendarDay(time)
      let last = former.person.until.map { min($0, day.dayBefore) } ?? day.dayBefore
      var values = handover.values
      let old = former.person
      if values["office"] == nil, let office = old.office { values.set("office", .text(office)) }
      if values["role"] == nil, let role = old.role { values.set("role", .text(role)) }
      if values["bodies"] == nil, !old.bodies.isEmpty { values.set("bodies", .list(old.bodies.map(\.description))) }
      if values["from"] == nil { values.set("from", .plain(day.description)) }
      let new = try EntryEdit.newPerson(of: former.party.description, id: handover.id, values).make(state, day)
      var end = EntryValues()
      end.set("until", .plain(last.description))
      let path = new.file.path
      var text = try Self.edited(new.after, path)
      guard let place = try state.party(former.party).focalPoints.firstIndex(of: old) else {
        throw .notInPlace(path: path)
      }
      try changing(path) { () throws(EditedText.Refusal) in
        try text.set(end, of: [.key("focal_points"), .item(place)], order: Party.FocalPoint.keyOrder)
      }
      try state.check(
        EditedFile(file: new.file, entry: new.entry, before: new.before, after: text.bytes, subject: ""),
        isEdited: false)
      var made = HandoverOutcome(
        party: actor, former: former.id, new: new.entry, until: last, from: day, revoked: [], key: nil,
        isProposed: false, lacksKey: false, outcome: WriteOutcome(commit: state.commit, time: time))
      var files: [TreePath: [UInt8]] = [:]
      let keys = try state.handKeys(
        of: former, to: new.entry, file: text.bytes, handover, by: actor, on: day, identity, &made)
      for (path, bytes) in keys { files[try Self.treePath(path)] = bytes }
      let change = RecordChange(
        files: files, facts: CommitFacts(party: actor.description, action: .admit),
        subject: "Hand over from \(former.id) to \(new.entry)", body: message)
      return (.write(change), made)
    }
    var result = made
    result.outcome = outcome
    return result
  }

  private static func edited(_ bytes: [UInt8], _ path: String) throws(RecordError) -> EditedText {
    do throws(YAMLError) { return try EditedText(bytes) } catch {
      throw .malformedFile(path: path, line: error.mark.line, problem: .notYAML("\(error.problem)"))
    }
  }
}

extension RecordState {
  /// The files of a handover: the party's, and that of the keys where one changes.
  fileprivate func handKeys(
    of former: DirectoryEntry, to new: String, file: [UInt8], _ handover: Handover, by actor: PartyCode,
    on day: CalendarDay, _ identity: Identity, _ made: inout HandoverOutcome
  ) throws(RecordError) -> [String: [UInt8]] {
    let signers = try bytes(FactFile.allowedSigners, limit: ReadingLimits.textBytes)
    let now = max(Timestamp.now.seconds, identity.committer.date?.seconds ?? 0)
    let valid = try allowedSigners().entries.filter { entry in
      former.person.keys.contains { $0.fingerprint == entry.key.fingerprint && $0.revokedFrom == nil }
        && entry.validBefore.map { $0 > now } ?? true
    }
    guard !valid.isEmpty || handover.key != nil else {
      return [FactFile.party(former.party.description): file]
    }
    var files = try KeyFiles(signers: signers ?? [], party: former.party, file: file)
    let held = try allowedSigners().entries.contains {
      $0.principals.name.flatMap { Principal($0) }?.party == former.party.description
    }
    let start = Timestamp("\(day)T00:00:00Z")?.seconds ?? 0
    if let line = handover.key {
      let name = handover.values.text("name") ?? ""
      let role = valid.first?.principals.name.flatMap { Principal($0)?.role }
      let id = new.split(separator: "/").last.flatMap { PersonID(String($0)) }
      // Signing begins with the first day; a key that another body must agree to begins when that body says.
      let begin = start > now ? Timestamp(seconds: start) : nil
      let admission = KeyAdmission(
        party: former.party, key: line, name: name, id: id, role: role, validFrom: begin)
      // A second voice is needed for the later keys of a party that is not one's own.
      made.isProposed = policy.isStrict && held && actor != former.party && !files.party.isSecretariat
      _ = try files.admit(
        admission,
        proposedBy: made.isProposed ? (actor, try personOfSigner() ?? actor.description) : nil)
      made.key = try admission.publicKey().fingerprint
    }
    for entry in valid {
      try files.revoke(
        entry.key, from: Timestamp(seconds: max(start, now + 1)), because: "handed over to \(new)")
      made.revoked.append(entry.key.fingerprint)
    }
    made.lacksKey = !valid.isEmpty && handover.key == nil
    var changed = files.files
    if changed[FactFile.allowedSigners] == signers { changed[FactFile.allowedSigners] = nil }
    return changed
  }
}

extension CalendarDay {
  /// The day before; the first that can be written has none.
  fileprivate var dayBefore: CalendarDay {
    guard let start = Timestamp("\(self)T00:00:00Z") else { return self }
    return CalendarDay(Timestamp(seconds: start.seconds - 86_400))
  }
}
