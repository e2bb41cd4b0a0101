/// Something that has its day in the calendar: a meeting, or the last day for something.
///
/// Another kind of deadline is one more case of ``Kind``, and a function that gives its entries.
public struct CalendarEntry: Sendable, Hashable {
  /// What it is. The raw values are those in JSON and in the entry's UID.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A meeting.
    case meeting
    /// The end of a questionnaire's time for answers.
    case questionnaire
    /// The end of the time for contributions of a kind.
    case contributions
    /// The end of a silence procedure.
    case silence
    /// The last day for what a meeting agreed.
    case agreement
    /// The day by which something that recurs is due again.
    case duty
    /// The last day of a State's consultation at home.
    case consultation
  }

  /// What it is.
  public let kind: Kind
  /// The id of what it is about: of the meeting, the questionnaire, the agreement, the consultation; the kind of
  /// contributions.
  public let id: String
  /// What identifies it in other calendars, where another program gave that; else it is made from the record and ``id``.
  public let uid: String?
  /// What it is about, by language; empty where the id says it.
  public let title: LocalizedText
  /// When it begins and ends; a last day belongs to it. Of a deadline both are the same.
  public let start, end: MeetingTime
  /// The zone of the times; `nil` for UTC, and for days.
  public let timeZone: TimeZoneName?
  /// Where it is, by language.
  public let place: LocalizedText
  /// The codes of the conferences that it concerns; none if the record does not say.
  public let conferences: [String]
  /// The codes of the parties that take part, or that are asked.
  public let participants: [String]
  /// The ids of its themes.
  public let themes: [String]
  /// How it stands.
  public let status: Status
  /// How often its time, place or status was changed: of a meeting as its file counts it, of a deadline as the history does.
  public internal(set) var sequence: Int

  /// How it stands. The set is open: a meeting may have a status of a later version.
  public struct Status: RawRepresentable, Sendable, Hashable {
    /// The word as in JSON.
    public let rawValue: String
    /// A status.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// To come; held; cancelled; a deadline that is not met, and one of something that is done.
    public static let planned = Self(rawValue: "planned"), held = Self(rawValue: "held"),
      cancelled = Self(rawValue: "cancelled"), open = Self(rawValue: "open"), done = Self(rawValue: "done")
  }

  /// An entry.
  public init(
    kind: Kind, id: String, uid: String? = nil, title: LocalizedText = LocalizedText(), start: MeetingTime,
    end: MeetingTime? = nil, timeZone: TimeZoneName? = nil, place: LocalizedText = LocalizedText(),
    conferences: [String] = [], participants: [String] = [], themes: [String] = [], status: Status,
    sequence: Int = 0
  ) {
    (self.kind, self.id, self.uid, self.title, self.start) = (kind, id, uid, title, start)
    (self.end, self.timeZone, self.place, self.conferences) = (end ?? start, timeZone, place, conferences)
    (self.participants, self.themes, self.status, self.sequence) = (participants, themes, status, sequence)
  }

  /// What a link to it leads to: its kind and its id, `meeting/2017-08-30-troikas`. No two entries have the same.
  public var target: String { kind.rawValue + "/" + id }

  /// Whether it is a deadline, not a meeting.
  public var isDeadline: Bool { kind != .meeting }
}

/// Which entries of the calendar are wanted.
public struct CalendarFilter: Sendable, Hashable {
  /// Only entries that end on this day or later.
  public var from: CalendarDay?
  /// Only entries that begin on this day or earlier.
  public var to: CalendarDay?
  /// Only those of this conference, by its code; an entry that names none concerns all.
  public var conference: String?
  /// Only these kinds; all if empty.
  public var kinds: Set<CalendarEntry.Kind>

  /// A filter.
  public init(
    from: CalendarDay? = nil, to: CalendarDay? = nil, conference: String? = nil, kinds: Set<CalendarEntry.Kind> = []
  ) {
    (self.from, self.to, self.conference, self.kinds) = (from, to, conference, kinds)
  }

  func takes(_ entry: CalendarEntry) -> Bool {
    (from.map { entry.end.day >= $0 } ?? true) && (to.map { entry.start.day <= $0 } ?? true)
      && (conference.map { code in
        entry.conferences.contains(code) || entry.isDeadline && entry.conferences.isEmpty
      } ?? true)
  }
}
