import OfficeOpenXML

/// Reads statements from RDF/XML: node and property elements, in the forms that programs write.
///
/// Nested nodes, `rdf:parseType="Resource"`, properties as attributes, `rdf:ID`, `rdf:nodeID`, `xml:base` and `xml:lang` are read;
/// collections, XML literals and reification are passed over.
struct RDFXMLParser {
  private let tree: XMLTree
  private(set) var graph = RDFGraph()
  private var blanks = 0

  /// What is in force at an element.
  private struct Scope {
    var prefixes: [String: String] = [:]
    var base = ""
    var language: String?
  }

  private typealias Attribute = (name: String, value: String)

  /// - Throws: ``ExchangeError``. Cost: linear; elements are nested at most as deep as ``XMLTree`` allows.
  static func graph(of bytes: [UInt8]) throws(ExchangeError) -> RDFGraph {
    var parser = RDFXMLParser(tree: try XMLText.tree(bytes, name: "RDF"))
    try parser.read()
    return parser.graph
  }

  private init(tree: XMLTree) { self.tree = tree }

  private mutating func read() throws(ExchangeError) {
    var scope = Scope()
    _ = enter(tree.root, &scope)
    guard expanded(writtenName(tree.root), scope) == RDFName.rdf + "RDF" else {
      throw .anotherKind(found: tree.local(tree.root))
    }
    for node in tree.elements(tree.root) { _ = try readNode(node, scope) }
  }

  private func writtenName(_ node: XMLTree.Node) -> String { String(decoding: tree.writtenName(node), as: UTF8.self) }

  /// Applies the declarations of an element, and returns its attributes with their full names.
  private func enter(_ node: XMLTree.Node, _ scope: inout Scope) -> [Attribute] {
    var written: [Attribute] = []
    XMLTags.attributes(of: tree.bytes[tree.openingTag(node)]) { name, value in
      let name = String(decoding: name, as: UTF8.self)
      let value = XMLTags.decoded(value)
      switch name {
      case "xmlns": scope.prefixes[""] = value
      case "xml:base": scope.base = value
      case "xml:lang": scope.language = value.isEmpty ? nil : value
      case _ where name.hasPrefix("xmlns:"): scope.prefixes[String(name.dropFirst(6))] = value
      default: written.append((name, value))
      }
    }
    let scope = scope
    return written.compactMap { attribute in
      // An attribute without a prefix has no namespace; older files have those of RDF so.
      let name =
        attribute.name.utf8.contains(UInt8(ascii: ":"))
        ? expanded(attribute.name, scope) : RDFName.rdf + attribute.name
      return name.map { ($0, attribute.value) }
    }
  }

  private func expanded(_ name: String, _ scope: Scope) -> String? {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let (prefix, local) = parts.count == 2 ? (String(parts[0]), parts[1]) : ("", parts[0])
    return scope.prefixes[prefix].map { $0 + local }
  }

  private mutating func blank() -> RDFGraph.Value {
    blanks += 1
    return .blank("b\(blanks)")
  }

  private static let syntax: Set<String> = [
    "about", "ID", "nodeID", "resource", "parseType", "datatype", "bagID", "aboutEach", "li",
  ]

  /// A node element; its subject.
  private mutating func readNode(_ node: XMLTree.Node, _ outer: Scope) throws(ExchangeError) -> RDFGraph.Value {
    var scope = outer
    let attributes = enter(node, &scope)
    func value(_ local: String) -> String? { attributes.first { $0.name == RDFName.rdf + local }?.value }
    let subject: RDFGraph.Value =
      if let about = value("about") {
        .iri(IRIReference.resolved(about, scope.base))
      } else if let id = value("ID") {
        .iri(IRIReference.resolved("#" + id, scope.base))
      } else if let label = value("nodeID") {
        .blank("n-" + label)
      } else {
        blank()
      }
    if let type = expanded(writtenName(node), scope), type != RDFName.rdf + "Description" {
      try graph.add(subject, RDFName.type, .iri(type))
    }
    for attribute in attributes where !isSyntax(attribute.name) {
      try graph.add(
        subject, attribute.name,
        attribute.name == RDFName.type
          ? .iri(IRIReference.resolved(attribute.value, scope.base))
          : .literal(attribute.value, language: scope.language))
    }
    for property in tree.elements(node) { try readProperty(property, of: subject, scope) }
    return subject
  }

  private func isSyntax(_ name: String) -> Bool {
    name.hasPrefix(RDFName.rdf) && Self.syntax.contains(String(name.dropFirst(RDFName.rdf.count)))
  }

  private mutating func readProperty(
    _ node: XMLTree.Node, of subject: RDFGraph.Value, _ outer: Scope
  ) throws(ExchangeError) {
    var scope = outer
    let attributes = enter(node, &scope)
    guard let predicate = expanded(writtenName(node), scope) else { return }
    func value(_ local: String) -> String? { attributes.first { $0.name == RDFName.rdf + local }?.value }
    if let resource = value("resource") {
      return try graph.add(subject, predicate, .iri(IRIReference.resolved(resource, scope.base)))
    }
    if let label = value("nodeID") { return try graph.add(subject, predicate, .blank("n-" + label)) }
    let inner = tree.elements(node)
    switch value("parseType") {
    case "Resource"?:
      let object = blank()
      try graph.add(subject, predicate, object)
      for property in inner { try readProperty(property, of: object, scope) }
    case "Collection"?, "Literal"?: return
    default:
      if let first = inner.first {
        let object = try readNode(first, scope)
        try graph.add(subject, predicate, object)
      } else {
        let language = value("datatype") == nil ? scope.language : nil
        try graph.add(subject, predicate, .literal(tree.rawText(node), language: language))
      }
    }
  }
}

/// References to resources (RFC 3986), as far as files of terms need them.
enum IRIReference {
  /// A reference against the base; one that has a scheme is the address itself.
  static func resolved(_ reference: String, _ base: String) -> String {
    if hasScheme(reference) || base.isEmpty { return reference }
    if reference.isEmpty { return String(base.prefix { $0 != "#" }) }
    if reference.hasPrefix("#") { return base.prefix { $0 != "#" } + reference }
    let bare = base.prefix { $0 != "#" && $0 != "?" }
    let scheme = bare.prefix { $0 != ":" }
    if reference.hasPrefix("//") { return scheme + ":" + reference }
    let rest = bare.dropFirst(scheme.count + 1)
    guard rest.hasPrefix("//") else { return base + reference }
    if reference.hasPrefix("/") { return scheme + "://" + rest.dropFirst(2).prefix { $0 != "/" } + reference }
    guard let slash = rest.dropFirst(2).lastIndex(of: "/") else { return bare + "/" + reference }
    return scheme + ":" + rest[...slash] + reference
  }

  private static func hasScheme(_ reference: String) -> Bool {
    guard let first = reference.utf8.first, isLetter(first) else { return false }
    for byte in reference.utf8 {
      if byte == UInt8(ascii: ":") { return true }
      guard isLetter(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte) else { return false }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
