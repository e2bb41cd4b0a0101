import MeetingMinutes

/// What became of minutes that were taken into the record.
public struct ImportedMinutes: Sendable {
  /// The id of the meeting.
  public let meeting: String
  /// The language of the minutes.
  public let language: LanguageTag
  /// The body on whose behalf it was done.
  public let party: PartyCode
  /// The agreements of the minutes, in their order.
  public let items: [Item]
  /// The ids of agreements of the meeting that these minutes do not list.
  public let absent: [String]
  /// Whether the list was longer than is read.
  public let isCut: Bool
  /// The paths of the files that were written.
  public let paths: [String]
  /// The commit, its time, and whether the record already said so.
  public var outcome: WriteOutcome

  /// An agreement of the minutes with what became of it.
  public struct Item: Sendable, Hashable {
    /// Its id in the record.
    public let id: String
    /// What the minutes say, and what of it was not understood.
    public let written: WrittenAgreement
    /// Whether it is new.
    public let isNew: Bool
    /// The keys that were set, of one that the record had.
    public let changed: [String]
    /// The keys in which the record says something else since a person changed it; they stay.
    public let kept: [String]
    /// The day of the next meeting, if it is due at that one.
    public let nextMeeting: CalendarDay?

    /// The last day for it, as far as the minutes say it.
    public var due: CalendarDay? { written.due ?? nextMeeting }
    /// What was not understood.
    public var remarks: [WrittenAgreement.Remark] {
      guard written.isDueAtNextMeeting, nextMeeting == nil, let words = written.when else { return written.remarks }
      return written.remarks + [.unknownDay(words)]
    }
  }
}
