import OfficePackage

/// The styles of a document, each with what it takes from those it is based on (ECMA-376 part 1, section 17.7).
struct StyleSheet: Sendable {
  struct Style: Sendable {
    var id = ""
    var name = ""
    var base: String?
    var paragraph = ParagraphFormat()
    var run = RunProperties()
  }

  private var styles: [String: Style] = [:]
  /// Each style's chain; looked up for every paragraph and run.
  private var chains: [String: [Style]] = [:]
  /// The style of paragraphs that name none.
  private(set) var defaultParagraph: String?
  private(set) var language: String?

  /// Styles that one may stand on: more than any document has, and the end of a circle.
  private static let chainLimit = 32
  /// More styles than Word itself takes; a file with more of them is hostile, and their chains are not kept.
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
      if styles[id] == nil { styles[id] = style }
    }
    guard styles.count <= Self.styleLimit else { return }
    for id in styles.keys { chains[id] = reckonedChain(id) }
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

  /// The chain of a paragraph that names a style, or none.
  func chain(ofParagraph style: String?) -> [Style] {
    let chain = chain(style)
    return chain.isEmpty ? self.chain(defaultParagraph) : chain
  }
}
