import DocumentModel
import MarkdownText
import OfficeOpenXML

/// Reads the text of a part into blocks, in one view of its tracked changes.
///
/// A single walk in document order, in which lists are counted. Recursion follows the nesting of elements, which the
/// scanner bounds.
struct StoryReader {
  let file: OpenDocumentFile
  let tree: XMLTree
  let reading: Reading
  /// Authors whose changes are treated the other way.
  var reversed: Set<String> = []
  /// Whether the file has a label of ours; see ``OpenDocumentFile/text(_:isOurs:reversing:)``.
  var isOurs = false
  let styles: StyleSheet
  let regions: ChangedRegions
  var losses = Losses()
  /// The size of the words in UTF-8.
  var bytes = 0
  var letters = StoryAccount()
  /// For the review, which names locations by them.
  var labels: [XMLTree.Node: ParagraphLabel] = [:]
  var flow = StoryFlow()
  var list: OpenList?
  var counter: ListCounter
  var names: ListNames
  /// The open insertions when all changes are rejected: their content is omitted.
  var insertions: Set<String> = []
  /// The restored deletions.
  var restored: Set<String> = []
  /// The last paragraph of a deletion being restored: what follows the deletion is joined to it.
  var restoring: XMLTree.Node?
  /// The nesting of tables of contents.
  var contents = 0
  var fieldMarks: FieldMarks
  let controls: FormControls
  var hidesParagraphs: Bool
  /// In all tables: one element may repeat any number of rows.
  var cells = 0

  /// More words than anybody writes: a file may repeat cells and rows endlessly.
  static let byteLimit = 50_000_000

  init(_ file: OpenDocumentFile, part: XMLTree, text: XMLTree.Node, styles: StyleSheet, _ reading: Reading) {
    self.file = file
    self.reading = reading
    self.styles = styles
    tree = part
    regions = ChangedRegions(of: text, in: part)
    counter = ListCounter(styles)
    names = ListNames(file.writer)
    fieldMarks = FieldMarks(of: text, in: part)
    controls = FormControls(of: text, in: part)
    hidesParagraphs = part.holds("hidden-paragraph")
  }

  /// Whether the following content is not in this view.
  var isGone: Bool { !insertions.isEmpty }

  /// The blocks of a container with its own paragraphs and lists.
  mutating func blocks(in container: XMLTree.Node) -> [Block] {
    let (outerFlow, outerList) = (flow, list)
    flow = StoryFlow()
    list = nil
    readBlocks(container)
    flush()
    let result = flow.assembly.finish()
    flow = outerFlow
    list = outerList
    return result
  }

  mutating func readBlocks(_ container: XMLTree.Node) {
    for node in tree.children(container) { readBlock(node) }
  }

  mutating func readBlock(_ node: XMLTree.Node) {
    guard let name = tree.name(node), bytes < Self.byteLimit else { return }
    switch name.namespace {
    case .openText: readText(node, name.local)
    case .openTable where name.local == "table": readTable(node)
    case .openDrawing: drawing(node)
    case .other where name.local == "table": readTable(node)
    case .other where Self.passedOver.contains(name.local): break
    case .other, .openTable: readBlocks(node)
    default: break
    }
  }

  private mutating func readText(_ node: XMLTree.Node, _ local: String) {
    switch local {
    case "p", "h": readParagraph(node)
    case "list": readList(node)
    case "numbered-paragraph": readNumberedParagraph(node)
    case "section": readSection(node)
    case "table-of-content":
      contents += 1
      readSection(node)
      contents -= 1
    case "change-start", "change-end", "change": changeMark(node, local)
    default:
      if !Self.passedOver.contains(local), !local.hasSuffix("-source"), !local.hasSuffix("-decls") {
        readSection(node)
      }
    }
  }

  /// Elements without words of the text.
  static let passedOver: Set<String> = [
    "tracked-changes", "soft-page-break", "forms", "annotation", "annotation-end", "event-listeners", "change-info",
    "title", "desc",
  ]

  private mutating func readSection(_ node: XMLTree.Node) {
    if let source = tree.child(node, .openText, "section-source") { countExternal(source) }
    guard isHidden(section: node) else { return readBlocks(node) }
    let hidden = LetterTally.tally(in: node, of: tree)
    letters.left += hidden
    if hidden.letters > 0, !isGone { losses.hiddenPassages += 1 }
  }

  /// Hidden by its style, always, or by a condition that was true when the file was written.
  private func isHidden(section node: XMLTree.Node) -> Bool {
    switch tree.attribute(node, "display") {
    case "none": true
    case "condition": tree.attribute(node, "is-hidden") == "true"
    default: styles.isHiddenSection(tree.attribute(node, "style-name"))
    }
  }

  // MARK: Paragraphs

  private mutating func readParagraph(_ node: XMLTree.Node) {
    begin(node)
    walk(node, flow.paragraph?.style.own ?? TextFormat())
    // The end of an inserted paragraph is omitted: what follows is joined to it.
    if !isGone, node != restoring { finishParagraph() }
  }

  /// Begins a paragraph, or continues one whose end is omitted.
  mutating func begin(_ node: XMLTree.Node) {
    let next = paragraph(node)
    guard let open = flow.paragraph else {
      flow.paragraph = next
      flow.line = InlineFrames(links: [])
      flow.endsInSpace = true
      return
    }
    // Nothing of the previous one is left: it is omitted as a whole.
    if !open.hasWords { flow.paragraph = next }
  }

  private mutating func paragraph(_ node: XMLTree.Node) -> StoryFlow.Paragraph {
    let style = styles.paragraph(tree.attribute(node, "style-name"))
    let isHeading = tree.isText(node, "h")
    var result = StoryFlow.Paragraph(
      node, style: style, isHidden: style.hidden == true || (hidesParagraphs && hasHiddenMark(node)))
    if isHeading {
      result.heading = max(tree.attribute(node, "outline-level").flatMap(OpenNumber.read) ?? style.outline ?? 1, 1)
    } else if let outline = style.outline, outline > 0 {
      result.heading = outline
    }
    result.place = place(of: node, style, heading: result.heading, isHeading)
    if let list, let item = list.item, !item.isHeader, let place = result.place, !place.counts {
      result.continuesItem = list.level
    }
    if contents > 0 { result.pageTab = ContentsEntry.pageTab(of: node, in: tree) }
    return result
  }

  private func hasHiddenMark(_ node: XMLTree.Node) -> Bool {
    tree.children(node).contains { child in
      guard let name = tree.name(child), name.namespace == .openText else { return false }
      if name.local == "hidden-paragraph" { return tree.attribute(child, "is-hidden") == "true" }
      return name.local == "span" && hasHiddenMark(child)
    }
  }

  mutating func finishParagraph() {
    guard let paragraph = flow.paragraph else { return }
    let inlines = flow.line.finish()
    let label = paragraph.place.flatMap { counter.next($0, language: language(paragraph)) }
    if let label { labels[paragraph.node] = label }
    if !paragraph.isHidden { add(inlines, label, paragraph) }
    for block in flow.boxes { flow.assembly.add(block) }
    flow.boxes = []
    flow.paragraph = nil
  }

  private func language(_ paragraph: StoryFlow.Paragraph) -> String {
    paragraph.style.language ?? styles.language ?? "en"
  }

  private mutating func add(_ inlines: [Inline], _ label: ParagraphLabel?, _ paragraph: StoryFlow.Paragraph) {
    if isOurs, paragraph.style.isLabel { return }
    var (inlines, label) = (inlines, label)
    if isOurs, paragraph.style.isItem, label == nil {
      label = WrittenLabel.taken(from: &inlines, indent: paragraph.style.indent ?? 0)
    }
    if let level = paragraph.heading {
      flow.assembly.add(.heading(level: level, BlockAssembly.labelled(label, inlines)))
    } else if let label {
      flow.assembly.add(item: inlines, label)
    } else if let level = paragraph.continuesItem {
      flow.assembly.add(.paragraph(inlines), toItemAt: level)
    } else {
      switch paragraph.style.role {
      case .title: flow.assembly.add(.heading(level: 1, inlines))
      case .quote where !inlines.isEmpty: flow.assembly.add(.quote([.paragraph(inlines)]))
      case .plain where isOurs && paragraph.style.isWordQuotation && !inlines.isEmpty:
        flow.assembly.add(.quote([.paragraph(inlines)]))
      case .rule where inlines.isEmpty: flow.assembly.add(.rule)
      default: flow.assembly.add(.paragraph(inlines))
      }
    }
  }

  /// Ends a paragraph whose end is omitted where nothing can be joined to it: before a table, at the end of a cell.
  mutating func flush() {
    guard let paragraph = flow.paragraph else { return }
    if paragraph.hasWords || !flow.boxes.isEmpty {
      finishParagraph()
    } else {
      flow.paragraph = nil
    }
  }
}
