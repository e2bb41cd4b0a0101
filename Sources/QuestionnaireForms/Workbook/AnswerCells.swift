import Questionnaires
import RecordValues
import Spreadsheets

/// The cells that an answer takes: one, or one for each choice where several may be chosen or all are ranked, and one for
/// another answer in words.
struct AnswerCells {
  let form: FormDocument
  let display: AnswerDisplay

  init(_ form: FormDocument) { (self.form, display) = (form, AnswerDisplay(form: form)) }

  /// A cell of an answer.
  struct Part: Sendable, Hashable {
    /// Empty for the answer itself, `=law` for a choice, `=+text` for another answer.
    let code: String
    /// What stands before it; `nil` for the question itself.
    let label: String?
    let entry: Entry
  }

  /// What may be entered.
  enum Entry: Sendable, Hashable {
    case text, longText, percentage
    case whole(from: Int?, to: Int?)
    case decimal
    case day, clock, dayAndClock
    /// A list of the second sheet, by its key; whether other words are taken as well.
    case list(String)
    case mark
  }

  /// The cells of a question.
  func parts(of question: Question) -> [Part] {
    let other = Part(code: "=+text", label: AnswerWords.other(in: form.language) + ":", entry: .text)
    switch question.type {
    case .many(let choices):
      return choiceParts(question, .mark) + (choices.allowsOther ? [other] : [])
    case .ranking(let choices): return choiceParts(question, .whole(from: 1, to: form.choices(choices).count))
    case .one(let choices):
      return [Part(code: "", label: nil, entry: .list(choices.list))] + (choices.allowsOther ? [other] : [])
    default: return [Part(code: "", label: nil, entry: entry(of: question))]
    }
  }

  private func choiceParts(_ question: Question, _ entry: Entry) -> [Part] {
    (display.options(of: question) ?? []).map { Part(code: "=" + $0.id, label: $0.label, entry: entry) }
  }

  private func entry(of question: Question) -> Entry {
    switch question.type {
    case .longText: .longText
    case .integer: .whole(from: nil, to: nil)
    case .decimal: .decimal
    case .percentage: .percentage
    case .date: .day
    case .time: .clock
    case .dateTime: .dayAndClock
    // No list of a questionnaire has such an id.
    case .yesNo: .list("+yes-no")
    case .status: .list("+status")
    default: .text
    }
  }

  // MARK: Writing

  /// What is filled in, for each part.
  func values(_ answer: AnswerValue?, of question: Question) -> [CellValue] {
    let parts = parts(of: question)
    var values = parts.map { _ in CellValue.empty }
    func set(_ code: String, _ value: CellValue) {
      if let place = parts.firstIndex(where: { $0.code == code }) { values[place] = value }
    }
    switch (question.type, answer) {
    case (.many, .choices(let ids)): for id in ids { set("=" + id, .text("x")) }
    case (.many, .other(let ids, let text)), (.one, .other(let ids, let text)):
      for id in ids { set("=" + id, .text("x")) }
      // Another answer without words still is one.
      set("=+text", .text(text.isEmpty ? AnswerWords.other(in: form.language) : text))
    case (.ranking, .choices(let ids)):
      for (place, id) in ids.enumerated() { set("=" + id, .number(String(place + 1))) }
    case (_, let answer?): set("", value(answer, of: question))
    default: break
    }
    return values
  }

  private func value(_ answer: AnswerValue, of question: Question) -> CellValue {
    switch (question.type, answer) {
    case (.integer, .number(let text)), (.decimal, .number(let text)):
      // A cell has some fifteen digits; a number with more is text.
      if let number = Double(text), NumberText.text(of: number) == text { return .number(text) }
    case (.date, .time(let text)), (.time, .time(let text)), (.dateTime, .time(let text)):
      if let date = CellDate(text), let serial = date.serial(in: .since1900),
        CellDate(serial: serial, system: .since1900, parts: date.parts) == date
      {
        return .date(date)
      }
    default: break
    }
    return display.text(answer, of: question).map { .text($0) } ?? .empty
  }

  // MARK: Reading

  /// The answer of a question's cells.
  ///
  /// - Parameters:
  ///   - cells: the cells that are not blank, by their code.
  ///   - system: how the workbook counts days.
  func reading(
    _ cells: [String: Cell], of question: Question, _ system: DateSystem, _ reader: AnswerReader
  ) -> FieldReading {
    var reading = FieldReading()
    for cell in cells.values where cell.isFormula { reading.remarks.append(.formula(cell.value.plainText)) }
    let other = cells["=+text"].map { TextForm.line($0.value.plainText) }
    switch question.type {
    case .many(let choices):
      let chosen = form.choices(choices).map(\.id).filter { id in cells["=" + id].map { isMark($0.value) } ?? false }
      reading.value = other.map { .other(chosen, otherWords($0)) } ?? (chosen.isEmpty ? nil : .choices(chosen))
      reading.written = (chosen + [other].compactMap { $0 }).joined(separator: "; ")
    case .ranking(let choices): rank(cells, form.choices(choices).map(\.id), &reading)
    case .one where other != nil:
      let words = otherWords(other ?? "")
      reading.written = words
      if let main = cells[""] {
        reading.problem = .severalAnswers([main.value.plainText, words])
      } else {
        reading.value = .other([], words)
      }
    default:
      guard let cell = cells[""] else { return reading }
      reading.written = cell.value.plainText
      do throws(AnswerTextFault) {
        reading.value = try value(cell.value, of: question, system, reader)
      } catch {
        reading.problem = .unreadable(error)
      }
    }
    return reading
  }

  /// The word alone, which stands for another answer without words.
  private func otherWords(_ text: String) -> String { text == AnswerWords.other(in: form.language) ? "" : text }

  private func isMark(_ value: CellValue) -> Bool {
    switch value {
    case .boolean(let isTrue): isTrue
    case .number(let digits): Double(digits) != 0
    case .text(let text):
      !["", "no", "não", "non", "-", "–", "☐", "[ ]", "0"].contains(TextForm.line(text).lowercased())
    default: false
    }
  }

  private func rank(_ cells: [String: Cell], _ ids: [String], _ reading: inout FieldReading) {
    var places: [(place: Int, id: String)] = []
    for id in ids {
      guard let text = cells["=" + id].map({ TextForm.line($0.value.plainText) }), !text.isEmpty else { continue }
      guard let place = Int(text), !places.contains(where: { $0.place == place }) else {
        reading.problem = .invalidPlace(text)
        return
      }
      places.append((place, id))
    }
    guard !places.isEmpty else { return }
    let order = places.sorted { $0.place < $1.place }.map(\.id)
    (reading.value, reading.written) = (.choices(order), order.joined(separator: " > "))
  }

  private func value(
    _ value: CellValue, of question: Question, _ system: DateSystem, _ reader: AnswerReader
  ) throws(AnswerTextFault) -> AnswerValue? {
    var text = value.plainText
    switch (question.type, value) {
    case (.yesNo, .boolean(let isTrue)): return .boolean(isTrue)
    case (.integer, .number), (.decimal, .number), (.percentage, .number):
      if let number = AnswerValue(canonical: text, of: question.type) { return number }
    case (.date, .number(let digits)), (.time, .number(let digits)), (.dateTime, .number(let digits)):
      // A date whose format was lost, unless somebody wrote a year.
      let parts: CellDate.Parts = if case .time = question.type { .time } else { .dayAndTime }
      if let serial = Double(digits), !(1_800...2_200).contains(serial),
        let date = CellDate(serial: serial, system: system, parts: parts)
      {
        return try self.value(.date(date), of: question, system, reader)
      }
    case (.date, .date(let date)): text = date.clock == "00:00:00" ? date.day ?? text : text
    case (.time, .date(let date)): text = date.clock.map { String($0.prefix(5)) } ?? text
    case (.dateTime, .date(let date)):
      // A day alone is its first minute in a spreadsheet.
      if let day = date.day { text = day + "T" + (date.clock ?? "00:00").prefix(5) }
    default: break
    }
    return try reader.value(of: text, for: question, in: form.language)
  }
}
