import OfficeOpenXML

/// A part of a Word original with the characters that its paragraphs show, in order, each with the node that holds it.
struct OriginalPart {
  let tree: XMLTree
  private(set) var units: [Unit] = []
  private(set) var paragraphs: [Paragraph] = []
  /// The references to notes, in order, and the paragraphs of each note by its number, if this is a part of notes.
  private(set) var notes: [Reference] = []
  private(set) var noteParagraphs: [String: Range<Int>] = [:]
  /// The largest number of a note, if this is a part of notes.
  private(set) var largestNote = 0
  /// Whether the text between the marks of a field is its code, for each open field.
  private var fields: [Bool] = []

  /// A character on paper.
  struct Unit {
    let scalar: Unicode.Scalar
    /// The text, or the element that stands for the character.
    let node: XMLTree.Node
    let paragraph: Int32
  }

  /// A reference to a note.
  struct Reference {
    let node: XMLTree.Node
    let id: String
    let isEndnote: Bool
  }

  struct Paragraph {
    let node: XMLTree.Node
    /// Its characters.
    var units: Range<Int>
    /// The innermost row of a table, and the outermost table, that it is in.
    let row: XMLTree.Node?
    let table: XMLTree.Node?
  }

  /// What stands for a reference to a note.
  static let note: Unicode.Scalar = "\u{FFFC}"

  /// The paragraphs below a node, but for those in text boxes. Cost: linear.
  init(_ tree: XMLTree, below node: XMLTree.Node) {
    self.tree = tree
    walk(node, row: nil, table: nil)
  }

  private mutating func walk(_ node: XMLTree.Node, row: XMLTree.Node?, table: XMLTree.Node?) {
    for child in tree.children(node) {
      guard let name = tree.name(child), name.namespace == .word else { continue }
      switch name.local {
      case "p":
        let start = units.count
        paragraphs.append(Paragraph(node: child, units: start..<start, row: row, table: table))
        inlines(child)
        paragraphs[paragraphs.count - 1].units = start..<units.count
      case "tbl": walk(child, row: row, table: table ?? child)
      case "tr": walk(child, row: child, table: table)
      case "tc", "sdt", "sdtContent", "customXml": walk(child, row: row, table: table)
      case "footnote", "endnote":
        let id = tree.attribute(child, "id") ?? ""
        if let number = Int(id), number < 1 << 29 { largestNote = max(largestNote, number) }
        guard tree.attribute(child, "type") == nil else { continue }
        let start = paragraphs.count
        walk(child, row: nil, table: nil)
        if noteParagraphs[id] == nil { noteParagraphs[id] = start..<paragraphs.count }
      default: break
      }
    }
  }

  private mutating func inlines(_ node: XMLTree.Node) {
    for child in tree.children(node) {
      guard let name = tree.name(child), name.namespace == .word else { continue }
      if name.local == "r" {
        run(child)
      } else if Self.holdsRuns(name.local) {
        inlines(child)
      }
    }
  }

  /// Whether an element within a paragraph contains runs.
  static func holdsRuns(_ local: String) -> Bool {
    ["hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo"].contains(local)
  }

  private mutating func run(_ node: XMLTree.Node) {
    for child in tree.children(node) {
      guard let name = tree.name(child), name.namespace == .word else { continue }
      switch name.local {
      case "fldChar":
        switch tree.attribute(child, "fldCharType") {
        case "begin": fields.append(true)
        case "separate": if !fields.isEmpty { fields[fields.count - 1] = false }
        default: _ = fields.popLast()
        }
      case _ where fields.contains(true): break
      case "t": for scalar in tree.words(child).unicodeScalars { add(scalar, child) }
      case "tab", "ptab": add("\t", child)
      case "br", "cr": add("\n", child)
      case "noBreakHyphen": add("\u{2011}", child)
      case "footnoteReference", "endnoteReference":
        notes.append(
          Reference(
            node: child, id: tree.attribute(child, "id") ?? "", isEndnote: name.local == "endnoteReference"))
        add(Self.note, child)
      default: break
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ node: XMLTree.Node) {
    units.append(Unit(scalar: scalar, node: node, paragraph: Int32(paragraphs.count - 1)))
  }
}

extension Unicode.Scalar {
  /// Whether it tells two texts apart: no white space, and nothing without a width.
  var counts: Bool {
    switch value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: false
    default: !properties.isWhitespace
    }
  }
}
