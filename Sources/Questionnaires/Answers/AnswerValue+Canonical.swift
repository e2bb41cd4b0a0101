import RecordValues

extension AnswerValue {
  /// The id that stands for another answer in words beside a list's choices, as in XLSForm's `or_other`.
  public static let otherWord = "other"

  /// Reads an answer of one value as `answers.yml` writes it: a number with a point, `true`, `false` or `unknown`, a day
  /// `2026-05-01`, a time `09:30`, an id of a choice, ids between spaces; text as it is.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - type: the question's type.
  ///   - list: the list that it chooses from; `nil` accepts any id.
  /// - Returns: `nil` if it is no answer to such a question; always for a table.
  public init?(canonical text: String, of type: QuestionType, list: ChoiceList? = nil) {
    switch type {
    case .text, .file, .longText, .calculation, .foreign:
      let text = TextForm.canonical(text)
      guard !text.isEmpty else { return nil }
      self = .text(text)
    case .integer, .decimal, .percentage:
      guard let number = NumberText.canonical(text), type != .integer || !number.contains(".") else { return nil }
      self = .number(number)
    case .date:
      guard let day = CalendarDay(text) else { return nil }
      self = .time(day.description)
    case .time:
      guard let clock = Self.clock(text) else { return nil }
      self = .time(clock)
    case .dateTime:
      guard let time = MeetingTime(text), time.clock != nil else { return nil }
      self = .time(time.description)
    case .yesNo:
      switch text {
      case "true": self = .boolean(true)
      case "false": self = .boolean(false)
      case "unknown": self = .unknown
      default: return nil
      }
    case .status:
      guard let status = ReportingStatus(rawValue: text) else { return nil }
      self = .choice(status.rawValue)
    case .one:
      guard Self.isChoice(text, in: list) else { return nil }
      self = .choice(text)
    case .many, .ranking:
      let ids = text.split(separator: " ").map { String($0) }
      guard !ids.isEmpty, Set(ids).count == ids.count, ids.allSatisfy({ Self.isChoice($0, in: list) }) else {
        return nil
      }
      if case .many = type, let list {
        let chosen = Set(ids)
        self = .choices(list.choices.map(\.id).filter(chosen.contains))
      } else {
        self = .choices(ids)
      }
    case .note, .table: return nil
    }
  }

  /// Reads what a calculation gave as `answers.yml` writes it: plain numbers and Booleans, all else in words.
  init?(calculated text: String, isPlain: Bool) {
    if isPlain, let number = NumberText.canonical(text) {
      self = .number(number)
    } else if isPlain, text == "true" || text == "false" {
      self = .boolean(text == "true")
    } else {
      self.init(calculated: TextForm.canonical(text))
    }
  }

  /// The words that a calculation gave, which are a day or a time if they are written as one.
  init?(calculated text: String) {
    guard !text.isEmpty else { return nil }
    if let time = MeetingTime(text), time.description == text { self = .time(text) } else { self = .text(text) }
  }

  private static func isChoice(_ id: String, in list: ChoiceList?) -> Bool {
    guard let list else { return QuestionID.isValidChoice(id) }
    return list.choices.contains { $0.id == id }
  }

  /// Hours and minutes `09:30`, also with seconds, which are dropped.
  static func clock(_ text: String) -> String? {
    let clock = String(text.unicodeScalars.prefix(5))
    guard text.utf8.count == 5 || text.utf8.count == 8, MeetingTime("2000-01-01T" + clock)?.clock == clock else {
      return nil
    }
    return clock
  }
}
