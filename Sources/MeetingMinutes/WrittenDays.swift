import RecordValues

/// The days that a text names, in words or digits, in any of the four languages.
///
/// A day without a year is the next one after the meeting. Of several days, `30 y 31 de agosto`, the last counts; of a month, or a
/// part of it, its last day.
struct WrittenDays {
  private let text: FoldedText
  private let reference: CalendarDay?
  private let language: MinutesLanguage

  /// A day that is named.
  struct Found: Hashable {
    /// Its words.
    let words: Range<Int>
    /// The day; `nil` if the words do not say one.
    let day: CalendarDay?
    /// Whether the next meeting is meant.
    var isNextMeeting = false
    /// Whether the words before it make it the last day for something.
    var isDeadline = false
    /// Whether it is a date only where it is a deadline: elsewhere it may be a number of something.
    var isUnsure = false
  }

  /// - Parameters:
  ///   - text: the text.
  ///   - reference: the day of the meeting.
  ///   - language: the language of the text.
  init(in text: FoldedText, after reference: CalendarDay?, language: MinutesLanguage) {
    (self.text, self.reference, self.language) = (text, reference, language)
  }

  /// The days, in the order of the text. Cost: linear.
  func all() -> [Found] {
    var found: [Found] = []
    var at = 0
    while at < text.words.count {
      guard var day = find(at), !day.words.isEmpty else {
        at += 1
        continue
      }
      let before = max(0, day.words.lowerBound - 4)..<day.words.lowerBound
      day.isDeadline = before.contains { DateWords.deadline.contains(word($0)) && !isSentenceBreak(after: $0, day) }
      if day.isDeadline || !day.isUnsure { found.append(day) }
      at = day.words.upperBound
    }
    return found
  }

  private func isSentenceBreak(after word: Int, _ day: Found) -> Bool {
    ((word + 1)..<(day.words.lowerBound + 1)).contains { text.gap(before: $0).contains { ".;()".contains($0) } }
  }

  private func word(_ place: Int) -> String { text.words.indices.contains(place) ? text.words[place].folded : "" }

  private func find(_ at: Int) -> Found? {
    digits(at) ?? dayAndMonth(at) ?? monthAndDay(at) ?? partOfMonth(at) ?? month(at) ?? span(at) ?? nextMeeting(at)
  }

  // MARK: Digits

  /// `2017-06-30`, `30/06/2017`, `30.6.2017`.
  private func digits(_ at: Int) -> Found? {
    guard at + 2 < text.words.count else { return nil }
    let marks = [text.gap(before: at + 1), text.gap(before: at + 2)]
    guard marks[0] == marks[1], ["-", "/", "."].contains(marks[0]) else { return nil }
    let parts = (at...(at + 2)).compactMap { number(of: word($0)) }
    guard parts.count == 3 else { return nil }
    let words = at..<(at + 3)
    if word(at).utf8.count == 4 {
      guard isDate(parts[0], word(at + 1), word(at + 2)) else { return nil }
      return Found(words: words, day: MinutesDay.day(parts[0], parts[1], parts[2]))
    }
    // Of a year of two digits nobody knows the century, nor which number it is.
    if marks[0] != ".", (0..<3).allSatisfy({ word(at + $0).utf8.count == 2 }), parts[0] <= 31, parts[1] <= 31 {
      return Found(words: words, day: nil, isUnsure: true)
    }
    guard word(at + 2).utf8.count == 4, isDate(parts[2], word(at), word(at + 1)) else { return nil }
    let (first, second, year) = (parts[0], parts[1], parts[2])
    // In English both orders are written: only a number above 12 tells the day.
    if language == .en, first <= 12, second <= 12, first != second { return Found(words: words, day: nil) }
    let day = language == .en && second > 12 ? MinutesDay.day(year, first, second) : MinutesDay.day(year, second, first)
    return Found(words: words, day: day)
  }

  /// Whether numbers are written as a date is, also one that is none, such as 31/02/2018.
  private func isDate(_ year: Int, _ one: String, _ other: String) -> Bool {
    (1900...2199).contains(year) && one.utf8.count <= 2 && other.utf8.count <= 2
  }

  private func number(of word: String) -> Int? {
    word.utf8.count <= 4 && word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word) : nil
  }

  /// The number of a day: `30`, `1er`, `1o`, `30th`.
  private func dayNumber(_ place: Int) -> Int? {
    let digits = word(place).prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.utf8.count), let number = Int(digits), (1...31).contains(number) else {
      return word(place) == "primero" || word(place) == "primeiro" || word(place) == "premier" ? 1 : nil
    }
    let rest = word(place).dropFirst(digits.count)
    return rest.isEmpty || ["st", "nd", "rd", "th", "er", "o", "a"].contains(String(rest)) ? number : nil
  }

  private func monthNumber(_ place: Int) -> Int? {
    DateWords.months[word(place)] ?? DateWords.shortMonths[word(place)]
  }

  /// A year, after `de`, `of` or a comma.
  private func year(_ place: Int) -> (year: Int, end: Int)? {
    let at = DateWords.of.contains(word(place)) ? place + 1 : place
    guard word(at).utf8.count == 4, let year = number(of: word(at)), (1900...2199).contains(year) else { return nil }
    return (year, at + 1)
  }

  // MARK: Words

  /// `30 de junio de 2017`, `30 y 31 de agosto`, `28 to 30 June 2017`, `1er juillet`.
  private func dayAndMonth(_ at: Int) -> Found? {
    guard dayNumber(at) != nil else { return nil }
    var last = at
    var days = 1
    while days < 6 {
      var next = last + 1
      if DateWords.betweenDays.contains(word(next)) { next += 1 }
      guard dayNumber(next) != nil, next > last + 1 || text.gap(before: next).contains(where: { "-–,/".contains($0) })
      else { break }
      (last, days) = (next, days + 1)
    }
    var place = last + 1
    if DateWords.of.contains(word(place)) { place += 1 }
    guard let number = dayNumber(last), let month = monthNumber(place) else { return nil }
    return dated(month, number, at..<(place + 1))
  }

  /// `June 30, 2017`, `June 28-30`.
  private func monthAndDay(_ at: Int) -> Found? {
    guard language == .en, let month = DateWords.months[word(at)] ?? DateWords.shortMonths[word(at)],
      dayNumber(at + 1) != nil
    else { return nil }
    var last = at + 1
    while last < at + 6 {
      var next = last + 1
      if DateWords.betweenDays.contains(word(next)) { next += 1 }
      guard dayNumber(next) != nil, next > last + 1 || text.gap(before: next).contains(where: { "-–".contains($0) })
      else { break }
      last = next
    }
    return dayNumber(last).flatMap { dated(month, $0, at..<(last + 1)) }
  }

  private func dated(_ month: Int, _ number: Int, _ words: Range<Int>) -> Found? {
    if let (year, end) = year(words.upperBound) {
      return Found(words: words.lowerBound..<end, day: MinutesDay.day(year, month, number))
    }
    return Found(words: words, day: next { MinutesDay.day($0, month, number) })
  }

  /// The first day from the meeting on; without a meeting's day none is known.
  private func next(_ day: (Int) -> CalendarDay?) -> CalendarDay? {
    guard let reference else { return nil }
    let year = MinutesDay.year(of: reference)
    return (year...(year + 4)).lazy.compactMap(day).first { $0 >= reference }
  }

  /// `fines de junio`, `the first week of December 2017`.
  private func partOfMonth(_ at: Int) -> Found? {
    for (words, number) in DateWords.partsOfMonth where text.has(words, at: at) {
      var place = at + words.count
      if DateWords.of.contains(word(place)) { place += 1 }
      if ["mes", "mois"].contains(word(place)), DateWords.of.contains(word(place + 1)) { place += 2 }
      guard let month = DateWords.months[word(place)] else { continue }
      func day(_ year: Int) -> CalendarDay? {
        number == 0 ? MinutesDay.lastDay(year, month) : MinutesDay.day(year, month, number)
      }
      if let (year, end) = year(place + 1) { return Found(words: at..<end, day: day(year)) }
      return Found(words: at..<(place + 1), day: next(day))
    }
    return nil
  }

  /// `en junio de 2017`, `in June`.
  private func month(_ at: Int) -> Found? {
    guard let month = DateWords.months[word(at)] else { return nil }
    let before = at > 0 ? word(at - 1) : ""
    if let (year, end) = year(at + 1) {
      // No day of the month: `45 de junio de 2017`.
      if let number = at > 0 ? [at - 1, at - 2].first(where: { number(of: word($0)) != nil }) : nil,
        number == at - 1 || DateWords.of.contains(before)
      {
        return Found(words: number..<end, day: nil)
      }
      // Before a month is not by its end.
      let isBefore = (max(0, at - 2)..<at).contains { ["antes", "before", "avant", "by"].contains(word($0)) }
      return Found(words: at..<end, day: isBefore ? nil : MinutesDay.lastDay(year, month))
    }
    guard DateWords.inMonth.contains(before) || DateWords.of.contains(before) && at > 1 && word(at - 2) == "mes" else {
      return nil
    }
    return Found(words: at..<(at + 1), day: next { MinutesDay.lastDay($0, month) })
  }

  /// `dentro de 30 días`, `within two weeks`.
  private func span(_ at: Int) -> Found? {
    let unit = at + 1
    let isMonth = DateWords.monthUnits.contains(word(unit))
    guard let number = number(of: word(at)) ?? DateWords.numbers[word(at)], number <= 400,
      isMonth || DateWords.units[word(unit)] != nil
    else { return nil }
    let isWithin = (max(0, at - 3)..<at).contains { DateWords.within.contains(word($0)) }
    let isOther = DateWords.otherCount.contains(word(unit + 1)) || DateWords.otherCount.contains(word(unit + 2))
    guard isWithin else { return nil }
    guard !isOther, let reference else {
      let end = !isOther ? unit + 1 : DateWords.otherCount.contains(word(unit + 1)) ? unit + 2 : unit + 3
      return Found(words: at..<end, day: nil, isDeadline: true)
    }
    let day =
      isMonth
      ? MinutesDay.adding(months: number, to: reference)
      : MinutesDay.adding(number * (DateWords.units[word(unit)] ?? 1), to: reference)
    return Found(words: at..<(unit + 1), day: day, isDeadline: true)
  }

  /// `antes de la próxima reunión`, `by the next meeting`: a meeting that is only mentioned is no time.
  private func nextMeeting(_ at: Int) -> Found? {
    let isNext =
      DateWords.next.contains(word(at)) && DateWords.meeting.contains(word(at + 1))
      || DateWords.meeting.contains(word(at)) && DateWords.next.contains(word(at + 1))
    guard isNext else { return nil }
    var before = at - 1
    while before >= 0, DateWords.articles.contains(word(before)) { before -= 1 }
    // `antes de`; a cell of a table may have nothing before it.
    if before > 0, DateWords.of.contains(word(before)) { before -= 1 }
    guard before < 0 || DateWords.atMeeting.contains(word(before)) else { return nil }
    return Found(words: at..<(at + 2), day: nil, isNextMeeting: true)
  }
}
