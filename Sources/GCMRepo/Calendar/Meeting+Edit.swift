import RecordYAML

extension EntryEdit {
  /// A new meeting.
  ///
  /// - Parameters:
  ///   - id: its day and a slug, or the slug alone if the facts name the day.
  ///   - values: its facts, by their keys in the file.
  ///   - isDraft: whether required facts that are missing are left empty, to be filled in by hand.
  public static func newMeeting(_ id: String, _ values: EntryValues, isDraft: Bool = false) -> EntryEdit {
    EntryEdit(.meeting) { state, _ throws(RecordError) in
      var facts = EntryValues()
      let given = values.text("start").flatMap { MeetingTime($0) }?.day
      let whole = Meeting.day(ofID: id) == nil ? given.map { "\($0)-\(id)" } ?? id : id
      guard Slug.isValid(whole), let day = Meeting.day(ofID: whole) else {
        throw .invalidEntryID(.meeting, given: id)
      }
      guard try !state.meetingIDs().contains(whole) else { throw .entryExists(.meeting, whole) }
      facts.set("id", .plain(whole))
      for pair in values.pairs { facts.set(pair.key, pair.value) }
      let start = facts.text("start") ?? day.description
      facts = facts.filled(with: [.init(key: "start", value: .plain(start))])
      facts = facts.filled(with: [.init(key: "end", value: .plain(start))])
      if isDraft {
        facts = facts.filled(with: [
          .init(key: "title", value: .texts(LocalizedText([(state.firstLanguage, "")]))),
          .init(key: "place", value: .texts(LocalizedText([(state.firstLanguage, "")]))),
          .init(key: "time_zone", value: .text("UTC")),
        ])
      }
      facts = facts.filled(with: [
        .init(key: "conferences", value: .list([])), .init(key: "participants", value: .list([])),
        .init(key: "status", value: .text(Meeting.Status.planned.rawValue)),
      ])
      let file = KeptFile.meeting(whole)
      return EditedFile(
        file: file, entry: whole, before: nil, after: Array(facts.node(order: Meeting.keys).blockText.utf8),
        subject: "Record meeting \(whole)")
    }
  }

  /// Another time, place, title or status of a meeting.
  ///
  /// - Parameters:
  ///   - id: the meeting's id.
  ///   - values: the facts that change, by their keys in the file.
  ///   - verb: what the subject of the commit says.
  public static func meeting(_ id: String, _ values: EntryValues, verb: MeetingVerb = .change) -> EntryEdit {
    EntryEdit(.meeting) { state, _ throws(RecordError) in
      let meeting = try state.meeting(named: id)
      let file = KeptFile.meeting(meeting.id)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var (text, values) = (opened, values)
      if verb == .move { meeting.completeMove(&values) }
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set(values, of: [], order: Meeting.keys)
      }
      return EditedFile(
        file: file, entry: meeting.id, before: bytes,
        after: Meeting.countingChange(from: bytes, to: text.bytes, at: file.path),
        subject: "\(verb.rawValue) meeting \(meeting.id)")
    }
  }
}

/// What is done to a meeting. The raw values begin the subject of the commit.
public enum MeetingVerb: String, Sendable, Hashable {
  /// Other facts; another time or place; it does not take place.
  case change = "Change", move = "Move", cancel = "Cancel"
}

extension Meeting {
  /// The day with which an id begins, if a slug follows.
  static func day(ofID id: String) -> CalendarDay? {
    guard id.utf8.count > 11, id.dropFirst(10).first == "-" else { return nil }
    return CalendarDay(String(id.prefix(10)))
  }

  /// A meeting's file with its `sequence` one higher than before, if the change is one for a calendar and does not
  /// count itself. A file that is no meeting comes back as it is: the check reports it.
  static func countingChange(from before: [UInt8]?, to after: [UInt8], at path: String) -> [UInt8] {
    guard let before, let old = try? Meeting(RecordFile(path: path, bytes: before)),
      let new = try? Meeting(RecordFile(path: path, bytes: after)), !new.isSameEvent(as: old),
      new.sequence == old.sequence, var text = try? EditedText(after)
    else { return after }
    do throws(EditedText.Refusal) {
      try text.set("sequence", of: [], to: .int(old.sequence + 1), order: keys)
      return text.bytes
    } catch {
      return after
    }
  }
}
