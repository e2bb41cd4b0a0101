import DocumentModel
import MarkdownText

/// What a browser prints before a list item (WHATWG HTML, section 4.4.5; CSS Counter Styles).
enum ItemMark: Hashable {
  case bullet
  case none
  case decimal(Int, Numbering.Delimiter = .period)
  /// As printed.
  case label(String)
}

/// Counts the items of one list.
struct ListCounter {
  private var next: Int
  private let step: Int
  private let style: String

  /// - Parameters:
  ///   - style: From a style sheet, before the list's own attributes.
  ///   - count: The number of its items, from which a reversed list counts down.
  init(_ list: HTMLTree.Node, in tree: HTMLTree, style: String?, count: Int) {
    let isOrdered = tree.name(list) == "ol"
    let isReversed = isOrdered && tree.has(list, "reversed")
    step = isReversed ? -1 : 1
    next = (isOrdered ? tree.attribute(list, "start").flatMap(Self.integer) : nil) ?? (isReversed ? count : 1)
    self.style = style ?? Self.style(ofType: tree.attribute(list, "type")) ?? (isOrdered ? "decimal" : "disc")
  }

  /// - Parameter isOurs: whether the page is one of ours, in which the item's class names the delimiter after a number.
  mutating func mark(of item: HTMLTree.Node, in tree: HTMLTree, style own: String?, isOurs: Bool) -> ItemMark {
    if let value = tree.attribute(item, "value").flatMap(Self.integer) { next = value }
    defer { next += step }
    if isOurs, let delimiter = OurPage.delimiter(of: item, in: tree) { return .decimal(next, delimiter) }
    return Self.mark(next, own ?? Self.style(ofType: tree.attribute(item, "type")) ?? style)
  }

  private static func style(ofType type: String?) -> String? {
    switch type {
    case "1": "decimal"
    case "a": "lower-alpha"
    case "A": "upper-alpha"
    case "i": "lower-roman"
    case "I": "upper-roman"
    case let type?: ["disc", "circle", "square", "none"].first { $0 == type.lowercased() }
    case nil: nil
    }
  }

  private static func mark(_ number: Int, _ style: String) -> ItemMark {
    switch style {
    case "none": .none
    case "lower-alpha", "lower-latin": .label((letters(number) ?? String(number)) + ".")
    case "upper-alpha", "upper-latin": .label((letters(number)?.uppercased() ?? String(number)) + ".")
    case "lower-roman": .label((roman(number) ?? String(number)) + ".")
    case "upper-roman": .label((roman(number)?.uppercased() ?? String(number)) + ".")
    case "lower-greek":
      .label((bijective(number, Array("αβγδεζηθικλμνξοπρστυφχψω")) ?? String(number)) + ".")
    case "decimal-leading-zero":
      .label((number < 0 ? "-" : "") + (abs(number) < 10 ? "0" : "") + String(abs(number)) + ".")
    case "disc", "circle", "square", "disclosure-open", "disclosure-closed": .bullet
    // A custom string.
    case _ where style.hasPrefix("\"") || style.hasPrefix("'") || style.hasPrefix("url("): .bullet
    default: .decimal(number)
    }
  }

  /// a … z, aa, ab: unlike Word.
  static func letters(_ number: Int) -> String? { bijective(number, Array("abcdefghijklmnopqrstuvwxyz")) }

  private static func bijective(_ number: Int, _ signs: [Character]) -> String? {
    guard number > 0 else { return nil }
    var rest = number
    var result = ""
    while rest > 0 {
      rest -= 1
      result = String(signs[rest % signs.count]) + result
      rest /= signs.count
    }
    return result
  }

  private static func roman(_ number: Int) -> String? { number > 3_999 ? nil : Numerals.roman(number) }

  /// An integer by the standard's rules: anything after the digits is ignored. `nil` beyond 32 bits.
  static func integer(_ text: String) -> Int? {
    var rest = text.drop(while: \.isWhitespace)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    let figures = rest.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int32(figures) else { return nil }
    return isNegative ? -Int(value) : Int(value)
  }
}

/// A list item with its marker.
struct ListItem {
  let mark: ItemMark
  let blocks: [Block]

  /// Lists that Markdown numbers like the page; other items as paragraphs that begin with their labels.
  static func blocks(of items: [ListItem]) -> [Block] {
    var result: [Block] = []
    var run: [[Block]] = []
    var first: ItemMark?
    func close() {
      switch first {
      case .bullet: result.append(.bullets(run))
      case .decimal(let start, let delimiter):
        result.append(.ordered(Numbering(start: start, delimiter: delimiter), run))
      default: break
      }
      (run, first) = ([], nil)
    }
    for item in items {
      switch item.mark {
      case .bullet:
        if item.blocks.isEmpty { continue }
        if first != .bullet { close() }
        first = .bullet
        run.append(item.blocks)
      case .decimal(let number, let delimiter):
        if first != .decimal(number - run.count, delimiter) { close() }
        if run.isEmpty { first = item.mark }
        run.append(item.blocks)
      case .none:
        close()
        result += item.blocks
      case .label(let label):
        close()
        result += labelled(label, item.blocks)
      }
    }
    close()
    return result
  }

  static func labelled(_ label: String, _ blocks: [Block]) -> [Block] {
    guard case .paragraph(let inlines)? = blocks.first else { return [.paragraph([.text(label)])] + blocks }
    return [.paragraph(([.text(label + " ")] + inlines).joined)] + blocks.dropFirst()
  }
}
