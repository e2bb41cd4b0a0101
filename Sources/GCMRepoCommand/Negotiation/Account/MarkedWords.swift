import TextDiff

/// Words of a document in Markdown, marked as deleted or inserted.
///
/// Emphasis cannot begin with a comma that follows a letter (CommonMark 0.31, section 6.2, flanking delimiter runs), so that
/// where a change touches a part of a word or its punctuation the whole word is marked.
enum MarkedWords {
  /// A part of a text, in one operation.
  typealias Piece = (operation: TextRedline.Operation, text: String)

  static func deleted(_ text: String) -> String { marked(text, "~~") }
  static func inserted(_ text: String) -> String { marked(text, "**") }

  private static func marked(_ text: String, _ sign: String) -> String {
    let words = oneLine(text)
    return words.isEmpty ? "" : sign + words.asMarkdown + sign
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A text with what differs from another marked in it.
  static func redline(from old: [UInt8], to new: [UInt8]) -> String {
    let redline = TextRedline(from: old, to: new)
    return redline.blocks.map { block in
      marked(
        redline.spans[block.spans].map { ($0.operation, String(decoding: redline.bytes(of: $0), as: UTF8.self)) })
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The pieces of a text on one line, the changed ones marked. Cost: linear.
  static func marked(_ pieces: [Piece]) -> String {
    var words: [String] = []
    for run in glued(pieces) { words += marked(run: run) }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Runs of pieces with no white space in common between them.
  private static func glued(_ pieces: [Piece]) -> [[Piece]] {
    var runs: [[Piece]] = [[]]
    for piece in pieces where !piece.text.isEmpty {
      guard piece.operation == .equal else {
        runs[runs.count - 1].append(piece)
        continue
      }
      let first = piece.text.prefix { !$0.isWhitespace }
      if !first.isEmpty { runs[runs.count - 1].append((.equal, String(first))) }
      guard first.endIndex < piece.text.endIndex else { continue }
      let rest = piece.text[first.endIndex...]
      let last = rest.reversed().prefix { !$0.isWhitespace }.count
      let middle = oneLine(String(rest.dropLast(last)))
      if !middle.isEmpty { runs.append([(.equal, middle)]) }
      runs.append(last == 0 ? [] : [(.equal, String(rest.suffix(last)))])
    }
    return runs
  }

  /// A run, with the words at its ends that the changes do not touch outside the marks.
  private static func marked(run: [Piece]) -> [String] {
    guard run.contains(where: { $0.operation != .equal }) else { return [run.map(\.text).joined().asMarkdown] }
    var run = run[...]
    var (before, after) = ("", "")
    func side(_ operation: TextRedline.Operation, _ part: ArraySlice<Piece>) -> String {
      part.filter { $0.operation == .equal || $0.operation == operation }.map(\.text).joined()
    }
    if let first = run.first, first.operation == .equal {
      let rest = run.dropFirst()
      if [side(.delete, rest), side(.insert, rest)].allSatisfy({ $0.first?.isWhitespace ?? true }) {
        (before, run) = (first.text, rest)
      }
    }
    if let last = run.last, last.operation == .equal {
      let rest = run.dropLast()
      if [side(.delete, rest), side(.insert, rest)].allSatisfy({ $0.last?.isWhitespace ?? true }) {
        (after, run) = (last.text, rest)
      }
    }
    return [before.asMarkdown, deleted(side(.delete, run)), inserted(side(.insert, run)), after.asMarkdown]
  }
}
