import DocumentModel
import OfficeOpenXML

/// The rows of a table in a view, each with its cells.
struct TableRows {
  struct Row {
    let node: XMLTree.Node
    var cells: [XMLTree.Node] = []
    /// The content control directly around each cell, if any.
    var controls: [XMLTree.Node: XMLTree.Node] = [:]
  }

  private let tree: XMLTree
  private let reading: Reading
  private(set) var rows: [Row] = []
  /// Rows and cells that are not in this view.
  private(set) var gone: [XMLTree.Node] = []

  init(_ table: XMLTree.Node, in tree: XMLTree, _ reading: Reading) {
    self.tree = tree
    self.reading = reading
    collectRows(table)
  }

  private mutating func collectRows(_ container: XMLTree.Node) {
    for node in tree.children(container) {
      guard let name = tree.name(node), name.namespace == .word else { continue }
      switch name.local {
      case "tr":
        guard tree.child(node, "trPr").map({ isThere($0, inserted: "ins", deleted: "del") }) ?? true else {
          gone.append(node)
          continue
        }
        var row = Row(node: node)
        collectCells(node, into: &row)
        rows.append(row)
      case "sdt": if let content = tree.child(node, "sdtContent") { collectRows(content) }
      case "customXml": collectRows(node)
      case "ins", "moveTo": if reading == .accepted { collectRows(node) } else { gone.append(node) }
      case "del", "moveFrom": if reading == .rejected { collectRows(node) } else { gone.append(node) }
      default: break
      }
    }
  }

  private mutating func collectCells(_ container: XMLTree.Node, in control: XMLTree.Node? = nil, into row: inout Row) {
    for node in tree.children(container) {
      guard let name = tree.name(node), name.namespace == .word else { continue }
      switch name.local {
      case "tc":
        guard tree.child(node, "tcPr").map({ isThere($0, inserted: "cellIns", deleted: "cellDel") }) ?? true
        else {
          gone.append(node)
          continue
        }
        row.cells.append(node)
        row.controls[node] = control
      case "sdt": if let content = tree.child(node, "sdtContent") { collectCells(content, in: node, into: &row) }
      case "customXml": collectCells(node, in: control, into: &row)
      default: break
      }
    }
  }

  private func isThere(_ properties: XMLTree.Node, inserted: String, deleted: String) -> Bool {
    switch reading {
    case .accepted: tree.child(properties, deleted) == nil
    case .rejected: tree.child(properties, inserted) == nil
    }
  }
}
