import OfficeOpenXML

extension XMLTree {
  /// The first child element with that name.
  func child(_ node: Node, _ namespace: XMLName.Namespace, _ local: String) -> Node? {
    children(node).first { child in
      guard let name = name(child) else { return false }
      return name.local == local && name.namespace == namespace
    }
  }

  /// The first child element with that local name, in any namespace.
  func childNamed(_ node: Node, _ local: String) -> Node? { children(node).first { name($0)?.local == local } }

  /// Passes every attribute once, by its local name; cheaper than several lookups.
  func attributes(of node: Node, _ body: (_ local: String, _ value: String) -> Void) {
    XMLTags.attributes(of: bytes[openingTag(node)]) { name, value in
      guard !name.starts(with: "xmlns".utf8) else { return }
      let local = name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
      body(String(decoding: local, as: UTF8.self), XMLTags.decoded(value))
    }
  }

  func isText(_ node: Node, _ local: String) -> Bool {
    guard let name = name(node) else { return false }
    return name.namespace == .openText && name.local == local
  }

  /// A paragraph or a heading.
  func isParagraph(_ node: Node) -> Bool {
    guard let name = name(node) else { return false }
    return name.namespace == .openText && (name.local == "p" || name.local == "h")
  }
}
