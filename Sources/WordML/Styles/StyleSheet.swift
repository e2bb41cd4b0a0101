import DocumentModel
import OfficeOpenXML

/// The styles of a document, each with what it inherits from those it is based on (ECMA-376 part 1, section 17.7).
struct StyleSheet: Sendable {
  struct Style: Sendable {
    var id = ""
    var name = ""
    var base: String?
    var paragraph = ParagraphFormat()
    var run = RunProperties()
  }

  /// The resolved properties of a chain of paragraph styles.
  struct Summary: Sendable {
    var list: Int?
    var language: String?
    var role = ParagraphRole.plain
    /// The styles of the chain, nearest first, with the level of each.
    var levels: [(style: String, level: Int?)] = []
    /// Whether the words of its paragraphs are hidden.
    var hidden: Bool?
    /// Whether its paragraphs are around the text of a document of ours, or are list items in it.
    var isLabel = false
    var isItem = false
  }

  private var styles: [String: Style] = [:]
  /// Cached: looked up for every paragraph.
  private var summaries: [String: Summary] = [:]
  /// Each style's chain, cached: looked up for every paragraph and run.
  private var chains: [String: [Style]] = [:]
  /// The style of paragraphs without a named one.
  private(set) var defaultParagraph: String?
  private(set) var language: String?
  /// Whether any style hides the words of its paragraphs.
  private(set) var hidesWords = false

  /// The longest chain of styles: more than any document has, and the end of a cycle.
  private static let chainLimit = 32
  /// More styles than Word itself allows; a file with more is hostile, and their chains are not cached.
  private static let styleLimit = 4_096

  init(_ tree: XMLTree?) {
    guard let tree else { return }
    for node in tree.children(tree.root) {
      if tree.isWord(node, "docDefaults") {
        language = tree.child(node, "rPrDefault").flatMap { tree.child($0, "rPr") }
          .flatMap { tree.child($0, "lang") }.flatMap { tree.attribute($0, "val") }
      }
      guard tree.isWord(node, "style"), let id = tree.attribute(node, "styleId") else { continue }
      var style = Style(id: id)
      style.name = (tree.value(node, "name") ?? id).lowercased()
      style.base = tree.value(node, "basedOn")
      if let properties = tree.child(node, "pPr") { style.paragraph = ParagraphFormat(properties, in: tree) }
      if let properties = tree.child(node, "rPr") {
        style.run = RunProperties(properties, in: tree)
        style.paragraph.language = tree.child(properties, "lang").flatMap { tree.attribute($0, "val") }
      }
      if tree.attribute(node, "type") == "paragraph", ["1", "true", "on"].contains(tree.attribute(node, "default")) {
        defaultParagraph = id
      }
      if style.run.hidden == true { hidesWords = true }
      if styles[id] == nil { styles[id] = style }
    }
    guard styles.count <= Self.styleLimit else { return }
    for id in styles.keys {
      let chain = reckonedChain(id)
      chains[id] = chain
      summaries[id] = Self.summary(of: chain)
    }
  }

  subscript(id: String) -> Style? { styles[id] }

  /// A style and those that it is based on, nearest first.
  func chain(_ id: String?) -> [Style] {
    guard let id else { return [] }
    return chains[id] ?? (styles.count > Self.styleLimit ? reckonedChain(id) : [])
  }

  private func reckonedChain(_ id: String) -> [Style] {
    var result: [Style] = []
    var next: String? = id
    while let id = next, let style = styles[id], result.count < Self.chainLimit {
      result.append(style)
      next = style.base
    }
    return result
  }

  /// The resolved style of a paragraph; the default one for paragraphs without a style, or with an unknown one.
  func summary(ofParagraph style: String?) -> Summary {
    if let style, let summary = summaries[style] { return summary }
    if let style, styles.count > Self.styleLimit, styles[style] != nil { return Self.summary(of: reckonedChain(style)) }
    guard let defaultParagraph else { return Summary() }
    return summaries[defaultParagraph] ?? Self.summary(of: chain(defaultParagraph))
  }

  private static func summary(of chain: [Style]) -> Summary {
    Summary(
      list: chain.lazy.compactMap(\.paragraph.list).first,
      language: chain.lazy.compactMap(\.paragraph.language).first, role: ParagraphRole(chain),
      levels: chain.map { ($0.id, $0.paragraph.level) }, hidden: chain.lazy.compactMap(\.run.hidden).first,
      isLabel: chain.contains { LabelStyles.isLabel($0.name) },
      isItem: chain.contains { $0.name == LabelStyles.item.lowercased() })
  }
}
