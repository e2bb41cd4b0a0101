import Questionnaires
import RecordValues

/// Writes the questions of a form, each a table: its number and words, then the cell for its answer.
struct WordFormBody {
  let form: FormDocument
  let display: AnswerDisplay
  private let words: FormWords
  private let conditions: ConditionWords
  private(set) var markup = ""
  private var controls = 0
  private var bookmarks = 100

  /// Twentieths of a point: A4 less margins of 20 mm.
  static let width = 9_638
  private static let numberWidth = 900, entryNumberWidth = 1_300, answerWidth = 3_600
  /// The first column of a table.
  private static let tableHeadWidth = 2_400
  private static let headFill = "E6ECF3", answerFill = "F3F4F5"

  init(_ form: FormDocument) {
    (self.form, words, display) = (form, form.words, AnswerDisplay(form: form))
    conditions = ConditionWords(form)
  }

  mutating func write() {
    markup += WordMarkup.paragraph(WordMarkup.run(form.title), style: "Title")
    let facts = [
      form.country.map { form.line($0.name, else: $0.code.description) + " (\($0.code))" },
      form.questionnaire.deadline.map { words(.deadline, ("date", $0.line)) },
      words(.version, ("version", String(form.questionnaire.version))),
    ].compactMap { $0 }
    markup += WordMarkup.paragraph(WordMarkup.run(facts.joined(separator: " · ")), style: "Facts")
    if let text = form.text(form.questionnaire.introduction) {
      for line in text.split(separator: "\n") { markup += WordMarkup.paragraph(WordMarkup.run(String(line))) }
    }
    markup += WordMarkup.paragraph(WordMarkup.run(words[.wordInstructions]), style: "Instructions")
    if form.country == nil { countryTable() }
    for section in form.sections {
      if !section.group.isImplicit, let title = form.text(section.group.label) {
        heading(section.number + "  " + title, level: 1, hint: section.group.hint)
      }
      condition(section.group, section.number)
      items(section.items, FormValues(form.answers?.values ?? []), path: "", level: 2)
    }
  }

  private mutating func heading(_ text: String, level: Int, hint: LocalizedText) {
    markup += WordMarkup.paragraph(
      WordMarkup.run(text.replacing("\n", with: " ")), style: "Heading\(min(level, 3))", keepNext: true)
    if let hint = form.text(hint) {
      markup += WordMarkup.paragraph(WordMarkup.run(hint), style: "Hint", keepNext: true)
    }
  }

  /// When a group is asked, below its heading.
  private mutating func condition(_ group: Group, _ number: String) {
    guard let text = conditions.words(of: group.relevant, at: number) else { return }
    markup += WordMarkup.paragraph(WordMarkup.run("(\(text))"), style: "Hint", keepNext: true)
  }

  private mutating func items(_ items: [FormItem], _ values: FormValues, path: String, entries: [Int] = [], level: Int)
  {
    for item in items {
      switch item {
      case .question(let question):
        switch question.question.type {
        case .note:
          if let text = form.text(question.question.label) {
            markup += WordMarkup.paragraph(WordMarkup.run(text), style: "Note")
          }
        case .calculation, .foreign: break
        default: self.question(question, values, path: path, entries: entries)
        }
      case .group(let group, let number, let inner):
        if let title = form.text(group.label) { heading(number + "  " + title, level: level, hint: group.hint) }
        condition(group, number)
        self.items(inner, values, path: path, entries: entries, level: level + 1)
      case .repeated(let repetition): repeated(repetition, values, path: path, entries: entries, level: level)
      }
    }
  }

  private mutating func repeated(
    _ repetition: FormRepetition, _ values: FormValues, path: String, entries: [Int], level: Int
  ) {
    let title = form.line(repetition.group.label, else: "")
    heading(repetition.number + (title.isEmpty ? "" : "  " + title), level: level, hint: repetition.group.hint)
    condition(repetition.group, repetition.number)
    let filled = values.entries(of: repetition.group.id)
    // Spare entries in spare entries of spare entries would fill pages.
    let spare = entries.count < 2 ? form.spareEntries : 1
    // As do many entries in each of many.
    let least = entries.isEmpty ? form.leastEntries : 0
    let count = repetition.entries(filled: filled.count, spare: spare, least: least)
    if entries.isEmpty, repetition.entries(filled: count, spare: 1) > count {
      let words = words(
        .moreEntries, ("n", String(count)), ("id", form.questionnaire.id), ("more", String(2 * count)))
      markup += WordMarkup.paragraph(WordMarkup.run(words), style: "Hint", keepNext: true)
    }
    for index in 0..<count {
      heading(
        "\(repetition.number)(\(index + 1))  " + words(.entry, ("n", String(index + 1))), level: 3,
        hint: LocalizedText())
      items(
        repetition.items(ofEntry: index + 1), index < filled.count ? filled[index] : FormValues([]),
        path: path + "\(repetition.group.id)(\(index + 1)).", entries: entries + [index + 1], level: level + 1)
    }
  }

  // MARK: Questions

  private mutating func question(_ question: FormQuestion, _ values: FormValues, path: String, entries: [Int]) {
    let field = FormField(question: question, entries: entries, path: path + question.question.id)
    // The number of an entry is longer.
    let numberWidth = entries.isEmpty ? Self.numberWidth : Self.entryNumberWidth
    let number = WordMarkup.cell(
      WordMarkup.paragraph(WordMarkup.run(question.number, bold: true), style: "Question", keepNext: true),
      width: numberWidth, fill: Self.headFill)
    if case .table(let rows, let columns) = question.question.type {
      table(
        field, number.replacing("w:w=\"\(numberWidth)\"", with: "w:w=\"\(Self.tableHeadWidth)\""), rows, columns, values
      )
    } else {
      let answer = answer(field, values[question.question.id])
      if question.question.isShort {
        let label = WordMarkup.cell(
          label(of: question.question, question.number), width: Self.width - numberWidth - Self.answerWidth,
          fill: Self.headFill)
        markup += WordMarkup.table(
          WordMarkup.row(number + label + WordMarkup.cell(answer, width: Self.answerWidth, fill: Self.answerFill)),
          columns: [numberWidth, Self.width - numberWidth - Self.answerWidth, Self.answerWidth])
      } else {
        let label = WordMarkup.cell(
          label(of: question.question, question.number), width: Self.width - numberWidth, fill: Self.headFill)
        markup += WordMarkup.table(
          WordMarkup.row(number + label)
            + WordMarkup.longRow(WordMarkup.cell(answer, width: Self.width, span: 2, fill: Self.answerFill)),
          columns: [numberWidth, Self.width - numberWidth])
      }
    }
    markup += WordMarkup.paragraph("", style: "Gap")
  }

  /// - Parameter number: the number of the question, or of the table that it is a column of.
  private func label(of question: Question, _ number: String) -> String {
    let required =
      conditions.note(on: question, numbered: number).map { WordMarkup.run(" (\($0))", style: "Soft") } ?? ""
    var content = WordMarkup.paragraph(
      WordMarkup.run(form.text(question.label) ?? question.id, bold: true) + required, style: "Question", keepNext: true
    )
    if let hint = form.text(question.hint) {
      content += WordMarkup.paragraph(WordMarkup.run(hint), style: "Hint", keepNext: true)
    }
    switch question.type {
    case .ranking: content += WordMarkup.paragraph(WordMarkup.run(words[.rankingHint]), style: "Hint", keepNext: true)
    case .file: content += WordMarkup.paragraph(WordMarkup.run(words[.fileHint]), style: "Hint", keepNext: true)
    // On paper a list that unfolds shows nothing.
    case .yesNo, .status, .one:
      if let options = display.options(of: question), options.count <= 8 {
        content += WordMarkup.paragraph(
          WordMarkup.run(options.map(\.label).joined(separator: " / ")), style: "Hint", keepNext: true)
      }
    default: break
    }
    return content
  }

  private mutating func table(
    _ field: FormField, _ number: String, _ rows: [Choice], _ columns: [Question], _ values: FormValues
  ) {
    let width = (Self.width - Self.tableHeadWidth) / max(1, columns.count)
    let widths = [Self.tableHeadWidth] + columns.map { _ in width }
    let head = WordMarkup.cell(
      label(of: field.question.question, field.question.number), width: width * columns.count,
      span: max(1, columns.count), fill: Self.headFill
    )
    var markup = WordMarkup.row(number + head)
    markup += WordMarkup.row(
      WordMarkup.cell(WordMarkup.paragraph("", style: "Question"), width: widths[0], fill: Self.headFill)
        + columns.map { WordMarkup.cell(label(of: $0, field.question.number), width: width, fill: Self.headFill) }
        .joined(), isHeader: true)
    let labels = display.labels(of: rows)
    let answers = values.rows(of: field.question.question.id)
    for (row, choice) in rows.enumerated() {
      var cells = WordMarkup.cell(
        WordMarkup.paragraph(WordMarkup.run(labels[row]), style: "Question"), width: widths[0], fill: Self.headFill)
      for (column, question) in columns.enumerated() {
        let inner = FormField(
          question: field.question, entries: field.entries, cell: .init(row: row, column: column),
          path: "\(field.path)/\(choice.id)/\(question.id)")
        cells += WordMarkup.cell(answer(inner, answers[choice.id]?[question.id]), width: width, fill: Self.answerFill)
      }
      markup += WordMarkup.row(cells)
    }
    self.markup += WordMarkup.table(markup, columns: widths)
  }

  // MARK: Answers

  /// The paragraphs of an answer's cell.
  private mutating func answer(_ field: FormField, _ value: AnswerValue?) -> String {
    let question = field.asked
    switch question.type {
    case .many(let choices): return boxes(field, question, choices, value)
    case .ranking: return ranking(field, question, value)
    case .one(let choices) where choices.allowsOther:
      var other = ""
      if case .other(_, let text) = value { other = text }
      return paragraph(control(field, question, value), field)
        + WordMarkup.paragraph(
          WordMarkup.run(AnswerWords.other(in: form.language) + ": ", style: "Soft")
            + textControl(field, part: "=+text", question, other), style: "Answer")
    default: return paragraph(control(field, question, value), field)
    }
  }

  /// The first paragraph of a cell, with the bookmark that LibreOffice keeps.
  private mutating func paragraph(_ content: String, _ field: FormField) -> String {
    guard let name = field.bookmark else { return WordMarkup.paragraph(content, style: "Answer") }
    bookmarks += 1
    return WordMarkup.paragraph(
      "<w:bookmarkStart w:id=\"\(bookmarks)\" w:name=\"\(name)\"/>\(content)<w:bookmarkEnd w:id=\"\(bookmarks)\"/>",
      style: "Answer")
  }

  private mutating func control(_ field: FormField, _ question: Question, _ value: AnswerValue?) -> String {
    let text = value.flatMap { display.text($0, of: question) } ?? ""
    let (kind, placeholder): (WordControl.Kind, FormSentence) =
      switch question.type {
      case .yesNo, .status, .one:
        (.list(display.options(of: question)?.map { ($0.label, $0.id) } ?? []), .fillChoice)
      case .date: (.date(text.isEmpty ? nil : text), .fillDate)
      case .time: (.text, .fillTime)
      case .dateTime: (.text, .fillDateTime)
      case .integer, .decimal, .percentage: (.text, .fillNumber)
      default: (.text, .fillText)
      }
    return made(kind, field, part: "", question, text: text, placeholder: words[placeholder])
  }

  private mutating func textControl(_ field: FormField, part: String, _ question: Question, _ text: String) -> String {
    made(.text, field, part: part, question, text: text, placeholder: words[.fillText])
  }

  private mutating func boxes(
    _ field: FormField, _ question: Question, _ choices: QuestionType.Choices, _ value: AnswerValue?
  ) -> String {
    var (chosen, other): ([String], String?) = ([], nil)
    switch value {
    case .choices(let ids): chosen = ids
    case .other(let ids, let text): (chosen, other) = (ids, text)
    default: break
    }
    var lines: [String] = []
    for option in display.options(of: question) ?? [] {
      lines.append(
        made(.box(isMarked: chosen.contains(option.id)), field, part: "=" + option.id, question)
          + WordMarkup.run(" " + option.label))
    }
    if choices.allowsOther {
      lines.append(
        made(.box(isMarked: other != nil), field, part: "=+", question)
          + WordMarkup.run(" " + AnswerWords.other(in: form.language) + ": ")
          + textControl(field, part: "=+text", question, other ?? ""))
    }
    return stacked(lines, field)
  }

  private mutating func ranking(_ field: FormField, _ question: Question, _ value: AnswerValue?) -> String {
    var order: [String] = []
    if case .choices(let ids) = value { order = ids }
    let options = display.options(of: question) ?? []
    let places = (1...max(1, options.count)).map { (String($0), String($0)) }
    var lines: [String] = []
    for option in options {
      let place = order.firstIndex(of: option.id).map { String($0 + 1) } ?? ""
      lines.append(
        made(.list(places), field, part: "=" + option.id, question, text: place, placeholder: WordPlaceholder.noPlace)
          + WordMarkup.run("  " + option.label))
    }
    return stacked(lines, field)
  }

  private mutating func stacked(_ lines: [String], _ field: FormField) -> String {
    guard let first = lines.first else { return paragraph("", field) }
    return paragraph(first, field) + lines.dropFirst().map { WordMarkup.paragraph($0, style: "Answer") }.joined()
  }

  private mutating func made(
    _ kind: WordControl.Kind, _ field: FormField, part: String, _ question: Question, text: String = "",
    placeholder: String = ""
  ) -> String {
    controls += 1
    return WordControl(
      kind: kind, tag: WordTag.tag(field, part: part, form),
      title: field.number + " " + form.line(question.label, else: question.id),
      id: controls, text: text, placeholder: placeholder
    ).markup
  }

  private mutating func countryTable() {
    controls += 1
    let items = form.countries.map {
      ("\(form.line($0.name, else: $0.code.description)) (\($0.code))", $0.code.description)
    }
    let kind: WordControl.Kind = items.isEmpty ? .text : .list(items)
    let control = WordControl(
      kind: kind, tag: WordTag.country, title: words[.country], id: controls, placeholder: words[.chooseCountry])
    let width = Self.width - Self.answerWidth
    markup += WordMarkup.table(
      WordMarkup.row(
        WordMarkup.cell(
          WordMarkup.paragraph(WordMarkup.run(words[.country], bold: true), style: "Question"), width: width,
          fill: Self.headFill)
          + WordMarkup.cell(
            WordMarkup.paragraph(
              "<w:bookmarkStart w:id=\"1\" w:name=\"\(WordTag.countryBookmark)\"/>\(control.markup)<w:bookmarkEnd w:id=\"1\"/>",
              style: "Answer"), width: Self.answerWidth, fill: Self.answerFill)), columns: [width, Self.answerWidth])
    markup += WordMarkup.paragraph("", style: "Gap")
  }
}

extension Question {
  /// Whether its answer is a word or a number, and has its cell beside the question.
  fileprivate var isShort: Bool {
    switch type {
    case .integer, .decimal, .percentage, .date, .time, .dateTime, .yesNo, .status: true
    case .one(let choices): !choices.allowsOther
    default: false
    }
  }
}
