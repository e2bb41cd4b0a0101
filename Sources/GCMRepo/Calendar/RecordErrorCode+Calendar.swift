import MeetingMinutes

extension RecordError.Code {
  /// Minutes have no list of agreements (`meeting`, `problem`: `no-heading`, `empty-list`, `too-long`, and for an empty list the
  /// `line` of its heading).
  public static let minutesNotUsable = Self(rawValue: "minutes-not-usable")
  /// Minutes have an address or a telephone number, which a shared record would keep for ever (`found`, and the
  /// `line` of the text, or where else in the file it stands: `field`).
  public static let contactInMinutes = Self(rawValue: "contact-in-minutes")

  /// An agreement or a consultation has ended, so nothing more happens to it (`given`; where it was to be closed again, `entry`
  /// and the day `time`).
  public static let nothingToPlan = Self(rawValue: "ended-already")

  /// The codes of meetings and agreements, in the order of their definition.
  static let ofCalendar: [Self] = [.minutesNotUsable, .contactInMinutes, .nothingToPlan]
}

extension RecordError {
  static func closedAlready(_ kind: EntryKind, _ id: String, on day: CalendarDay?) -> RecordError {
    RecordError(
      .nothingToPlan,
      [.given: .text(id), .entry: .text(kind.rawValue), .time: .text(day?.description ?? "")])
  }

  static func minutesNotUsable(_ fault: MinutesFault, of meeting: String) -> RecordError {
    switch fault {
    case .noHeading: RecordError(.minutesNotUsable, [.meeting: .text(meeting), .problem: .text("no-heading")])
    case .emptyList(let line):
      RecordError(
        .minutesNotUsable, [.meeting: .text(meeting), .problem: .text("empty-list"), .line: .number(line)])
    case .tooLong: RecordError(.minutesNotUsable, [.meeting: .text(meeting), .problem: .text("too-long")])
    }
  }
}
