import RecordValues

/// An agreement as minutes write it, and what of it was understood.
public struct WrittenAgreement: Sendable, Hashable {
  /// Its number, unique in the list: `3`; of a sub-item with that of its item, `3(a)`.
  public let number: String
  /// The number of the item that it is part of.
  public let parent: String?
  /// What was agreed, in plain words on one line.
  public internal(set) var text: String
  /// The codes of the parties that do it, in the order of the text.
  public internal(set) var responsible: [String]
  /// Words that say who does it and name nobody in the record, or the States together.
  public internal(set) var who: String?
  /// The last day for it.
  public internal(set) var due: CalendarDay?
  /// Words that say when, if they name no day.
  public internal(set) var when: String?
  /// Whether it is due at the next meeting.
  public internal(set) var isDueAtNextMeeting: Bool
  /// Its first line in the text, from 1.
  public let line: Int
  /// What was not understood.
  public internal(set) var remarks: [Remark]

  /// What was not understood, with the words, which are kept.
  public enum Remark: Sendable, Hashable {
    /// Nobody is named who does it.
    case nobody
    /// These words name nobody in the record.
    case unknownParty(String)
    /// These words name no day.
    case unknownDay(String)
    /// These words name a later deadline beside the one that is taken.
    case anotherDay(String)
    /// The text was longer than ``MinutesLimits/textBytes`` and is cut; the minutes have it whole.
    case shortened
  }
}
