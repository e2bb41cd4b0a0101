import OfficeOpenXML

/// Finds differences between the files that the redline does not show as tracked changes.
struct DifferenceReport {
  private let writing: RedlineWriting

  init(_ writing: RedlineWriting) { self.writing = writing }

  func report(_ old: PartText, _ new: PartText) throws(PackageError) {
    styles()
    try comments()
    if embedded(old.tree) != embedded(new.tree) { writing.context.report(.embedded) }
  }

  /// Styles that both files have and that look different; list properties of styles show in the text.
  private func styles() {
    // Equal bytes look equal: they refer to nothing outside.
    guard let old = writing.definitions.oldStyles, let new = writing.definitions.newStyles,
      !old.bytes[...].isSame(as: new.bytes[...])
    else { return }
    func looks(_ tree: XMLTree, _ package: PackageParts) -> [String: (name: String, look: [UInt8])] {
      let prints = Fingerprints(package, part: tree.part, codes: writing.codes, view: .accepted)
      var result: [String: (name: String, look: [UInt8])] = [:]
      for node in tree.children(tree.root) where tree.isWord(node, "style") {
        guard let id = tree.attribute(node, "styleId") else { continue }
        let look = tree.children(node).filter {
          tree.isWord($0, "pPr") || tree.isWord($0, "rPr") || tree.isWord($0, "basedOn")
        }
        .flatMap { prints.fingerprint($0, in: tree) }
        result[id] = (tree.value(node, "name") ?? id, look)
      }
      return result
    }
    let (before, after) = (looks(old, writing.old), looks(new, writing.new))
    for (id, style) in before.sorted(by: { $0.key < $1.key }) {
      if let other = after[id], other.name == style.name, other.look != style.look {
        writing.context.report(.style, style.name)
      }
    }
  }

  /// Comments of the old file that the new one no longer has.
  private func comments() throws(PackageError) {
    func texts(_ package: PackageParts) throws(PackageError) -> [String] {
      guard let tree = try package.tree(package.part("comments")) else { return [] }
      return tree.children(tree.root).filter { tree.isWord($0, "comment") }.map { words($0, tree) }
    }
    let after = Set(try texts(writing.new))
    for text in try texts(writing.old) where !after.contains(text) {
      writing.context.report(.comment, String(text.prefix(60)))
    }
  }

  private func words(_ node: XMLTree.Node, _ tree: XMLTree) -> String {
    if tree.isWord(node, "t") { return tree.words(node) }
    return tree.children(node).filter(tree.isElement).map { words($0, tree) }.joined()
  }

  private func embedded(_ tree: XMLTree) -> Int {
    guard tree.holds("altChunk") || tree.holds("subDoc") else { return 0 }
    var count = 0
    func look(_ node: XMLTree.Node) {
      if tree.isWord(node, "altChunk") || tree.isWord(node, "subDoc") { count += 1 }
      guard !tree.isWord(node, "r") else { return }
      for child in tree.children(node) where tree.isElement(child) { look(child) }
    }
    look(tree.root)
    return count
  }
}
