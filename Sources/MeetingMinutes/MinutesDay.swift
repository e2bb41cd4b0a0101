import RecordValues

/// Days of the calendar as minutes reckon with them.
enum MinutesDay {
  /// The day of a year, a month and a number; `nil` if there is none.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
    guard (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return CalendarDay("\(year)-\(padded(month))-\(padded(day))")
  }

  static func lastDay(_ year: Int, _ month: Int) -> CalendarDay? {
    (28...31).reversed().lazy.compactMap { day(year, month, $0) }.first
  }

  static func year(of day: CalendarDay) -> Int { Int(day.description.prefix(4)) ?? 0 }

  /// A day later by a number of days.
  static func adding(_ days: Int, to day: CalendarDay) -> CalendarDay? {
    guard let time = Timestamp("\(day)T00:00:00Z") else { return nil }
    return CalendarDay(Timestamp(seconds: time.seconds + Int64(days) * 86_400))
  }

  /// A day later by a number of months: the last of a shorter month.
  static func adding(months: Int, to start: CalendarDay) -> CalendarDay? {
    let parts = start.description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let count = parts[0] * 12 + parts[1] - 1 + months
    return day(count / 12, count % 12 + 1, parts[2]) ?? lastDay(count / 12, count % 12 + 1)
  }
}
