import RecordValues

/// By when something is to be done, as far as a text says it.
///
/// “Before 30 June” is read as due on 30 June, which is what the minutes of both conferences mean by it.
struct DueReading: Hashable {
  /// The last day.
  private(set) var day: CalendarDay?
  /// The words, if they name no day; for the next meeting as well.
  private(set) var words: String?
  /// Whether it is due at the next meeting.
  private(set) var isNextMeeting = false
  /// The words of deadlines after the first one.
  private(set) var others: [String] = []

  /// What a cell of a table says, or what follows “By when:”: any day in it counts, and all words are kept where none does.
  init(ofCell cell: String, after reference: CalendarDay?, language: MinutesLanguage) {
    let text = FoldedText(cell)
    let found = WrittenDays(in: text, after: reference, language: language).all()
    if let dated = found.last(where: { $0.day != nil }) {
      day = dated.day
    } else {
      isNextMeeting = found.contains(where: \.isNextMeeting)
      words = String(cell.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300))
    }
  }

  /// What a sentence says: a day after the words of a deadline, else the day on which the thing itself takes place. Days of other
  /// things, in a clause about them or in a later sentence, and days before the meeting do not count. Of several deadlines the
  /// first counts, and the words of the others are kept; so are those of a day that is none, such as 31 June.
  init(ofSentence sentence: String, after reference: CalendarDay?, language: MinutesLanguage) {
    let text = FoldedText(sentence)
    let end = Self.mainClause(of: text)
    let found = WrittenDays(in: text, after: reference, language: language).all().filter { found in
      found.day.map { day in reference.map { day >= $0 } ?? true } ?? true
    }
    func written(_ found: WrittenDays.Found) -> String {
      text.written(Self.lead(found.words.lowerBound, text)..<found.words.upperBound)
    }
    func isOwn(_ found: WrittenDays.Found) -> Bool {
      found.words.lowerBound < end && !Self.isAside(found.words.lowerBound, text)
    }
    let deadlines = found.filter { $0.isDeadline && !Self.isBeforeEvent(text, $0.words, end) }
    let isUnread = deadlines.contains { $0.day == nil && !$0.isNextMeeting }
    let chosen =
      deadlines.first { $0.day != nil || $0.isNextMeeting }
      ?? (isUnread ? nil : found.first { isOwn($0) && $0.day != nil })
    if let chosen, !Self.isEarlierThan(chosen, in: text) {
      (day, isNextMeeting) = (chosen.day, chosen.isNextMeeting)
      if chosen.isNextMeeting { words = written(chosen) }
      others = deadlines.filter { other in
        chosen.isDeadline && other != chosen && !Self.isEarlierThan(other, in: text)
          && (other.day != chosen.day || other.isNextMeeting != chosen.isNextMeeting)
      }.map(written)
      return
    }
    if let next = found.first(where: { $0.isNextMeeting && $0.words.lowerBound < end }), chosen == nil, !isUnread {
      isNextMeeting = true
      words = written(next)
      return
    }
    let unread = deadlines.first { $0.day == nil } ?? found.first { isOwn($0) && $0.day == nil && !$0.isNextMeeting }
    words = (chosen == nil ? unread.map(written) : nil) ?? Self.deadlineWords(text, end) ?? Self.timeWords(text, end)
  }

  /// The words before a clause about something else, and before the second sentence.
  private static func mainClause(of text: FoldedText) -> Int {
    for place in text.words.indices.dropFirst() {
      let gap = text.gap(before: place)
      if gap.contains(where: { ";:".contains($0) }) { return place }
      if gap.contains("."), gap.contains(where: \.isWhitespace), text.written(place).first?.isUppercase == true {
        return place
      }
      if gap.contains(","), DateWords.relative.contains(text.words[place].folded) { return place }
    }
    return text.words.count
  }

  /// Whether a day in parentheses says when something else is.
  private static func isAside(_ place: Int, _ text: FoldedText) -> Bool {
    let before = text.text[..<text.words[place].range.lowerBound]
    return before.count { $0 == "(" } > before.count { $0 == ")" }
  }

  /// Whether a deadline is that of a clause about something else.
  private static func isBeforeEvent(_ text: FoldedText, _ words: Range<Int>, _ end: Int) -> Bool {
    guard words.lowerBound >= end else { return false }
    // After a relative word and before the next sentence.
    let clause = (end..<words.lowerBound).contains { text.gap(before: $0).contains(".") }
    return !clause && DateWords.relative.contains(text.words[end].folded)
  }

  /// Whether the day is one from which others are counted back: `un día antes del 30 de junio`.
  private static func isEarlierThan(_ found: WrittenDays.Found, in text: FoldedText) -> Bool {
    let place = found.words.lowerBound
    return (max(0, place - 5)..<place).contains { before in
      ["antes", "before", "avant"].contains(text.words[before].folded) && before > 0
        && (DateWords.units[text.words[before - 1].folded] != nil
          || DateWords.monthUnits.contains(text.words[before - 1].folded))
    }
  }

  /// From the words that belong to a deadline on.
  private static func lead(_ place: Int, _ text: FoldedText) -> Int {
    let from = max(0, place - 5)
    guard let first = (from..<place).first(where: { DateWords.deadline.contains(text.words[$0].folded) }) else {
      return place
    }
    let isBroken = ((first + 1)...place).contains { text.gap(before: $0).contains { ".,;()".contains($0) } }
    return isBroken ? place : first
  }

  /// Words of a time after a word that is also used of other things: `by the end of next month`, but not `by Mexico`.
  private static func timeWords(_ text: FoldedText, _ end: Int) -> String? {
    for start in 0..<end where DateWords.maybeDeadline.contains(text.words[start].folded) {
      var (last, hasTime) = (start + 1, false)
      while last < min(end, start + 10), !text.gap(before: last).contains(where: { ".,;()".contains($0) }) {
        let word = text.words[last].folded
        let isTime = DateWords.isTime(word)
        guard isTime || DateWords.joining.contains(word) || DateWords.next.contains(word) else { break }
        hasTime = hasTime || isTime
        last += 1
      }
      if hasTime { return text.written(start..<last) }
    }
    return nil
  }

  /// Words of a deadline that name no day: `un día antes del Foro Mundial`.
  private static func deadlineWords(_ text: FoldedText, _ end: Int) -> String? {
    let markers: Set<String> = ["antes", "before", "avant", "hasta", "until", "ate", "tardar", "later", "tard"]
    guard var start = (0..<end).first(where: { markers.contains(text.words[$0].folded) }) else { return nil }
    // “One day before”, “no later than”.
    while start > 0, !text.gap(before: start).contains(where: { ".,;()".contains($0) }),
      DateWords.units[text.words[start - 1].folded] != nil || DateWords.numbers[text.words[start - 1].folded] != nil
        || ["no", "a", "mais", "mas", "plus", "au", "o"].contains(text.words[start - 1].folded)
    {
      start -= 1
    }
    var last = start + 1
    while last < min(text.words.count, start + 20), !text.gap(before: last).contains(where: { ".,;()".contains($0) }) {
      last += 1
    }
    return last > start + 1 ? text.written(start..<last) : nil
  }
}
