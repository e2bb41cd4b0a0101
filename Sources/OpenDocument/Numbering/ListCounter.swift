import DocumentModel

/// The position of a paragraph in a list, when its number is computed.
struct ListPlace: Sendable {
  /// Paragraphs with the same name are numbered together.
  let list: String
  /// The name of the list style; `nil` for the outline of headings.
  let style: String?
  /// From 0.
  let level: Int
  /// Restarts the level with this number.
  var start: Int?
  /// Restarts the level with its own first number.
  var restarts = false
  /// Whether it has a label: not a list header, nor the second paragraph of an item.
  var counts = true
}

/// Counts the paragraphs of a document and gives each its label, as Writer does.
///
/// Paragraphs of one list are numbered together, whatever their styles.
struct ListCounter {
  private let styles: StyleSheet
  private var trees: [String: NumberTree] = [:]

  init(_ styles: StyleSheet) { self.styles = styles }

  /// The label of the next paragraph; `nil` if it has none, or none of its own.
  mutating func next(_ place: ListPlace, language: String) -> ParagraphLabel? {
    guard (0..<ListLevel.count).contains(place.level) else { return nil }
    let levels = place.style.map { styles.list($0) ?? ListLevel.bullets } ?? styles.outline
    guard let level = levels.indices.contains(place.level) ? levels[place.level] : nil else { return nil }
    let isConsecutive = place.style.map(styles.isConsecutive) ?? false
    let start = place.start ?? (place.restarts ? level.start : nil)
    var tree = trees.removeValue(forKey: place.list) ?? NumberTree()
    if !isConsecutive {
      let isPrinted = level.kind == .bullet || level.format != nil
      tree.add(at: place.level, counts: place.counts, isPrinted: isPrinted, start: start) { levels[$0]?.start ?? 1 }
    } else if place.counts {
      tree.addConsecutive(at: place.level, start: start, first: level.start)
    }
    trees[place.list] = tree
    guard place.counts else { return nil }
    if level.kind == .bullet {
      return ParagraphLabel(text: "•", level: place.level, list: 0, isBullet: true, number: 0, touchesText: false)
    }
    let counts = tree.numbers
    let text = Self.text(level, at: place.level, levels: levels, counts: counts, isConsecutive, language)
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    return ParagraphLabel(
      text: text, level: place.level, list: 0, isBullet: false, number: counts[place.level],
      touchesText: level.touchesText)
  }

  private static func text(
    _ level: ListLevel, at place: Int, levels: [ListLevel?], counts: [Int], _ isConsecutive: Bool, _ language: String
  ) -> String {
    func figure(_ place: Int) -> String? {
      guard let shown = levels[place], let format = shown.format else { return nil }
      return format.text(counts.indices.contains(place) ? counts[place] : 0, language: language)
    }
    if let pattern = level.pattern, !isConsecutive {
      return ListPattern.text(pattern, upTo: place, figure)
    }
    var result = ""
    for shown in (isConsecutive ? place : max(0, place - level.displayLevels + 1))...place {
      guard let figure = figure(shown) else { continue }
      result += figure
      if shown != place, !result.isEmpty { result += "." }
    }
    return level.prefix + result + level.suffix
  }
}

extension ListLevel {
  /// What Writer shows for a list without a style.
  static let bullets = [ListLevel?](repeating: ListLevel.plainBullet, count: ListLevel.count)
}

/// A whole label with placeholders for the numbers of its levels: `Article %1%.%2%`.
enum ListPattern {
  /// The text between a level without a number and the next is omitted with it.
  static func text(_ pattern: String, upTo level: Int, _ figure: (Int) -> String?) -> String {
    var result = ""
    var rest = pattern[...]
    var skips = false
    while let mark = rest.firstIndex(of: "%") {
      if !skips { result += rest[..<mark] }
      let after = rest[rest.index(after: mark)...]
      let digits = after.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), (1...ListLevel.count).contains(number), digits.endIndex < after.endIndex,
        after[digits.endIndex] == "%"
      else {
        result += "%"
        rest = after
        continue
      }
      let shown = number - 1 <= level ? figure(number - 1) : nil
      skips = shown == nil && number - 1 < level
      if let shown { result += shown }
      rest = after[after.index(after: digits.endIndex)...]
    }
    return skips ? result : result + rest
  }
}
