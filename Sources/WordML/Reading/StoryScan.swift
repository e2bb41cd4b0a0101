import DocumentModel
import OfficeOpenXML

/// Finds the words, notes, text boxes, tables and fields of a story by element names alone.
struct StoryScan {
  enum Kind: UInt8 {
    case text, note, box, table, fieldMark, field
    case alternatives, properties, other
  }

  private let tree: XMLTree
  private let kinds: [Kind]
  private let notes: Set<String>

  /// - Parameter notes: those in the file, by ``name(ofNote:isEndnote:)``.
  init(of tree: XMLTree, notes: Set<String>) {
    self.tree = tree
    self.notes = notes
    kinds = tree.names.map(Self.kind)
  }

  static func name(ofNote id: String, isEndnote: Bool) -> String { (isEndnote ? "e" : "f") + id }

  private static func kind(of name: XMLName) -> Kind {
    let isWord = name.namespace == .word
    switch name.local {
    case "t", "delText": return .text
    case "AlternateContent": return .alternatives
    case "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr": return .properties
    case "footnoteReference", "endnoteReference": return isWord ? .note : .other
    case "txbxContent": return .box
    case "txBody": return isWord ? .other : .box
    case "tbl": return isWord ? .table : .other
    case "fldChar": return isWord ? .fieldMark : .other
    case "fldSimple": return isWord ? .field : .other
    default: return .other
    }
  }

  /// Visits each, in order; of alternatives those in the one that is read. Cost: linear.
  func walk(_ node: XMLTree.Node, _ visit: (XMLTree.Node, Kind) -> Void) {
    var open = [node]
    while let node = open.popLast() {
      guard let number = tree.nameNumber(node) else { continue }
      let kind = kinds[number]
      switch kind {
      case .text:
        visit(node, kind)
        continue
      case .properties: continue
      case .alternatives:
        if let branch = tree.chosenBranch(node) { open.append(branch) }
        continue
      case .fieldMark, .note:
        visit(node, kind)
        continue
      case .box, .table, .field: visit(node, kind)
      case .other: break
      }
      let first = open.count
      for child in tree.children(node) where tree.isElement(child) { open.append(child) }
      open[first...].reverse()
    }
  }

  func tally(_ node: XMLTree.Node) -> ContentTally {
    var tally = ContentTally()
    var boxes: [XMLTree.Node] = []
    var seen: Set<String> = []
    walk(node) { node, kind in
      switch kind {
      case .text: tally.letters += tree.letters(node)
      case .note: if let name = name(ofReference: node), seen.insert(name).inserted { tally.notes += 1 }
      case .box: boxes.append(node)
      case .table: tally.tables += 1
      case .fieldMark: if tree.attribute(node, "fldCharType") == "begin" { tally.fields += 1 }
      case .field: tally.fields += 1
      default: break
      }
    }
    // A text box without letters does not count.
    for box in boxes where holdsLetters(box) { tally.boxes += 1 }
    return tally
  }

  /// `nil` if the file has no such note.
  func name(ofReference node: XMLTree.Node) -> String? {
    guard let id = tree.attribute(node, "id") else { return nil }
    let name = Self.name(ofNote: id, isEndnote: tree.isWord(node, "endnoteReference"))
    return notes.contains(name) ? name : nil
  }

  func holdsLetters(_ node: XMLTree.Node) -> Bool {
    var letters = 0
    walk(node) { inner, kind in if kind == .text, letters == 0 { letters += tree.letters(inner) } }
    return letters > 0
  }
}

extension XMLTree {
  /// The letters of the texts directly within an element.
  fileprivate func letters(_ node: Node) -> Int {
    children(node).reduce(0) { count, text in
      guard !isElement(text) else { return count }
      let written = bytes[range(text)]
      if written.contains(UInt8(ascii: "&")) { return count + LetterCount.of(self.text(text)) }
      return count + written.withUnsafeBufferPointer { LetterCount.of($0) }
    }
  }
}
