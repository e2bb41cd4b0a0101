import MarkdownText

/// A line of a Markdown text, as far as headings need it.
struct TextLine: Sendable {
  /// Its number in the text, from 1.
  let number: Int
  /// The line without the form's own sentences.
  let text: String
  let kind: Kind

  enum Kind: Sendable {
    /// `## Words`, or a line underlined with `=` or `-`.
    case heading(level: Int, words: String)
    /// A row of a table: its cells as they are written.
    case row([String])
    /// Between the head of a table and its rows, or under a heading.
    case rule
    /// Nothing but white space.
    case blank
    /// `[^1]: words`, and what is indented below it.
    case note
    /// Code, in which nothing is a heading.
    case code
    /// Anything else.
    case words
  }
}

extension TextLine {
  /// The lines of a text. Cost: linear.
  static func all(in text: some StringProtocol) -> [TextLine] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
    }
    var result: [TextLine] = []
    result.reserveCapacity(lines.count)
    var fence: Character?
    var isInNote = false
    var place = 0
    while place < lines.count {
      let line = lines[place]
      let content = line.drop { $0 == " " }
      let indent = line.utf8.count - content.utf8.count
      defer { place += 1 }
      func add(_ kind: Kind, _ text: String? = nil) {
        result.append(TextLine(number: place + 1, text: text ?? line, kind: kind))
      }
      if let open = fence {
        if content.hasPrefix(String(repeating: open, count: 3)) { fence = nil }
        add(.code)
        continue
      }
      if indent < 4, content.hasPrefix("```") || content.hasPrefix("~~~") {
        fence = content.first
        add(.code)
        continue
      }
      if content.allSatisfy(\.isWhitespace) {
        add(isInNote ? .note : .blank)
        continue
      }
      if content.hasPrefix("[^"), indent < 4, isNote(content) {
        isInNote = true
        add(.note)
        continue
      }
      if isInNote, indent >= 4 {
        add(.note)
        continue
      }
      isInNote = false
      if content.first == "|" {
        if isDelimiter(content) { add(.rule) } else { add(.row(cells(of: content))) }
        continue
      }
      let kept = FormSentences.all.removed(from: line)
      if let kept, kept.isEmpty || kept.allSatisfy({ "*_#>-+ ".contains($0) }) {
        add(.blank, "")
        continue
      }
      let words = kept ?? line
      if let (level, heading) = atx(words.drop { $0 == " " }), indent < 4 {
        add(.heading(level: level, words: InlinePlainText.of(heading.utf8).trimmed), words)
      } else if place + 1 < lines.count, let level = underline(lines[place + 1]), result.last?.isWords != true,
        !isListItem(content)
      {
        add(.heading(level: level, words: InlinePlainText.of(words.utf8).trimmed), words)
        place += 1
      } else {
        add(.words, words)
      }
    }
    return result
  }

  private var isWords: Bool {
    if case .words = kind { return true }
    return false
  }

  /// The level and the words of an ATX heading (CommonMark 0.31, section 4.2).
  private static func atx(_ content: Substring) -> (level: Int, words: Substring)? {
    let marks = content.prefix { $0 == "#" }
    guard (1...6).contains(marks.count) else { return nil }
    let words = content[marks.endIndex...]
    guard let first = words.first, first == " " || first == "\t" else { return nil }
    let last = words.lastIndex { $0 != " " && $0 != "#" }
    return (marks.count, last.map { words[...$0] } ?? "")
  }

  /// The level of the heading that a line underlines (section 4.3); `nil` for any other line.
  private static func underline(_ line: String) -> Int? {
    let content = line.trimmed
    guard content.utf8.count >= 2, let first = content.first, first == "=" || first == "-",
      content.allSatisfy({ $0 == first })
    else { return nil }
    return first == "=" ? 1 : 2
  }

  private static func isListItem(_ content: Substring) -> Bool {
    content.hasPrefix("- ") || content.hasPrefix("* ") || content.hasPrefix("+ ") || content.hasPrefix(">")
  }

  private static func isNote(_ content: Substring) -> Bool {
    guard let close = content.firstIndex(of: "]") else { return false }
    let after = content[content.index(after: close)...]
    return after.first == ":" && !content[..<close].contains(" ")
  }

  private static func isDelimiter(_ line: Substring) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: \t\r".contains($0) }
  }

  /// The cells of a row as they are written, without the form's own sentences; a pipe is escaped in one.
  private static func cells(of row: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if isEscaped {
        cell += character == "|" ? "|" : "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    if isEscaped { cell += "\\" }
    if !cell.allSatisfy(\.isWhitespace) { cells.append(cell) }
    return cells.map { (FormSentences.all.removed(from: $0) ?? $0).trimmed }
  }
}
