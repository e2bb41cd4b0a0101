import OfficeOpenXML

/// Property elements whose tracked change restores the old ones: those of tables, rows, cells and sections.
struct TrackedProperties {
  let name: String
  let change: String
  /// The change of the row or cell itself, which is between the properties and their change.
  var marks: Set<String> = []
  /// References and the like that the change does not contain (`CT_SectPrBase`).
  var references: Set<String> = []
  /// Values that programs derive from other properties and rewrite on every save.
  var derived: Set<String> = []
  /// Whether the schema requires at least one property (17.4.82).
  var needsProperty = false

  static let table = TrackedProperties(name: "tblPr", change: "tblPrChange")
  static let exceptions = TrackedProperties(name: "tblPrEx", change: "tblPrExChange")
  static let row = TrackedProperties(
    name: "trPr", change: "trPrChange", marks: ["ins", "del"], derived: ["cnfStyle", "divId"], needsProperty: true)
  static let cell = TrackedProperties(
    name: "tcPr", change: "tcPrChange", marks: ["cellIns", "cellDel", "cellMerge"], derived: ["cnfStyle"])
  static let section = TrackedProperties(
    name: "sectPr", change: "sectPrChange", references: ["headerReference", "footerReference"])
}

extension PartWriter {
  /// Properties in the redline: the new ones, the change of the element itself, and the change that restores the old
  /// ones if they differ.
  ///
  /// - Parameters:
  ///   - old: the old element; `nil` if the old file has none.
  ///   - isOnBothSides: false for an inserted element, which has nothing to restore.
  ///   - mark: the redline's change of the element, as the name of a change.
  func properties(
    _ kind: TrackedProperties, old oldNode: XMLTree.Node?, new newNode: XMLTree.Node?, isOnBothSides: Bool,
    mark: String? = nil
  ) -> [UInt8] {
    let tree = new.tree
    let shown = newNode.map { Self.parts(of: $0, kind, new) }
    var own = shown?.own ?? []
    var marks = shown?.marks ?? []
    if let mark { marks = Array("<\(context.prefix)\(mark)\(context.newAttribution())/>".utf8) + marks }
    var change = shown?.change ?? []
    if isOnBothSides {
      let before = oldNode.map { oldProperties($0, kind) } ?? (own: [], compared: [])
      if !SameMarkup.areSame(before.compared, shown?.compared ?? []) {
        let restored = before.own.isEmpty && kind.needsProperty ? noProperty : before.own
        change = Array(
          "<\(context.prefix)\(kind.change)\(context.newAttribution())><\(context.prefix)\(kind.name)>".utf8)
        change += restored + Array("</\(context.prefix)\(kind.name)></\(context.prefix)\(kind.change)>".utf8)
      }
    }
    if let newNode, let shown, mark == nil, change == shown.change, !shown.isResolved {
      return Array(tree.bytes[tree.range(newNode)])
    }
    guard !own.isEmpty || !marks.isEmpty || !change.isEmpty else { return [] }
    if own.isEmpty, kind.needsProperty { own = noProperty }
    let tag = newNode.map { Array(tree.openTag($0)) } ?? Array("<\(context.prefix)\(kind.name)>".utf8)
    return tag + own + marks + change + Array("</\(context.prefix)\(kind.name)>".utf8)
  }

  /// The old properties of a deleted element, for the new file.
  func deletedProperties(_ kind: TrackedProperties, _ node: XMLTree.Node?, mark: String? = nil) -> [UInt8] {
    var own = node.map { references(kind, $0) + oldProperties($0, kind).own } ?? []
    if own.isEmpty, kind.needsProperty, mark != nil { own = noProperty }
    if let mark { own += "<\(context.prefix)\(mark)\(context.newAttribution())/>".utf8 }
    guard !own.isEmpty else { return [] }
    return Array("<\(context.prefix)\(kind.name)>".utf8) + own + Array("</\(context.prefix)\(kind.name)>".utf8)
  }

  /// The schema requires a property before the mark of a row's change: this one states the default.
  private var noProperty: [UInt8] { Array("<\(context.prefix)cantSplit \(context.prefix)val=\"0\"/>".utf8) }

  /// The headers and footers that an old section names, imported into the new file.
  private func references(_ kind: TrackedProperties, _ node: XMLTree.Node) -> [UInt8] {
    let tree = old.tree
    var out: [UInt8] = []
    for child in tree.children(node) where kind.references.contains(tree.name(child)?.local ?? "") {
      context.copier.opening(child, tree, &out)
      if tree.range(child).upperBound > tree.openingTag(child).upperBound { out += tree.closeTag(child) }
    }
    return out
  }

  private struct Parts {
    var own: [UInt8] = []
    var marks: [UInt8] = []
    var change: [UInt8] = []
    /// The value to compare the old properties with: before the existing changes of the new file.
    var compared: [UInt8] = []
    /// Whether it contains changes that the chosen view resolves.
    var isResolved = false
  }

  private static func parts(of node: XMLTree.Node, _ kind: TrackedProperties, _ part: PartText) -> Parts {
    let tree = part.tree
    var parts = Parts()
    let isMarked = part.view == .marked
    let change = tree.child(node, kind.change)
    for child in tree.children(node) where tree.isElement(child) {
      let local = tree.name(child)?.local ?? ""
      if local == kind.change || kind.marks.contains(local) {
        guard isMarked else {
          parts.isResolved = true
          continue
        }
        if local == kind.change { parts.change = Array(tree.bytes[tree.range(child)]) }
        if kind.marks.contains(local) { parts.marks += tree.bytes[tree.range(child)] }
      } else if part.view != .rejected || change == nil || kind.references.contains(local) {
        parts.own += tree.bytes[tree.range(child)]
      }
    }
    let restored = change.flatMap { tree.child($0, kind.name) }
    if part.view == .rejected, let restored {
      for child in tree.children(restored) where tree.isElement(child) { parts.own += tree.bytes[tree.range(child)] }
    }
    let base = isMarked || part.view == .rejected ? restored ?? node : node
    for child in tree.children(base) where tree.isElement(child) && kind.isCompared(child, tree) {
      parts.compared += tree.bytes[tree.range(child)]
    }
    return parts
  }

  private func oldProperties(_ node: XMLTree.Node, _ kind: TrackedProperties) -> (own: [UInt8], compared: [UInt8]) {
    let tree = old.tree
    let restored = old.view == .rejected ? tree.child(node, kind.change).flatMap { tree.child($0, kind.name) } : nil
    var result: (own: [UInt8], compared: [UInt8]) = ([], [])
    for child in tree.children(restored ?? node) where tree.isElement(child) {
      let local = tree.name(child)?.local ?? ""
      guard local != kind.change, !kind.marks.contains(local), !kind.references.contains(local) else { continue }
      let bytes = context.copier.copy(child, in: tree)
      result.own += bytes
      if kind.isCompared(child, tree) { result.compared += bytes }
    }
    return result
  }
}

extension TrackedProperties {
  fileprivate func isCompared(_ node: XMLTree.Node, _ tree: XMLTree) -> Bool {
    let local = tree.name(node)?.local ?? ""
    return local != change && !marks.contains(local) && !references.contains(local) && !derived.contains(local)
  }
}
