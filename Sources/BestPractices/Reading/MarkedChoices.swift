import MarkdownText

/// The choices that a person made in a list: lines or rows with a box, or names that were typed.
public struct MarkedChoices: Sendable, Hashable {
  /// The words beside the boxes that are ticked; where no box is, the lines that were typed.
  public let chosen: [String]
  /// Whether there are boxes.
  public let hasBoxes: Bool

  /// Whether nothing was chosen.
  public var isBlank: Bool { chosen.isEmpty }

  /// Reads the Markdown of a space. Cost: linear.
  public init(_ markdown: String) {
    var (ticked, typed): ([String], [String]) = ([], [])
    var hasBoxes = false
    for line in TextLine.all(in: markdown) {
      switch line.kind {
      case .row(let cells):
        let words = cells.map { InlinePlainText.of($0.utf8).trimmed }
        guard let first = words.first else { continue }
        let label = words.dropFirst().filter { !$0.isEmpty }.joined(separator: " ")
        if let isTicked = Self.isTicked(first), !label.isEmpty {
          hasBoxes = true
          if isTicked { ticked.append(label) }
        } else if first.isEmpty, !label.isEmpty {
          // The box was deleted, or the column was left empty.
          hasBoxes = true
        } else {
          Self.read(words.filter { !$0.isEmpty }.joined(separator: " "), &ticked, &typed, &hasBoxes)
        }
      case .heading(_, let words): typed.append(words)
      case .words:
        let words = line.text.trimmed
        // `- [x]` and `[ ]` are boxes before they are markup.
        Self.read(Self.unlisted(words), &ticked, &typed, &hasBoxes)
      case .rule, .blank, .note, .code: break
      }
    }
    self.hasBoxes = hasBoxes
    chosen = ticked.isEmpty ? typed.map { InlinePlainText.of($0.utf8).trimmed }.filter { !$0.isEmpty } : ticked
  }

  /// What the choices name, each whole or, where that names nothing, its parts between semicolons, lines or commas.
  ///
  /// - Parameter named: the value that words name.
  /// - Returns: the values without repetitions, and the words that name nothing.
  public func values<Value: Hashable>(named: (String) -> Value?) -> (found: [Value], unknown: [String]) {
    var (found, unknown): ([Value], [String]) = ([], [])
    func take(_ value: Value) { if !found.contains(value) { found.append(value) } }
    for choice in chosen.prefix(200) {
      if let value = named(choice) {
        take(value)
        continue
      }
      for part in choice.split(whereSeparator: { ";|/·".contains($0) }).map({ $0.trimmed }) where !part.isEmpty {
        if let value = named(part) {
          take(value)
          continue
        }
        let pieces = part.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
        let values = pieces.map(named)
        if values.contains(where: { $0 != nil }) {
          for (piece, value) in zip(pieces, values) { if let value { take(value) } else { unknown.append(piece) } }
        } else {
          unknown.append(part)
        }
      }
    }
    return (found, unknown)
  }

  // MARK: Boxes

  static let empty: Set<Character> = ["☐", "□", "◻", "⬜", "❏", "❑", "○"]
  static let ticks: Set<Character> = ["☒", "☑", "✓", "✔", "✗", "✘", "■", "◼", "⊠", "●"]

  /// A line with any number of boxes: each goes with the words after it.
  private static func read(_ line: String, _ ticked: inout [String], _ typed: inout [String], _ hasBoxes: inout Bool) {
    var pieces: [(box: Bool?, words: String)] = [(nil, "")]
    var rest = Substring(line)
    while let character = rest.first {
      if empty.contains(character) || ticks.contains(character) {
        rest = rest.dropFirst()
        var isTicked = ticks.contains(character)
        // `☐ X words`, where the box was left.
        let after = rest.drop { $0.isWhitespace }
        if !isTicked, let mark = after.first, "xX✓✔".contains(mark), after.dropFirst().first?.isLetter != true {
          isTicked = true
          rest = after.dropFirst()
        }
        pieces.append((isTicked, ""))
      } else if character == "[" || character == "(" || character == "\\", let box = bracket(rest) {
        rest = box.rest
        pieces.append((box.isTicked, ""))
      } else {
        pieces[pieces.count - 1].words.append(character)
        rest = rest.dropFirst()
      }
    }
    for piece in pieces {
      let words = piece.words.trimmed
      switch piece.box {
      case true?:
        hasBoxes = true
        if !words.isEmpty { ticked.append(words) }
      case false?: hasBoxes = true
      case nil: if !words.isEmpty { typed.append(words) }
      }
    }
  }

  /// `[x]`, `[ ]`, `( )`, also with escaped brackets.
  static func bracket(_ text: Substring) -> (isTicked: Bool, rest: Substring)? {
    var rest = text.first == "\\" ? text.dropFirst() : text
    guard let open = rest.first, open == "[" || open == "(" else { return nil }
    rest = rest.dropFirst()
    let inner = rest.prefix(4).prefix { $0 != "]" && $0 != ")" && $0 != "\\" }
    rest = rest[inner.endIndex...]
    if rest.first == "\\" { rest = rest.dropFirst() }
    guard rest.first == (open == "[" ? "]" : ")") else { return nil }
    let mark = inner.trimmed
    guard mark.isEmpty || ["x", "✓", "✔"].contains(mark.lowercased()) else { return nil }
    return (!mark.isEmpty, rest.dropFirst())
  }

  /// What the first cell of a row says; `nil` if it is not a box.
  static func isTicked(_ cell: String) -> Bool? {
    let marks = cell.filter { !$0.isWhitespace && !empty.contains($0) && !"[]()\\".contains($0) }
    if marks.isEmpty { return cell.contains { empty.contains($0) || $0 == "[" || $0 == "(" } ? false : nil }
    if marks.allSatisfy({ ticks.contains($0) }) { return true }
    return ["x", "xx", "si", "sí", "yes", "sim", "oui"].contains(marks.lowercased()) ? true : nil
  }

  private static func unlisted(_ line: String) -> String {
    for mark in ["- ", "* ", "+ ", "• "] where line.hasPrefix(mark) { return String(line.dropFirst(2)) }
    return line
  }
}
