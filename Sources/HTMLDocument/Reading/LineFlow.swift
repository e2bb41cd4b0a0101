import DocumentModel
import MarkdownText

/// The words of a paragraph in order, with white space collapsed as in CSS (CSS Text, section 4.1).
struct LineFlow {
  private enum Piece {
    case text(String)
    case math(String, display: Bool)
    case note([Block])
    case lineBreak
  }

  private struct Run {
    var piece: Piece
    let format: Format
    let link: String?
  }

  private var runs: [Run] = []
  /// Whether a following space would be invisible.
  private var swallowsSpace = true
  /// Whether what follows is in a box of its own, or beside a box that ends here.
  private var edge: Edge?
  /// The size of all words so far, in UTF-8.
  private(set) var bytes = 0

  private enum Edge { case boxBegins, boxEnds }

  var isEmpty: Bool { runs.isEmpty }

  /// A field's box begins: its words are separate from those before it.
  mutating func beginBox() { edge = .boxBegins }
  mutating func endBox() { edge = .boxEnds }

  mutating func add(_ text: String, _ context: Context) {
    switch context.whiteSpace {
    case .normal: append(collapsed(text, keepsLines: false), context)
    case .lines, .all:
      var isFirst = true
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if !isFirst { addBreak() }
        isFirst = false
        append(context.whiteSpace == .all ? String(line) : collapsed(String(line), keepsLines: true), context)
      }
    }
  }

  private mutating func collapsed(_ text: String, keepsLines: Bool) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D {
        if !swallowsSpace { result.append(0x20) }
        swallowsSpace = true
      } else {
        result.append(byte)
        swallowsSpace = false
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func append(_ text: String, _ context: Context) {
    guard let first = text.first else { return }
    let text = isParted(from: first) ? " " + text : text
    edge = nil
    bytes += text.utf8.count
    if context.whiteSpace == .all { swallowsSpace = false }
    if let last = runs.last, last.format == context.format, last.link == context.link,
      case .text(let words) = last.piece
    {
      runs[runs.count - 1].piece = .text(words + text)
    } else {
      runs.append(Run(piece: .text(text), format: context.format, link: context.link))
    }
  }

  /// Whether the edge of a box separates words that nothing else separates.
  private func isParted(from next: Character) -> Bool {
    guard let edge, case .text(let words)? = runs.last?.piece, let last = words.last, !last.isWhitespace,
      !next.isWhitespace
    else { return false }
    return switch edge {
    case .boxBegins: !"([{<«“‘\"'¿¡/".contains(last)
    case .boxEnds: next.isLetter || next.isNumber || next == "☒" || next == "☐"
    }
  }

  mutating func addBreak() {
    swallowsSpace = true
    runs.append(Run(piece: .lineBreak, format: Format(), link: nil))
  }

  mutating func add(note blocks: [Block], _ context: Context) {
    swallowsSpace = false
    runs.append(Run(piece: .note(blocks), format: Format(), link: context.link))
  }

  mutating func add(math formula: String, display: Bool, _ context: Context) {
    guard !formula.isEmpty else { return }
    swallowsSpace = false
    bytes += formula.utf8.count
    runs.append(Run(piece: .math(formula, display: display), format: context.format, link: context.link))
  }

  // MARK: Paragraphs

  /// The paragraphs of these words, separated at an empty line made by two breaks.
  mutating func finish() -> [[Inline]] {
    defer {
      runs = []
      swallowsSpace = true
    }
    var paragraphs: [[Inline]] = []
    var current: [Run] = []
    var breaks = 0
    func close() {
      let inlines = Self.inlines(current)
      if !inlines.allSatisfy(\.isBlank) { paragraphs.append(inlines) }
      current = []
    }
    for run in runs {
      if case .lineBreak = run.piece {
        breaks += 1
        continue
      }
      if case .text(let words) = run.piece, breaks > 0, words.allSatisfy(\.isWhitespace) { continue }
      if breaks > 1 {
        close()
      } else if breaks == 1, !current.isEmpty {
        current.append(Run(piece: .lineBreak, format: Format(), link: nil))
      }
      breaks = 0
      current.append(run)
    }
    close()
    return paragraphs
  }

  private static func inlines(_ runs: [Run]) -> [Inline] {
    var result: [Inline] = []
    var index = 0
    while index < runs.count {
      guard let link = runs[index].link, !link.isEmpty else {
        result.append(inline(runs[index]))
        index += 1
        continue
      }
      var inner: [Inline] = []
      while index < runs.count, runs[index].link == link {
        inner.append(inline(runs[index]))
        index += 1
      }
      result.append(.link(inner.joined, target: link))
    }
    return result.joined
  }

  private static func inline(_ run: Run) -> Inline {
    switch run.piece {
    case .lineBreak: return .lineBreak
    case .note(let blocks): return .note(blocks)
    case .math(let formula, let display): return .math(formula, display: display)
    case .text(let words):
      if run.format.code { return .code(words) }
      var inline = Inline.text(words)
      switch run.format.position {
      case .raised: inline = .superscript([inline])
      case .lowered: inline = .subscript([inline])
      case .level: break
      }
      if run.format.struck { inline = .strikeout([inline]) }
      if run.format.italic { inline = .emphasis([inline]) }
      if run.format.bold { inline = .strong([inline]) }
      return inline
    }
  }
}
