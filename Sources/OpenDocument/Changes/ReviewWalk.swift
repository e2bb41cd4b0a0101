import DocumentModel
import MarkdownText
import OfficeOpenXML

/// One walk over a part that records its tracked changes and comments (OpenDocument 1.3 part 3, sections 5.5 and 14.1).
struct ReviewWalk {
  private let tree: XMLTree
  private let regions: ChangedRegions
  private let labels: [XMLTree.Node: ParagraphLabel]
  private let styles: StyleSheet
  private(set) var changes: [TrackedChange] = []
  private(set) var comments: [Comment] = []
  /// The comments' names, by which replies refer to them.
  private var commentNames: [String: Int] = [:]
  private var answers: [(comment: Int, name: String)] = []

  private var story: Place.Story
  private var paragraphs: [Place.Story: Int] = [:]
  private var near: String?
  private var words = StoryWords()
  /// The open marks, by the ids of their changes and the names of their comments.
  private var openChanges: [String: [(change: Int, start: Int, ended: Int)]] = [:]
  private var openComments: [String: (comment: Int, start: Int)] = [:]
  /// How many paragraphs have ended so far.
  private var ended = 0

  init(
    of tree: XMLTree, _ story: Place.Story, regions: ChangedRegions, labels: [XMLTree.Node: ParagraphLabel],
    styles: StyleSheet
  ) {
    self.tree = tree
    self.story = story
    self.regions = regions
    self.labels = labels
    self.styles = styles
  }

  mutating func read(_ text: XMLTree.Node) {
    walk(text)
    for (comment, name) in answers {
      guard let parent = commentNames[name], parent != comment else { continue }
      comments[comment].answers = comments[parent].id
      if comments[comment].anchor.isEmpty { comments[comment].anchor = comments[parent].anchor }
    }
  }

  private var place: Place { Place(story: story, paragraph: max(paragraphs[story] ?? 0, 1), near: near) }

  private mutating func walk(_ container: XMLTree.Node) {
    for node in tree.children(container) {
      guard let name = tree.name(node) else {
        words.add(collapsing: tree.text(node))
        continue
      }
      switch name.local {
      case "p" where name.namespace == .openText, "h" where name.namespace == .openText: readParagraph(node)
      case "table-row" where styles.isTrackedRow(tree.attribute(node, "style-name")): readRow(node)
      case "change-start": begin(node)
      case "change-end": end(node)
      case "change": readDeletion(node)
      case "annotation": readComment(node)
      case "annotation-end": endComment(node)
      case "note": readNote(node)
      case "tracked-changes", "forms", "note-citation", "event-listeners", "desc": break
      case "tab", "s", "line-break": words.add(collapsing: " ")
      default: walk(node)
      }
    }
  }

  private mutating func readParagraph(_ node: XMLTree.Node) {
    paragraphs[story, default: 0] += 1
    rememberPlace(node)
    walk(node)
    words.endParagraph()
    ended += 1
  }

  /// The nearest number or heading, by which people find a location.
  private mutating func rememberPlace(_ node: XMLTree.Node) {
    let label = labels[node].flatMap { $0.isBullet || $0.text.isEmpty ? nil : $0.text }
    let style = styles.paragraph(tree.attribute(node, "style-name"))
    if tree.isText(node, "h") || style.role == .title {
      var heading = StoryWords()
      collect(node, into: &heading)
      let text = MarkdownWriter.squeezed(heading.taken(from: 0))
      let title = [label, text.isEmpty ? nil : text].compactMap(\.self).joined(separator: " ")
      if !title.isEmpty { near = nfc(String(title.prefix(80))) }
    } else if let label {
      near = nfc(label)
    }
  }

  /// The words of a few blocks, without notes and comments.
  private func collect(_ container: XMLTree.Node, into words: inout StoryWords, limit: Int = 300) {
    for node in tree.children(container) where words.count < limit {
      guard let name = tree.name(node) else {
        words.add(collapsing: tree.text(node))
        continue
      }
      switch name.local {
      case "annotation", "note", "change-info", "frame", "forms", "event-listeners": break
      case "tab", "s", "line-break": words.add(collapsing: " ")
      default:
        collect(node, into: &words, limit: limit)
        if tree.isParagraph(node) { words.endParagraph() }
      }
    }
  }

  // MARK: Changes

  private mutating func begin(_ node: XMLTree.Node) {
    guard let id = tree.attribute(node, "change-id"), let region = regions[id] else { return }
    for (mark, kind) in [(region.insertion, TrackedChange.Kind.insertion), (region.format, .formatting)] {
      guard let mark else { continue }
      openChanges[id, default: []].append((changes.count, words.count, ended))
      add(mark, kind, text: "")
    }
  }

  private mutating func end(_ node: XMLTree.Node) {
    guard let id = tree.attribute(node, "change-id"), let open = openChanges.removeValue(forKey: id) else { return }
    for (change, start, before) in open {
      changes[change].text = words.taken(from: start)
      changes[change].endsParagraph = ended > before && changes[change].kind == .insertion
    }
  }

  private mutating func readDeletion(_ node: XMLTree.Node) {
    guard let id = tree.attribute(node, "change-id"), let mark = regions[id]?.deletion else { return }
    let blocks = tree.deletedBlocks(mark.node)
    var text = StoryWords()
    for block in blocks {
      collect(block, into: &text, limit: 10_000_000)
      text.endParagraph()
    }
    add(mark, .deletion, text: text.taken(from: 0), endsParagraph: blocks.count > 1)
    if let inserted = regions[id]?.insertion { add(inserted, .insertion, text: text.taken(from: 0)) }
  }

  private mutating func add(
    _ mark: ChangedRegions.Mark, _ kind: TrackedChange.Kind, text: String, endsParagraph: Bool = false
  ) {
    changes.append(
      TrackedChange(
        kind: kind, subject: .words, author: mark.author, date: mark.date, text: text, endsParagraph: endsParagraph,
        move: nil, place: place))
  }

  /// A row that was inserted or deleted as a whole: the changes of its words are part of that change.
  private mutating func readRow(_ node: XMLTree.Node) {
    let start = changes.count
    walk(node)
    guard let first = changes[start...].first, first.kind != .formatting,
      changes[start...].allSatisfy({ $0.kind == first.kind && $0.author == first.author }),
      !openChanges.values.contains(where: { $0.contains { $0.change >= start } })
    else { return }
    let text = changes[start...].map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    changes.removeSubrange(start...)
    changes.append(
      TrackedChange(
        kind: first.kind, subject: .tableRow, author: first.author, date: first.date, text: text, endsParagraph: false,
        move: nil, place: first.place))
  }

  private mutating func readNote(_ node: XMLTree.Node) {
    guard let body = tree.child(node, .openText, "note-body") else { return }
    let outer = (story, near, words)
    story = tree.attribute(node, "note-class") == "endnote" ? .endnote : .footnote
    words = StoryWords()
    walk(body)
    (story, near, words) = outer
  }

  // MARK: Comments

  private mutating func readComment(_ node: XMLTree.Node) {
    var (author, date, text) = ("", String?.none, StoryWords())
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "creator": author = MarkdownWriter.squeezed(tree.words(child))
      case "date": date = tree.words(child)
      case "p", "list":
        collect(child, into: &text, limit: 1_000_000)
        text.endParagraph()
      default: break
      }
    }
    let name = tree.attribute(node, "name")
    let lines = text.lines.map(MarkdownWriter.squeezed).filter { !$0.isEmpty }
    comments.append(
      Comment(
        id: name ?? "\(comments.count + 1)", author: nfc(author), date: date, text: nfc(lines.joined(separator: "\n")),
        anchor: "", place: place, answers: nil, isResolved: tree.attribute(node, "resolved") == "true"))
    let index = comments.count - 1
    if let parent = tree.attribute(node, "parent-name") { answers.append((index, parent)) }
    guard let name else { return }
    if commentNames[name] == nil { commentNames[name] = index }
    openComments[name] = (index, words.count)
  }

  private mutating func endComment(_ node: XMLTree.Node) {
    guard let name = tree.attribute(node, "name"), let open = openComments.removeValue(forKey: name) else { return }
    comments[open.comment].anchor = words.taken(from: open.start)
  }
}
