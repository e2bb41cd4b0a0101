/// A day of the Gregorian calendar, written `2018-02-01`.
///
/// It belongs to no time zone: a deadline ends when the day ends where it is due.
public struct CalendarDay: Sendable, Hashable, Comparable, LosslessStringConvertible {
  /// The day as it is written.
  public let description: String

  /// Reads a day of the years 1000 to 9999; `nil` for anything else, such as 30 February.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[0] != UInt8(ascii: "0"), Timestamp(text + "T00:00:00Z") != nil,
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) })
    else { return nil }
    description = text
  }

  /// The day of a time, in UTC.
  public init(_ time: Timestamp) {
    let text = String(time.description.prefix(10))
    description = CalendarDay(text)?.description ?? "1970-01-01"
  }

  /// The day after; `nil` after the last one of the year 9999.
  public var next: CalendarDay? {
    Timestamp(description + "T00:00:00Z").flatMap { start in
      CalendarDay(String(Timestamp(seconds: start.seconds + 86_400).description.prefix { $0 != "T" }))
    }
  }

  public static func < (a: CalendarDay, b: CalendarDay) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }
}

/// A day, or a day and a time of it in the time zone of a meeting: `2018-02-01`, `2018-02-01T09:30`.
public struct MeetingTime: Sendable, Hashable, Comparable, LosslessStringConvertible {
  /// The day.
  public let day: CalendarDay
  /// The time of the day, `09:30`; `nil` if the whole day is meant.
  public let clock: String?

  /// The whole day.
  public init(on day: CalendarDay) { (self.day, clock) = (day, nil) }

  /// Reads a day, or a day, `T` or a space, and hours and minutes.
  public init?(_ text: String) {
    guard let day = CalendarDay(String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10)
    guard !rest.isEmpty else {
      (self.day, clock) = (day, nil)
      return
    }
    let clock = String(rest.dropFirst())
    guard rest.first == "T" || rest.first == " ", clock.utf8.count == 5, Timestamp("\(day)T\(clock):00Z") != nil else {
      return nil
    }
    (self.day, self.clock) = (day, clock)
  }

  /// The time as a record writes it.
  public var description: String { clock.map { "\(day)T\($0)" } ?? day.description }

  /// In the same time zone; a whole day begins with its first minute.
  public static func < (a: MeetingTime, b: MeetingTime) -> Bool {
    a.day == b.day ? (a.clock ?? "") < (b.clock ?? "") : a.day < b.day
  }
}
