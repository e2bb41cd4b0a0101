import DocumentModel
import OfficeOpenXML

/// One level of a list style or of the outline: what is printed before its paragraphs (`text:list-level-style-number`
/// and related elements in OpenDocument 1.3 part 3).
struct ListLevel: Sendable {
  enum Kind: Sendable { case number, bullet }

  let kind: Kind
  /// `nil` if the level prints no number of its own.
  let format: OpenNumberFormat?
  let prefix: String
  let suffix: String
  /// How many levels the label shows, including this one.
  let displayLevels: Int
  let start: Int
  let touchesText: Bool
  /// The whole label with `%1%` for the first level's number, as LibreOffice writes it (`loext:num-list-format`).
  let pattern: String?

  /// The levels of a list, as many as Writer supports.
  static let count = 10

  private init(bullet: Void) {
    kind = .bullet
    format = nil
    (prefix, suffix, displayLevels, start, touchesText, pattern) = ("", "", 1, 1, false, nil)
  }

  static let plainBullet = ListLevel(bullet: ())

  init?(_ node: XMLTree.Node, in tree: XMLTree) {
    switch tree.name(node)?.local {
    case "list-level-style-number", "outline-level-style": kind = .number
    case "list-level-style-bullet", "list-level-style-image": kind = .bullet
    default: return nil
    }
    var (name, sync, shown, first): (String?, Bool, Int, Int) = (nil, false, 1, 1)
    var (before, after, whole): (String, String, String?) = ("", "", nil)
    tree.attributes(of: node) { attribute, value in
      switch attribute {
      case "num-format": name = value
      case "num-letter-sync": sync = value == "true"
      case "num-prefix": before = value
      case "num-suffix": after = value
      case "display-levels": shown = OpenNumber.read(value) ?? 1
      case "start-value": first = OpenNumber.read(value) ?? 1
      case "num-list-format": whole = value
      default: break
      }
    }
    format = kind == .bullet ? nil : OpenNumberFormat(name ?? "", repeatsLetters: sync)
    prefix = before
    suffix = after
    displayLevels = max(shown, 1)
    start = first
    pattern = whole.flatMap { $0.contains("%") ? $0 : nil }
    let alignment = tree.child(node, .openStyle, "list-level-properties")
      .flatMap { tree.child($0, .openStyle, "list-level-label-alignment") }
    touchesText = alignment.flatMap { tree.attribute($0, "label-followed-by") } == "nothing"
  }
}

/// Integers in files, of any size.
enum OpenNumber {
  /// `nil` for anything but a number; clamped to 32 bits, so that sums cannot overflow.
  static func read(_ text: String) -> Int? {
    guard let value = Int(text) else { return nil }
    return min(max(value, Int(Int32.min)), Int(Int32.max))
  }
}
