/// The notes of a page: a short reference mark that links to a passage, which links back to the reference.
///
/// Word, LibreOffice, pandoc, GitHub and most sites write notes this way, with different markup.
struct PageNotes: Sendable {
  /// The passage of each reference.
  private(set) var notes: [HTMLTree.Node: HTMLTree.Node] = [:]
  /// The passages, which are in the text where they are referred to.
  private(set) var bodies: Set<HTMLTree.Node> = []
  /// The back links, which contain no text.
  private(set) var backlinks: Set<HTMLTree.Node> = []
  /// The rules above the notes.
  private(set) var rules: Set<HTMLTree.Node> = []

  private static let blocks: Set<String> = ["li", "p", "div", "dd", "aside", "section", "td", "blockquote"]

  init(of tree: HTMLTree) {
    var places: [String: HTMLTree.Node] = [:]
    var links: [(node: HTMLTree.Node, target: String)] = []
    for node in tree.all where tree.isElement(node) {
      for name in ["id", "name"] {
        guard let id = tree.attribute(node, name), name == "id" || tree.name(node) == "a" else { continue }
        if places[id] == nil { places[id] = node }
      }
      if tree.name(node) == "a", let target = tree.attribute(node, "href"), target.hasPrefix("#"), target.count > 1 {
        links.append((node, String(target.dropFirst())))
      }
    }
    guard links.count > 1 else { return }
    // Every link by its block, to find the back links.
    var within: [HTMLTree.Node: [(node: HTMLTree.Node, target: String)]] = [:]
    for link in links { if let block = Self.block(of: link.node, in: tree) { within[block, default: []].append(link) } }
    var judged: [HTMLTree.Node: Bool] = [:]
    for link in links where Self.isMark(tree.words(link.node)) {
      guard !backlinks.contains(link.node), let target = places[link.target],
        let passage = Self.block(of: target, in: tree)
      else { continue }
      let own = Self.names(of: link.node, in: tree)
      let home = Self.block(of: link.node, in: tree)
      guard passage != home, judged[passage] ?? Self.isPassage(passage, opening: target, in: tree) else {
        judged[passage] = false
        continue
      }
      judged[passage] = true
      let back = Self.backlinks(in: passage, tree, within)
        .filter { own.contains($0.target) && tree.words($0.node).trimmed.count <= 20 }.map(\.node)
      guard !back.isEmpty, !back.contains(where: { notes[$0] != nil }) else { continue }
      // A page may refer to one note twice; the second reference is an ordinary link.
      guard !bodies.contains(passage) else { continue }
      notes[link.node] = passage
      bodies.insert(passage)
      backlinks.formUnion(back)
    }
    widen(in: tree)
    for node in tree.all where tree.name(node) == "hr" { if drawsLine(node, in: tree) { rules.insert(node) } }
  }

  /// The links in a block and its descendants.
  private static func backlinks(
    in passage: HTMLTree.Node, _ tree: HTMLTree, _ within: [HTMLTree.Node: [(node: HTMLTree.Node, target: String)]]
  ) -> [(node: HTMLTree.Node, target: String)] {
    var result = within[passage] ?? []
    for child in tree.children(passage).prefix(50) { result += within[child] ?? [] }
    return result
  }

  /// Whether a block can be a note: its target is at its beginning, and it contains no heading.
  private static func isPassage(_ block: HTMLTree.Node, opening target: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    var isOpen = true
    var letters = 0
    for node in tree.descendants(block) {
      if node == target { isOpen = false }
      let text = tree.text(node)
      if isOpen, block != target, text.contains(where: \.isLetter) { return false }
      letters += text.utf8.count
      if letters > 20_000 || ["h1", "h2", "h3", "h4", "h5", "h6", "table"].contains(tree.name(node)) { return false }
    }
    return true
  }

  /// A note of several paragraphs is in its own `div`.
  private mutating func widen(in tree: HTMLTree) {
    for (mark, passage) in notes {
      guard tree.name(passage) == "p", let around = tree.parent(passage), tree.name(around) == "div",
        tree.elements(around).first == passage, !bodies.contains(around),
        tree.elements(around).count(where: bodies.contains) == 1
      else { continue }
      let id = (tree.attribute(around, "id") ?? "").lowercased()
      let style = (tree.attribute(around, "style") ?? "").lowercased()
      let kinds = ["sdfootnote", "sdendnote", "ftn", "edn", "fn"]
      guard
        kinds.contains(where: id.hasPrefix) || style.contains("mso-element:footnote")
          || style.contains("mso-element:endnote")
      else { continue }
      notes[mark] = around
      bodies.remove(passage)
      bodies.insert(around)
    }
  }

  private func drawsLine(_ rule: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    guard !bodies.isEmpty else { return false }
    var next = tree.next(rule)
    while let node = next, !tree.isElement(node) || tree.name(node) == "br" {
      if !tree.isElement(node), !tree.text(node).allSatisfy(\.isWhitespace) { return false }
      next = tree.next(node)
    }
    guard let node = next else { return false }
    return bodies.contains(node) || tree.elements(node).first.map(bodies.contains) ?? false
  }

  private static func block(of node: HTMLTree.Node, in tree: HTMLTree) -> HTMLTree.Node? {
    var place: HTMLTree.Node? = node
    while let around = place, !blocks.contains(tree.name(around)) { place = tree.parent(around) }
    return place
  }

  /// The names by which a back link may refer to a reference mark: its own, and those of closely surrounding and
  /// contained elements.
  private static func names(of mark: HTMLTree.Node, in tree: HTMLTree) -> Set<String> {
    var names: Set<String> = []
    var around: [HTMLTree.Node] = [mark] + tree.elements(mark)
    var place = tree.parent(mark)
    while let node = place, around.count < 12,
      ["sup", "span", "b", "i", "small", "font", "a"].contains(tree.name(node))
    {
      around.append(node)
      place = tree.parent(node)
    }
    // Old pages put an empty anchor directly before the mark.
    if let parent = tree.parent(mark) {
      around += tree.children(parent).prefix(200).filter { tree.name($0) == "a" && !tree.has($0, "href") }
    }
    for node in around {
      if let id = tree.attribute(node, "id") { names.insert(id) }
      if let name = tree.attribute(node, "name") { names.insert(name) }
    }
    return names
  }

  /// `1`, `[12]`, `(a)`, `iv`, `*`: never a word.
  private static func isMark(_ text: String) -> Bool {
    let mark = text.trimmed.drop { "[(".contains($0) }
    let inner = mark.prefix { !"])".contains($0) }
    guard !inner.isEmpty, inner.count <= 5, mark.count - inner.count <= 1 else { return false }
    if inner.allSatisfy(\.isNumber) || inner.allSatisfy({ "*†‡§¶".contains($0) }) { return true }
    return inner.allSatisfy { "ivxlcdm".contains($0) } || (inner.count == 1 && inner.first?.isLetter == true)
  }
}
