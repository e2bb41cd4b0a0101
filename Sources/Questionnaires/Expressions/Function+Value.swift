import RecordValues

extension ExpressionTree.Function {
  /// Evaluates a call. The arguments are as many as ``arguments`` allows, or the value is blank.
  func value(_ arguments: [ExpressionTree], in context: some ExpressionContext) -> ExpressionValue {
    guard self.arguments.contains(arguments.count) else { return .blank }
    // Only the branch that is asked for is evaluated.
    switch self {
    case .if: return arguments[arguments[0].holds(in: context) ? 1 : 2].value(in: context)
    case .coalesce:
      for argument in arguments {
        let value = argument.value(in: context)
        if !value.isBlank { return value }
      }
      return .blank
    case .once: return context.answer.isBlank ? arguments[0].value(in: context) : context.answer
    case .today: return .day(context.now.day.days)
    case .now:
      return .moment(context.now.day.days * 1_440 + (context.now.clock.map(ExpressionValue.minutes(of:)) ?? 0))
    default: return value(of: arguments.map { $0.value(in: context) })
    }
  }

  private func value(of values: [ExpressionValue]) -> ExpressionValue {
    switch self {
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .not: .boolean(!values[0].isTrue)
    case .boolean: .boolean(values[0].isTrue)
    case .booleanFromString: .boolean(["1", "true"].contains(values[0].text))
    case .selected: .boolean(values[0].words.contains { $0.utf8.elementsEqual(TextForm.trimmed(values[1].text).utf8) })
    case .selectedAt: .text(element(of: values[0].words, at: values[1].number))
    case .countSelected: .number(Double(values[0].words.count))
    case .count: .number(Double(values[0].parts.count))
    case .countNonEmpty: .number(Double(values[0].parts.count { !$0.isBlank }))
    case .date, .decimalDateTime: date(values[0])
    case .string, .concat, .join, .contains, .startsWith, .endsWith, .substr, .substringBefore, .substringAfter,
      .stringLength, .normalizeSpace, .regex:
      textValue(of: values)
    default: .number(numberValue(of: values))
    }
  }

  private func element(of words: [Substring], at number: Double) -> String {
    guard let place = Self.int(number), words.indices.contains(place) else { return "" }
    return String(words[place])
  }

  /// A number of days is that day; a text that is written as a day or a time is that; all else is blank.
  private func date(_ value: ExpressionValue) -> ExpressionValue {
    var date = value
    switch value {
    case .text(let text):
      guard let read = ExpressionValue(dateIn: text) else { return self == .date ? .blank : .number(.nan) }
      date = read
    case .number(let number):
      guard self == .date else { return value }
      guard let days = Self.int(number.rounded(.down)), CalendarDay(days: days) != nil else { return .blank }
      date = .day(days)
    case .list(let values): return self.date(values.first ?? .blank)
    case .boolean: return .blank
    case .day, .moment: break
    }
    return self == .date ? date : .number(date.number)
  }

  // MARK: Numbers

  private func numberValue(of values: [ExpressionValue]) -> Double {
    let first = values[0].number
    switch self {
    case .int: return first.rounded(.towardZero)
    case .floor: return first.rounded(.down)
    case .ceiling: return first.rounded(.up)
    case .abs: return first.magnitude
    case .round: return Self.round(first, places: values.count == 2 ? values[1].number : 0)
    case .sum: return values[0].parts.reduce(0) { $0 + $1.number }
    case .min, .max:
      // As in XPath, one value that is no number makes the whole none.
      let numbers = values.flatMap(\.parts).map(\.number)
      guard !numbers.isEmpty, !numbers.contains(where: \.isNaN) else { return .nan }
      return (self == .min ? numbers.min() : numbers.max()) ?? .nan
    default: return first
    }
  }

  /// Half rounds up (XPath 1.0, section 4.4), to decimal places or, with a negative number of them, to tens.
  private static func round(_ number: Double, places: Double) -> Double {
    guard let places = int(places) else { return .nan }
    let factor = (0..<Swift.min(Swift.abs(places), 20)).reduce(1.0) { factor, _ in factor * 10 }
    let scaled = places < 0 ? number / factor : number * factor
    guard scaled.isFinite, scaled.magnitude < 9e15 else { return number }
    let rounded = (scaled + 0.5).rounded(.down)
    return places < 0 ? rounded * factor : rounded / factor
  }

  /// A whole number for a position; `nil` for NaN. Beyond a thousand million it makes no difference.
  private static func int(_ number: Double) -> Int? {
    number.isNaN ? nil : Int(Swift.max(-1e9, Swift.min(1e9, number)))
  }

  // MARK: Texts

  private func textValue(of values: [ExpressionValue]) -> ExpressionValue {
    let first = values[0].text
    switch self {
    case .concat: return .text(Self.joined(values.flatMap(\.parts), by: ""))
    case .join: return .text(Self.joined(values.dropFirst().flatMap(\.parts), by: first))
    case .contains: return .boolean(TextSearch(values[1].text).firstRange(in: first) != nil)
    case .startsWith: return .boolean(first.utf8.starts(with: values[1].text.utf8))
    case .endsWith: return .boolean(first.utf8.reversed().starts(with: values[1].text.utf8.reversed()))
    case .substringBefore:
      guard let range = TextSearch(values[1].text).firstRange(in: first) else { return .blank }
      return .text(String(decoding: first.utf8.prefix(range.lowerBound), as: UTF8.self))
    case .substringAfter:
      guard let range = TextSearch(values[1].text).firstRange(in: first) else { return .blank }
      return .text(String(decoding: first.utf8.dropFirst(range.upperBound), as: UTF8.self))
    case .stringLength: return .number(Double(first.unicodeScalars.count))
    case .normalizeSpace: return .text(first.split(whereSeparator: \.isXMLSpace).joined(separator: " "))
    case .regex: return .boolean((try? Pattern(values[1].text))?.matches(first) ?? false)
    case .substr:
      let end = values.count == 3 ? values[2].number : nil
      return .text(Self.part(of: first, from: values[1].number, to: end))
    default: return .text(first)
    }
  }

  private static func joined(_ values: [ExpressionValue], by separator: String) -> String {
    var text = ""
    for (place, value) in values.enumerated() {
      if place > 0 { text += separator }
      text += value.text
      // A scalar has at most four bytes.
      if text.utf8.count > QuestionnaireLimits.text * 4 { break }
    }
    guard text.utf8.count > QuestionnaireLimits.text else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(QuestionnaireLimits.text)))
  }

  /// From one position, which counts from 0, up to but without another; negative ones count from the end.
  private static func part(of text: String, from: Double, to: Double?) -> String {
    let scalars = text.unicodeScalars
    let count = scalars.count
    func place(_ number: Double) -> Int? {
      int(number).map { Swift.min(count, Swift.max(0, $0 < 0 ? count + $0 : $0)) }
    }
    guard let start = place(from), let end = to.map(place) ?? count, start < end else { return "" }
    return String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(end - start)))
  }
}

extension Character {
  fileprivate var isXMLSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n" }
}

/// Finds a text in another in linear time (Knuth, Morris and Pratt, 1977): both may be answers of any length.
private struct TextSearch {
  private let wanted: [UInt8]
  /// The length of the longest border of each beginning.
  private var borders: [Int] = []

  init(_ text: String) {
    wanted = Array(text.utf8)
    var length = 0
    for (place, byte) in wanted.enumerated() {
      if place > 0 {
        while length > 0, wanted[length] != byte { length = borders[length - 1] }
        if wanted[length] == byte { length += 1 }
      }
      borders.append(length)
    }
  }

  /// The bytes of the first occurrence.
  func firstRange(in text: String) -> Range<Int>? {
    guard !wanted.isEmpty else { return 0..<0 }
    var length = 0
    for (place, byte) in text.utf8.enumerated() {
      while length > 0, wanted[length] != byte { length = borders[length - 1] }
      if wanted[length] == byte { length += 1 }
      if length == wanted.count { return place + 1 - length..<place + 1 }
    }
    return nil
  }
}
