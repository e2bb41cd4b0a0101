import DocumentModel
import OfficeOpenXML

/// The paragraphs and tables of one container (a body, a cell, a note) in a view.
///
/// If the mark of a paragraph is deleted in the view, its words are joined to the next paragraph, whose properties
/// apply. So is a dropped capital, which Word stores as a separate paragraph: it is the first letter of the next one.
struct BlockFlow {
  enum Item {
    case paragraph(Paragraph)
    case table(XMLTree.Node)
    /// Another file included here (`w:altChunk`, `w:subDoc`).
    case included(XMLTree.Node)
    /// A content control around paragraphs that shows its placeholder text, which is not an answer.
    case placeholder(XMLTree.Node)
  }

  struct Paragraph {
    /// The paragraphs of the file that are joined here, in order; the last one's properties apply.
    var nodes: [XMLTree.Node]
    var last: XMLTree.Node { nodes[nodes.count - 1] }
  }

  private let tree: XMLTree
  private let reading: Reading
  private(set) var items: [Item] = []
  /// Content inserted or deleted as a whole that is not in this view, and paragraphs without words at that point.
  private(set) var gone: [XMLTree.Node] = []
  private var pending: [XMLTree.Node] = []

  init(_ container: XMLTree.Node, in tree: XMLTree, _ reading: Reading) {
    self.tree = tree
    self.reading = reading
    collect(container)
    flush()
  }

  private mutating func collect(_ container: XMLTree.Node) {
    for node in tree.children(container) {
      guard let name = tree.name(node) else { continue }
      if name.namespace == .markupCompatibility, name.local == "AlternateContent" {
        if let branch = tree.chosenBranch(node) { collect(branch) }
        continue
      }
      guard name.namespace == .word else { continue }
      switch name.local {
      case "p": add(node)
      case "tbl":
        flush()
        items.append(.table(node))
      case "sdt":
        if tree.showsPlaceholder(node) {
          items.append(.placeholder(node))
        } else if let content = tree.child(node, "sdtContent") {
          collect(content)
        }
      case "customXml", "smartTag": collect(node)
      case "ins", "moveTo": if reading == .accepted { collect(node) } else { gone.append(node) }
      case "del", "moveFrom": if reading == .rejected { collect(node) } else { gone.append(node) }
      case "altChunk", "subDoc": items.append(.included(node))
      default: break
      }
    }
  }

  private mutating func add(_ paragraph: XMLTree.Node) {
    pending.append(paragraph)
    if tree.keepsMark(paragraph, reading), !tree.isDroppedCapital(paragraph) {
      items.append(.paragraph(Paragraph(nodes: pending)))
      pending = []
    }
  }

  /// A mark before a table or at the end of a container cannot be removed, whatever the file says; but a paragraph
  /// without words at that point is removed with it.
  private mutating func flush() {
    let words = pending.filter { tree.hasContent($0, reading) }
    if !words.isEmpty { items.append(.paragraph(Paragraph(nodes: words))) }
    if words.count < pending.count { gone += pending.filter { !words.contains($0) } }
    pending = []
  }
}

extension XMLTree {
  /// Whether a content control shows placeholder text and no answer (ECMA-376 part 1, section 17.5.2.39).
  func showsPlaceholder(_ control: Node) -> Bool {
    child(control, "sdtPr").flatMap { child($0, "showingPlcHdr") }.map(isOn) ?? false
  }

  /// The alternative to read of those for newer and older readers: the first choice, else the fallback; never both.
  func chosenBranch(_ alternatives: Node) -> Node? {
    var fallback: Node?
    for branch in children(alternatives) {
      switch name(branch)?.local {
      case "Choice": return branch
      case "Fallback": fallback = fallback ?? branch
      default: break
      }
    }
    return fallback
  }

  /// Whether a paragraph ends at its mark, in a view.
  func keepsMark(_ paragraph: Node, _ reading: Reading) -> Bool {
    guard let mark = child(paragraph, "pPr").flatMap({ child($0, "rPr") }) else { return true }
    switch reading {
    case .accepted: return child(mark, "del") == nil && child(mark, "moveFrom") == nil
    case .rejected: return child(mark, "ins") == nil && child(mark, "moveTo") == nil
    }
  }

  /// Whether a paragraph is the dropped capital of the next one (ECMA-376 part 1, section 17.3.1.11).
  func isDroppedCapital(_ paragraph: Node) -> Bool {
    guard let frame = child(paragraph, "pPr").flatMap({ child($0, "framePr") }) else { return false }
    return ["drop", "margin"].contains(attribute(frame, "dropCap"))
  }

  /// Whether a paragraph contains a run in a view.
  func hasContent(_ node: Node, _ reading: Reading) -> Bool {
    for child in children(node) {
      guard let name = name(child) else { continue }
      guard name.namespace == .word else {
        if ["oMath", "oMathPara"].contains(name.local) { return true }
        if name.local == "AlternateContent", let branch = chosenBranch(child), hasContent(branch, reading) {
          return true
        }
        continue
      }
      switch name.local {
      case "r": return true
      case "pPr": break
      case "ins", "moveTo": if reading == .accepted, hasContent(child, reading) { return true }
      case "del", "moveFrom": if reading == .rejected, hasContent(child, reading) { return true }
      default: if hasContent(child, reading) { return true }
      }
    }
    return false
  }
}
