import DocumentModel
import OfficeOpenXML

/// The styles of a part, each with what it inherits from its parents (OpenDocument 1.3 part 3, section 16.2).
///
/// Automatic styles belong to one part, `content.xml` or `styles.xml`; named ones to both.
struct StyleSheet: Sendable {
  struct Style: Sendable {
    var name = ""
    var parent: String?
    /// Empty if the style says that its paragraphs are in no list.
    var list: String?
    /// The level among headings, from 1; 0 for body text.
    var outline: Int?
    var text = TextFormat()
    /// The left margin, in twentieths of a point.
    var indent: Int?
    var isAutomatic = false
    /// Of a section.
    var isHidden = false
    /// Of a table row: whether the row itself was inserted or deleted, and not only its words.
    var isTrackedRow = false
  }

  /// The resolved properties of a chain of paragraph styles.
  struct Paragraph: Sendable {
    enum Role: Sendable { case plain, title, quote, rule }

    var role = Role.plain
    var list: String?
    var outline: Int?
    var hidden: Bool?
    var language: String?
    /// Whether its paragraphs are around the text of a document of ours.
    var isLabel = false
    /// Whether they are items with labels in their words, in a redline of ours.
    var isItem = false
    /// Whether they are quotations in Word's naming, in a redline of ours.
    var isWordQuotation = false
    /// The left margin, in twentieths of a point.
    var indent: Int?
    /// Formatting set directly, and not by a named style: only this is emphasis.
    var own = TextFormat()
  }

  private var styles: [Key: Style] = [:]
  private var paragraphs: [String: Paragraph] = [:]
  private var texts: [String: TextFormat] = [:]
  private var lists: [String: [ListLevel?]] = [:]
  /// The levels that number headings.
  private(set) var outline: [ListLevel?] = []
  /// The names of the list styles that are numbered consecutively through all levels.
  private var consecutive: Set<String> = []
  private(set) var language: String?
  private(set) var fonts: [String: String] = [:]

  private struct Key: Hashable {
    let family: String
    let name: String
  }

  /// The longest chain of styles: more than any document has, and the end of a cycle.
  private static let chainLimit = 32
  /// The most styles of a file; a file with more is hostile. Writer makes one automatic style for each direct
  /// formatting.
  private static let styleLimit = 100_000

  /// - Parameters:
  ///   - part: the part whose automatic styles are used.
  ///   - common: `styles.xml`, which has the named ones.
  init(of part: XMLTree, common: XMLTree?) {
    for tree in [part, common].compactMap(\.self) {
      for node in tree.children(tree.root) where tree.name(node)?.local == "font-face-decls" { readFonts(node, tree) }
    }
    if let common {
      for node in tree(common, "styles") { read(node, in: common, isAutomatic: false) }
    }
    for node in tree(part, "styles") where common == nil { read(node, in: part, isAutomatic: false) }
    for node in tree(part, "automatic-styles") { read(node, in: part, isAutomatic: true) }
    for (key, _) in styles {
      switch key.family {
      case "paragraph": paragraphs[key.name] = paragraph(chain(key))
      case "text": texts[key.name] = text(chain(key))
      default: break
      }
    }
  }

  private func tree(_ tree: XMLTree, _ local: String) -> [XMLTree.Node] {
    tree.children(tree.root).filter { tree.name($0)?.local == local }.flatMap { tree.children($0).map(\.self) }
  }

  private mutating func readFonts(_ container: XMLTree.Node, _ tree: XMLTree) {
    for node in tree.children(container) where fonts.count < 10_000 {
      guard let name = tree.attribute(node, "name"), let family = tree.attribute(node, "font-family") else { continue }
      fonts[name] = family.filter { $0 != "'" }
    }
  }

  private mutating func read(_ node: XMLTree.Node, in tree: XMLTree, isAutomatic: Bool) {
    guard let name = tree.name(node) else { return }
    switch name.local {
    case "style": readStyle(node, in: tree, isAutomatic: isAutomatic)
    case "default-style":
      guard tree.attribute(node, "family") == "paragraph",
        let properties = tree.child(node, .openStyle, "text-properties")
      else { return }
      language = TextFormat(properties, in: tree, fonts: [:]).language
    case "list-style":
      guard let name = tree.attribute(node, "name"), lists.count < Self.styleLimit else { return }
      lists[name] = levels(of: node, in: tree)
      if tree.attribute(node, "consecutive-numbering") == "true" {
        consecutive.insert(name)
      } else {
        consecutive.remove(name)
      }
    case "outline-style":
      outline = levels(of: node, in: tree)
      // Older files of Writer refer to it where headings are in lists.
      lists[tree.attribute(node, "name") ?? "Outline"] = outline
    default: break
    }
  }

  private mutating func readStyle(_ node: XMLTree.Node, in tree: XMLTree, isAutomatic: Bool) {
    guard styles.count < Self.styleLimit else { return }
    var style = Style()
    var family = ""
    style.isAutomatic = isAutomatic
    tree.attributes(of: node) { attribute, value in
      switch attribute {
      case "name": style.name = value
      case "family": family = value
      case "parent-style-name": style.parent = value
      case "list-style-name": style.list = value
      case "default-outline-level": style.outline = value.isEmpty ? 0 : OpenNumber.read(value)
      default: break
      }
    }
    guard ["paragraph", "text", "section", "table-row"].contains(family) else { return }
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "text-properties": style.text = TextFormat(child, in: tree, fonts: fonts)
      case "paragraph-properties": style.indent = tree.attribute(child, "margin-left").flatMap(OpenLength.twips)
      case "table-row-properties": style.isTrackedRow = tree.attribute(child, "text-changes-only") == "false"
      case "section-properties": style.isHidden = tree.attribute(child, "display") == "none"
      default: break
      }
    }
    styles[Key(family: family, name: style.name)] = style
  }

  private func levels(of node: XMLTree.Node, in tree: XMLTree) -> [ListLevel?] {
    var result = [ListLevel?](repeating: nil, count: ListLevel.count)
    for child in tree.children(node) {
      guard let number = tree.attribute(child, "level").flatMap(OpenNumber.read), (1...ListLevel.count).contains(number)
      else { continue }
      result[number - 1] = ListLevel(child, in: tree)
    }
    return result
  }

  // MARK: Chains

  /// A style and its parents, nearest first.
  private func chain(_ key: Key) -> [Style] {
    var result: [Style] = []
    var next: String? = key.name
    while let name = next, let style = styles[Key(family: key.family, name: name)], result.count < Self.chainLimit {
      result.append(style)
      next = style.parent
    }
    return result
  }

  private func paragraph(_ chain: [Style]) -> Paragraph {
    var result = Paragraph()
    result.list = chain.lazy.compactMap(\.list).first
    result.outline = chain.lazy.compactMap(\.outline).first
    result.hidden = chain.lazy.compactMap(\.text.hidden).first
    result.language = chain.lazy.compactMap(\.text.language).first
    result.role = chain.lazy.compactMap { Self.role($0.name) }.first ?? .plain
    result.isLabel = chain.contains { LabelStyles.isLabel($0.name.replacing("_20_", with: " ")) }
    result.isItem = chain.contains { $0.name.replacing("_20_", with: " ") == LabelStyles.item }
    result.isWordQuotation = chain.contains { $0.name == "Quote" }
    result.indent = chain.lazy.compactMap(\.indent).first
    if let own = chain.first, own.isAutomatic { result.own = own.text }
    result.own.hidden = nil
    result.own.font = chain.lazy.compactMap(\.text.font).first
    return result
  }

  /// The styles used by Writer, and by other programs that write its files, for what Markdown can express.
  private static func role(_ name: String) -> Paragraph.Role? {
    switch name {
    case "Title": .title
    case "Quotations": .quote
    case "Horizontal_20_Line": .rule
    default: nil
    }
  }

  private func text(_ chain: [Style]) -> TextFormat {
    var result = TextFormat()
    for style in chain { result = result.filled(from: style.text) }
    // Only a span's own underlining may mark a change; a named style's belongs to its kind, as for links.
    result.marked = chain.first.flatMap { $0.isAutomatic ? $0.text.marked : nil }
    return result
  }

  // MARK: Lookup

  func paragraph(_ name: String?) -> Paragraph {
    guard let name else { return Paragraph() }
    if let known = paragraphs[name] { return known }
    // Pandoc names styles that its file does not define.
    var result = Paragraph()
    result.role = Self.role(name) ?? .plain
    return result
  }

  func text(_ name: String?) -> TextFormat { name.flatMap { texts[$0] } ?? TextFormat() }

  func isHiddenSection(_ name: String?) -> Bool {
    name.flatMap { styles[Key(family: "section", name: $0)] }?.isHidden ?? false
  }

  /// Whether a row was inserted or deleted with its words (`loext:text-changes-only`, as LibreOffice 7.2 and later
  /// write it).
  func isTrackedRow(_ name: String?) -> Bool {
    name.flatMap { styles[Key(family: "table-row", name: $0)] }?.isTrackedRow ?? false
  }

  func list(_ name: String) -> [ListLevel?]? { lists[name] }

  func isConsecutive(_ name: String) -> Bool { consecutive.contains(name) }
}
