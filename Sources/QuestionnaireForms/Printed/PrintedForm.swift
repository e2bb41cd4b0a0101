import MarkdownText
import Questionnaires
import RecordValues

/// A form with its answers as a text to print: each question with its number, and the answer below it.
///
/// The blocks are for the writer of Markdown and for what makes .docx and PDF of it. What is answered is text of a
/// paragraph, and never markup.
public enum PrintedForm {
  /// Which questions are printed.
  public enum Extent: Sendable, Hashable {
    /// All of them, those without an answer as such.
    case all
    /// Only those with an answer, and the headings above these.
    case answered
  }

  /// The text below the title. Cost: linear in the form.
  ///
  /// - Parameters:
  ///   - form: the form with its answers.
  ///   - extent: whether questions without an answer are printed.
  public static func blocks(_ form: FormDocument, extent: Extent = .all) -> [Block] {
    let writer = PrintedFormWriter(form: form, extent: extent)
    var blocks: [Block] = []
    if let text = form.text(form.questionnaire.introduction) { blocks += writer.paragraphs(text) }
    let values = FormValues(form.answers?.values ?? [])
    for section in form.sections {
      let inner = writer.items(section.items, values, level: 3)
      guard !inner.isEmpty else { continue }
      if !section.group.isImplicit, let title = form.text(section.group.label) {
        blocks += writer.heading(section.number, title, level: 2)
        if let hint = form.text(section.group.hint) { blocks += writer.hint(hint) }
      }
      blocks += inner
    }
    if form.answers?.values.isEmpty ?? true, extent == .answered {
      blocks.append(.paragraph([.text(form.words[.noAnswers])]))
    }
    return blocks
  }
}

private struct PrintedFormWriter {
  let form: FormDocument
  let extent: PrintedForm.Extent
  private let display: AnswerDisplay
  private let conditions: ConditionWords

  init(form: FormDocument, extent: PrintedForm.Extent) {
    (self.form, self.extent, display) = (form, extent, AnswerDisplay(form: form))
    conditions = ConditionWords(form)
  }

  func heading(_ number: String, _ title: String, level: Int) -> [Block] {
    [.heading(level: min(level, 6), [.text(number + " " + title.replacing("\n", with: " "))])]
  }

  func hint(_ text: String) -> [Block] { [.paragraph([.emphasis(lines(text))])] }

  func paragraphs(_ text: String) -> [Block] {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { .paragraph([.text(String($0))]) }
  }

  /// A text with its line breaks.
  private func lines(_ text: String) -> [Inline] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      (index > 0 ? [Inline.lineBreak] : []) + (line.isEmpty ? [] : [.text(String(line))])
    }
  }

  func items(_ items: [FormItem], _ values: FormValues, level: Int) -> [Block] {
    items.flatMap { item -> [Block] in
      switch item {
      case .group(let group, let number, let inner):
        let blocks = self.items(inner, values, level: level + 1)
        guard !blocks.isEmpty, let title = form.text(group.label) else { return blocks }
        return heading(number, title, level: level) + blocks
      case .repeated(let repetition): return repeated(repetition, values, level: level)
      case .question(let question): return self.question(question, values)
      }
    }
  }

  private func repeated(_ repetition: FormRepetition, _ values: FormValues, level: Int) -> [Block] {
    let entries = values.entries(of: repetition.group.id)
    if entries.isEmpty, extent == .answered { return [] }
    var blocks = heading(repetition.number, form.line(repetition.group.label, else: repetition.group.id), level: level)
    if entries.isEmpty { blocks.append(missing) }
    for (index, entry) in entries.enumerated() {
      blocks += heading(
        "\(repetition.number)(\(index + 1))", form.words(.entry, ("n", String(index + 1))), level: level + 1)
      blocks += items(repetition.items(ofEntry: index + 1), entry, level: level + 2)
    }
    return blocks
  }

  private var missing: Block { .paragraph([.emphasis([.text(form.words[.notAnswered])])]) }

  private func question(_ question: FormQuestion, _ values: FormValues) -> [Block] {
    let asked = question.question
    let label = form.text(asked.label) ?? asked.id
    switch asked.type {
    case .note: return extent == .all && !label.isEmpty ? paragraphs(label) : []
    case .foreign: return []
    case .calculation:
      // A value that nobody sees in the form has no label.
      guard let value = values[asked.id], let text = calculated(value), form.text(asked.label) != nil else { return [] }
      return [.paragraph([.strong([.text(label + " ")]), .text(text)])]
    default: break
    }
    let answer = answer(asked, values)
    guard !answer.isEmpty || extent == .all else { return [] }
    var head: [Inline] = [.strong([.text(question.number + " ")] + lines(label))]
    // A text of the record, which has only what was answered, stays as it was made.
    if extent == .all, let note = conditions.note(on: asked, numbered: question.number) {
      head.append(.text(" (\(note))"))
    }
    return [.paragraph(head)] + (answer.isEmpty ? [missing] : answer)
  }

  private func calculated(_ value: AnswerValue) -> String? {
    switch value {
    case .number(let number): display.number(number)
    case .text(let text), .time(let text), .choice(let text): text
    case .boolean(let isTrue): AnswerWords.word(isTrue, in: form.language)
    default: nil
    }
  }

  /// The blocks of an answer; none if there is none.
  private func answer(_ question: Question, _ values: FormValues) -> [Block] {
    if case .table(let rows, let columns) = question.type { return table(question, rows, columns, values) }
    guard let value = values[question.id] else { return [] }
    switch (question.type, value) {
    case (.many, .choices(let ids)): return [.bullets(ids.map { [.paragraph([.text(label($0, question))])] })]
    case (.many, .other(let ids, let words)):
      return [.bullets((ids.map { label($0, question) } + [other(words)]).map { [.paragraph([.text($0)])] })]
    case (.ranking, .choices(let ids)):
      return [.ordered(Numbering(), ids.map { [.paragraph([.text(label($0, question))])] })]
    case (.longText, .text(let text)):
      // An empty line is between paragraphs.
      return text.split(separator: "\n\n", omittingEmptySubsequences: true).map { .paragraph(lines(String($0))) }
    default: return line(value, question).map { [.paragraph([.text($0)])] } ?? []
    }
  }

  private func label(_ id: String, _ question: Question) -> String {
    question.type.choices.flatMap { display.label(of: id, in: $0) } ?? id
  }

  private func other(_ words: String) -> String {
    AnswerWords.other(in: form.language) + (words.isEmpty ? "" : ": " + words)
  }

  /// An answer in one line, as in a table's cell.
  private func line(_ value: AnswerValue, _ question: Question) -> String? {
    switch value {
    case .choices(let ids): return ids.map { label($0, question) }.joined(separator: "; ")
    case .other(let ids, let words): return (ids.map { label($0, question) } + [other(words)]).joined(separator: "; ")
    // A choice that the list has no longer is printed by its id.
    case .choice(let id): return display.text(value, of: question) ?? id
    case .number(let number):
      let text = display.number(number)
      if case .percentage = question.type { return text + " %" }
      return text
    default: return display.text(value, of: question)
    }
  }

  private func table(_ question: Question, _ rows: [Choice], _ columns: [Question], _ values: FormValues) -> [Block] {
    let found = values.rows(of: question.id)
    if found.isEmpty, extent == .answered { return [] }
    let columns = columns.filter(\.type.isAsked)
    func cell(_ text: String) -> Table.Cell { Table.Cell(blocks: text.isEmpty ? [] : [.paragraph(lines(text))]) }
    let head = [cell("")] + columns.map { cell(form.line($0.label, else: $0.id)) }
    let labels = display.labels(of: rows)
    let body = zip(rows, labels).map { row, label in
      [cell(label)]
        + columns.map { column in
          cell(found[row.id]?[column.id].flatMap { line($0, column) } ?? "")
        }
    }
    return [.table(Table(alignments: head.map { _ in .none }, head: [head], rows: Array(body)))]
  }
}

extension PrintedForm {
  /// The whole as Markdown, with its title: the text of answers in a record. Cost: linear in the form.
  public static func markdown(_ form: FormDocument) -> String {
    let blocks = [Block.heading(level: 1, [.text(form.title)])] + blocks(form, extent: .answered)
    return String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)
  }
}
