import DocumentModel
import OfficeOpenXML

/// The properties in a `w:pPr` that concern headings and lists (ECMA-376 part 1, section 17.3.1).
struct ParagraphFormat: Sendable, Hashable {
  var style: String?
  /// The list instance, 0 for none.
  var list: Int?
  var level: Int?
  /// From the left margin, in twentieths of a point.
  var indent: Int?
  /// 0 to 8 for headings, 9 for body text.
  var outline: Int?
  /// The language of the paragraph's mark, which applies to its number.
  var language: String?

  init() {}

  /// - Parameters:
  ///   - node: the `w:pPr` element.
  ///   - reading: in the original view, a number added by a tracked change (`w:numPr` with `w:ins`) does not count.
  init(_ node: XMLTree.Node, in tree: XMLTree, _ reading: Reading = .accepted) {
    for child in tree.children(node) {
      guard let name = tree.name(child), name.namespace == .word else { continue }
      switch name.local {
      case "pStyle": style = tree.attribute(child, "val")
      case "outlineLvl": outline = tree.attribute(child, "val").flatMap(WordNumber.read)
      case "numPr":
        // An original of no characters: there was no number before.
        let former = tree.child(child, "numberingChange").map { tree.attribute($0, "original") ?? "" }
        if reading == .rejected, tree.child(child, "ins") != nil || former?.isEmpty == true { continue }
        list = tree.value(child, "numId").flatMap(WordNumber.read)
        level = tree.value(child, "ilvl").flatMap(WordNumber.read)
      case "ind": indent = (tree.attribute(child, "left") ?? tree.attribute(child, "start")).flatMap(WordNumber.read)
      case "rPr": language = tree.child(child, "lang").flatMap { tree.attribute($0, "val") }
      default: break
      }
    }
  }
}

extension XMLTree {
  /// A paragraph's properties in a view: the former ones if a change of them is rejected.
  func paragraphProperties(_ paragraph: Node, _ reading: Reading) -> ParagraphFormat {
    guard let properties = child(paragraph, "pPr") else { return ParagraphFormat() }
    guard reading == .rejected, let change = child(properties, "pPrChange") else {
      return ParagraphFormat(properties, in: self, reading)
    }
    guard let former = child(change, "pPr") else { return ParagraphFormat() }
    var result = ParagraphFormat(former, in: self)
    // The former properties do not include those of the mark.
    result.language = child(properties, "rPr").flatMap { child($0, "lang") }.flatMap { attribute($0, "val") }
    return result
  }
}

/// Integers in files, of any size.
enum WordNumber {
  /// `nil` for anything but a number; clamped to 32 bits, so that sums cannot overflow.
  static func read(_ text: String) -> Int? {
    guard let value = Int(text) else { return nil }
    return min(max(value, Int(Int32.min)), Int(Int32.max))
  }
}
