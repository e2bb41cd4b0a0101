/// A selector of elements by their names, classes and ids, and by their ancestors (`div.note > p`).
///
/// Selectors with other conditions (states, attributes, siblings) are ignored: a rule that may not apply hides no
/// words.
struct Selector: Sendable, Hashable {
  struct Compound: Sendable, Hashable {
    var name = ""
    var id = ""
    var classes: [String] = []
    /// Whether the element must be a child of the one matched by the compound before it.
    var isChild = false
  }

  /// From the outermost ancestor; never empty.
  let compounds: [Compound]

  var last: Compound { compounds[compounds.count - 1] }

  /// The specificity: ids weigh more than classes, and these more than names.
  var weight: Int {
    compounds.reduce(0) { $0 + ($1.id.isEmpty ? 0 : 10_000) + $1.classes.count * 100 + ($1.name.isEmpty ? 0 : 1) }
  }

  init?(_ text: String) {
    var compounds: [Compound] = []
    var isChild = false
    for word in text.replacing(">", with: " > ").split(whereSeparator: \.isWhitespace) {
      if word == ">" {
        isChild = true
        continue
      }
      guard var compound = Self.compound(word) else { return nil }
      compound.isChild = isChild
      isChild = false
      compounds.append(compound)
    }
    guard !compounds.isEmpty, compounds.count <= 8, !isChild else { return nil }
    self.compounds = compounds
  }

  private static func compound(_ word: Substring) -> Compound? {
    var compound = Compound()
    var rest = word[...]
    while let first = rest.first {
      let isMarked = first == "." || first == "#"
      if isMarked { rest = rest.dropFirst() }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      rest = rest[name.endIndex...]
      if first == "*", name.isEmpty, compound == Compound() {
        rest = rest.dropFirst()
        continue
      }
      guard !name.isEmpty else { return nil }
      switch first {
      case ".": compound.classes.append(String(name))
      case "#": compound.id = String(name)
      default:
        guard compound == Compound() else { return nil }
        compound.name = name.lowercased()
      }
    }
    return compound
  }

  func selects(_ node: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    guard Self.selects(last, node, in: tree) else { return false }
    var rest = compounds.dropLast()
    var isChild = last.isChild
    var place = tree.parent(node)
    while let wanted = rest.last {
      guard let around = place else { return false }
      place = tree.parent(around)
      if Self.selects(wanted, around, in: tree) {
        isChild = wanted.isChild
        rest = rest.dropLast()
      } else if isChild {
        return false
      }
    }
    return true
  }

  private static func selects(_ compound: Compound, _ node: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    if !compound.name.isEmpty, compound.name != tree.name(node) { return false }
    if !compound.id.isEmpty, compound.id != tree.attribute(node, "id") { return false }
    guard !compound.classes.isEmpty else { return true }
    let classes = tree.classes(node)
    return compound.classes.allSatisfy { wanted in classes.contains { $0 == wanted } }
  }
}
