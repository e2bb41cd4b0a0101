import OfficeOpenXML

/// The lists of a document from `numbering.xml`, with the changes of instances and the indirection through numbering
/// styles resolved (ECMA-376 part 1, section 17.9).
struct ListDefinitions: Sendable {
  /// One instance (`w:num`).
  struct Instance: Sendable {
    /// The definition whose numbers it shares; instances of one definition are numbered together.
    var definition: Int
    /// Levels that the instance redefines.
    var levels: [Int: ListLevel] = [:]
    /// The levels linked to paragraph styles.
    var styleLevels: [String: Int] = [:]
    /// Levels that it restarts, and their first numbers.
    var starts: [Int: Int] = [:]
  }

  private struct Definition {
    var levels: [Int: ListLevel] = [:]
    /// The numbering style through which another definition is used instead.
    var link: String?
    /// The numbering style of this definition.
    var style: String?
    /// The name by which LISTNUM fields refer to it.
    var name: String?
  }

  static let levelCount = 9

  private var definitions: [Int: Definition] = [:]
  private var instances: [Int: Instance] = [:]
  /// The definitions by their numbering styles.
  private var styled: [String: Int] = [:]

  init(_ tree: XMLTree?, styles: StyleSheet) {
    guard let tree else { return }
    for node in tree.children(tree.root) {
      if tree.isWord(node, "abstractNum") {
        guard let id = tree.attribute(node, "abstractNumId").flatMap(WordNumber.read), definitions[id] == nil
        else { continue }
        let definition = Self.definition(node, in: tree)
        definitions[id] = definition
        if let style = definition.style, styled[style] == nil { styled[style] = id }
      } else if tree.isWord(node, "num") {
        guard let id = tree.attribute(node, "numId").flatMap(WordNumber.read), instances[id] == nil,
          let definition = tree.value(node, "abstractNumId").flatMap(WordNumber.read)
        else { continue }
        instances[id] = Self.instance(node, of: definition, in: tree)
      }
    }
    for id in Array(instances.keys) {
      resolve(id, styles)
      for number in (0..<Self.levelCount).reversed() {
        if let style = level(number, of: id)?.style { instances[id]?.styleLevels[style] = number }
      }
    }
  }

  private static func definition(_ node: XMLTree.Node, in tree: XMLTree) -> Definition {
    var definition = Definition()
    definition.link = tree.value(node, "numStyleLink")
    definition.style = tree.value(node, "styleLink")
    definition.name = tree.value(node, "name")?.lowercased()
    for child in tree.children(node) where tree.isWord(child, "lvl") {
      guard let level = levelNumber(child, in: tree), definition.levels[level] == nil else { continue }
      definition.levels[level] = ListLevel(child, in: tree)
    }
    return definition
  }

  private static func instance(_ node: XMLTree.Node, of definition: Int, in tree: XMLTree) -> Instance {
    var instance = Instance(definition: definition)
    for change in tree.children(node) where tree.isWord(change, "lvlOverride") {
      guard let level = levelNumber(change, in: tree) else { continue }
      if let own = tree.child(change, "lvl") { instance.levels[level] = ListLevel(own, in: tree) }
      if let start = tree.value(change, "startOverride").flatMap(WordNumber.read) { instance.starts[level] = start }
    }
    return instance
  }

  /// `nil` for an invalid level.
  private static func levelNumber(_ node: XMLTree.Node, in tree: XMLTree) -> Int? {
    guard let level = tree.attribute(node, "ilvl").flatMap(WordNumber.read), (0..<levelCount).contains(level)
    else { return nil }
    return level
  }

  /// A definition may name a numbering style, which names an instance, which has the actual definition; if the style is
  /// missing, the definition that declares itself as that style's is used.
  private mutating func resolve(_ id: Int, _ styles: StyleSheet) {
    var seen: Set<Int> = []
    while let definition = instances[id]?.definition, seen.insert(definition).inserted,
      let link = definitions[definition]?.link, definitions[definition]?.levels.isEmpty == true
    {
      let list = styles.chain(link).lazy.compactMap(\.paragraph.list).first
      guard let other = list.flatMap({ instances[$0]?.definition }) ?? styled[link] else { return }
      instances[id]?.definition = other
    }
  }

  /// The first instance of the definition with that name.
  func list(named name: String) -> Int? {
    let name = name.lowercased()
    return instances.filter { definitions[$0.value.definition]?.name == name }.keys.min()
  }

  subscript(list: Int) -> Instance? { instances[list] }

  /// A level of an instance: its own, else the definition's; `nil` if neither has it.
  func level(_ number: Int, of list: Int) -> ListLevel? {
    guard let instance = instances[list] else { return nil }
    return instance.levels[number] ?? definitions[instance.definition]?.levels[number]
  }
}
