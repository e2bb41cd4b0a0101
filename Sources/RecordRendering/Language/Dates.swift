import RecordComparison
import RecordLocalization

/// A date and time in words, in UTC: "11 May 2017, 16:00 UTC".
public func dateInWords(_ moment: Timestamp, _ language: InterfaceLanguage) -> String {
  let date = CivilTime(moment)
  let time = "\(padded(date.hour)):\(padded(date.minute))"
  return Message(
    "\(dayOfMonth(date), "day") \(monthName(date.month), "month") \(date.year, "year"), \(time, "time") UTC")(
      language)
}

/// A date in its shortest form: "11 May 2017", "11 may 2017".
func dayInWords(_ moment: Timestamp, _ language: InterfaceLanguage) -> String {
  let date = CivilTime(moment)
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
  guard let moment = Timestamp(rfc3339) else { return TerminalText.neutralised(rfc3339) }
  return dateInWords(moment, language)
}

func padded(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}

/// A day in its shortest form: "11 May 2017".
public func dayInWords(_ day: CalendarDay, _ language: InterfaceLanguage) -> String {
  Timestamp("\(day)T00:00:00Z").map { dayInWords($0, language) } ?? day.description
}
