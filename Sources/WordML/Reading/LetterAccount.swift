import DocumentModel
import OfficeOpenXML

/// The letters of the stories that are read, counted by a plain scan, beside those that the reader came to: what it passed
/// over is found whatever the reason.
struct LetterAccount {
  /// Of the body and each note that is referred to, in all its readings.
  var source = 0
  /// Of what the reader came to, shown or left out for a reason that is known.
  private(set) var met = 0
  /// The texts of one part that it came to, where they are remembered.
  private(set) var seen: Set<XMLTree.Node>?
  private var part = ""

  init() {}

  init(remembersIn part: String) {
    seen = []
    self.part = part
  }

  var missing: Int { max(0, source - met) }

  mutating func read(_ text: String, at node: XMLTree.Node, in tree: XMLTree) {
    met += LetterCount.of(text)
    if seen != nil, tree.part == part { seen?.insert(node) }
  }

  /// What is left out with all that stands in it: deleted words, prompts, numbers that are counted anew.
  mutating func leave(_ node: XMLTree.Node, in tree: XMLTree) {
    met += Self.letters(in: node, of: tree)
    if seen != nil, tree.part == part { seen?.formUnion(Self.texts(in: node, of: tree)) }
  }

  /// What is written as one text, with signs that the source has not.
  mutating func show(_ text: String, of node: XMLTree.Node, in tree: XMLTree) {
    let count = Self.letters(in: node, of: tree)
    met += min(count, LetterCount.of(text))
    if seen != nil, tree.part == part { seen?.formUnion(Self.texts(in: node, of: tree)) }
  }

  static func letters(in node: XMLTree.Node, of tree: XMLTree) -> Int {
    var count = 0
    scan(node, of: tree) { count += tree.letters($0) }
    return count
  }

  static func texts(in node: XMLTree.Node, of tree: XMLTree) -> [XMLTree.Node] {
    var found: [XMLTree.Node] = []
    scan(node, of: tree) { found.append($0) }
    return found
  }

  /// Each element of words (`w:t`, `w:delText`, `m:t`, `a:t`); of alternatives the one that is read. Cost: linear.
  private static func scan(_ node: XMLTree.Node, of tree: XMLTree, _ visit: (XMLTree.Node) -> Void) {
    var open = [node]
    while let node = open.popLast() {
      guard let local = tree.name(node)?.local else { continue }
      switch local {
      case "t", "delText": visit(node)
      case "AlternateContent": if let branch = tree.chosenBranch(node) { open.append(branch) }
      case "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr": break
      default:
        let first = open.count
        for child in tree.children(node) where tree.isElement(child) { open.append(child) }
        open[first...].reverse()
      }
    }
  }
}

extension XMLTree {
  /// The letters of the texts right within an element.
  fileprivate func letters(_ node: Node) -> Int {
    children(node).reduce(0) { count, text in
      guard !isElement(text) else { return count }
      let written = bytes[range(text)]
      if written.contains(UInt8(ascii: "&")) { return count + LetterCount.of(self.text(text)) }
      return count + written.withUnsafeBufferPointer { LetterCount.of($0) }
    }
  }
}
