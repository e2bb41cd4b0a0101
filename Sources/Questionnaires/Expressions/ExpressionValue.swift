import RecordValues

/// What an expression, or a part of it, is worth: a value of XPath 1.0, or a day or time, which XForms add.
public enum ExpressionValue: Sendable, Hashable {
  /// A number, which may be NaN.
  case number(Double)
  /// A text; the empty one is a blank answer.
  case text(String)
  /// A Boolean.
  case boolean(Bool)
  /// Days since 1970-01-01.
  case day(Int)
  /// Minutes since 1970-01-01T00:00, where the form is filled in.
  case moment(Int)
  /// The answers of all entries of a repeated group.
  case list([ExpressionValue])

  /// No answer.
  public static let blank = Self.text("")
}

extension ExpressionValue {
  /// Whether it is the empty text, or a list of nothing.
  public var isBlank: Bool { text.isEmpty }

  /// Its text (XPath `string`): a list has that of its first value.
  public var text: String {
    switch self {
    case .number(let number): NumberText.text(of: number)
    case .text(let text): text
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .day(let days): CalendarDay(days: days)?.description ?? ""
    case .moment(let minutes): Self.text(ofMinutes: minutes)
    case .list(let values): values.first?.text ?? ""
    }
  }

  /// Its number (XPath `number`): NaN for a text that is none; days for a day or a time; the first of a list.
  public var number: Double {
    switch self {
    case .number(let number): number
    case .text(let text): NumberText.number(of: text)
    case .boolean(let isTrue): isTrue ? 1 : 0
    case .day(let days): Double(days)
    case .moment(let minutes): Double(minutes) / 1_440
    case .list(let values): values.first?.number ?? .nan
    }
  }

  /// Whether it is true (XPath `boolean`): a number that is neither 0 nor NaN, a text or list that is not empty.
  public var isTrue: Bool {
    switch self {
    case .number(let number): number != 0 && !number.isNaN
    case .text(let text): !text.isEmpty
    case .boolean(let isTrue): isTrue
    case .day, .moment: true
    case .list(let values): !values.isEmpty
    }
  }

  /// The words of a text that names several choices, which stand between spaces.
  var words: [Substring] { text.split(separator: " ") }

  /// The values of a list, or this one.
  var parts: [ExpressionValue] {
    if case .list(let values) = self { values } else { [self] }
  }

  /// A day `2026-05-01`, or a time `2026-05-01T09:30`, of a text; `nil` for any other.
  init?(dateIn text: String) {
    guard text.utf8.count == 10 || text.utf8.count >= 16, text.utf8.count <= 40 else { return nil }
    if let day = CalendarDay(text) {
      self = .day(day.days)
      return
    }
    guard let time = MeetingTime(String(text.unicodeScalars.prefix(16))), let clock = time.clock else { return nil }
    self = .moment(time.day.days * 1_440 + Self.minutes(of: clock))
  }

  /// Minutes of `09:30`.
  static func minutes(of clock: String) -> Int {
    let parts = clock.split(separator: ":").map { Int($0) ?? 0 }
    return parts.count == 2 ? parts[0] * 60 + parts[1] : 0
  }

  private static func text(ofMinutes minutes: Int) -> String {
    let days = Int((Double(minutes) / 1_440).rounded(.down))
    guard let day = CalendarDay(days: days) else { return "" }
    let rest = minutes - days * 1_440
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(padded(rest / 60)):\(padded(rest % 60))"
  }
}

extension CalendarDay {
  /// Days since 1970-01-01.
  var days: Int { Int((Timestamp(description + "T00:00:00Z")?.seconds ?? 0) / 86_400) }

  /// The day that many days after 1970-01-01; `nil` outside of the years 1000 to 9999.
  init?(days: Int) {
    guard (-354_285...2_932_896).contains(days) else { return nil }
    self.init(Timestamp(seconds: Int64(days) * 86_400))
  }
}
