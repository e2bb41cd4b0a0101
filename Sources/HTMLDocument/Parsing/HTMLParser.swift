import Cgumbo

/// Gumbo, which builds the tree of a page as the HTML standard prescribes, for any markup.
enum HTMLParser {
  /// - Parameter page: UTF-8, checked by ``MarkupScan``.
  /// - Throws: ``HTMLError/nesting(limit:)`` if the tree is deeper than its markup suggested.
  static func tree(of page: [UInt8], _ limits: HTMLLimits) throws(HTMLError) -> HTMLTree {
    var options = kGumboDefaultOptions
    options.max_errors = 0
    let copied = page.withUnsafeBytes { bytes -> Result<HTMLTree, HTMLError> in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let output = gumbo_parse_with_options(&options, start, bytes.count) else { return .success(empty) }
      defer { gumbo_destroy_output(&options, output) }
      return Result { () throws(HTMLError) in try copy(output.pointee.root, depth: limits.depth * 2) }
    }
    return try copied.get()
  }

  private static var empty: HTMLTree {
    var tree = HTMLTree()
    _ = tree.add("html", in: nil)
    return tree
  }

  private static func copy(_ root: UnsafeMutablePointer<GumboNode>?, depth limit: Int) throws(HTMLError) -> HTMLTree {
    guard let root else { return empty }
    var tree = HTMLTree()
    var open: [(node: UnsafeMutablePointer<GumboNode>, parent: HTMLTree.Node?, depth: Int)] = [(root, nil, 1)]
    while let (node, parent, depth) = open.popLast() {
      guard depth <= limit else { throw .nesting(limit: limit) }
      switch node.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        if let text = node.pointee.v.text.text { _ = tree.add("", text: String(cString: text), in: parent) }
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = node.pointee.v.element
        let own = tree.add(name(of: element), attributes: attributes(of: element), in: parent)
        for child in nodes(element.children).reversed() { open.append((child, own, depth + 1)) }
      default: break
      }
    }
    return tree
  }

  private static func nodes(_ vector: GumboVector) -> [UnsafeMutablePointer<GumboNode>] {
    (0..<Int(vector.length)).compactMap { vector.data[$0]?.assumingMemoryBound(to: GumboNode.self) }
  }

  private static func attributes(of element: GumboElement) -> [HTMLTree.Attribute] {
    (0..<Int(element.attributes.length)).compactMap { index in
      guard let attribute = element.attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
        let name = attribute.name, let value = attribute.value
      else { return nil }
      return HTMLTree.Attribute(name: String(cString: name).lowercased(), value: String(cString: value))
    }
  }

  /// For an element unknown to the parser, its name as written.
  private static func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
      let known = String(cString: name)
      if !known.isEmpty { return known }
    }
    var piece = element.original_tag
    guard piece.data != nil else { return "unknown" }
    gumbo_tag_from_original_text(&piece)
    guard let data = piece.data, piece.length > 0 else { return "unknown" }
    let bytes = UnsafeRawBufferPointer(start: data, count: min(piece.length, 64))
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
