/// An XML part as a tree over its own bytes: each element and text knows its range, so that unchanged content is copied
/// verbatim when the part is written again.
///
/// Attributes and texts are decoded only on request. Memory: 32 bytes per element, in addition to the part itself.
public struct XMLTree: Sendable {
  /// A single reference, so that passing a tree on costs one retain and not five.
  final class Storage: Sendable {
    let bytes: [UInt8]
    let part: String
    let nodes: [Record]
    let names: [XMLName]

    init(bytes: [UInt8], part: String, nodes: [Record], names: [XMLName]) {
      self.bytes = bytes
      self.part = part
      self.nodes = nodes
      self.names = names
    }
  }

  let storage: Storage

  /// The part, as UTF-8.
  public var bytes: [UInt8] { storage.bytes }
  /// The part's name in its package.
  public var part: String { storage.part }

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
    /// The start of the opening tag, or of the text as written.
    var start: Int32
    var tagEnd: Int32
    /// The end of the closing tag.
    var end: Int32
  }

  /// The root element.
  public var root: Node { Node(index: 0) }

  /// `nil` for a text.
  public func name(_ node: Node) -> XMLName? {
    let name = storage.nodes[Int(node.index)].name
    return name < 0 ? nil : storage.names[Int(name)]
  }

  /// All names of the part, by the numbers that ``nameNumber(_:)`` returns.
  package var names: [XMLName] { storage.names }

  /// Whether it is the same tree, read once: its nodes and its names' numbers are the same.
  package func isSame(as other: XMLTree) -> Bool { storage === other.storage }

  /// `nil` for a text.
  package func nameNumber(_ node: Node) -> Int? {
    let name = storage.nodes[Int(node.index)].name
    return name < 0 ? nil : Int(name)
  }

  /// Whether a node is an element; else it is text.
  public func isElement(_ node: Node) -> Bool { storage.nodes[Int(node.index)].name >= 0 }

  /// Whether it is a WordprocessingML element with that local name.
  public func isWord(_ node: Node, _ local: String) -> Bool {
    let number = storage.nodes[Int(node.index)].name
    guard number >= 0, storage.names[Int(number)].namespace == .word else { return false }
    return storage.names[Int(number)].local == local
  }

  /// Whether any element has that local name. Cost: the number of distinct names.
  public func holds(_ local: String) -> Bool { storage.names.contains { $0.local == local } }

  /// The parent element; `nil` for the root.
  public func parent(_ node: Node) -> Node? {
    let parent = storage.nodes[Int(node.index)].parent
    return parent < 0 ? nil : Node(index: parent)
  }

  /// The child elements and texts, in order.
  public func children(_ node: Node) -> Children {
    Children(storage: storage, at: storage.nodes[Int(node.index)].firstChild)
  }

  /// The first child element of WordprocessingML with that local name.
  public func child(_ node: Node, _ local: String) -> Node? {
    var at = storage.nodes[Int(node.index)].firstChild
    while at >= 0 {
      if isWord(Node(index: at), local) { return Node(index: at) }
      at = storage.nodes[Int(at)].next
    }
    return nil
  }

  /// The range of the whole node in ``bytes``, including tags.
  public func range(_ node: Node) -> Range<Int> {
    Int(storage.nodes[Int(node.index)].start)..<Int(storage.nodes[Int(node.index)].end)
  }

  /// The range of the opening tag; that of the whole element for an empty-element tag.
  public func openingTag(_ node: Node) -> Range<Int> {
    Int(storage.nodes[Int(node.index)].start)..<Int(storage.nodes[Int(node.index)].tagEnd)
  }

  /// The range between the tags; empty for an empty-element tag.
  public func content(_ node: Node) -> Range<Int> {
    let record = storage.nodes[Int(node.index)]
    guard record.end > record.tagEnd else { return Int(record.end)..<Int(record.end) }
    var end = Int(record.end) - 1
    while end > record.tagEnd, bytes[end] != UInt8(ascii: "<") { end -= 1 }
    return Int(record.tagEnd)..<end
  }

  /// The name as written in the part, with its prefix: `w:p`.
  public func writtenName(_ node: Node) -> ArraySlice<UInt8> {
    let tag = openingTag(node)
    let end = bytes[tag].dropFirst().firstIndex {
      XMLTags.isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">")
    }
    return bytes[(tag.lowerBound + 1)..<(end ?? tag.upperBound)]
  }

  /// The value of the attribute with that local name, with any prefix. Cost: the tag's length.
  public func attribute(_ node: Node, _ local: String) -> String? {
    storage.bytes.withUnsafeBufferPointer { bytes in
      XMLTags.value(of: local, in: UnsafeBufferPointer(rebasing: bytes[openingTag(node)]))
    }
  }

  /// The value of the attribute `w:val` of a child element: `<w:pStyle w:val="…"/>`.
  public func value(_ node: Node, _ child: String) -> String? {
    self.child(node, child).flatMap { attribute($0, "val") }
  }

  /// A text's characters, with entities decoded.
  public func text(_ node: Node) -> String {
    storage.bytes.withUnsafeBufferPointer { XMLTags.decoded(UnsafeBufferPointer(rebasing: $0[range(node)])) }
  }

  /// The texts directly within an element, joined: the words of a `w:t`.
  public func words(_ node: Node) -> String {
    let first = storage.nodes[Int(node.index)].firstChild
    guard first >= 0 else { return "" }
    // Almost always a single text.
    if storage.nodes[Int(first)].next < 0, storage.nodes[Int(first)].name < 0 { return text(Node(index: first)) }
    return children(node).reduce(into: "") { if !isElement($1) { $0 += text($1) } }
  }

  /// Appends ``words(_:)`` as UTF-8; bytes that need no decoding are copied.
  public func appendWords(_ node: Node, to bytes: inout [UInt8]) {
    let first = storage.nodes[Int(node.index)].firstChild
    guard first >= 0 else { return }
    storage.bytes.withUnsafeBufferPointer { part in
      var at = first
      while at >= 0 {
        let record = storage.nodes[Int(at)]
        if record.name < 0 {
          let text = UnsafeBufferPointer(rebasing: part[Int(record.start)..<Int(record.end)])
          if XMLTags.mayNeedDecoding(text) { bytes += XMLTags.decoded(text).utf8 } else { bytes += text }
        }
        at = record.next
      }
    }
  }

  /// The children of an element, in order.
  public struct Children: Sequence, IteratorProtocol {
    let storage: Storage
    var at: Int32

    /// The next child.
    public mutating func next() -> Node? {
      guard at >= 0 else { return nil }
      defer { at = storage.nodes[Int(at)].next }
      return Node(index: at)
    }
  }
}
