import GitStore

/// What became of the meetings of a calendar.
public struct KeptMeetings: Sendable {
  /// The body on whose behalf they were taken.
  public var party: PartyCode
  /// The ids of the meetings that were added, changed, and already so.
  public var added: [String] = [], changed: [String] = [], unchanged: [String] = []
  /// What was left out, in the order of the file.
  public var leftOut: [MeetingIntake.LeftOut] = []
  /// The commit, its time, and whether the record already said so.
  public var outcome: WriteOutcome
}

extension Record {
  /// Takes the meetings of a calendar into the record, all in one commit.
  ///
  /// A meeting with the UID of one that the record has changes that one, if its `SEQUENCE` is higher, or if it is the same and
  /// time, place and status are too. What cannot be recorded is left out and named; the others are taken.
  ///
  /// - Parameters:
  ///   - intake: the meetings.
  ///   - party: the body that keeps the record; else the only one that the person acts for.
  ///   - message: what the history says about it beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  public func keep(
    _ intake: MeetingIntake, party: PartyCode?, message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeptMeetings {
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    let domain = try calendarDomain()
    var (kept, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, KeptMeetings) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .record).code
      var kept = KeptMeetings(party: acting, outcome: WriteOutcome(commit: state.commit, time: time))
      kept.leftOut = intake.leftOut
      var held: [String: Meeting] = [:]
      for meeting in try state.readableMeetings().complete() { held[meeting.calendarUID(in: domain)] = meeting }
      var files: [TreePath: [UInt8]] = [:]
      var taken = Set(try state.meetingIDs())
      for item in intake.meetings {
        do throws(RecordError) {
          let edit = try item.edit(of: held[item.uid], taken)
          switch edit {
          case .leave(let reason): kept.leftOut.append(item.leftOut(reason))
          case .same(let id): kept.unchanged.append(id)
          case .write(let edit, let isNew):
            let made = try edit.make(state, CalendarDay(time))
            guard made.before != made.after else {
              kept.unchanged.append(made.entry)
              continue
            }
            try state.check(made, isEdited: false)
            files[try made.file.treePath()] = made.after
            taken.insert(made.entry)
            if isNew { kept.added.append(made.entry) } else { kept.changed.append(made.entry) }
          }
        } catch {
          guard error.code == .invalidEntry || error.code == .invalidEntryID || error.code == .notInPlace else {
            throw error
          }
          if error.facts.text(.problem) == "private-contact" {
            kept.leftOut.append(item.leftOut(.privateContact, error.facts.text(.given) ?? ""))
            continue
          }
          let why = error.facts.text(.key) ?? error.facts.text(.problem) ?? error.code.rawValue
          kept.leftOut.append(item.leftOut(.refused, why))
        }
      }
      kept.leftOut.sort { $0.line < $1.line }
      guard !files.isEmpty else {
        return (.keep(since: try state.lastCommit(of: RecordFolder.meetings.path)), kept)
      }
      let change = RecordChange(
        files: files, facts: CommitFacts(party: acting.description, action: .record),
        subject: "Record \(files.count) \(files.count == 1 ? "meeting" : "meetings") of a calendar", body: message)
      return (.write(change), kept)
    }
    kept.outcome = outcome
    return kept
  }

  /// What follows `@` in the UIDs of this record's calendar: its first commit tells it from every other record.
  ///
  /// Cost: all history, once a call; less where there is a host.
  /// - Throws: ``RecordError/Code-swift.struct/shallow`` for a clone without its first commit.
  public func calendarDomain() throws(RecordError) -> String {
    guard let first = try firstCommit() else { throw .shallow(path: path) }
    return first.description.prefix(20) + ".gcmrepo"
  }
}

extension CalendarEntry {
  /// What identifies it in every calendar, for ever.
  ///
  /// - Parameter domain: the record's ``Record/calendarDomain()``.
  public func uid(in domain: String) -> String { uid ?? "\(kind.rawValue)-\(id)@\(domain)" }
}

extension Meeting {
  fileprivate func calendarUID(in domain: String) -> String {
    uid ?? "\(CalendarEntry.Kind.meeting.rawValue)-\(id)@\(domain)"
  }
}

extension MeetingIntake.Item {
  fileprivate enum Decision {
    case write(EntryEdit, isNew: Bool)
    case leave(MeetingIntake.Reason)
    case same(String)
  }

  fileprivate func leftOut(_ reason: MeetingIntake.Reason, _ given: String = "") -> MeetingIntake.LeftOut {
    .init(line: line, title: title, uid: uid, reason: reason, given: given)
  }

  /// What is done with it.
  ///
  /// - Parameters:
  ///   - meeting: the record's meeting with its UID.
  ///   - taken: the ids that there are.
  fileprivate func edit(of meeting: Meeting?, _ taken: Set<String>) throws(RecordError) -> Decision {
    guard let meeting else {
      var values = values
      values.set("uid", .text(uid))
      if sequence > 0 { values.set("sequence", .plain(String(sequence))) }
      return .write(.newMeeting(try newID(taken), values), isNew: true)
    }
    if sequence < meeting.sequence { return .leave(.older) }
    var changes = EntryValues()
    for pair in values.pairs where !pair.value.isSame(as: pair.key, of: meeting) { changes.set(pair.key, pair.value) }
    let isSameEvent = ["start", "end", "place", "time_zone", "status"].allSatisfy { changes[$0] == nil }
    if sequence == meeting.sequence, !isSameEvent { return .leave(.notNewer) }
    if sequence > meeting.sequence { changes.set("sequence", .plain(String(sequence))) }
    return changes.isEmpty ? .same(meeting.id) : .write(.meeting(meeting.id, changes), isNew: false)
  }

  /// The id that it has in the record that it comes from, else its day and its title.
  private func newID(_ taken: Set<String>) throws(RecordError) -> String {
    if let id, Slug.isValid(id), Meeting.day(ofID: id) != nil, !taken.contains(id) { return id }
    let words = Slug(title: title)?.string ?? "meeting"
    var slug = words
    while slug.utf8.count > 60, let hyphen = slug.lastIndex(of: "-") { slug = String(slug[..<hyphen]) }
    let base = "\(start.day)-\(slug.prefix(60))"
    if !taken.contains(base) { return base }
    for number in 2...ReadingLimits.entries where !taken.contains("\(base)-\(number)") { return "\(base)-\(number)" }
    throw .entryExists(.meeting, base)
  }
}

extension EntryValues.Value {
  /// Whether a meeting already says so. What the calendar does not say of a meeting stays.
  fileprivate func isSame(as key: String, of meeting: Meeting) -> Bool {
    switch (key, self) {
    case ("title", .texts(let texts)): texts.entries.allSatisfy { meeting.title[$0.language] == $0.text }
    case ("place", .texts(let texts)): texts.entries.allSatisfy { meeting.place[$0.language] == $0.text }
    case ("start", .plain(let text)): text == meeting.start?.description
    case ("end", .plain(let text)): text == (meeting.end ?? meeting.start)?.description
    case ("time_zone", .text(let text)): text == meeting.timeZone?.description
    case ("status", .text(let text)):
      // A calendar does not know that a meeting was held.
      text == meeting.status.rawValue
        || text == Meeting.Status.planned.rawValue && meeting.status == .held
    case ("conferences", .list(let codes)): codes.isEmpty || codes == meeting.conferences
    case ("participants", .list(let codes)): codes == meeting.participants
    case ("themes", .list(let ids)): ids == meeting.themes
    default: false
    }
  }
}
