import SeededRandom
import OfficeOpenXML

typealias SeededNumbers = SeededRandom.SeededNumbers

/// A small Word text of paragraphs, lists, tables, notes, links and fields, that can be edited at random.
struct RandomWordText {
  enum Inline: Equatable {
    case words(String, bold: Bool)
    case link(String, target: Int)
    case field(String)
    case note(Int)
    case lineBreak
  }
  struct Paragraph: Equatable {
    var style: Int
    var list: Int?
    var inlines: [Inline]
  }
  indirect enum Block: Equatable {
    case paragraph(Paragraph)
    case table([[[Block]]])
  }

  var blocks: [Block] = []
  var notes: [Int: String] = [:]
  private static let words = [
    "migración", "States", "shall", "the", "of", "derechos", "humanos", "&", "<b>", "and", "safe", "orderly", "regular",
    "1.234,56", "niñas", "compact", "«pacto»", "party", "Parties", "agrees", "not", "\u{F0000}", "a", "in", "with",
  ]

  init(_ numbers: inout SeededNumbers) {
    let count = numbers.below(9)
    for _ in 0..<count { blocks.append(block(&numbers, depth: 0)) }
    blocks.append(.paragraph(paragraph(&numbers)))
  }

  /// A text and an edit of it, both of one seed.
  static func edited(seed: UInt64) -> (old: RandomWordText, new: RandomWordText) {
    var numbers = SeededNumbers(seed: seed)
    let old = RandomWordText(&numbers)
    var new = old
    new.edit(&numbers)
    return (old, new)
  }

  private mutating func block(_ numbers: inout SeededNumbers, depth: Int) -> Block {
    guard depth < 2, numbers.chance(15) else { return .paragraph(paragraph(&numbers)) }
    let columns = 1 + numbers.below(3)
    return .table((0..<1 + numbers.below(3)).map { _ in row(&numbers, columns, depth: depth) })
  }

  private mutating func row(_ numbers: inout SeededNumbers, _ columns: Int, depth: Int) -> [[Block]] {
    (0..<columns).map { _ in
      (0..<numbers.below(2)).map { _ in block(&numbers, depth: depth + 1) } + [.paragraph(paragraph(&numbers))]
    }
  }

  private mutating func paragraph(_ numbers: inout SeededNumbers) -> Paragraph {
    let list = numbers.chance(25) ? 1 + numbers.below(2) : nil
    var inlines: [Inline] = []
    for _ in 0..<numbers.below(6) { inlines.append(inline(&numbers)) }
    return Paragraph(style: numbers.below(3), list: list, inlines: inlines)
  }

  private mutating func inline(_ numbers: inout SeededNumbers) -> Inline {
    switch numbers.below(20) {
    case 0: return .link(phrase(&numbers), target: numbers.below(3))
    case 1: return .field("PAGE \(numbers.below(3))")
    case 2:
      let id = 1 + notes.count
      notes[id] = phrase(&numbers)
      return .note(id)
    case 3: return .lineBreak
    default: return .words(phrase(&numbers), bold: numbers.chance(20))
    }
  }

  private func phrase(_ numbers: inout SeededNumbers) -> String {
    (0..<1 + numbers.below(6)).map { _ in Self.words[numbers.below(Self.words.count)] }.joined(separator: " ") + " "
  }

  // MARK: Edits

  mutating func edit(_ numbers: inout SeededNumbers) {
    for _ in 0..<1 + numbers.below(5) {
      var copy = blocks
      change(&copy, &numbers, depth: 0)
      blocks = copy
    }
    if case .paragraph = blocks.last { return }
    blocks.append(.paragraph(paragraph(&numbers)))
  }

  private mutating func change(_ list: inout [Block], _ numbers: inout SeededNumbers, depth: Int) {
    let place = list.isEmpty ? 0 : numbers.below(list.count)
    switch numbers.below(7) {
    case 0: list.insert(block(&numbers, depth: depth), at: place)
    case 1: if list.count > 1 { list.remove(at: place) }
    case 2: if list.count > 1 { list.insert(list.remove(at: place), at: numbers.below(list.count)) }
    case 3: split(&list, place, &numbers)
    default: inside(&list, place, &numbers, depth: depth)
    }
    if list.isEmpty { list.append(.paragraph(paragraph(&numbers))) }
    if depth > 0, case .table = list[list.count - 1] { list.append(.paragraph(paragraph(&numbers))) }
  }

  private func split(_ list: inout [Block], _ place: Int, _ numbers: inout SeededNumbers) {
    guard case .paragraph(let whole) = list[place] else { return }
    if whole.inlines.count > 1 {
      let cut = 1 + numbers.below(whole.inlines.count - 1)
      var (first, second) = (whole, whole)
      first.inlines = Array(whole.inlines[..<cut])
      second.inlines = Array(whole.inlines[cut...])
      list.replaceSubrange(place...place, with: [.paragraph(first), .paragraph(second)])
    } else if place + 1 < list.count, case .paragraph(let next) = list[place + 1] {
      var merged = next
      merged.inlines = whole.inlines + next.inlines
      list.replaceSubrange(place...place + 1, with: [.paragraph(merged)])
    }
  }

  private mutating func inside(_ list: inout [Block], _ place: Int, _ numbers: inout SeededNumbers, depth: Int) {
    switch list[place] {
    case .paragraph(var paragraph):
      let at = numbers.below(paragraph.inlines.count + 1)
      switch numbers.below(5) {
      case 0: paragraph.inlines.insert(inline(&numbers), at: at)
      case 1: if at < paragraph.inlines.count { paragraph.inlines.remove(at: at) }
      case 2: paragraph.style = numbers.below(3)
      case 3: paragraph.list = numbers.chance(50) ? nil : 1 + numbers.below(2)
      default: if at < paragraph.inlines.count { paragraph.inlines[at] = inline(&numbers) }
      }
      list[place] = .paragraph(paragraph)
    case .table(var rows):
      let at = numbers.below(rows.count)
      switch numbers.below(6) {
      case 0: rows.insert(row(&numbers, rows[at].count, depth: depth), at: at)
      case 1: if rows.count > 1 { rows.remove(at: at) }
      case 2:
        let column = numbers.below(rows[at].count + 1)
        for index in rows.indices where column <= rows[index].count {
          rows[index].insert(contentsOf: row(&numbers, 1, depth: depth), at: column)
        }
      case 3:
        let column = numbers.below(rows[at].count)
        for index in rows.indices where rows[index].count > 1 && column < rows[index].count {
          rows[index].remove(at: column)
        }
      default:
        let cell = numbers.below(rows[at].count)
        change(&rows[at][cell], &numbers, depth: depth + 1)
      }
      list[place] = .table(rows)
    }
  }

  // MARK: What it says

  /// The words of each paragraph, those of cells in their order.
  var paragraphs: [String] { Self.texts(blocks) }

  private static func texts(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .table(let rows): rows.flatMap { $0.flatMap { texts($0) } }
      case .paragraph(let paragraph):
        [
          paragraph.inlines.map { inline in
            switch inline {
            case .words(let text, _), .link(let text, _): text
            case .field(let instruction): "[\(instruction)]7"
            case .note: "*"
            case .lineBreak: "/"
            }
          }.joined()
        ]
      }
    }
  }
}
