import RecordValues

/// Reads a day and a time as people write them: `31/12/2026`, `31 de diciembre de 2026`, `2026-12-31`, `9h30`.
struct TypedDate {
  let text: String
  let language: LanguageTag

  /// The day; with the day first where the numbers alone do not tell, except in English, of which the two conferences
  /// have both orders (Belize and the United States).
  func day() throws(AnswerTextFault) -> CalendarDay {
    if let day = CalendarDay(text) { return day }
    let words = Self.words(of: text)
    let numbers = words.compactMap(Self.number)
    let months = words.compactMap { Self.months[$0] }
    // Besides numbers and the name of a month there may be `de`, `del`, `of`, and a day of the week.
    guard words.count <= 8, numbers.count + months.count >= 3 else { throw .notADay(text) }
    if months.count == 1, numbers.count == 2 {
      guard words.allSatisfy({ Self.number($0) != nil || Self.months[$0] != nil || Self.fillers.contains($0) }) else {
        throw .notADay(text)
      }
      let (first, second) = (numbers[0], numbers[1])
      // `31 December 2026`, `December 31, 2026`, `2026 December 31`.
      let isYearFirst = first.digits == 4
      return try day(of: isYearFirst ? first : second, months[0], isYearFirst ? second : first)
    }
    guard months.isEmpty, numbers.count == 3, words.count == 3 else { throw .notADay(text) }
    if numbers[0].digits == 4 { return try day(of: numbers[0], numbers[1].value, numbers[2]) }
    return try ordered(numbers[0], numbers[1], year: numbers[2])
  }

  private func ordered(_ first: Number, _ second: Number, year: Number) throws(AnswerTextFault) -> CalendarDay {
    guard language.primary == "en" else { return try day(of: year, second.value, first) }
    if first.value > 12 || first.value == second.value { return try day(of: year, second.value, first) }
    if second.value > 12 { return try day(of: year, first.value, second) }
    let readings = [try day(of: year, second.value, first), try day(of: year, first.value, second)]
    throw .ambiguousDay(text, readings: readings)
  }

  private func day(of year: Number, _ month: Int, _ day: Number) throws(AnswerTextFault) -> CalendarDay {
    guard year.digits == 4 else {
      throw year.digits == 2 || year.digits == 1 ? .shortYear(text) : .notADay(text)
    }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    guard day.digits <= 2, let found = CalendarDay("\(year.value)-\(padded(month))-\(padded(day.value))") else {
      throw .noSuchDay(text)
    }
    return found
  }

  /// A time of the day, `09:30`.
  func clock() throws(AnswerTextFault) -> String {
    guard let clock = Self.clock(TextForm.folded(text)) else { throw .notATime(text) }
    return clock
  }

  /// A day and a time, the time last.
  func dayAndTime() throws(AnswerTextFault) -> String {
    if let time = MeetingTime(String(text.unicodeScalars.prefix(16))), time.clock != nil, text.utf8.count <= 19 {
      return time.description
    }
    let words = text.split { $0 == " " || $0 == "T" || $0 == "," || $0 == "\u{A0}" }
    // `9:30 a. m.` is three words.
    for count in 1...3 where words.count > count {
      guard let clock = Self.clock(TextForm.folded(words.suffix(count).joined(separator: " "))) else { continue }
      var rest = words.dropLast(count)
      if let last = rest.last, ["a", "as", "at", "las", "a las", "à"].contains(last.lowercased()) { rest.removeLast() }
      if let last = rest.last, last.lowercased() == "a" { rest.removeLast() }
      let day = try TypedDate(text: rest.joined(separator: " "), language: language).day()
      return "\(day)T\(clock)"
    }
    _ = try day()
    throw .missingTime(text)
  }

  /// `9:30`, `9h30`, `9.30`, `9h`, each with `am` or `pm`.
  private static func clock(_ text: String) -> String? {
    var rest = text.filter { !$0.isWhitespace && $0 != "." || $0 == ":" }
    if text.contains("."), !text.contains(":"), !text.contains("h") { rest = text.filter { !$0.isWhitespace } }
    var shift: Int?
    for (suffix, hours) in [("am", 0), ("pm", 12), ("a.m.", 0), ("p.m.", 12)] where rest.hasSuffix(suffix) {
      shift = hours
      rest.removeLast(suffix.count)
    }
    for suffix in ["hrs", "hs"] where shift == nil && rest.hasSuffix(suffix) { rest.removeLast(suffix.count) }
    let parts = rest.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
    guard (1...3).contains(parts.count), parts.count > 1 || shift != nil,
      parts.allSatisfy({ $0.utf8.count <= 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      var hour = Int(parts[0]), let minute = parts.count == 1 || parts[1].isEmpty ? 0 : Int(parts[1]),
      minute < 60, parts.count < 3 || Int(parts[2]).map({ $0 < 60 }) ?? false
    else { return nil }
    if let shift {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + shift
    }
    guard hour < 24 else { return nil }
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  // MARK: Words

  private struct Number {
    let value: Int
    let digits: Int
  }

  /// Runs of letters and runs of digits, folded; the ordinal of `1º`, `1er`, `31st` belongs to its number.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var isDigits: Bool?
    for scalar in TextForm.folded(String(text.unicodeScalars.prefix(80))).unicodeScalars {
      let digit = ("0"..."9").contains(scalar)
      guard digit || scalar.properties.isAlphabetic else {
        isDigits = nil
        continue
      }
      if isDigits == digit {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else {
        words.append(String(scalar))
      }
      isDigits = digit
    }
    return words.filter { !["o", "er", "st", "nd", "rd", "th", "a", "º"].contains($0) }
  }

  private static func number(_ word: String) -> Number? {
    guard word.utf8.count <= 4, let value = Int(word) else { return nil }
    return Number(value: value, digits: word.utf8.count)
  }

  private static let fillers: Set<String> = [
    "de", "del", "do", "of", "le", "el", "the", "dia", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado",
    "domingo", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "segunda", "terca",
    "quarta", "quinta", "sexta", "feira", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// The months in the four languages, folded, in full and as they are abbreviated.
  private static let months: [String: Int] = {
    let names = [
      "enero ene january jan janeiro janvier janv", "febrero feb february fevereiro fev fevrier fevr",
      "marzo mar march marco mars", "abril abr april apr avril avr", "mayo may maio mai",
      "junio jun june junho juin", "julio jul july julho juillet juil", "agosto ago august aug aout",
      "septiembre setiembre sep sept set september setembro septembre", "octubre oct october outubro out octobre",
      "noviembre nov november novembro novembre", "diciembre dic december dec dezembro dez decembre",
    ]
    var months: [String: Int] = [:]
    for (place, words) in names.enumerated() {
      for word in words.split(separator: " ") { months[String(word)] = place + 1 }
    }
    return months
  }()
}
