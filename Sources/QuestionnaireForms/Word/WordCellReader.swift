import Questionnaires
import RecordValues

/// Reads the answer in a cell, as its question has it.
struct WordCellReader {
  let document: FormDocument
  let form: QuestionnaireForm
  let fields: FormFields
  let display: AnswerDisplay
  /// Whether an answer without a control is worth a remark: in a document without any they are all so.
  let hasControls: Bool

  private struct Line {
    var box: Int?
    var text: String
    var controls: [Int]
  }

  /// - Parameter left: controls of other fields that are in the same cell.
  func reading(_ field: FormField, _ cell: WordFormText, without left: Set<Int>) -> FieldReading {
    switch field.asked.type {
    case .many(let choices): many(field, cell, choices, left)
    case .ranking: ranking(field, cell, left)
    case .one(let choices) where choices.allowsOther: oneOrOther(field, cell, left)
    default: single(field, cell, left)
    }
  }

  private func typed(_ text: String, _ question: Question, _ reading: FieldReading = FieldReading()) -> FieldReading {
    var reading = reading
    reading.written = WordFormText.trimmed(text)
    do throws(AnswerTextFault) {
      reading.value = try form.reader.value(of: text, for: question, in: document.language)
    } catch {
      reading.problem = .unreadable(error)
    }
    return reading
  }

  private func isBlank(_ text: String) -> Bool { WordFormText.trimmed(text).isEmpty }

  // MARK: One value

  private func single(_ field: FormField, _ cell: WordFormText, _ left: Set<Int>) -> FieldReading {
    let own = cell.controls.indices.filter { !left.contains($0) && cell.controls[$0].isMarked == nil }
    let inside = own.map { cell.texts[$0] }.filter { !isBlank($0) }
    let beside = cell.beside
    if let copied = copies(field, cell, own) { return copied }
    var reading = FieldReading()
    if isBlank(beside) {
      // Old check boxes and the like have no text in a control.
      return typed(inside.isEmpty ? cell.visible(without: left) : inside.joined(separator: "\n"), field.asked)
    }
    if hasControls { reading.remarks = [.besideField(WordFormText.trimmed(beside))] }
    if inside.isEmpty { return typed(beside, field.asked, reading) }
    switch field.asked.type {
    case .text, .longText, .file: return typed(cell.visible(without: left), field.asked, reading)
    default: return typed(inside.joined(separator: "\n"), field.asked, reading)
    }
  }

  /// A field that was copied inside of its cell: one answer if both have the same; `nil` where there is only one.
  private func copies(_ field: FormField, _ cell: WordFormText, _ own: [Int]) -> FieldReading? {
    let texts = own.filter { part(of: cell.controls[$0], field) == .whole }
      .map { WordFormText.trimmed(cell.texts[$0]) }.filter { !$0.isEmpty }
    guard texts.count > 1 else { return nil }
    guard Set(texts).count == 1 else { return FieldReading(problem: .severalAnswers(texts)) }
    return typed(texts[0], field.asked, FieldReading(remarks: [.duplicated]))
  }

  /// A list to choose from, and a line for another answer.
  private func oneOrOther(_ field: FormField, _ cell: WordFormText, _ left: Set<Int>) -> FieldReading {
    var (main, other): ([String], [String]) = ([], [])
    for line in lines(of: cell, without: left) {
      let isOther = line.controls.contains { part(of: cell.controls[$0], field) == .otherText }
      if let words = self.other(line.text), isOther || !words.isEmpty || cell.lines.count > 1 {
        if !words.isEmpty { other.append(words) }
      } else if !isBlank(line.text) {
        main.append(line.text)
      }
    }
    let (text, words) = (main.joined(separator: "\n"), other.joined(separator: "\n"))
    if words.isEmpty { return typed(text, field.asked) }
    guard isBlank(text) else {
      return FieldReading(problem: .severalAnswers([WordFormText.trimmed(text), words]))
    }
    return FieldReading(value: .other([], TextForm.line(words)), written: words)
  }

  // MARK: Boxes

  private func many(
    _ field: FormField, _ cell: WordFormText, _ choices: QuestionType.Choices, _ left: Set<Int>
  ) -> FieldReading {
    var reading = FieldReading()
    var chosen: Set<String> = []
    var other: String?
    var beside: [String] = []
    let labels = labels(of: field.asked)
    let lines = lines(of: cell, without: left).map { (line: $0, mark: mark(of: $0, in: cell)) }
    guard lines.contains(where: { $0.mark.isMarked != nil }) else {
      return listed(lines.map(\.line.text), field.asked, choices, remarking(cell, left))
        ?? typed(cell.visible(without: left), field.asked, remarking(cell, left))
    }
    for (line, mark) in lines {
      let tag = line.controls.compactMap { part(of: cell.controls[$0], field) }.first { $0 != .otherText }
      let words = self.other(mark.label)
      let choice = choiceID(tag, mark.label, labels)
      guard mark.isMarked != nil || (choices.allowsOther && words.map { !$0.isEmpty } ?? false) else {
        if !isBlank(line.text) { beside.append(line.text) }
        continue
      }
      if tag == .other || (choice == nil && words != nil && choices.allowsOther) {
        // Words without a mark are an answer as well.
        if mark.isMarked ?? false || !(words ?? "").isEmpty { other = TextForm.line(words ?? "") }
      } else if let choice {
        if mark.isMarked ?? false { chosen.insert(choice) }
        if mark.differs { reading.remarks.append(.boxDiffers(choice: choice)) }
      } else if mark.isMarked ?? false {
        reading.problem = .unknown(mark.label)
      }
    }
    if !beside.isEmpty { reading.remarks.append(.besideField(beside.joined(separator: "\n"))) }
    let ids = document.choices(choices).map(\.id).filter(chosen.contains)
    if let other {
      reading.value = .other(ids, other)
    } else if !ids.isEmpty {
      reading.value = .choices(ids)
    }
    reading.written = (ids + [other].compactMap { $0 }).joined(separator: "; ")
    return reading
  }

  /// Choices that somebody wrote instead of the boxes, each in a line of its own; `nil` if a line is none. A `;` in a line
  /// separates nothing then.
  private func listed(
    _ lines: [String], _ question: Question, _ choices: QuestionType.Choices, _ remarks: FieldReading
  ) -> FieldReading? {
    var (chosen, other): (Set<String>, String?) = ([], nil)
    let labels = labels(of: question)
    for line in lines where !isBlank(line) {
      if let id = choiceID(nil, line, labels) {
        guard chosen.insert(id).inserted else { return nil }
      } else if choices.allowsOther, other == nil, let words = self.other(line) {
        other = TextForm.line(words)
      } else {
        return nil
      }
    }
    let ids = document.choices(choices).map(\.id).filter(chosen.contains)
    var reading = remarks
    reading.value = other.map { .other(ids, $0) } ?? (ids.isEmpty ? nil : .choices(ids))
    reading.written = (ids + [other].compactMap { $0 }).joined(separator: "; ")
    return reading
  }

  private func ranking(_ field: FormField, _ cell: WordFormText, _ left: Set<Int>) -> FieldReading {
    var places: [(place: Int, id: String)] = []
    var hasLines = false
    let labels = labels(of: field.asked)
    for line in lines(of: cell, without: left) {
      let tag = line.controls.compactMap { part(of: cell.controls[$0], field) }.first
      let text = WordFormText.trimmed(line.text)
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      var label = text.dropFirst(digits.count)
      while let first = label.first, first.isWhitespace || "–-.)".contains(first) { label.removeFirst() }
      guard let id = choiceID(tag, String(label), labels) ?? choiceID(nil, text, labels) else { continue }
      hasLines = true
      guard !digits.isEmpty, choiceID(nil, text, labels) == nil || tag != nil else { continue }
      guard let place = Int(digits), !places.contains(where: { $0.place == place || $0.id == id }) else {
        return FieldReading(problem: .invalidPlace(text))
      }
      places.append((place, id))
    }
    if places.isEmpty {
      let isUnfilled = hasLines && !cell.controls.isEmpty
      return isUnfilled ? FieldReading() : typed(cell.visible(without: left), field.asked, remarking(cell, left))
    }
    let ids = places.sorted { $0.place < $1.place }.map(\.id)
    return FieldReading(value: .choices(ids), written: ids.joined(separator: " > "))
  }

  /// That a list was typed where the form has boxes.
  private func remarking(_ cell: WordFormText, _ left: Set<Int>) -> FieldReading {
    let text = WordFormText.trimmed(cell.visible(without: left))
    return FieldReading(remarks: text.isEmpty || !hasControls ? [] : [.besideField(text)])
  }

  // MARK: Lines

  /// The lines of a cell, without placeholders.
  private func lines(of cell: WordFormText, without left: Set<Int>) -> [Line] {
    cell.lines.map { line in
      var result = Line(box: nil, text: "", controls: [])
      for piece in line {
        if let control = piece.control {
          if left.contains(control) { continue }
          if result.controls.last != control { result.controls.append(control) }
          if cell.controls[control].isMarked != nil { result.box = result.box ?? control }
          // An unfilled control says nothing.
          if cell.texts[control].isEmpty { continue }
        }
        result.text += piece.text
      }
      return result
    }
  }

  /// Whether a line is marked, by its box or by the sign at its beginning, and the rest of it.
  private func mark(of line: Line, in cell: WordFormText) -> (isMarked: Bool?, label: String, differs: Bool) {
    let text = WordFormText.trimmed(line.text)
    var (shown, label): (Bool?, Substring) = (nil, text[...])
    for (sign, isMarked) in Self.signs where text.hasPrefix(sign) {
      (shown, label) = (isMarked, text.dropFirst(sign.count))
      break
    }
    if shown == nil, text.lowercased().hasPrefix("x ") { (shown, label) = (true, text.dropFirst(2)) }
    let state = line.box.flatMap { cell.controls[$0].isMarked }
    let rest = WordFormText.trimmed(String(label))
    guard let state, let shown else { return (state ?? shown, rest, false) }
    return (state || shown, rest, state != shown)
  }

  private static let signs: [(String, Bool)] = [
    ("☒", true), ("☑", true), ("✓", true), ("✔", true), ("■", true), ("[x]", true), ("[X]", true), ("(x)", true),
    ("(X)", true), ("☐", false), ("□", false), ("[ ]", false), ("[]", false), ("( )", false),
  ]

  private func part(of control: WordFormText.Control, _ field: FormField) -> WordTag.Part? {
    guard let tag = control.tag, let found = WordTag.field(tag, in: fields), found.field.number == field.number else {
      return nil
    }
    return found.part
  }

  /// The ids of a question's choices by their labels in all languages, in small letters.
  private func labels(of question: Question) -> [String: String] {
    var labels: [String: String] = [:]
    for choice in question.type.choices.map(document.choices) ?? [] {
      for text in choice.label.entries.map(\.text) + [choice.id] where labels[TextForm.line(text).lowercased()] == nil {
        labels[TextForm.line(text).lowercased()] = choice.id
      }
    }
    // As the form writes them, where two have one label.
    for option in display.options(of: question) ?? [] { labels[option.label.lowercased()] = option.id }
    return labels
  }

  /// The choice of a line: that of its tag, else the one whose label it has.
  private func choiceID(_ tag: WordTag.Part?, _ label: String, _ labels: [String: String]) -> String? {
    if case .choice(let id) = tag { return id }
    return labels[TextForm.line(label).lowercased()]
  }

  /// What is behind `Other:` in any language; empty for nothing, `nil` where a line does not begin so.
  private func other(_ text: String) -> String? {
    let text = WordFormText.trimmed(text)
    for language in FormWords.Language.allCases {
      guard let tag = LanguageTag(language.rawValue) else { continue }
      let word = AnswerWords.other(in: tag)
      guard text.hasPrefix(word) else { continue }
      let rest = text.dropFirst(word.count)
      guard rest.isEmpty || rest.first == ":" || rest.first == "\u{A0}" else { continue }
      let words = WordFormText.trimmed(String(rest.drop { $0 == ":" || $0.isWhitespace }))
      return WordPlaceholder.isPlaceholder(words) ? "" : words
    }
    return nil
  }
}
