import OfficeOpenXML

/// Imports the styles that the old text needs into the new file.
///
/// A style that the new file has under the same id and name is the same style, whatever its current formatting. It is
/// imported under a new id if the new file has none with that id, if the id names another style, or if that numbers its
/// paragraphs differently: then the old numbers would be lost.
final class StyleImport {
  private struct Style {
    let node: XMLTree.Node
    let type: String
    let name: String
    let list: String?
    let level: String
  }

  private let old: XMLTree?
  private let new: XMLTree?
  private let prefix: String
  private var oldStyles: [String: Style] = [:]
  private var newStyles: [String: Style] = [:]
  private var map: [String: String] = [:]
  private var taken: Set<String> = []
  private var names: Set<String> = []
  private var added: [UInt8] = []
  /// Whether a style renumbers, according to the numbering's own mapping.
  private let isSameList: (String?, String?) -> Bool

  init(old: XMLTree?, new: XMLTree?, prefix: String, isSameList: @escaping (String?, String?) -> Bool) {
    self.old = old
    self.new = new
    self.prefix = prefix
    self.isSameList = isSameList
    oldStyles = Self.styles(old)
    newStyles = Self.styles(new)
    taken = Set(newStyles.keys)
    names = Set(newStyles.values.map(\.name))
  }

  private static func styles(_ tree: XMLTree?) -> [String: Style] {
    guard let tree else { return [:] }
    var result: [String: Style] = [:]
    for node in tree.children(tree.root) where tree.isWord(node, "style") {
      guard let id = tree.attribute(node, "styleId"), result[id] == nil else { continue }
      let number = tree.child(node, "pPr").flatMap { tree.child($0, "numPr") }
      result[id] = Style(
        node: node, type: tree.attribute(node, "type") ?? "paragraph", name: tree.value(node, "name") ?? id,
        list: number.flatMap { tree.value($0, "numId") }, level: number.flatMap { tree.value($0, "ilvl") } ?? "0")
    }
    return result
  }

  /// The list numbers that styles give their paragraphs, of both files, by the style's id.
  static func lists(_ tree: XMLTree?) -> [String: String] { styles(tree).compactMapValues(\.list) }

  /// The id in the new file; imports the style if needed.
  func id(_ style: String, copier: OldCopy) -> String {
    if let known = map[style] { return known }
    guard let found = oldStyles[style] else {
      map[style] = style
      return style
    }
    if let same = newStyles[style], isSame(found, same) {
      map[style] = style
      return style
    }
    if let other = newStyles.first(where: { isSame(found, $0.value) && $0.value.name == found.name }) {
      map[style] = other.key
      return other.key
    }
    let id = free(style)
    map[style] = id
    bring(found, as: id, copier)
    return id
  }

  private func isSame(_ old: Style, _ new: Style) -> Bool {
    old.name.lowercased() == new.name.lowercased() && old.type == new.type && isSameList(old.list, new.list)
      && (old.list == nil || old.level == new.level)
  }

  private func free(_ id: String) -> String {
    guard taken.contains(id) else {
      taken.insert(id)
      return id
    }
    var number = 1
    while taken.contains("\(id)-r\(number)") { number += 1 }
    taken.insert("\(id)-r\(number)")
    return "\(id)-r\(number)"
  }

  private func bring(_ style: Style, as id: String, _ copier: OldCopy) {
    guard let old else { return }
    var name = style.name
    var number = 1
    while names.contains(name) {
      name = "\(style.name) r\(number)"
      number += 1
    }
    names.insert(name)
    var bytes: [UInt8] = Array("<\(prefix)style \(prefix)type=\"".utf8) + XMLTags.escaped(style.type)
    bytes += Array("\" \(prefix)styleId=\"".utf8) + XMLTags.escaped(id) + Array("\">".utf8)
    bytes += Array("<\(prefix)name \(prefix)val=\"".utf8) + XMLTags.escaped(name) + Array("\"/>".utf8)
    for child in old.children(style.node) where old.isElement(child) {
      switch old.name(child)?.local ?? "" {
      case "name", "aliases", "rsid", "link", "next": break
      case "basedOn":
        guard let base = old.attribute(child, "val"), base != style.name else { break }
        let mapped = self.id(base, copier: copier)
        bytes += Array("<\(prefix)basedOn \(prefix)val=\"".utf8) + XMLTags.escaped(mapped) + Array("\"/>".utf8)
      default: bytes += copier.copy(child, in: old)
      }
    }
    added += bytes + Array("</\(prefix)style>".utf8)
  }

  /// The new file's styles with the imported ones; `nil` if none was imported.
  var part: [UInt8]? { added.isEmpty ? nil : new.map { $0.appending(added) } }
}
