/// A page as the tree that a browser makes from it: elements and texts, without comments.
struct HTMLTree: Sendable {
  struct Node: Sendable, Hashable {
    let index: Int32
  }

  struct Attribute: Sendable, Hashable {
    /// In lower case.
    let name: String
    let value: String
  }

  private struct Record: Sendable {
    /// Empty for a text.
    var name: String
    var text: String
    var attributes: [Attribute]
    var parent: Int32
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var next: Int32 = -1
  }

  private var nodes: [Record] = []

  var root: Node { Node(index: 0) }
  var count: Int { nodes.count }

  // MARK: Building

  /// - Parameter parent: `nil` for the root, which is added first.
  mutating func add(_ name: String, text: String = "", attributes: [Attribute] = [], in parent: Node?) -> Node {
    let index = Int32(nodes.count)
    nodes.append(Record(name: name, text: text, attributes: attributes, parent: parent?.index ?? -1))
    if let parent {
      let last = nodes[Int(parent.index)].lastChild
      if last < 0 {
        nodes[Int(parent.index)].firstChild = index
      } else {
        nodes[Int(last)].next = index
      }
      nodes[Int(parent.index)].lastChild = index
    }
    return Node(index: index)
  }

  // MARK: Reading

  func isElement(_ node: Node) -> Bool { !nodes[Int(node.index)].name.isEmpty }

  /// In lower case; empty for a text.
  func name(_ node: Node) -> String { nodes[Int(node.index)].name }

  func text(_ node: Node) -> String { nodes[Int(node.index)].text }

  func attributes(_ node: Node) -> [Attribute] { nodes[Int(node.index)].attributes }

  func attribute(_ node: Node, _ name: String) -> String? {
    nodes[Int(node.index)].attributes.first { $0.name == name }?.value
  }

  func has(_ node: Node, _ name: String) -> Bool { attribute(node, name) != nil }

  func classes(_ node: Node) -> [Substring] { attribute(node, "class")?.split(whereSeparator: \.isWhitespace) ?? [] }

  func parent(_ node: Node) -> Node? {
    let parent = nodes[Int(node.index)].parent
    return parent < 0 ? nil : Node(index: parent)
  }

  func children(_ node: Node) -> Children { Children(tree: self, place: nodes[Int(node.index)].firstChild) }

  func elements(_ node: Node) -> [Node] { children(node).filter(isElement) }

  func next(_ node: Node) -> Node? {
    let next = nodes[Int(node.index)].next
    return next < 0 ? nil : Node(index: next)
  }

  /// All nodes in the order of the page.
  var all: some Sequence<Node> { (0..<Int32(nodes.count)).lazy.map { Node(index: $0) } }

  /// The descendants of a node, in the order of the page.
  func descendants(_ node: Node) -> [Node] {
    var result: [Node] = []
    var open = Array(children(node)).reversed() as [Node]
    while let next = open.popLast() {
      result.append(next)
      open += Array(children(next)).reversed()
    }
    return result
  }

  /// The texts within, as written.
  func words(_ node: Node) -> String {
    isElement(node) ? descendants(node).map(text).joined() : text(node)
  }

  struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: HTMLTree
    fileprivate var place: Int32

    mutating func next() -> Node? {
      guard place >= 0 else { return nil }
      let node = Node(index: place)
      place = tree.nodes[Int(place)].next
      return node
    }
  }
}
