import DocumentModel
import OfficeOpenXML

/// A paragraph that a party adds to a Word original, in the form of one that is there.
struct NewParagraph {
  /// The properties of the paragraph, without its number, and with it.
  private let properties: [UInt8]
  private let numbering: [UInt8]
  private let run: [RunProperty]
  private let hasAutomaticLabel: Bool
  private let keepsFormat: Bool

  /// - Parameter model: a block of the draft; `nil` if none is of that style.
  init(like model: Int?, in alignment: OriginalAlignment, style: ParagraphForm.Style) {
    let mapped = model.flatMap { alignment.blocks[$0] }
    guard let mapped, mapped.part == 0 else {
      (properties, numbering, run, hasAutomaticLabel, keepsFormat) = ([], [], [], false, false)
      return
    }
    let part = alignment.parts[0]
    let tree = part.tree
    let paragraph = part.paragraphs[mapped.paragraphs.lowerBound]
    (properties, numbering) = Self.properties(of: paragraph.node, in: tree)
    run = paragraph.units.first.flatMap { tree.parent(part.units[$0].node) }.map { RunProperty.of($0, in: tree) } ?? []
    hasAutomaticLabel = mapped.hasAutomaticLabel && !numbering.isEmpty
    if case .heading = style { keepsFormat = true } else { keepsFormat = false }
  }

  /// The properties that another paragraph may have too, as written, and its place in a list.
  private static func properties(of node: XMLTree.Node, in tree: XMLTree) -> (all: [UInt8], numbering: [UInt8]) {
    guard let properties = tree.child(node, "pPr") else { return ([], []) }
    var (all, numbering): ([UInt8], [UInt8]) = ([], [])
    for child in tree.children(properties) {
      guard let name = tree.name(child)?.local else { continue }
      switch name {
      case "rPr", "sectPr", "pPrChange", "framePr": break
      case "numPr":
        numbering = Array(tree.bytes[tree.range(child)])
        // The place of the number among the others is kept by a byte that no markup has.
        all.append(0)
      default: all += tree.bytes[tree.range(child)]
      }
    }
    return (all, numbering)
  }

  /// The paragraph, inserted as a whole.
  func written(_ runs: [ChangedRun], by author: String, _ comments: [Int], _ markup: inout ChangeMarkup) -> [UInt8] {
    var runs = runs
    // Word makes the number; one that it would not make, as "7 bis.", is typed.
    let isAutomatic = hasAutomaticLabel && Self.hasPlainLabel(runs)
    if isAutomatic, let tab = runs.firstIndex(where: { $0.content == .tab }) { runs.removeFirst(tab + 1) }
    let parts = properties.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    var own = Array(parts.first ?? [])
    if isAutomatic { own += numbering }
    if parts.count > 1 { own += parts[1] }
    let mark = markup.tag("ins", by: author)
    var made = Array("<w:p><w:pPr>".utf8) + own + Array("<w:rPr>\(mark)/></w:rPr></w:pPr>".utf8)
    made += markup.inserted(runs, by: author, like: run, keepsFormat: keepsFormat)
    for comment in comments { made += ChangeMarkup.anchor(comment).utf8 }
    return made + Array("</w:p>".utf8)
  }

  /// Whether a label before a tab is one that Word counts up to: `12.`, `(b)`, `•`.
  private static func hasPlainLabel(_ runs: [ChangedRun]) -> Bool {
    guard runs.count > 1, case .text(let words) = runs[0].content, runs[1].content == .tab else { return false }
    let label = String(decoding: words, as: UTF8.self)
    if label == "•" { return true }
    let letters = label.filter { $0.isLetter || $0.isNumber }
    return letters.count <= 3 && (letters.allSatisfy(\.isNumber) || letters.count == 1)
      && label.count <= letters.count + 2
  }
}

/// A row that a party adds to a table of a Word original, in the form of the row before it.
struct NewRow {
  private let tree: XMLTree
  private let row: XMLTree.Node

  init(like row: XMLTree.Node, in tree: XMLTree) {
    self.row = row
    self.tree = tree
  }

  /// `nil` if the row has another number of cells.
  func written(_ cells: [[ChangedRun]], by author: String, _ markup: inout ChangeMarkup) -> [UInt8]? {
    let models = tree.children(row).filter { tree.isWord($0, "tc") }
    guard models.count == cells.count else { return nil }
    var made = Array("<w:tr><w:trPr>".utf8)
    if let properties = tree.child(row, "trPr") {
      for child in tree.children(properties) {
        guard let name = tree.name(child)?.local, !["tblHeader", "ins", "del", "trPrChange"].contains(name) else {
          continue
        }
        made += tree.bytes[tree.range(child)]
      }
    }
    made += Array("\(markup.tag("ins", by: author))/></w:trPr>".utf8)
    for (cell, runs) in zip(models, cells) {
      made += "<w:tc>".utf8
      if let properties = tree.child(cell, "tcPr") { made += tree.bytes[tree.range(properties)] }
      made += "<w:p>".utf8
      if let paragraph = tree.child(cell, "p"), let properties = tree.child(paragraph, "pPr") {
        made += "<w:pPr>".utf8
        for child in tree.children(properties) {
          guard let name = tree.name(child)?.local, !["rPr", "sectPr", "pPrChange", "numPr"].contains(name) else {
            continue
          }
          made += tree.bytes[tree.range(child)]
        }
        made += "</w:pPr>".utf8
      }
      made += markup.inserted(runs, by: author, like: [], keepsFormat: false)
      made += "</w:p></w:tc>".utf8
    }
    return made + Array("</w:tr>".utf8)
  }
}
