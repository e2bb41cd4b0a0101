/// An XML part as a tree over its own bytes: each element and text knows where it stands, so that what is not
/// changed is copied verbatim when the part is written anew.
///
/// Attributes and texts are decoded only where someone asks. Memory: 32 bytes an element beside the part itself.
public struct XMLTree: Sendable {
  /// The part, as UTF-8.
  public let bytes: [UInt8]
  public let part: String
  var nodes: [Record] = []
  var names: [XMLName] = []

  /// An element or a text, as an index into the tree.
  public struct Node: Sendable, Hashable {
    let index: Int32
  }

  struct Record: Sendable {
    /// An index into the names, or -1 for a text.
    var name: Int32
    var parent: Int32
    var firstChild: Int32 = -1
    var next: Int32 = -1
    /// The opening tag, or the text as it is written.
    var start: Int32
    var tagEnd: Int32
    /// Past the closing tag.
    var end: Int32
  }

  /// The element that holds all others.
  public var root: Node { Node(index: 0) }

  /// Nil for a text.
  public func name(_ node: Node) -> XMLName? {
    let name = nodes[Int(node.index)].name
    return name < 0 ? nil : names[Int(name)]
  }

  public func isElement(_ node: Node) -> Bool { nodes[Int(node.index)].name >= 0 }

  /// Whether it is an element of WordprocessingML of that local name.
  public func isWord(_ node: Node, _ local: String) -> Bool {
    guard let name = name(node) else { return false }
    return name.namespace == .word && name.local == local
  }

  /// Whether any element has that local name. Cost: the number of different names.
  public func holds(_ local: String) -> Bool { names.contains { $0.local == local } }

  public func parent(_ node: Node) -> Node? {
    let parent = nodes[Int(node.index)].parent
    return parent < 0 ? nil : Node(index: parent)
  }

  /// The elements and texts within, in order.
  public func children(_ node: Node) -> Children { Children(tree: self, first: nodes[Int(node.index)].firstChild) }

  /// The first element of WordprocessingML of that local name right within.
  public func child(_ node: Node, _ local: String) -> Node? { children(node).first { isWord($0, local) } }

  /// Where the whole node stands in ``bytes``, tags included.
  public func range(_ node: Node) -> Range<Int> {
    Int(nodes[Int(node.index)].start)..<Int(nodes[Int(node.index)].end)
  }

  /// Where the opening tag stands; all of an element of one tag.
  public func openingTag(_ node: Node) -> Range<Int> {
    Int(nodes[Int(node.index)].start)..<Int(nodes[Int(node.index)].tagEnd)
  }

  /// What stands between the tags; empty for an element of one tag.
  public func content(_ node: Node) -> Range<Int> {
    let record = nodes[Int(node.index)]
    guard record.end > record.tagEnd else { return Int(record.end)..<Int(record.end) }
    var end = Int(record.end) - 1
    while end > record.tagEnd, bytes[end] != UInt8(ascii: "<") { end -= 1 }
    return Int(record.tagEnd)..<end
  }

  /// The name as the part writes it, with its prefix: `w:p`.
  public func writtenName(_ node: Node) -> ArraySlice<UInt8> {
    let tag = openingTag(node)
    let end = bytes[tag].dropFirst().firstIndex {
      XMLTags.isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">")
    }
    return bytes[(tag.lowerBound + 1)..<(end ?? tag.upperBound)]
  }

  /// The value of the attribute of that local name, whatever its prefix. Cost: the tag's length.
  public func attribute(_ node: Node, _ local: String) -> String? {
    var found: String?
    XMLTags.attributes(of: bytes[openingTag(node)]) { name, value in
      let colon = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
      guard found == nil, name[colon...].elementsEqual(local.utf8), !name.starts(with: "xmlns".utf8) else { return }
      found = XMLTags.decoded(value)
    }
    return found
  }

  /// The value of the word attribute `val` of a child element: `<w:pStyle w:val="…"/>`.
  public func value(_ node: Node, _ child: String) -> String? {
    self.child(node, child).flatMap { attribute($0, "val") }
  }

  /// A text's characters, entities decoded.
  public func text(_ node: Node) -> String { XMLTags.decoded(bytes[range(node)]) }

  /// The texts right within an element, together: the words of a `w:t`.
  public func words(_ node: Node) -> String {
    children(node).reduce(into: "") { if !isElement($1) { $0 += text($1) } }
  }

  public struct Children: Sequence, IteratorProtocol {
    let tree: XMLTree
    var at: Int32

    init(tree: XMLTree, first: Int32) {
      self.tree = tree
      at = first
    }

    public mutating func next() -> Node? {
      guard at >= 0 else { return nil }
      defer { at = tree.nodes[Int(at)].next }
      return Node(index: at)
    }
  }
}
