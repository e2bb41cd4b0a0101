/// Writes blocks as Markdown in one normal form: the same tree always gives the same bytes.
///
/// A paragraph, a heading and a table row are one line each, blocks are separated by one empty line, and there is no
/// HTML, no attribute and no trailing space. A label that Markdown would number differently is written as text.
public struct MarkdownWriter {
  /// Tables that lost merged cells or paragraphs within a cell.
  public private(set) var plainerTables = 0
  /// The words of the first heading.
  public private(set) var firstHeading: String?
  private var notes: [(label: String, blocks: [Block])] = []
  private var labels: Set<String> = []
  private let numbers: Numbers

  /// How an ordered list is written that does not continue the one before it.
  public enum Numbers: Sendable {
    /// Its labels are text, since Markdown would number it differently.
    case asMarkdownCounts
    /// It is a list with its own numbers, for a text whose numbers are read as they are.
    case asTheyStand
  }

  private init(numbers: Numbers) { self.numbers = numbers }

  /// Returns the text as UTF-8, composed (NFC), with a final newline. Cost: linear in the text.
  public static func write(
    _ blocks: [Block], numbers: Numbers = .asMarkdownCounts
  ) -> (text: [UInt8], writer: MarkdownWriter) {
    var writer = MarkdownWriter(numbers: numbers)
    var lines = writer.lines(of: blocks, loose: true)
    // A note may contain a note: the list grows while it is written.
    var number = 0
    while number < writer.notes.count {
      number += 1
      let (label, blocks) = writer.notes[number - 1]
      let note = writer.lines(of: blocks, loose: true)
      if !lines.isEmpty { lines.append("") }
      lines += Self.indent(note, first: "[^\(label)]: ", rest: "    ")
    }
    return (StableForm.composeLines(Array((lines.joined(separator: "\n") + "\n").utf8)), writer)
  }

  /// The lines of some blocks; without `loose`, lists follow their paragraph without an empty line.
  private mutating func lines(of blocks: [Block], loose: Bool) -> [String] {
    var result: [String] = []
    var previous: Block?
    for block in blocks {
      let written = lines(of: block, after: previous)
      guard !written.isEmpty else { continue }
      if loose, !result.isEmpty { result.append("") }
      result += written
      previous = block
    }
    return result
  }

  private mutating func lines(of block: Block, after previous: Block?) -> [String] {
    switch block {
    case .heading(let level, let inlines):
      return heading(level: level, inlines)
    case .paragraph(let inlines):
      return paragraph(inlines)
    case .bullets(let items):
      // Two consecutive lists would be merged: the other bullet keeps them apart.
      var mark = "-"
      if case .bullets? = previous { mark = "*" }
      return list(items.map { ("\(mark) ", $0) })
    case .ordered(let numbering, let items):
      return ordered(numbering, items, after: previous)
    case .quote(let blocks):
      return Self.indent(lines(of: blocks, loose: true), first: "> ", rest: "> ", empty: ">")
    case .code(let code):
      return fenced(code)
    case .table(let table):
      return lines(of: table)
    case .rule:
      return ["* * *"]
    }
  }

  private mutating func heading(level: Int, _ inlines: [Inline]) -> [String] {
    var inlines = inlines
    if inlines.count == 1, case .strong(let inner) = inlines[0] { inlines = inner }
    let words = inlineText(inlines, onOneLine: true, isInner: true)
    guard !words.isEmpty else { return [] }
    if firstHeading == nil { firstHeading = Self.squeezed(nfc(inlines.plainText)) }
    // A closing run of # would be parsed as the heading's own marker.
    let escaped = words.hasSuffix("#") ? String(words.dropLast()) + "\\#" : words
    return [String(repeating: "#", count: min(max(level, 1), 6)) + " " + escaped]
  }

  private mutating func paragraph(_ inlines: [Inline]) -> [String] {
    let text = inlineText(inlines, onOneLine: false)
    guard inlines.holdBreak else { return text.isEmpty ? [] : [text] }
    return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  private mutating func ordered(_ numbering: Numbering, _ items: [[Block]], after previous: Block?)
    -> [String]
  {
    var continues = true
    if numbers == .asMarkdownCounts, case .ordered(let before, let earlier)? = previous {
      // Markdown merges two consecutive lists, and continues the numbering.
      continues = before.start + earlier.count == numbering.start || before.delimiter != numbering.delimiter
    }
    let isMarkdown =
      numbering.style == .decimal && numbering.delimiter != .parentheses && numbering.start >= 0 && continues
    let labels = items.indices.map { numbering.label(numbering.start + $0) }
    if isMarkdown { return list(zip(labels, items).map { ("\($0) ", $1) }) }
    return labelled(Array(zip(labels, items)))
  }

  private mutating func list(_ items: [(mark: String, blocks: [Block])]) -> [String] {
    let tight = items.allSatisfy { Self.isTight($0.blocks) }
    var result: [String] = []
    for item in items {
      if !tight, !result.isEmpty { result.append("") }
      let inner = lines(of: item.blocks, loose: !tight)
      let rest = String(repeating: " ", count: item.mark.count)
      result +=
        inner.isEmpty ? [String(item.mark.dropLast())] : Self.indent(inner, first: item.mark, rest: rest)
    }
    return result
  }

  /// A list whose labels Markdown does not support: paragraphs that begin with the label.
  private mutating func labelled(_ items: [(label: String, blocks: [Block])]) -> [String] {
    var blocks: [Block] = []
    for item in items {
      if case .paragraph(let inlines)? = item.blocks.first {
        blocks.append(.paragraph(([.text(item.label + " ")] + inlines).joined))
        blocks += item.blocks.dropFirst()
      } else {
        blocks.append(.paragraph([.text(item.label)]))
        blocks += item.blocks
      }
    }
    return lines(of: blocks, loose: true)
  }

  /// Whether an item is one paragraph, followed only by lists of the same kind.
  private static func isTight(_ blocks: [Block]) -> Bool {
    guard let first = blocks.first else { return true }
    guard case .paragraph = first else { return false }
    return blocks.dropFirst().allSatisfy { block in
      switch block {
      case .bullets(let items): items.allSatisfy(isTight)
      case .ordered(let numbering, let items):
        // A list inside a paragraph's lines must begin with 1 to be recognised.
        numbering.style == .decimal && numbering.delimiter != .parentheses && numbering.start == 1
          && items.allSatisfy(isTight)
      default: false
      }
    } && blocks.count <= 2
  }

  private func fenced(_ code: String) -> [String] {
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    let unified = String(decoding: StableForm.unifyNewlines(Array(code.utf8)), as: UTF8.self)
    return [fence] + unified.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [
      fence
    ]
  }

  static func indent(_ lines: [String], first: String, rest: String, empty: String = "") -> [String] {
    lines.enumerated().map { index, line in
      line.isEmpty ? (index == 0 ? first.trimmedAtEnd : empty) : (index == 0 ? first : rest) + line
    }
  }

  /// White space collapsed to single spaces, none at the ends.
  public static func squeezed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The label of a note: its printed mark, with `-2` and so on if another note has the same, else its number among
  /// all.
  mutating func label(of note: [Block], mark: String?) -> String {
    let mark = mark.map { String($0.filter { !$0.isWhitespace && !"[]^`\\<>|".contains($0) }.prefix(20)) } ?? ""
    let wanted = mark.isEmpty ? String(notes.count + 1) : mark
    var (label, count) = (wanted, 1)
    while !labels.insert(label).inserted {
      count += 1
      label = "\(wanted)-\(count)"
    }
    notes.append((label, note))
    return label
  }

  mutating func countPlainerTable() { plainerTables += 1 }

  mutating func blockLines(_ blocks: [Block]) -> [String] { lines(of: blocks, loose: true) }
}

extension String {
  /// Without trailing spaces.
  var trimmedAtEnd: String {
    var end = self[...]
    while end.last == " " { end = end.dropLast() }
    return String(end)
  }
}
