import DocumentModel
import MarkdownText
import OfficeOpenXML

/// One walk over a part that records its tracked changes and the anchors of its comments (ECMA-376 part 1, section
/// 17.13).
struct ReviewWalk {
  private let tree: XMLTree
  private let story: Place.Story
  private let styles: StyleSheet
  private let accepted: StoryLabels
  private let rejected: StoryLabels
  private(set) var changes: [TrackedChange] = []
  private(set) var anchors: [String: CommentAnchor] = [:]

  private var paragraph = 0
  private var near: String?
  /// The words of the story so far, from which changes and comments take theirs.
  private var words = StoryWords()
  private var commentStarts: [String: Int] = [:]
  /// The names of the open moves, by the ids of their ranges.
  private var moves: [(id: String, name: String)] = []
  /// Whether nothing is between the last change and the next content.
  private var adjoins = false
  /// Runs and paragraphs so far.
  private var runs = 0
  /// The nesting of changes.
  private var depth = 0
  /// The inserted or deleted row or cell that contains the next content.
  private var around: TrackedChange?

  init(of tree: XMLTree, _ story: Place.Story, styles: StyleSheet, lists: ListDefinitions) {
    self.tree = tree
    self.story = story
    self.styles = styles
    accepted = StoryLabels(of: tree, styles: styles, lists: lists, .accepted)
    rejected = StoryLabels(of: tree, styles: styles, lists: lists, .rejected)
  }

  mutating func read() { walk(tree.root) }

  private var place: Place { Place(story: story, paragraph: max(paragraph, 1), near: near) }

  private mutating func walk(_ container: XMLTree.Node) {
    for node in tree.children(container) {
      guard let name = tree.name(node) else { continue }
      guard name.namespace == .word else {
        if name.local == "AlternateContent" {
          if let branch = tree.chosenBranch(node) { walk(branch) }
        } else if name.local == "r" {
          readFormulaRun(node)
        } else {
          walk(node)
        }
        continue
      }
      switch name.local {
      case "p": readParagraph(node)
      case "tbl": readTable(node)
      case "tr": readRow(node)
      case "tc": readCell(node)
      case "ins": readRun(node, .insertion)
      case "del": readRun(node, .deletion)
      case "moveFrom": readRun(node, .movedFrom)
      case "moveTo": readRun(node, .movedTo)
      case "r": readRun(node)
      case "sectPr": format(node, "sectPrChange", .section, text: "")
      case "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sdtPr": break
      default:
        if !beginsOrEndsRange(node, name.local) { walk(node) }
      }
    }
  }

  private mutating func beginsOrEndsRange(_ node: XMLTree.Node, _ local: String) -> Bool {
    let id = tree.attribute(node, "id") ?? ""
    switch local {
    case "moveFromRangeStart", "moveToRangeStart":
      // Word opens one or two at a time; a hostile file any number.
      if moves.count > 50 { moves.removeFirst() }
      moves.append((id, nfc(tree.attribute(node, "name") ?? "")))
    case "moveFromRangeEnd", "moveToRangeEnd": moves.removeAll { $0.id == id }
    case "commentRangeStart":
      commentStarts[id] = words.count
      anchors[id] = anchors[id] ?? CommentAnchor(order: anchors.count, place: place, text: "")
    case "commentRangeEnd":
      if let start = commentStarts.removeValue(forKey: id) { anchors[id]?.text = words.taken(from: start) }
    default: return false
    }
    return true
  }

  // MARK: Paragraphs and runs

  private mutating func readParagraph(_ node: XMLTree.Node) {
    paragraph += 1
    runs += 1
    adjoins = false
    let properties = tree.child(node, "pPr")
    rememberPlace(node, properties)
    let start = words.count
    walk(node)
    guard let properties else { return words.endParagraph() }
    format(properties, "pPrChange", .paragraph, text: nil, from: start)
    if let numbers = tree.child(properties, "numPr") {
      format(numbers, "numberingChange", .numbering, text: nil, from: start)
    }
    if let numbers = tree.child(properties, "numPr"), let inserted = tree.child(numbers, "ins") {
      add(inserted, .formatting, .numbering, text: words.taken(from: start))
    }
    if let mark = tree.child(properties, "rPr") { readMark(mark) }
    if let section = tree.child(properties, "sectPr") { format(section, "sectPrChange", .section, text: "") }
    words.endParagraph()
  }

  private mutating func readMark(_ mark: XMLTree.Node) {
    let kinds: [(String, TrackedChange.Kind)] = [
      ("ins", .insertion), ("del", .deletion), ("moveFrom", .movedFrom), ("moveTo", .movedTo),
    ]
    for (local, kind) in kinds {
      guard let change = tree.child(mark, local), !isPartOfWhole(change, kind) else { continue }
      if let last = changes.indices.last, adjoins, isSame(changes[last], change, kind) {
        changes[last].endsParagraph = true
      } else {
        add(change, kind, .paragraphMark, text: "", endsParagraph: true)
      }
    }
  }

  /// The nearest number or heading, by which people find a location.
  private mutating func rememberPlace(_ node: XMLTree.Node, _ properties: XMLTree.Node?) {
    let label = (accepted[node] ?? rejected[node]).flatMap { $0.isBullet || $0.text.isEmpty ? nil : $0.text }
    let own = properties.map { ParagraphFormat($0, in: tree) } ?? ParagraphFormat()
    if case .heading = ParagraphRole(own, styles: styles) {
      let heading = MarkdownWriter.squeezed(ParagraphWords.text(of: node, in: tree, limit: 200))
      let title = [label, heading.isEmpty ? nil : heading].compactMap(\.self).joined(separator: " ")
      if !title.isEmpty { near = nfc(String(title.prefix(80))) }
    } else if let label {
      near = nfc(label)
    }
  }

  /// The content of an inserted, deleted or moved passage.
  private mutating func readRun(_ node: XMLTree.Node, _ kind: TrackedChange.Kind) {
    guard !isPartOfWhole(node, kind) else { return walk(node) }
    let start = words.count
    let goesOn = changes.indices.last.map { adjoins && isSame(changes[$0], node, kind) } ?? false
    let (before, runsBefore) = (changes.count, runs)
    depth += 1
    // The words of deeply nested changes belong to the outer ones.
    let at = goesOn ? before - 1 : before
    if !goesOn { add(node, kind, .words, text: "") }
    walk(node)
    depth -= 1
    if depth < 3, changes[at].subject == .words { changes[at].text += words.taken(from: start) }
    if words.count == start, changes[at].text.isEmpty, !goesOn, changes.count == before + 1, runs == runsBefore {
      // An empty passage changes nothing.
      changes.removeLast()
      return
    }
    adjoins = at == changes.count - 1
  }

  private mutating func readRun(_ node: XMLTree.Node) {
    runs += 1
    let start = words.count
    words.add(run: node, in: tree)
    if let reference = tree.child(node, "commentReference"), let id = tree.attribute(reference, "id") {
      anchors[id] = anchors[id] ?? CommentAnchor(order: anchors.count, place: place, text: "")
    } else if depth == 0, words.count > start {
      adjoins = false
    }
    if let properties = tree.child(node, "rPr") { format(properties, "rPrChange", .words, text: nil, from: start) }
    // Text boxes and other stories within the run.
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "AlternateContent", "drawing", "pict", "object": walkApart(child)
      default: break
      }
    }
  }

  /// A run of a formula, whose properties may mark it as inserted or deleted.
  private mutating func readFormulaRun(_ node: XMLTree.Node) {
    let start = words.count
    for child in tree.children(node) where ["t", "delText"].contains(tree.name(child)?.local) {
      words.add(tree.words(child))
    }
    guard words.count > start else { return }
    runs += 1
    if depth == 0 { adjoins = false }
    guard let properties = tree.child(node, "rPr") else { return }
    for (local, kind) in [("ins", TrackedChange.Kind.insertion), ("del", .deletion)] {
      if let change = tree.child(properties, local), !isPartOfWhole(change, kind) {
        add(change, kind, .words, text: words.taken(from: start))
      }
    }
  }

  private mutating func walkApart(_ node: XMLTree.Node) {
    if tree.name(node)?.local == "AlternateContent" {
      if let branch = tree.chosenBranch(node) { walk(branch) }
    } else {
      walk(node)
    }
  }

  // MARK: Tables

  private mutating func readTable(_ node: XMLTree.Node) {
    if let properties = tree.child(node, "tblPr") { format(properties, "tblPrChange", .table, text: "") }
    if let grid = tree.child(node, "tblGrid") { format(grid, "tblGridChange", .table, text: "") }
    walk(node)
  }

  private mutating func readRow(_ node: XMLTree.Node) {
    guard let properties = tree.child(node, "trPr") else { return walk(node) }
    if let change = tree.child(properties, "ins") {
      whole(node, change, .insertion, .tableRow)
    } else if let change = tree.child(properties, "del") {
      whole(node, change, .deletion, .tableRow)
    } else {
      walk(node)
    }
    format(properties, "trPrChange", .table, text: "")
  }

  private mutating func readCell(_ node: XMLTree.Node) {
    guard let properties = tree.child(node, "tcPr") else { return walk(node) }
    if let change = tree.child(properties, "cellIns") {
      whole(node, change, .insertion, .tableCell)
    } else if let change = tree.child(properties, "cellDel") {
      whole(node, change, .deletion, .tableCell)
    } else {
      walk(node)
    }
    if let change = tree.child(properties, "cellMerge") { add(change, .formatting, .cellMerge, text: "") }
    format(properties, "tcPrChange", .table, text: "")
  }

  /// A row or cell that was inserted or deleted as a whole, with its words.
  private mutating func whole(
    _ node: XMLTree.Node, _ change: XMLTree.Node, _ kind: TrackedChange.Kind, _ subject: TrackedChange.Subject
  ) {
    adjoins = false
    guard !isPartOfWhole(change, kind) else { return walk(node) }
    let start = words.count
    let at = changes.count
    // It begins with the next paragraph.
    paragraph += 1
    add(change, kind, subject, text: "")
    paragraph -= 1
    let outer = around
    around = changes[at]
    depth += 1
    walk(node)
    depth -= 1
    around = outer
    if depth < 3 { changes[at].text = words.taken(from: start) }
    adjoins = false
  }

  /// Whether a change is part of that of its row: Word marks both the row and each run in it for a single action.
  private func isPartOfWhole(_ node: XMLTree.Node, _ kind: TrackedChange.Kind) -> Bool {
    around.map { $0.kind == kind && $0.author == nfc(tree.attribute(node, "author") ?? "") } ?? false
  }

  // MARK: Changes

  private mutating func format(
    _ properties: XMLTree.Node, _ local: String, _ subject: TrackedChange.Subject, text: String?, from start: Int = 0
  ) {
    guard let change = tree.child(properties, local) else { return }
    add(change, .formatting, subject, text: text ?? words.taken(from: start))
    adjoins = false
  }

  private mutating func add(
    _ node: XMLTree.Node, _ kind: TrackedChange.Kind, _ subject: TrackedChange.Subject, text: String,
    endsParagraph: Bool = false
  ) {
    let isMove = kind == .movedFrom || kind == .movedTo
    changes.append(
      TrackedChange(
        kind: kind, subject: subject, author: nfc(tree.attribute(node, "author") ?? ""),
        date: tree.attribute(node, "date"), text: text, endsParagraph: endsParagraph,
        move: isMove ? moves.last?.name : nil, place: place))
  }

  /// Whether a change continues the one before it: Word splits a single action into several elements.
  private func isSame(_ last: TrackedChange, _ node: XMLTree.Node, _ kind: TrackedChange.Kind) -> Bool {
    last.kind == kind && last.subject == .words && !last.endsParagraph && last.place.paragraph == paragraph
      && last.date == tree.attribute(node, "date") && last.author == nfc(tree.attribute(node, "author") ?? "")
  }
}
