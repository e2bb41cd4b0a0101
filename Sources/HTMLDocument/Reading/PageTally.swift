import DocumentModel

/// Counts the letters, tables and controls of a page by element names alone, so that whatever the reader skipped is
/// found.
enum PageTally {
  /// The content of a node, including itself. Cost: linear.
  static func tally(_ node: HTMLTree.Node, of tree: HTMLTree) -> ContentTally {
    var tally = ContentTally()
    walk(node, of: tree) { inner in
      guard tree.isElement(inner) else { return tally.letters += LetterCount.of(tree.text(inner)) }
      switch tree.name(inner) {
      case "table": tally.tables += 1
      case "input", "select", "textarea": if holdsAnswer(inner, in: tree) { tally.fields += 1 }
      default: break
      }
    }
    return tally
  }

  /// Visits the texts and elements that a browser shows without any style sheet, in order.
  static func walk(_ node: HTMLTree.Node, of tree: HTMLTree, _ visit: (HTMLTree.Node) -> Void) {
    var open = [node]
    while let node = open.popLast() {
      if tree.isElement(node) {
        let name = tree.name(node)
        if ElementKinds.unshown.contains(name) || ElementKinds.embedded.contains(name) { continue }
        let first = open.count
        open += tree.children(node)
        open[first...].reverse()
      }
      visit(node)
    }
  }

  /// Whether a value was, or could have been, typed or chosen.
  static func holdsAnswer(_ control: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    guard tree.name(control) == "input" else { return true }
    let type = tree.attribute(control, "type")?.lowercased() ?? "text"
    return !["hidden", "submit", "reset", "button", "image"].contains(type)
  }
}

/// What the reader of a page visited.
struct PageAccount {
  /// Letters of the page that are in its text.
  private(set) var shown = 0
  /// What was omitted for a known reason, and the controls that were read.
  private(set) var left = ContentTally()
  /// Letters as they were added to the text, from any source.
  var put = 0
  /// The texts and controls that were read or omitted, if recorded.
  private(set) var seen: Set<HTMLTree.Node>?

  init(remembers: Bool = false) { seen = remembers ? [] : nil }

  mutating func show(_ node: HTMLTree.Node, in tree: HTMLTree) {
    shown += LetterCount.of(tree.text(node))
    if seen != nil { seen?.insert(node) }
  }

  mutating func leave(_ node: HTMLTree.Node, in tree: HTMLTree) {
    left += PageTally.tally(node, of: tree)
    if seen != nil { PageTally.walk(node, of: tree) { seen?.insert($0) } }
  }

  mutating func leaveTable() { left.tables += 1 }
  mutating func leaveNote() { left.notes += 1 }

  func missing(of source: ContentTally, from text: ContentTally) -> ContentTally {
    var accounted = left
    accounted.letters += shown
    return source.missing(from: text, accounted: accounted, put: put)
  }
}
