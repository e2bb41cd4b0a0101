import OfficeOpenXML

/// The XML data that content controls are bound to, which Word shows in them when it opens the file, whatever their
/// words (ECMA-376 part 1, sections 17.5.2.6 and 22.5).
struct DataStores: Sendable {
  /// By their ids in upper case.
  private var stores: [String: XMLTree] = [:]

  /// The ids of the stores of document properties.
  private static let coreProperties = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
  private static let extendedProperties = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"

  init() {}

  init(
    _ package: borrowing WordPackage, _ tree: (String) throws(PackageError) -> XMLTree
  ) throws(PackageError) {
    for part in package.parts("customXml") {
      let properties = package.relationships[part]?.first { $0.kind == "customXmlProps" && !$0.isExternal }?.target
      guard let properties, package.archive.holds(properties) else { continue }
      let facts = try tree(properties)
      if let id = facts.attribute(facts.root, "itemID") { stores[id.uppercased()] = try tree(part) }
    }
    for (id, kind) in [(Self.coreProperties, "core-properties"), (Self.extendedProperties, "extended-properties")] {
      let part = package.relationships[""]?.first { $0.kind == kind && !$0.isExternal }?.target
      if let part, package.archive.holds(part) { stores[id] = try tree(part) }
    }
  }

  /// The value that a control's `w:sdtPr` is bound to; `nil` if it is not bound, or to something missing.
  func value(of properties: XMLTree.Node, in tree: XMLTree) -> String? {
    guard !stores.isEmpty, let binding = tree.child(properties, "dataBinding"),
      let store = tree.attribute(binding, "storeItemID").flatMap({ stores[$0.uppercased()] }),
      let path = tree.attribute(binding, "xpath")
    else { return nil }
    return Self.value(at: path, in: store)
  }

  /// Evaluates an XPath as Word and similar programs write it: `/ns0:form[1]/ns0:party[2]`, `/*[name()='f:field' and
  /// @ref='a']/@text`.
  private static func value(at path: String, in tree: XMLTree) -> String? {
    let steps = path.split(separator: "/").filter { $0 != "text()" }
    guard path.first == "/", (1...50).contains(steps.count) else { return nil }
    var node: XMLTree.Node?
    for step in steps {
      if step.first == "@" { return node.flatMap { tree.attribute($0, step.dropFirst().localPart) } }
      guard let step = Step(step) else { return nil }
      let found = node.map { Array(tree.children($0)) } ?? [tree.root]
      node = found.filter { step.matches($0, in: tree) }.dropFirst(step.index - 1).first
      if node == nil { return nil }
    }
    return node.map { text(of: $0, in: tree) }
  }

  /// One step of a path; namespaces are ignored.
  private struct Step {
    /// `nil` for any name.
    private var name: String?
    private var attributes: [(name: String, value: String)] = []
    private(set) var index = 1

    /// `nil` for an unsupported step.
    init?(_ text: Substring) {
      let name = text.prefix { $0 != "[" }.localPart
      if name != "*" { self.name = name }
      for condition in text.drop(while: { $0 != "[" }).split(whereSeparator: { $0 == "[" || $0 == "]" }) {
        for part in String(condition).split(separator: " and ") {
          let sides = part.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
          guard let value = sides.last?.filter({ $0 != "'" && $0 != "\"" }) else { return nil }
          if sides.count == 1 {
            guard let index = Int(value), index > 0 else { return nil }
            self.index = index
          } else if sides[0] == "name()" || sides[0] == "local-name()" {
            self.name = Substring(value).localPart
          } else if sides[0].first == "@" {
            attributes.append((Substring(sides[0].dropFirst()).localPart, value))
          } else {
            return nil
          }
        }
      }
    }

    func matches(_ node: XMLTree.Node, in tree: XMLTree) -> Bool {
      guard let own = tree.name(node), name == nil || own.local == name else { return false }
      return attributes.allSatisfy { tree.attribute(node, $0.name) == $0.value }
    }
  }

  private static func text(of node: XMLTree.Node, in tree: XMLTree) -> String {
    tree.children(node).map { tree.isElement($0) ? text(of: $0, in: tree) : tree.text($0) }.joined()
  }
}

extension Substring {
  /// Without a namespace prefix.
  fileprivate var localPart: String { String(split(separator: ":").last ?? "") }
}
