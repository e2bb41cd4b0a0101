import RecordComparison

/// How a zone's clocks change in every year after those that its file lists: the value of `TZ` in POSIX.1-2017, section 8.3, as
/// RFC 9636 has it: `<-04>4<-03>,M9.1.6/24,M4.1.6/24`.
struct TimeZoneRule {
  private let standard: Int
  private let name: String
  private let summer: (offset: Int, name: String, start: Change, end: Change)?

  /// A change of the clocks.
  private struct Change {
    enum Day {
      /// `M9.1.6`: the first Saturday of September; week 5 is the last.
      case weekday(month: Int, week: Int, day: Int)
      /// `J60`: the day of the year from 1, never 29 February.
      case julian(Int)
      /// `59`: the day of the year from 0.
      case ordinal(Int)
    }

    let day: Day
    /// Seconds after midnight, by the clocks before the change; may be negative or beyond a day.
    let time: Int
  }

  init?(_ text: String) {
    var rest = Substring(text)
    guard let name = Self.name(&rest), let standard = Self.offset(&rest) else { return nil }
    (self.standard, self.name) = (-standard, name)
    if rest.isEmpty {
      summer = nil
      return
    }
    guard let summerName = Self.name(&rest) else { return nil }
    let own = rest.first == "," ? nil : Self.offset(&rest)
    guard let start = Self.change(&rest), let end = Self.change(&rest), rest.isEmpty else { return nil }
    summer = (own.map { -$0 } ?? -standard + 3600, summerName, start, end)
  }

  /// The changes of a year, in their order.
  func changes(inYear year: Int) -> [TimeZoneFile.Change] {
    guard let summer, let start = Self.seconds(of: summer.start, year), let end = Self.seconds(of: summer.end, year)
    else { return [] }
    return [
      TimeZoneFile.Change(
        time: start - Int64(standard), offset: summer.offset, isDaylight: true, name: summer.name),
      TimeZoneFile.Change(time: end - Int64(summer.offset), offset: standard, isDaylight: false, name: name),
    ].sorted { $0.time < $1.time }
  }

  /// Seconds east of UTC at a time.
  func offset(at time: Timestamp) -> Int {
    guard let summer else { return standard }
    let year = CivilTime(Timestamp(seconds: time.seconds + Int64(standard))).year
    guard let start = Self.seconds(of: summer.start, year), let end = Self.seconds(of: summer.end, year) else {
      return standard
    }
    let (from, to) = (start - Int64(standard), end - Int64(summer.offset))
    let isSummer =
      from < to ? (from..<to).contains(time.seconds) : !(to..<from).contains(time.seconds)
    return isSummer ? summer.offset : standard
  }

  /// The local time of a change in a year, in seconds as if it were UTC.
  private static func seconds(of change: Change, _ year: Int) -> Int64? {
    func day(_ month: Int, _ day: Int) -> Int64? {
      func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return Timestamp("\(String(year).count == 4 ? String(year) : "0000")-\(padded(month))-\(padded(day))T00:00:00Z")?
        .seconds
    }
    let start: Int64?
    switch change.day {
    case .weekday(let month, let week, let weekday):
      guard let first = day(month, 1) else { return nil }
      // 1 January 1970 was a Thursday.
      let firstWeekday = Int((first / 86_400 + 4) % 7 + 7) % 7
      var date = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      while day(month, date) == nil, date > 7 { date -= 7 }
      start = day(month, date)
    case .julian(let number):
      let isLeap = day(2, 29) != nil
      start = day(1, 1).map { $0 + Int64(number - 1 + (isLeap && number >= 60 ? 1 : 0)) * 86_400 }
    case .ordinal(let number): start = day(1, 1).map { $0 + Int64(number) * 86_400 }
    }
    return start.map { $0 + Int64(change.time) }
  }

  // MARK: Reading

  /// `CST`, `<-03>`
  private static func name(_ rest: inout Substring) -> String? {
    if rest.first == "<" {
      guard let end = rest.firstIndex(of: ">") else { return nil }
      defer { rest = rest[rest.index(after: end)...] }
      return String(rest[..<end].dropFirst())
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count >= 3 ? String(name) : nil
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.count <= 3 ? Int(digits) : nil
  }

  /// `4`, `-3`, `+5:30`
  private static func offset(_ rest: inout Substring) -> Int? {
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    guard let hours = number(&rest), hours <= 167 else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where rest.first == ":" {
      rest = rest.dropFirst()
      guard let part = number(&rest), part < 60 else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  private static func change(_ rest: inout Substring) -> Change? {
    guard rest.first == "," else { return nil }
    rest = rest.dropFirst()
    let day: Change.Day
    if rest.first == "M" {
      rest = rest.dropFirst()
      var parts: [Int] = []
      for place in 0..<3 {
        if place > 0 {
          guard rest.first == "." else { return nil }
          rest = rest.dropFirst()
        }
        guard let part = number(&rest) else { return nil }
        parts.append(part)
      }
      guard (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2]) else { return nil }
      day = .weekday(month: parts[0], week: parts[1], day: parts[2])
    } else if rest.first == "J" {
      rest = rest.dropFirst()
      guard let number = number(&rest), (1...365).contains(number) else { return nil }
      day = .julian(number)
    } else {
      guard let number = number(&rest), (0...365).contains(number) else { return nil }
      day = .ordinal(number)
    }
    guard rest.first == "/" else { return Change(day: day, time: 2 * 3600) }
    rest = rest.dropFirst()
    guard let time = offset(&rest) else { return nil }
    return Change(day: day, time: time)
  }
}
