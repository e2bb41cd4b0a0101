/// The rules of a page's own style sheets that apply to every medium: a passage hidden on the screen alone, or in print
/// alone, is still visible to somebody.
struct StyleRules: Sendable {
  private struct Rule: Sendable {
    let selector: Selector
    let declarations: Declarations
    let order: Int
  }

  /// By the name, class or id that the selected element must have, so that few rules are tried.
  private var rules: [String: [Rule]] = [:]
  private var count = 0
  /// More rules than any page's style sheet has that affect its words.
  private static let limit = 2_000

  init(of tree: HTMLTree) {
    for node in tree.all where tree.name(node) == "style" {
      guard Self.holdsEverywhere(tree.attribute(node, "media") ?? "") else { continue }
      read(tree.words(node))
    }
  }

  /// The declarations for an element: from the rules, and then from its own style.
  func declarations(for node: HTMLTree.Node, in tree: HTMLTree) -> Declarations {
    var result = Declarations()
    if count > 0 {
      var keys = ["*", tree.name(node)] + tree.classes(node).prefix(20).map { "." + $0 }
      if let id = tree.attribute(node, "id") { keys.append("#" + id) }
      let found = keys.flatMap { rules[$0] ?? [] }.filter { $0.selector.selects(node, in: tree) }
      for rule in found.sorted(by: { ($0.selector.weight, $0.order) < ($1.selector.weight, $1.order) }) {
        result.apply(rule.declarations)
      }
    }
    if let own = tree.attribute(node, "style"), !own.isEmpty { result.apply(Declarations(own)) }
    return result
  }

  private static func holdsEverywhere(_ media: String) -> Bool {
    let kinds = media.lowercased().split(separator: ",").map(\.trimmed)
    return kinds.isEmpty || kinds.contains("all") || (kinds.contains("screen") && kinds.contains("print"))
  }

  /// Reads rules one by one; those within an at-rule's braces only if it applies to every medium.
  private mutating func read(_ sheet: String) {
    var rest = Self.withoutComments(sheet)[...]
    while let brace = rest.firstIndex(of: "{") {
      var prelude = rest[..<brace].trimmed
      // A statement without a block, such as @import, ends before it.
      if let semicolon = prelude.lastIndex(of: ";") { prelude = prelude[prelude.index(after: semicolon)...].trimmed }
      let after = rest.index(after: brace)
      if prelude.hasPrefix("@") {
        let end = Self.end(ofBlock: rest[after...])
        if prelude.lowercased().hasPrefix("@media"), Self.holdsEverywhere(String(prelude.dropFirst(6))) {
          let inner = rest[after..<end]
          // Without recursion: nested media rules are ignored.
          readRules(inner)
        }
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      } else {
        let end = rest[after...].firstIndex(of: "}") ?? rest.endIndex
        add(prelude, String(rest[after..<end]))
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      }
    }
  }

  private mutating func readRules(_ block: Substring) {
    var rest = block
    while let brace = rest.firstIndex(of: "{") {
      let after = rest.index(after: brace)
      let end = rest[after...].firstIndex(of: "}") ?? rest.endIndex
      let prelude = rest[..<brace].trimmed
      if prelude.hasPrefix("@") { return }
      add(prelude, String(rest[after..<end]))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
    }
  }

  private mutating func add(_ selectors: String, _ block: String) {
    let declarations = Declarations(block)
    guard !declarations.isEmpty else { return }
    for text in selectors.split(separator: ",") where count < Self.limit {
      guard let selector = Selector(String(text)) else { continue }
      let last = selector.last
      let key =
        !last.id.isEmpty ? "#" + last.id : last.classes.first.map { "." + $0 } ?? (last.name.isEmpty ? "*" : last.name)
      count += 1
      rules[key, default: []].append(Rule(selector: selector, declarations: declarations, order: count))
    }
  }

  private static func end(ofBlock text: Substring) -> Substring.Index {
    var depth = 1
    for index in text.indices {
      switch text[index] {
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return text.endIndex
  }

  /// Also without the comment delimiters with which old pages hide their styles from older browsers.
  private static func withoutComments(_ sheet: String) -> String {
    var result = ""
    var rest = sheet.replacing("<!--", with: " ").replacing("-->", with: " ")[...]
    while let start = rest.firstRange(of: "/*") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return result }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
