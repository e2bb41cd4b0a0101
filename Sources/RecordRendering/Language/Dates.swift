import RecordLocalization

/// A date and time in words, in UTC: "11 May 2017, 16:00 UTC".
public func dateInWords(_ secondsSince1970: Int64, _ language: InterfaceLanguage) -> String {
  let date = CivilTime(secondsSince1970: secondsSince1970)
  let time = "\(padded(date.hour)):\(padded(date.minute))"
  return Message(
    "\(dayOfMonth(date), "day") \(monthName(date.month), "month") \(date.year, "year"), \(time, "time") UTC")(
      language)
}

/// A date in its shortest form: "11 May 2017", "11 may 2017".
func dayInWords(_ secondsSince1970: Int64, _ language: InterfaceLanguage) -> String {
  let date = CivilTime(secondsSince1970: secondsSince1970)
  return Message(
    "\(dayOfMonth(date), "day") \(shortMonthName(date.month), "month") \(date.year, "year")", context: "short date")(
      language)
}

/// French and Portuguese write the first day of a month as an ordinal.
private func dayOfMonth(_ date: CivilTime) -> Message {
  date.day == 1 ? Message("1", context: "first day of a month") : Message(verbatim: String(date.day))
}

/// An RFC 3339 time in words, in UTC whatever its offset. Any other text is returned with its control characters neutralised.
public func dateInWords(_ rfc3339: String, _ language: InterfaceLanguage) -> String {
  guard let seconds = secondsSince1970(rfc3339: rfc3339) else { return TerminalText.neutralised(rfc3339) }
  return dateInWords(seconds, language)
}

/// The seconds since 1970 of an RFC 3339 time (`2017-05-11T16:00:00Z`, `…+02:00`), without fractions; `nil` for any
/// other text.
func secondsSince1970(rfc3339 text: String) -> Int64? {
  let bytes = Array(text.utf8)
  func number(_ from: Int, _ count: Int, in bounds: ClosedRange<Int>) -> Int? {
    guard from + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[from..<from + count] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return bounds.contains(value) ? value : nil
  }
  func mark(_ at: Int, _ allowed: String) -> Bool {
    at < bytes.count && allowed.utf8.contains(bytes[at])
  }
  guard let year = number(0, 4, in: 0...9999), mark(4, "-"), let month = number(5, 2, in: 1...12),
    mark(7, "-"),
    let day = number(8, 2, in: 1...31), mark(10, "Tt "), let hour = number(11, 2, in: 0...23), mark(13, ":"),
    let minute = number(14, 2, in: 0...59), mark(16, ":"), let second = number(17, 2, in: 0...60)
  else { return nil }
  var at = 19
  if mark(at, ".") {
    at += 1
    let first = at
    while mark(at, "0123456789") { at += 1 }
    if at == first { return nil }
  }
  var offset = 0
  if mark(at, "Zz") {
    at += 1
  } else {
    guard mark(at, "+-"), let hours = number(at + 1, 2, in: 0...23), mark(at + 3, ":"),
      let minutes = number(at + 4, 2, in: 0...59)
    else { return nil }
    offset = (hours * 60 + minutes) * (bytes[at] == UInt8(ascii: "-") ? -60 : 60)
    at += 6
  }
  guard at == bytes.count, day <= daysOf(month: month, year: year) else { return nil }
  let days = daysFromCivil(year: year, month: month, day: day)
  return Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
}

/// A day of the Gregorian calendar and a time of the day, in UTC.
struct CivilTime: Sendable, Hashable {
  var year: Int
  var month: Int
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int

  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  init(secondsSince1970 seconds: Int64) {
    let inDay = Int((seconds % 86_400 + 86_400) % 86_400)
    let z = Int((seconds - Int64(inDay)) / 86_400) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    (hour, minute, second) = (inDay / 3_600, inDay / 60 % 60, inDay % 60)
  }
}

/// `days_from_civil` of the same paper.
private func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
  let y = month <= 2 ? year - 1 : year
  let era = (y >= 0 ? y : y - 399) / 400
  let yearOfEra = y - era * 400
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

private func daysOf(month: Int, year: Int) -> Int {
  switch month {
  case 4, 6, 9, 11: 30
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  default: 31
  }
}

func padded(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}
