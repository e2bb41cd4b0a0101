import DocumentModel
import OfficeOpenXML

/// What an exported document says of itself around its text: the rows below its title, and in its footer the state that it
/// was made from. In another document that is written into a copy of it, they would speak of the wrong state.
extension PackageParts {
  /// A document of ours as the ground for another one: without the rows below the title, and with another state in its
  /// headers, footers and properties. The same parts for a file of somebody else.
  ///
  /// - Parameters:
  ///   - state: what the other document shows, in the words of a footer.
  ///   - label: the other document's label, if it has one.
  func restated(_ state: String, _ label: DocumentLabel?) throws(PackageError) -> PackageParts {
    guard try self.label() != nil else { return self }
    var parts = self
    try parts.removeRowsBelowTitle()
    for related in relationships(of: main) where related.kind == "header" || related.kind == "footer" {
      guard !related.isExternal, let tree = try tree(related.target) else { continue }
      parts.set(related.target, tree.replacingContent(Self.mentions(in: tree), by: state))
    }
    try parts.restateProperties(state, label)
    return parts
  }

  // MARK: Rows below the title

  private mutating func removeRowsBelowTitle() throws(PackageError) {
    guard let tree = try tree(main), let body = tree.child(tree.root, "body") else { return }
    let styles = StyleSheet(try self.tree(part("styles")))
    let content = tree.children(body).filter(tree.isElement)
    let gone = content.filter { Self.isAroundText($0, in: tree, styles) }
    guard !gone.isEmpty else { return }
    var bytes = tree.bytes
    for node in gone.reversed() { bytes.removeSubrange(tree.range(node)) }
    // A document needs a paragraph.
    if !content.contains(where: { !gone.contains($0) && (tree.isWord($0, "p") || tree.isWord($0, "tbl")) }) {
      let prefix = String(decoding: tree.writtenName(body).dropLast("body".utf8.count), as: UTF8.self)
      bytes.insert(contentsOf: Array("<\(prefix)p/>".utf8), at: tree.content(body).lowerBound)
    }
    set(main, bytes)
  }

  /// Whether all paragraphs of a table, or the paragraph itself, have the style of those around the text. A title with that
  /// role is the document's own, and one that ends a section has the page's layout.
  private static func isAroundText(_ node: XMLTree.Node, in tree: XMLTree, _ styles: StyleSheet) -> Bool {
    if tree.isWord(node, "p") {
      guard let properties = tree.child(node, "pPr"), tree.child(properties, "sectPr") == nil else { return false }
      return styles.chain(tree.value(properties, "pStyle")).contains { $0.name == LabelStyles.label.lowercased() }
    }
    guard tree.isWord(node, "tbl") else { return false }
    var paragraphs: [XMLTree.Node] = []
    func collect(_ node: XMLTree.Node) {
      if tree.isWord(node, "p") { return paragraphs.append(node) }
      for child in tree.children(node) where tree.isElement(child) { collect(child) }
    }
    collect(node)
    return !paragraphs.isEmpty && paragraphs.allSatisfy { isAroundText($0, in: tree, styles) }
  }

  // MARK: The state

  /// The texts that together name a state, up to the first tab of each paragraph: an office program may have split them.
  private static func mentions(in tree: XMLTree) -> [[XMLTree.Node]] {
    var found: [[XMLTree.Node]] = []
    func look(_ node: XMLTree.Node) {
      guard tree.isWord(node, "p") else {
        for child in tree.children(node) where tree.isElement(child) { look(child) }
        return
      }
      var texts: [XMLTree.Node] = []
      var isOver = false
      func collect(_ node: XMLTree.Node) {
        for child in tree.children(node) where tree.isElement(child) && !isOver {
          if tree.isWord(child, "pPr") || tree.isWord(child, "rPr") { continue }
          if tree.isWord(child, "tab") || tree.isWord(child, "ptab") {
            isOver = true
          } else if tree.isWord(child, "t") {
            if !tree.content(child).isEmpty { texts.append(child) }
          } else {
            collect(child)
          }
        }
      }
      collect(node)
      if namesState(texts.map(tree.words).joined()) { found.append(texts) }
    }
    look(tree.root)
    return found
  }

  /// Whether words end with an abbreviated commit, as ours in a footer do: `draft-1 · commit 0123456789ab`.
  private static func namesState(_ words: String) -> Bool {
    guard let last = words.split(whereSeparator: \.isWhitespace).last, last.utf8.count == 12 else { return false }
    return last.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private mutating func restateProperties(_ state: String, _ label: DocumentLabel?) throws(PackageError) {
    let related = relationships(of: "").first { $0.kind == "core-properties" && !$0.isExternal }
    guard let related, var tree = try tree(related.target) else { return }
    for (name, value) in [("description", state), ("identifier", label?.line ?? "")] {
      let node = tree.children(tree.root).first { tree.name($0)?.local == name }
      guard let node, !tree.content(node).isEmpty else { continue }
      let words = tree.words(node)
      guard name == "identifier" ? DocumentLabel(line: words) != nil : Self.namesState(words) else { continue }
      let bytes = tree.replacingContent([[node]], by: value)
      set(related.target, bytes)
      tree = try XMLTree(part: related.target, bytes: bytes)
    }
  }
}

extension XMLTree {
  /// The part with each group of elements as one text: the first has it, the others have none.
  fileprivate func replacingContent(_ groups: [[Node]], by text: String) -> [UInt8] {
    var bytes = self.bytes
    let escaped = XMLTags.escaped(text)
    for group in groups.reversed() {
      for (place, node) in group.enumerated().reversed() {
        bytes.replaceSubrange(content(node), with: place == 0 ? escaped : [])
      }
    }
    return bytes
  }
}
