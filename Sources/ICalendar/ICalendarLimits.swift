/// The limits on what is read: a file of another program may hold anything.
public enum ICalendarLimits {
  /// A file, in bytes.
  public static let bytes = 5_000_000
  /// A content line without its folds, in bytes.
  public static let lineBytes = 100_000
  /// The content lines of a file.
  public static let lines = 200_000
  /// How deep components are in each other; `VTIMEZONE` with its `STANDARD` in a calendar is 3.
  public static let depth = 8
  /// The parameters of one content line.
  public static let parameters = 50
  /// The events of a file.
  public static let events = 5_000
  /// The spans between changes of the clocks in one time zone; of more, the zone is not read.
  static let zoneObservances = 200
  /// The single changes (`RDATE`) of one time zone; the same.
  static let zoneDates = 1_000
}
