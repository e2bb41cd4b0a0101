import GCMRepo
import ICalendar
import RecordLocalization
import RecordRendering

/// What became of the events of a calendar, as warnings and as data.
struct ImportedCalendarView {
  let intake: MeetingIntake
  let kept: KeptMeetings

  init(_ intake: MeetingIntake, _ kept: KeptMeetings) { (self.intake, self.kept) = (intake, kept) }

  func warn(on console: Console) {
    for left in kept.leftOut { console.warn(left.sentence) }
    for (given, zone) in zones {
      console.remark(
        Message(
          """
          The zone “\(given, "given")” of the file is taken as \(zone.description, "zone"). If that is another place, correct it \
          with `gcmrepo meetings change`.
          """))
    }
    for difference in intake.disagreements {
      console.warn(
        Message(
          """
          “\(difference.title, "title")”: \(difference.local, "time") in \(difference.zone.description, "zone") is \
          \(difference.byFile.description, "file") by the rules in the file and \(difference.bySystem.description, "system") by \
          those of this system, which count. Ask the sender which is meant.
          """))
    }
    for meeting in intake.ambiguous {
      console.warn(
        Message(
          "“\(meeting.title, "title")” begins at a time that the clocks show twice that night; the first is meant."))
    }
    if intake.deadlines > 0 {
      console.remark(
        Message(
          intake.deadlines, "{count} deadline of the file is not a meeting and was not taken.",
          "{count} deadlines of the file are not meetings and were not taken."))
    }
    if !intake.notTaken.isEmpty {
      console.remark(
        Message("Not taken into the record: \(intake.notTaken.joined(separator: ", "), "names")."))
    }
  }

  /// What is said where nothing was written.
  var unchanged: Message {
    if kept.leftOut.isEmpty { return Message("The record says so already; nothing was written.") }
    guard kept.unchanged.isEmpty else {
      return Message("What could be taken is in the record already; nothing was written.")
    }
    return Message(
      kept.leftOut.count, "{count} meeting of the file could not be taken; nothing was written.",
      "{count} meetings of the file could not be taken; nothing was written.")
  }

  private var zones: [(String, TimeZoneName)] { intake.renamedZones.sorted { $0.key < $1.key } }

  var json: [JSONValue.Member] {
    func ids(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }
    return [
      .init("party", .string(kept.party.description)), .init("added", ids(kept.added)),
      .init("changed", ids(kept.changed)), .init("same", ids(kept.unchanged)),
      .init(
        "left_out",
        .array(
          kept.leftOut.map { left in
            [
              "line": .int(left.line), "title": .string(left.title), "uid": .string(left.uid),
              "reason": .string(left.reason.rawValue), "given": .string(left.given),
            ]
          })),
      .init(
        "disagreements",
        .array(
          intake.disagreements.map { difference in
            [
              "uid": .string(difference.uid), "time_zone": .string(difference.zone.description),
              "local": .string(difference.local), "by_file": .string(difference.byFile.description),
              "by_system": .string(difference.bySystem.description),
            ]
          })),
      .init(
        "zones", .array(zones.map { ["given": .string($0.0), "time_zone": .string($0.1.description)] })),
      .init("ambiguous", ids(intake.ambiguous.map(\.uid))), .init("deadlines", .int(intake.deadlines)),
      .init("not_taken", ids(intake.notTaken)),
    ]
  }
}

extension MeetingIntake.LeftOut {
  /// Why an event is not taken, and what to do.
  var sentence: Message {
    let name = title.isEmpty ? uid : title
    return Message("Line \(line, "line"), “\(name, "title")”: ") + why
  }

  private var why: Message {
    switch reason {
    case .floating:
      Message(
        "its time \(given, "time") has no time zone, so nobody knows when it is. Give it one, and export it again.")
    case .unknownZone:
      Message("the time zone “\(given, "zone")” is not known here. Use a name such as America/Lima.")
    case .skippedTime:
      Message("\(given, "time") does not exist: the clocks are put forward over it. Give it another time.")
    case .seconds: Message("its time has seconds, which meetings do not have. Round it to a minute.")
    case .noTitle: Message("it has no title. Give it one.")
    case .sameUID:
      Message(
        """
        line \(given, "line") has another meeting with the same UID, which is the one that counts. If both are meant, give each a \
        UID of its own.
        """)
    case .older: Message("the record has a newer version of it, which stays.")
    case .notNewer:
      Message(
        """
        it differs from the record in time, place or status, but its SEQUENCE is not higher. Move or cancel it with `gcmrepo \
        meetings`, or export it again from where it was changed.
        """)
    case .notPublic:
      Message(
        """
        its CLASS is \(given, "class"), so it is not meant for everybody, as the record is. If it is, export it again as PUBLIC.
        """)
    case .privateContact:
      Message(
        """
        “\(given, "contact")” looks like an address or a telephone number, which every copy of the record would keep for ever. \
        Take it out of the calendar, and export it again.
        """)
    case .refused: Message("its “\(given, "part")” cannot be recorded. Correct it, and export it again.")
    default:
      EventFault(rawValue: reason.rawValue)?.words ?? Message(verbatim: reason.rawValue)
    }
  }
}

extension EventFault {
  fileprivate var words: Message {
    switch self {
    case .noUID: Message("it has no UID, by which it would be found again. Export it again with its calendar program.")
    case .noStart: Message("it has no DTSTART that is a day or a time. Export it again with its calendar program.")
    case .badEnd: Message("its end is neither a day nor a time as its beginning is. Correct it.")
    case .endsTooEarly: Message("it ends before it begins. Correct it.")
    case .badSequence: Message("its SEQUENCE is not a number. Export it again with its calendar program.")
    case .endless: Message("it repeats without an end. Add each meeting of its own with `gcmrepo meetings add`.")
    case .repeated: Message("it repeats. Add each meeting of its own with `gcmrepo meetings add`.")
    case .oneOfMany: Message("it changes one time of a meeting that repeats. Add it with `gcmrepo meetings add`.")
    }
  }
}

extension ICalendarError {
  /// What is wrong with a calendar's file, and what to do.
  func sentence(file: String) -> Message {
    let what: Message =
      switch reason {
      case .tooLarge: Message("it is larger, longer or deeper than a calendar may be")
      case .notUTF8: Message("it is not a text in UTF-8")
      case .controlCharacter: Message("it has a control character")
      case .notAContentLine: Message("it is not a property with a value")
      case .unbalanced: Message("BEGIN and END do not fit together")
      case .notACalendar: Message("there is no VCALENDAR in it")
      }
    return Message(
      """
      Line \(line, "line") of \(file, "file") cannot be read: \(what, "what"). Export the calendar again as .ics.
      """)
  }
}
