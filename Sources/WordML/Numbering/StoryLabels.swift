import DocumentModel
import OfficeOpenXML

/// The labels of the numbered paragraphs of a document, as Word prints them in a view.
///
/// A paragraph that does not exist in the view, or whose mark does not, is not counted; paragraphs joined in the view
/// have the label of the last one.
public struct StoryLabels: Sendable {
  private var labels: [XMLTree.Node: ParagraphLabel] = [:]
  private var fields: [XMLTree.Node: String] = [:]

  /// Counts one part: the body, the notes, the header. Each is counted separately.
  ///
  /// Cost: linear in the part.
  public init(of tree: XMLTree, in file: WordFile, _ reading: Reading = .accepted) {
    let styles = StyleSheet(file.styles)
    self.init(of: tree, styles: styles, lists: ListDefinitions(file.numbering, styles: styles), reading)
  }

  init(of tree: XMLTree, styles: StyleSheet, lists: ListDefinitions, _ reading: Reading) {
    var counting = Counting(tree: tree, styles: styles, lists: lists, reading: reading)
    counting.container(tree.root)
    labels = counting.labels
    fields = counting.fields
  }

  /// The label of a paragraph (`w:p`); `nil` if it has none.
  public subscript(paragraph: XMLTree.Node) -> ParagraphLabel? { labels[paragraph] }

  /// The number computed for a field, by the mark at its end or its only element; `nil` for other fields.
  func number(ofField node: XMLTree.Node) -> String? { fields.isEmpty ? nil : fields[node] }
}

/// One walk over a part, tables and text boxes included.
private struct Counting {
  let tree: XMLTree
  let styles: StyleSheet
  let reading: Reading
  var counter: ListCounter
  let lists: ListDefinitions
  var labels: [XMLTree.Node: ParagraphLabel] = [:]
  var fields: [XMLTree.Node: String] = [:]
  private var numbers = FieldNumbers()
  /// The codes of the open fields.
  private var instructions: [String] = []
  private let hasFields: Bool
  /// Text boxes are a separate story, shared by all boxes.
  var boxCounter: ListCounter
  let hasBoxes: Bool

  init(tree: XMLTree, styles: StyleSheet, lists: ListDefinitions, reading: Reading) {
    self.tree = tree
    self.styles = styles
    self.reading = reading
    self.lists = lists
    counter = ListCounter(lists)
    boxCounter = counter
    hasBoxes = tree.holds("txbxContent")
    hasFields = tree.holds("instrText") || tree.holds("fldSimple")
  }

  mutating func container(_ node: XMLTree.Node) {
    for item in BlockFlow(node, in: tree, reading).items {
      switch item {
      case .paragraph(let paragraph):
        label(paragraph.last)
        if hasFields { count(paragraph) }
        if hasBoxes { for node in paragraph.nodes { boxes(in: node) } }
      case .table(let table): rows(table)
      case .included, .placeholder: break
      }
    }
    // The root of a part contains its stories: a body, or notes.
    guard node == tree.root else { return }
    for child in tree.children(node) where ["body", "footnote", "endnote", "comment"].contains(tree.name(child)?.local)
    {
      container(child)
    }
  }

  mutating func rows(_ table: XMLTree.Node) {
    for row in TableRows(table, in: tree, reading).rows {
      for cell in row.cells { container(cell) }
    }
  }

  mutating func boxes(in node: XMLTree.Node) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "txbxContent":
        swap(&counter, &boxCounter)
        container(child)
        swap(&counter, &boxCounter)
      case "AlternateContent": if let branch = tree.chosenBranch(child) { boxes(in: branch) }
      case "ins", "moveTo": if reading == .accepted { boxes(in: child) }
      case "del", "moveFrom": if reading == .rejected { boxes(in: child) }
      default: boxes(in: child)
      }
    }
  }

  mutating func label(_ paragraph: XMLTree.Node) {
    let own = tree.paragraphProperties(paragraph, reading)
    guard let reference = ListReference(own, styles: styles, lists: lists) else { return }
    let language =
      own.language ?? styles.summary(ofParagraph: own.style).language ?? styles.language ?? "en"
    labels[paragraph] = counter.next(list: reference.list, level: reference.level, language: language)
  }

  // MARK: Numbering fields

  private mutating func count(_ paragraph: BlockFlow.Paragraph) {
    let own = tree.paragraphProperties(paragraph.last, reading)
    var heading: Int?
    if case .heading(let level) = ParagraphRole(own, styles: styles) { heading = level - 1 }
    var facts = FieldNumbers.Paragraph(
      heading: heading, reference: ListReference(own, styles: styles, lists: lists))
    for node in paragraph.nodes { fields(in: node, &facts) }
  }

  private mutating func fields(in container: XMLTree.Node, _ paragraph: inout FieldNumbers.Paragraph) {
    for node in tree.children(container) {
      switch tree.name(node)?.local {
      case "fldChar":
        switch tree.attribute(node, "fldCharType") {
        case "begin": if instructions.count < 100 { instructions.append("") }
        case "end":
          if let instruction = instructions.popLast() { number(instruction, at: node, &paragraph) }
        default: break
        }
      case "instrText", "delInstrText":
        if let last = instructions.indices.last, instructions[last].utf8.count < 2_000 {
          instructions[last] += tree.words(node)
        }
      case "fldSimple":
        number(tree.attribute(node, "instr") ?? "", at: node, &paragraph)
        fields(in: node, &paragraph)
      case "ins", "moveTo": if reading == .accepted { fields(in: node, &paragraph) }
      case "del", "moveFrom": if reading == .rejected { fields(in: node, &paragraph) }
      case "AlternateContent": if let branch = tree.chosenBranch(node) { fields(in: branch, &paragraph) }
      case nil, "txbxContent", "pPr", "rPr", "t", "sdtPr": break
      default: fields(in: node, &paragraph)
      }
    }
  }

  private mutating func number(
    _ instruction: String, at node: XMLTree.Node, _ paragraph: inout FieldNumbers.Paragraph
  ) {
    let reference = paragraph.reference
    var (counter, numbers) = (counter, numbers)
    let text = numbers.next(instruction, in: &paragraph) { name, level, start in
      // A list by its name, else that of the paragraph's own number, one level below it.
      let list = name.flatMap { lists.list(named: $0) } ?? reference?.list
      guard let list else { return nil }
      let above = list == reference?.list ? (reference?.level ?? -1) + 1 : 0
      let level = min(level ?? above, ListDefinitions.levelCount - 1)
      if let start { counter.begin(list: list, level: level, at: start) }
      return counter.next(list: list, level: level, language: styles.language ?? "en")?.text
    }
    guard let text else { return }
    (self.counter, self.numbers) = (counter, numbers)
    fields[node] = text
  }
}
