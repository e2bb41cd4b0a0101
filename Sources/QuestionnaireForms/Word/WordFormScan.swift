import OfficeOpenXML

/// The tables of a document with what is in their cells, and what is outside of all tables.
struct WordFormScan {
  private let tree: XMLTree
  private(set) var tables: [Table] = []
  /// What is outside of tables, as one text.
  private(set) var loose = WordFormText()
  /// Whether the document has content controls at all: a program may have made plain text of all of them.
  private(set) var hasControls = false
  private(set) var hasLegacyFields = false
  private var looseReader: WordFormTextReader

  struct Table: Sendable {
    /// The rows with the texts of their cells.
    var rows: [[WordFormText]] = []
  }

  /// Cost: linear in the part.
  init(_ tree: XMLTree) {
    self.tree = tree
    looseReader = WordFormTextReader(tree)
    walk(tree.root)
    loose = looseReader.finished
    hasControls =
      !loose.controls.isEmpty || tables.contains { $0.rows.contains { $0.contains { !$0.controls.isEmpty } } }
    hasLegacyFields =
      loose.hasLegacyFields || tables.contains { $0.rows.contains { $0.contains(where: \.hasLegacyFields) } }
  }

  private mutating func walk(_ node: XMLTree.Node) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "tbl": table(child)
      case "p": looseReader.readElement(child, nil)
      case "del", "moveFrom", "Fallback": break
      // A control around paragraphs outside of tables is read with its tag; one around tables is only what it holds.
      case "sdt" where !holdsTable(child): looseReader.readElement(child, nil)
      case nil: break
      default: walk(child)
      }
    }
  }

  private func holdsTable(_ node: XMLTree.Node) -> Bool {
    guard let content = tree.child(node, "sdtContent") else { return false }
    return tree.children(content).contains { ["tbl", "sdt"].contains(tree.name($0)?.local ?? "") }
  }

  private mutating func table(_ node: XMLTree.Node) {
    var table = Table()
    rows(of: node, into: &table)
    tables.append(table)
  }

  private func rows(of node: XMLTree.Node, into table: inout Table) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "tr":
        var cells: [WordFormText] = []
        self.cells(of: child, control: nil, into: &cells)
        table.rows.append(cells)
      case "sdt", "sdtContent", "ins", "moveTo", "customXml": rows(of: child, into: &table)
      default: break
      }
    }
  }

  /// - Parameter control: the properties of a control around the cell, as others make them.
  private func cells(of node: XMLTree.Node, control: XMLTree.Node?, into cells: inout [WordFormText]) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "tc":
        var reader = WordFormTextReader(tree)
        reader.read(child)
        var text = reader.finished
        // Its tag counts where the cell has no control of its own.
        if text.controls.isEmpty, let control, let tag = tree.child(control, "sdtPr").flatMap({ tree.value($0, "tag") })
        {
          text.controls = [.init(tag: tag)]
          for line in text.lines.indices {
            for piece in text.lines[line].indices { text.lines[line][piece].control = 0 }
          }
          text.finish()
        }
        cells.append(text)
      case "sdt":
        if let content = tree.child(child, "sdtContent") { self.cells(of: content, control: child, into: &cells) }
      case "ins", "moveTo", "customXml": self.cells(of: child, control: control, into: &cells)
      default: break
      }
    }
  }
}
