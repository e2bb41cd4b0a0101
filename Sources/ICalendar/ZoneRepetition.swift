import RecordValues

/// When the clocks of a zone change each year: `FREQ=YEARLY;BYMONTH=3;BYDAY=2SU` (RFC 5545, section 3.3.10).
///
/// Only what programs write for zones is read: one month, and a weekday, counted from the month's beginning or end, or the
/// first such weekday among days of the month, or a day of the month.
struct ZoneRepetition: Sendable, Hashable {
  private var month: Int
  private var weekday: Int?
  /// 1 to 5 from the beginning, -1 to -5 from the end; 0 if days of the month say it.
  private var count = 0
  private var days: [Int] = []
  /// The last change, as the clocks showed it before.
  private var until: Timestamp?

  private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

  /// - Parameter before: seconds east of UTC before the changes, as `UNTIL` is in UTC.
  init?(_ rule: String, before: Int) {
    var parts: [String: String] = [:]
    for part in rule.uppercased().split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { return nil }
      parts[String(pair[0])] = String(pair[1])
    }
    guard parts["FREQ"] == "YEARLY", let month = parts["BYMONTH"].flatMap({ Int($0) }), (1...12).contains(month),
      parts["INTERVAL"] ?? "1" == "1",
      parts.keys.allSatisfy({
        ["FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "INTERVAL", "WKST"].contains($0)
      })
    else { return nil }
    self.month = month
    if let given = parts["BYMONTHDAY"] {
      days = given.split(separator: ",").compactMap { Int($0) }
      guard !days.isEmpty, days.count <= 31, days.allSatisfy({ (1...31).contains($0) }) else { return nil }
    }
    if let given = parts["BYDAY"] {
      guard let day = Self.weekdays.firstIndex(of: String(given.suffix(2))) else { return nil }
      weekday = day
      let number = given.dropLast(2)
      if !number.isEmpty {
        guard let counted = Int(number), (1...5).contains(abs(counted)), days.isEmpty else { return nil }
        count = counted
      } else if days.isEmpty {
        return nil
      }
    } else if days.count != 1 {
      return nil
    }
    if let given = parts["UNTIL"] {
      guard let time = EventTime(ContentLine("UNTIL", raw: given)) else { return nil }
      switch time {
      case .utc(let time): until = Timestamp(seconds: time.seconds + Int64(before))
      case .day(let day): until = Timestamp("\(day)T23:59:59Z")
      default: until = time.clock
      }
    }
  }

  /// The last change at or before a time of the clocks.
  func last(notAfter clock: Timestamp, from start: Timestamp) -> Timestamp? {
    let limit = until.map { min($0, clock) } ?? clock
    guard limit >= start else { return nil }
    let time = start.seconds - Self.day(of: start) * 86_400
    let year = CivilTime(limit).year
    for candidate in [year, year - 1] {
      guard let day = day(in: candidate) else { continue }
      let change = Timestamp(seconds: day * 86_400 + time)
      if change <= limit, change >= start { return change }
    }
    return nil
  }

  /// The day of the change in a year, in days since 1970-01-01.
  private func day(in year: Int) -> Int64? {
    let first = CivilTime.days(year: year, month: month, day: 1)
    let length = CivilTime.lastDay(year: year, month: month)
    // 1 January 1970 was a Thursday.
    func weekday(_ day: Int) -> Int { ((first + day - 1) % 7 + 11) % 7 }
    var found: Int?
    if let wanted = self.weekday, days.isEmpty {
      let one = 1 + (wanted - weekday(1) + 7) % 7
      let last = one + (length - one) / 7 * 7
      found = count < 0 ? last + 7 * (count + 1) : one + 7 * (count - 1)
    } else {
      found = days.filter { $0 <= length && (self.weekday ?? weekday($0)) == weekday($0) }.min()
    }
    guard let found, (1...length).contains(found) else { return nil }
    return Int64(first + found - 1)
  }

  private static func day(of time: Timestamp) -> Int64 {
    time.seconds / 86_400 - (time.seconds % 86_400 < 0 ? 1 : 0)
  }
}
