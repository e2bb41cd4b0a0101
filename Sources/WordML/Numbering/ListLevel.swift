import DocumentModel
import OfficeOpenXML

/// How one level of a list counts and prints (`w:lvl`, ECMA-376 part 1, section 17.9.6).
struct ListLevel: Sendable, Hashable {
  enum Suffix: String, Sendable { case tab, space, nothing }

  /// Zero by default (section 17.9.25).
  var start = 0
  var format = NumberFormat.decimal
  /// `%1` to `%9` are replaced by the numbers of the levels.
  var text = ""
  /// `nil`: whenever a level above counts; 0: never; else only when the level with that number or one above counts.
  var restart: Int?
  /// All numbers in the label are decimal ("legal" numbering).
  var isLegal = false
  var suffix = Suffix.tab
  /// The linked paragraph style.
  var style: String?

  init() {}

  init(_ node: XMLTree.Node, in tree: XMLTree) {
    for child in tree.children(node) {
      guard let name = tree.name(child) else { continue }
      if name.namespace == .markupCompatibility, name.local == "AlternateContent" {
        // Numbers with leading zeros: their format is in the alternative for newer versions.
        if let format = Self.customFormat(child, in: tree) { self.format = format }
        continue
      }
      guard name.namespace == .word else { continue }
      let value = tree.attribute(child, "val")
      switch name.local {
      case "start": start = value.flatMap(WordNumber.read) ?? 0
      case "numFmt": format = NumberFormat(value ?? "", pattern: tree.attribute(child, "format"))
      case "lvlText": text = value ?? ""
      case "lvlRestart": restart = value.flatMap(WordNumber.read)
      case "isLgl": isLegal = tree.isOn(child)
      case "suff": suffix = value.flatMap(Suffix.init) ?? .tab
      case "pStyle": style = value
      default: break
      }
    }
  }

  private static func customFormat(_ node: XMLTree.Node, in tree: XMLTree) -> NumberFormat? {
    for branch in tree.children(node) {
      if let format = tree.child(branch, "numFmt") {
        return NumberFormat(tree.attribute(format, "val") ?? "", pattern: tree.attribute(format, "format"))
      }
    }
    return nil
  }
}
