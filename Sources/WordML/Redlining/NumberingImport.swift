import OfficeOpenXML

/// Imports the lists that the old text needs into the new file.
///
/// A list is its number (`w:num`) and the definition behind it (`w:abstractNum`), which counts through all numbers that
/// share it. So definitions are matched one to one: an old one with the new one of the same levels to which most of its
/// unchanged paragraphs now belong; an unmatched one is imported under a new number.
final class NumberingImport {
  private struct List {
    let node: XMLTree.Node
    let definition: String
    /// Its own restarts and levels.
    let overrides: [UInt8]
  }

  private let old: XMLTree?
  private let new: XMLTree?
  private let prefix: String
  private var oldLists: [String: List] = [:]
  private var newLists: [String: List] = [:]
  private var oldDefinitions: [String: XMLTree.Node] = [:]
  private var newDefinitions: [String: XMLTree.Node] = [:]
  private var map: [String: String] = [:]
  private var definitionMap: [String: String] = [:]
  private var nextList = 1
  private var nextDefinition = 0
  private var addedLists: [UInt8] = []
  private var addedDefinitions: [UInt8] = []

  /// - Parameter votes: how often a paragraph of an old list became one of a new list.
  init(old: XMLTree?, new: XMLTree?, prefix: String, votes: [ListPair: Int]) {
    self.old = old
    self.new = new
    self.prefix = prefix
    (oldLists, oldDefinitions) = Self.lists(old)
    (newLists, newDefinitions) = Self.lists(new)
    nextList = 1 + (newLists.keys.compactMap { Int($0) }.max() ?? 0)
    nextDefinition = 1 + (newDefinitions.keys.compactMap { Int($0) }.max() ?? -1)
    match(votes)
  }

  struct ListPair: Hashable {
    let old: String
    let new: String
  }

  private static func lists(_ tree: XMLTree?) -> ([String: List], [String: XMLTree.Node]) {
    guard let tree else { return ([:], [:]) }
    var lists: [String: List] = [:]
    var definitions: [String: XMLTree.Node] = [:]
    for node in tree.children(tree.root) {
      if tree.isWord(node, "abstractNum"), let id = tree.attribute(node, "abstractNumId") {
        if definitions[id] == nil { definitions[id] = node }
      } else if tree.isWord(node, "num"), let id = tree.attribute(node, "numId"),
        let definition = tree.value(node, "abstractNumId")
      {
        let overrides = tree.children(node).filter { tree.isWord($0, "lvlOverride") }
          .flatMap { Self.meaning($0, tree) }
        if lists[id] == nil { lists[id] = List(node: node, definition: definition, overrides: overrides) }
      }
    }
    return (lists, definitions)
  }

  /// The part of a definition that determines the numbers: everything but its identifiers.
  private static func meaning(_ node: XMLTree.Node, _ tree: XMLTree) -> [UInt8] {
    var result: [UInt8] = []
    func add(_ node: XMLTree.Node) {
      guard let name = tree.name(node) else { return }
      switch name.local {
      case "nsid", "tmpl", "name", "pPr", "rPr", "lvlJc", "legacy", "multiLevelType": return
      default: break
      }
      result += "<\(name.local)".utf8
      XMLTags.attributes(of: tree.bytes[tree.openingTag(node)]) { name, value in
        let local = name[(name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...]
        guard
          !["abstractNumId", "tplc", "tentative", "restartNumberingAfterBreak", "durableId"]
            .contains(where: { local.elementsEqual($0.utf8) })
        else { return }
        result += Array(" ".utf8) + local + Array("=".utf8) + value
      }
      for child in tree.children(node) { add(child) }
      result += ">".utf8
    }
    add(node)
    return result
  }

  private func match(_ votes: [ListPair: Int]) {
    guard let old, let new else { return }
    var weights: [ListPair: Int] = [:]
    for (pair, count) in votes {
      guard let from = oldLists[pair.old], let to = newLists[pair.new] else { continue }
      weights[ListPair(old: from.definition, new: to.definition), default: 0] += 2 * count
    }
    // Without any vote, the same id.
    for id in oldDefinitions.keys where newDefinitions[id] != nil {
      weights[ListPair(old: id, new: id), default: 0] += 1
    }
    var meanings: (old: [String: [UInt8]], new: [String: [UInt8]]) = ([:], [:])
    func areSame(_ pair: ListPair) -> Bool {
      guard let from = oldDefinitions[pair.old], let to = newDefinitions[pair.new] else { return false }
      let a = meanings.old[pair.old] ?? Self.meaning(from, old)
      let b = meanings.new[pair.new] ?? Self.meaning(to, new)
      meanings.old[pair.old] = a
      meanings.new[pair.new] = b
      return a == b
    }
    definitionMap = Self.pairs(weights, where: areSame)
    var lists: [ListPair: Int] = votes
    for id in oldLists.keys where newLists[id] != nil { lists[ListPair(old: id, new: id), default: 0] += 1 }
    map = Self.pairs(lists) { pair in
      guard let from = oldLists[pair.old], let to = newLists[pair.new] else { return false }
      return definitionMap[from.definition] == to.definition && from.overrides == to.overrides
    }
  }

  /// One to one, the heaviest first; ties by name, so that the same files give the same bytes.
  private static func pairs(_ weights: [ListPair: Int], where isSame: (ListPair) -> Bool) -> [String: String] {
    var result: [String: String] = [:]
    var taken: Set<String> = []
    let order = weights.sorted {
      ($1.value, $0.key.old, $0.key.new) < ($0.value, $1.key.old, $1.key.new)
    }
    for (pair, _) in order where result[pair.old] == nil && !taken.contains(pair.new) && isSame(pair) {
      result[pair.old] = pair.new
      taken.insert(pair.new)
    }
    return result
  }

  /// Whether an old list corresponds to a new one, without importing it.
  func isSame(_ old: String?, _ new: String?) -> Bool {
    guard let old, old != "0", oldLists[old] != nil else {
      return new == nil || new == "0" || newLists[new ?? ""] == nil
    }
    return map[old] == new
  }

  /// The number in the new file; imports the list if needed.
  func id(_ list: String, copier: OldCopy) -> String {
    if let known = map[list] { return known }
    guard let old, let found = oldLists[list] else { return list }
    let id = String(nextList)
    nextList += 1
    map[list] = id
    let definition = definitionMap[found.definition] ?? bring(found.definition, copier)
    addedLists += Array("<\(prefix)num \(prefix)numId=\"\(id)\"><\(prefix)abstractNumId \(prefix)val=\"".utf8)
    addedLists += XMLTags.escaped(definition) + Array("\"/>".utf8)
    for child in old.children(found.node) where old.isWord(child, "lvlOverride") {
      addedLists += copier.copy(child, in: old)
    }
    addedLists += Array("</\(prefix)num>".utf8)
    return id
  }

  private func bring(_ definition: String, _ copier: OldCopy) -> String {
    guard let old, let node = oldDefinitions[definition] else { return definition }
    let id = String(nextDefinition)
    nextDefinition += 1
    definitionMap[definition] = id
    addedDefinitions += Array("<\(prefix)abstractNum \(prefix)abstractNumId=\"\(id)\">".utf8)
    for child in old.children(node) where old.isElement(child) {
      switch old.name(child)?.local ?? "" {
      // The identifiers by which programs merge two lists.
      case "nsid", "tmpl", "name", "styleLink": break
      default: addedDefinitions += copier.copy(child, in: old)
      }
    }
    addedDefinitions += Array("</\(prefix)abstractNum>".utf8)
    return id
  }

  /// The new file's numbering with the imported lists; `nil` if none was imported.
  var part: [UInt8]? {
    guard !addedLists.isEmpty else { return nil }
    guard let new else {
      return old.map { old in
        Array(old.bytes[..<old.openingTag(old.root).upperBound]) + addedDefinitions + addedLists
          + Array("</".utf8) + old.writtenName(old.root) + Array(">".utf8)
      }
    }
    // All definitions precede the first list, all lists precede what follows them (17.9.17).
    let firstList = new.children(new.root).first { new.isWord($0, "num") || new.isWord($0, "numIdMacAtCleanup") }
    let afterLists = new.children(new.root).first { new.isWord($0, "numIdMacAtCleanup") }
    guard let firstList else { return new.appending(addedDefinitions + addedLists) }
    let first = new.range(firstList).lowerBound
    let after = afterLists.map { new.range($0).lowerBound } ?? new.content(new.root).upperBound
    return Array(new.bytes[..<first]) + addedDefinitions + new.bytes[first..<after] + addedLists + new.bytes[after...]
  }
}
