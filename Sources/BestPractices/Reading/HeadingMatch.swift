import MarkdownText

/// A place of a line where a heading may be.
struct HeadingMatch<Name: Hashable & Sendable>: Sendable {
  let name: Name
  /// How surely it is a heading.
  let strength: Strength
  /// The heading's plain words.
  let words: String
  /// What follows the heading on its line.
  let rest: String

  /// What a heading looks like, from the weakest to the strongest. Of a name only its strongest headings count: where a
  /// text has a heading “Results”, a paragraph that begins with “Results:” is not another.
  enum Strength: Int, Sendable, Comparable {
    /// A paragraph that begins with the words and a colon, or consists of them.
    case label
    /// The same, in bold.
    case bold
    /// A cell of a table.
    case cell
    /// A heading of Markdown.
    case heading

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}

extension HeadingTable {
  /// The heading that a line is or begins with; `nil` if there is none. Rows of tables are not looked at.
  func match(_ line: TextLine) -> HeadingMatch<Name>? {
    switch line.kind {
    case .heading(_, let words):
      if let name = name(of: words, isHeading: true) {
        return HeadingMatch(name: name, strength: .heading, words: words, rest: "")
      }
      // `## Summary: what follows`
      return labelled(words, .heading)
    case .words: return match(Substring(line.text))
    case .row, .rule, .blank, .note, .code: return nil
    }
  }

  private func match(_ line: Substring) -> HeadingMatch<Name>? {
    let content = Self.unlisted(line)
    if let bold = bold(content) { return bold }
    guard content.utf8.count <= 2_000 else {
      return labelled(String(content.prefix(HeadingKey.longest)), .label, of: content)
    }
    let words = InlinePlainText.of(content.utf8).trimmed
    if let name = name(of: words) { return HeadingMatch(name: name, strength: .label, words: words, rest: "") }
    return labelled(words, .label, of: content)
  }

  /// `**Words** rest`, `**Words:** rest`, `**Words rest**`.
  private func bold(_ content: Substring) -> HeadingMatch<Name>? {
    let mark = content.prefix { $0 == "*" || $0 == "_" }
    guard (2...3).contains(mark.count) else { return nil }
    let inner = content[mark.endIndex...]
    guard let close = inner.prefix(HeadingKey.longest * 2).firstRange(of: mark.prefix(2)) else { return nil }
    let words = InlinePlainText.of(inner[..<close.lowerBound].utf8).trimmed
    let after = inner[close.upperBound...].drop { $0 == "*" || $0 == "_" }
    let rest = after.trimmed
    let isApart = rest.isEmpty || words.hasSuffix(":") || rest.first.map { ":.–—-".contains($0) } == true
    if isApart, let name = name(of: words, isHeading: rest.isEmpty) {
      return HeadingMatch(
        name: name, strength: .bold, words: words, rest: String(rest.drop { ":.–—- \u{A0}".contains($0) }))
    }
    // The whole label is bold, or the heading and what follows it.
    return rest.isEmpty ? labelled(words, .bold) : nil
  }

  /// `Words: rest`.
  ///
  /// - Parameter line: the line as it is written, from which what follows is taken.
  private func labelled(
    _ words: String, _ strength: HeadingMatch<Name>.Strength, of line: Substring? = nil
  ) -> HeadingMatch<Name>? {
    guard let colon = words.prefix(HeadingKey.longest).firstIndex(of: ":"), let name = name(of: words[..<colon]) else {
      return nil
    }
    let written = line.flatMap { line in line.firstIndex(of: ":").map { line[line.index(after: $0)...] } }
    let rest = (written ?? words[words.index(after: colon)...]).drop { $0 == "*" || $0 == "_" }
    return HeadingMatch(name: name, strength: strength, words: String(words[..<colon]), rest: rest.trimmed)
  }

  /// A line without the mark of a list or a quotation.
  private static func unlisted(_ line: Substring) -> Substring {
    var content = line.drop { $0.isWhitespace }
    for mark in ["- ", "* ", "+ ", "> ", "• ", "– "] where content.hasPrefix(mark) {
      return content.dropFirst(2).drop { $0.isWhitespace }
    }
    let digits = content.prefix { $0.isNumber || $0 == "." || $0 == "\\" || $0 == ")" }
    if (2...8).contains(digits.utf8.count), digits.first?.isNumber == true,
      content[digits.endIndex...].first?.isWhitespace == true
    {
      content = content[digits.endIndex...].drop { $0.isWhitespace }
    }
    return content
  }
}
