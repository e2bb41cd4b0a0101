import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The open brackets of texts, as rows, with their number by section.
struct BracketListView {
  let subject: BracketSubject
  /// The parties whose brackets are shown; all brackets if empty.
  let holders: [String]

  func show(on console: Console) async throws {
    let language = console.answerLanguage
    let human = console.options.format == .table
    let sections = self.sections
    let table = human ? readable(language) : full
    if human {
      var page = table.terminal(console.style)
      if !table.rows.isEmpty { page += "\n" + sectionTable(sections, language).terminal(console.style) }
      try await console.page(page)
    } else {
      try await console.print(
        table, schema: "gcmrepo.brackets/1", key: "brackets",
        extra: [
          ("of", .string(subject.name)), ("commit", subject.state.map { .string($0.commit.description) } ?? .null),
          ("counts", .array(subject.texts.map(counts))), ("sections", .array(sections.map(\.json))),
          ("faults", .array(subject.texts.flatMap(faults))),
        ])
    }
    remarks(on: console)
  }

  private func remarks(on console: Console) {
    for text in subject.texts {
      for fault in text.brackets.faults {
        let check = DeclarationCheck.bracket(fault.isOpening ? "[" : "]", line: fault.line, words: fault.words)
        console.warn(
          text.language.map { Message("“\($0.description, "language")”: \(check.sentence, "sentence")") }
            ?? check.sentence)
      }
    }
    let numbers = subject.texts.reduce(0) { $0 + $1.brackets.exceptions.count { $0.kind == .number } }
    if numbers > 0, console.options.format == .table {
      console.remark(
        Message(
          numbers,
          "{count} number alone in brackets is taken for a reference and not counted; `numbers: open` below `brackets:` in gcmrepo.yml counts it.",
          "{count} numbers alone in brackets are taken for references and not counted; `numbers: open` below `brackets:` in gcmrepo.yml counts them."
        ))
    }
    if console.options.format == .table, let parties = namedHolders(console.answerLanguage) {
      console.remark(Message(verbatim: parties))
    }
    let all = Set(subject.texts.flatMap(\.ids)).count
    let shown = Set(rows.map { $0.text.ids[$0.index] }).count
    if !holders.isEmpty {
      console.remark(
        Message(
          all, "\(shown, "number") of {count} open bracket: \(holders.joined(separator: ", "), "parties").",
          "\(shown, "number") of {count} open brackets: \(holders.joined(separator: ", "), "parties")."))
    } else if all == 0 {
      console.remark(Message("No bracket is open."))
    } else {
      console.remark(
        Message(
          all, "{count} bracket is open. Settle it with: gcmrepo brackets resolve NAME --to ALTERNATIVE -m WHY",
          "{count} brackets are open. Settle one with: gcmrepo brackets resolve NAME --to ALTERNATIVE -m WHY"))
    }
  }

  /// The parties that hold the brackets shown, with their names; `nil` if the record knows none of them.
  private func namedHolders(_ language: InterfaceLanguage) -> String? {
    let codes = Set(rows.flatMap(\.bracket.holders)).sorted()
    let named = codes.compactMap { code -> String? in
      guard let party = PartyCode(code).flatMap({ try? subject.state?.party($0) }),
        let name = party.names.preferring(language.rawValue, "en", "es")
      else { return nil }
      return "\(code) \(name)"
    }
    return named.isEmpty ? nil : named.joined(separator: " · ")
  }

  // MARK: Rows

  private struct Row {
    let text: DeclarationBrackets.Text
    let index: Int

    var bracket: Bracket { text.brackets.brackets[index] }
    var number: String? { text.brackets.citation(of: bracket) }
  }

  private var rows: [Row] {
    subject.texts.flatMap { text in
      text.brackets.brackets.indices.map { Row(text: text, index: $0) }
    }.filter { holders.isEmpty || !$0.bracket.holders.allSatisfy { !holders.contains($0) } }
  }

  private func readable(_ language: InterfaceLanguage) -> Table {
    let isOne = subject.texts.count < 2
    var table = Table(columns: [.init(key: "id", title: Message("Bracket")(language))])
    if !isOne { table.columns.append(.init(key: "language", title: Message("Language")(language))) }
    table.columns += [
      .init(key: "number", title: Message("Paragraph")(language)), .init(key: "text", title: Message("Text")(language)),
      .init(key: "holders", title: Message("Held by")(language)),
      .init(key: "option", title: Message("Option")(language)),
      .init(key: "depth", title: Message("Depth")(language), alignment: .trailing),
    ]
    for row in rows {
      let bracket = row.bracket
      let words =
        bracket.isDeletion
        ? Message("(delete)")(language)
        : row.text.brackets.words(of: bracket).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var cells: [Table.Cell] = [.name(row.text.ids[row.index])]
      if !isOne { cells.append(row.text.language.map { .text($0.description) } ?? .none) }
      cells += [
        .name(row.number ?? "#\(bracket.places.lowerBound)"),
        .text(words.count > 160 ? words.prefix(159) + "…" : words),
        .list(bracket.holders), bracket.option.map { .text($0.label) } ?? .none, .number(bracket.depth),
      ]
      table.rows.append(cells)
    }
    return table
  }

  private var full: Table {
    let keys = [
      "id", "language", "paragraph", "number", "text", "holders", "option", "depth", "option_number", "deletion",
      "to_paragraph",
      "in", "alternatives", "line", "section",
    ]
    var table = Table(columns: keys.map { .init(key: $0, title: $0) })
    for text in subject.texts {
      let lines = LineNumbers(text.brackets.text)
      for row in rows where row.text.language == text.language {
        let (bracket, brackets) = (row.bracket, text.brackets)
        let group = brackets.groups[bracket.group].members
        table.rows.append([
          .text(text.ids[row.index]), text.language.map { .text($0.description) } ?? .none,
          .number(bracket.places.lowerBound), row.number.map { .text($0) } ?? .none, .text(brackets.words(of: bracket)),
          .list(bracket.holders), bracket.option.map { .text($0.label) } ?? .none, .number(bracket.depth),
          bracket.option?.number.map { .text($0) } ?? .none, .flag(bracket.isDeletion),
          .number(bracket.places.upperBound),
          bracket.parent.map { .text(text.ids[$0]) } ?? .none,
          .list(group.count > 1 ? group.map { text.ids[$0] } : []), .number(lines.line(at: bracket.range.lowerBound)),
          brackets.paragraph(of: bracket).section.map { .number($0) } ?? .none,
        ])
      }
    }
    return table
  }

  private func counts(_ text: DeclarationBrackets.Text) -> JSONValue {
    let counts = BracketCounts.Language(text.brackets)
    return [
      "language": text.language.map { .string($0.description) } ?? .null, "brackets": .int(counts.brackets),
      "outermost": .int(counts.outermost), "choices": .int(counts.choices), "paragraphs": .int(counts.paragraphs),
      "depth": .int(counts.depth),
    ]
  }

  private func faults(_ text: DeclarationBrackets.Text) -> [JSONValue] {
    text.brackets.faults.map { fault in
      [
        "code": .string(fault.isOpening ? "bracket-not-closed" : "bracket-not-opened"),
        "language": text.language.map { .string($0.description) } ?? .null, "line": .int(fault.line),
        "words": .string(fault.words),
      ]
    }
  }

  // MARK: Sections

  /// The brackets below one heading.
  private struct Section {
    let language: String?
    /// The place of the heading; `nil` before the first.
    let place: Int?
    let number: String?
    let title: String
    var brackets = 0

    var json: JSONValue {
      [
        "language": language.map { .string($0) } ?? .null, "section": place.map { .int($0) } ?? .null,
        "number": number.map { .string($0) } ?? .null, "title": .string(title), "brackets": .int(brackets),
      ]
    }
  }

  private var sections: [Section] {
    var sections: [Section] = []
    for text in subject.texts {
      let numbered = text.brackets.text
      var found: [Int?: Int] = [:]
      for row in rows where row.text.language == text.language {
        let place = text.brackets.paragraph(of: row.bracket).section
        if found[place] == nil {
          let heading = place.flatMap { numbered[$0] }
          found[place] = sections.count
          sections.append(
            Section(
              language: text.language?.description, place: place, number: heading?.citation,
              title: heading.map { numbered.words(of: $0) } ?? ""))
        }
        if let index = found[place] { sections[index].brackets += 1 }
      }
    }
    return sections
  }

  private func sectionTable(_ sections: [Section], _ language: InterfaceLanguage) -> Table {
    var table = Table(columns: [.init(key: "title", title: Message("Section")(language))])
    let isOne = subject.texts.count < 2
    if !isOne { table.columns.append(.init(key: "language", title: Message("Language")(language))) }
    table.columns.append(.init(key: "brackets", title: Message("Brackets")(language), alignment: .trailing))
    for section in sections {
      let title = section.title.isEmpty ? Message("(before the first heading)")(language) : section.title
      var cells: [Table.Cell] = [.text(title.count > 100 ? title.prefix(99) + "…" : title)]
      if !isOne { cells.append(section.language.map { .text($0) } ?? .none) }
      table.rows.append(cells + [.number(section.brackets)])
    }
    return table
  }
}

/// The lines of bytes in the order of a text. Cost: the text once.
private struct LineNumbers {
  private let starts: [Int]

  init(_ text: NumberedText) {
    starts = text.lineStarts
  }

  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }
}
