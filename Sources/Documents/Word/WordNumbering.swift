import OfficePackage
import WordDocument

/// Which paragraphs of a .docx Word numbers by itself: `numbering.xml` and the styles that point to it.
struct WordNumbering {
  private let formats = NumberFormats()
  private let styles = NumberedStyles()

  init(_ package: borrowing WordPackage) throws(PackageError) {
    for part in package.parts("numbering") { try package.archive.scan(part, formats) }
    for part in package.parts("styles") { try package.archive.scan(part, styles) }
  }

  /// Whether a paragraph bears a number: by its own `numPr`, else by its style's or that style's base.
  func isNumbered(_ own: NumberReference?, style: String?) -> Bool {
    if own == nil, styles.references.isEmpty { return false }
    var reference = own ?? NumberReference()
    var style = style
    var steps = 0
    while let current = style, steps < 20, reference.list == nil || reference.level == nil {
      reference.list = reference.list ?? styles.references[current]?.list
      reference.level = reference.level ?? styles.references[current]?.level
      style = styles.bases[current]
      steps += 1
    }
    guard let list = reference.list, list != "0" else { return false }
    return formats.isNumber(list: list, level: reference.level ?? "0")
  }
}

/// A paragraph's or a style's `numPr`.
struct NumberReference {
  var list: String?
  var level: String?
}

private final class NumberFormats: XMLVisitor {
  private var abstracts: [String: String] = [:]
  private var bullets: Set<String> = []
  private var abstract: String?
  private var list: String?
  private var level: String?

  func isNumber(list: String, level: String) -> Bool {
    guard let abstract = abstracts[list] else { return false }
    return !bullets.contains("\(abstract)/\(level)")
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "abstractNum": abstract = attributes["abstractNumId"]
    case "lvl": level = attributes["ilvl"]
    case "numFmt":
      if let abstract, let level, ["bullet", "none"].contains(attributes["val"]) {
        bullets.insert("\(abstract)/\(level)")
      }
    case "num": list = attributes["numId"]
    case "abstractNumId": if let list { abstracts[list] = attributes["val"] }
    default: break
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) { if name.local == "abstractNum" { abstract = nil } }
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

private final class NumberedStyles: XMLVisitor {
  var references: [String: NumberReference] = [:]
  var bases: [String: String] = [:]
  private var style: String?

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.local == "style" { style = attributes["styleId"] }
    guard let style, let value = attributes["val"] else { return }
    switch name.local {
    case "basedOn": bases[style] = value
    case "numId": references[style, default: NumberReference()].list = value
    case "ilvl": references[style, default: NumberReference()].level = value
    default: break
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) { if name.local == "style" { style = nil } }
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
