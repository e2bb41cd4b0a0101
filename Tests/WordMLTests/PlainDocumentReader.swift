import OfficeOpenXML
import Testing
import WordML

/// Reads a Word file back as it is once all its changes are accepted, or all are rejected: a line for each paragraph or row.
///
/// It knows only what the format says of changes, nothing of who wrote them.
struct PlainDocumentReader {
  /// Whether the changes of an author are accepted.
  private let accepts: (_ author: String) -> Bool
  private let notes: XMLTree
  private var lines: [String] = []
  /// What a paragraph whose mark is gone leaves to the next one.
  private var carried = ""
  /// Problems that a strict reader would have with the file.
  private(set) var faults: [String] = []
  private var ids: Set<String> = []

  static func read(_ bytes: [UInt8], accepting: Bool) throws -> (lines: [String], faults: [String]) {
    let archive = try OfficeArchive(bytes)
    return try read(
      document: XMLTree("word/document.xml", in: archive), notes: XMLTree("word/footnotes.xml", in: archive),
      accepting: accepting)
  }

  static func read(document: XMLTree, notes: XMLTree, accepting: Bool) throws -> (lines: [String], faults: [String]) {
    try read(document: document, notes: notes) { _ in accepting }
  }

  /// The same with the changes of some authors accepted, and those of the others rejected.
  static func read(
    document: XMLTree, notes: XMLTree, accepting accepts: @escaping (_ author: String) -> Bool
  ) throws -> (lines: [String], faults: [String]) {
    var reader = PlainDocumentReader(accepts: accepts, notes: notes)
    let body = try #require(document.child(document.root, "body"))
    reader.blocks(body, document)
    if !reader.carried.isEmpty { reader.faults.append("text without a paragraph: \(reader.carried)") }
    reader.checkIDs(document)
    reader.checkIDs(reader.notes)
    return (reader.lines, reader.faults)
  }

  private init(accepts: @escaping (String) -> Bool, notes: XMLTree) {
    self.accepts = accepts
    self.notes = notes
  }

  /// Whether what stands in a change is there.
  private func isThere(_ change: XMLTree.Node, _ tree: XMLTree) -> Bool {
    switch tree.name(change)?.local {
    case "ins", "moveTo": accepts(tree.attribute(change, "author") ?? "")
    case "del", "moveFrom": !accepts(tree.attribute(change, "author") ?? "")
    default: true
    }
  }

  /// Whether a change of properties is taken back.
  private func isUndone(_ change: XMLTree.Node, _ tree: XMLTree) -> Bool {
    !accepts(tree.attribute(change, "author") ?? "")
  }

  private static let changes: Set<String> = ["ins", "del", "moveFrom", "moveTo"]

  private mutating func blocks(_ node: XMLTree.Node, _ tree: XMLTree) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "p": paragraph(child, tree)
      case "tbl": table(child, tree)
      default: break
      }
    }
  }

  private mutating func paragraph(_ node: XMLTree.Node, _ tree: XMLTree) {
    let properties = tree.child(node, "pPr")
    carried += text(node, tree)
    let mark = properties.flatMap { tree.child($0, "rPr") }
    let gone = mark.map { mark in
      tree.children(mark).contains { child in
        let name = tree.name(child)?.local ?? ""
        return Self.changes.contains(name) && !isThere(child, tree)
      }
    }
    if gone == true { return }
    var form = properties
    if let change = properties.flatMap({ tree.child($0, "pPrChange") }), isUndone(change, tree) {
      form = tree.child(change, "pPr")
    }
    let style = form.flatMap { tree.value($0, "pStyle") } ?? "Normal"
    let indent = form.flatMap { tree.child($0, "ind") }.flatMap { tree.attribute($0, "left") } ?? "0"
    // A paragraph of nothing is no words; a rule is seen.
    if !carried.isEmpty || style == "Rule" { lines.append("\(style)/\(indent): \(Self.withoutEmptyFormats(carried))") }
    carried = ""
  }

  private mutating func table(_ node: XMLTree.Node, _ tree: XMLTree) {
    if !carried.isEmpty { faults.append("text runs into a table: \(carried)") }
    for row in tree.children(node) where tree.isWord(row, "tr") {
      let change = tree.child(row, "trPr").flatMap { properties in
        tree.children(properties).first { Self.changes.contains(tree.name($0)?.local ?? "") }
      }
      let isRowThere = change.map { isThere($0, tree) } ?? true
      var cells: [String] = []
      for cell in tree.children(row) where tree.isWord(cell, "tc") {
        let paragraphs = tree.children(cell).filter { tree.isWord($0, "p") }
        if paragraphs.isEmpty { faults.append("a cell without a paragraph") }
        cells.append(paragraphs.map { text($0, tree) }.joined(separator: " / "))
      }
      if isRowThere {
        lines.append("row: " + cells.joined(separator: " | "))
      } else if cells.contains(where: { !$0.isEmpty }) {
        faults.append("words in a row that is gone: \(cells)")
      }
    }
  }

  /// The words of a paragraph with their formats, references to notes with the notes' own words.
  private mutating func text(_ node: XMLTree.Node, _ tree: XMLTree, inChange: String? = nil) -> String {
    var result = ""
    for child in tree.children(node) {
      guard let name = tree.name(child)?.local else { continue }
      if Self.changes.contains(name) {
        if inChange != nil { faults.append("a change within a change") }
        let inner = text(child, tree, inChange: name)
        if isThere(child, tree) { result += inner }
      } else if name == "r" {
        result += run(child, tree, inChange: inChange)
      } else if name == "hyperlink" {
        result += text(child, tree, inChange: inChange)
      }
    }
    return Self.withoutEmptyFormats(result)
  }

  private mutating func run(_ node: XMLTree.Node, _ tree: XMLTree, inChange: String?) -> String {
    var words = ""
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "t":
        if inChange == "del" { faults.append("w:t in a deletion") }
        words += tree.words(child)
      case "delText":
        if inChange != "del" { faults.append("w:delText outside a deletion") }
        words += tree.words(child)
      case "tab": words += "⇥"
      case "br": words += "⏎"
      case "footnoteReference": words += "{" + note(tree.attribute(child, "id") ?? "") + "}"
      default: break
      }
    }
    var properties = tree.child(node, "rPr")
    if let change = properties.flatMap({ tree.child($0, "rPrChange") }), isUndone(change, tree) {
      properties = tree.child(change, "rPr")
    }
    let format = properties.map { properties in
      tree.children(properties).compactMap { child -> String? in
        switch tree.name(child)?.local {
        case "b": "B"
        case "i": "I"
        case "strike": "S"
        case "rStyle": tree.attribute(child, "val") == "FootnoteReference" ? nil : tree.attribute(child, "val")
        default: nil
        }
      }.joined()
    }
    guard let format, !format.isEmpty, !words.isEmpty else { return words }
    return "⟨\(format)⟩\(words)⟨/\(format)⟩"
  }

  private mutating func note(_ id: String) -> String {
    let found = notes.children(notes.root).first { notes.isWord($0, "footnote") && notes.attribute($0, "id") == id }
    guard let found, let paragraph = notes.child(found, "p") else {
      faults.append("no footnote \(id)")
      return ""
    }
    // The blank after the number is not the note's.
    return String(text(paragraph, notes).drop { $0 == " " })
  }

  /// Runs of one format that follow each other are one.
  private static func withoutEmptyFormats(_ text: String) -> String {
    guard text.contains("⟩⟨") else { return text }
    var text = text
    for format in formats(in: text) { text = text.replacing("⟨/\(format)⟩⟨\(format)⟩", with: "") }
    return text
  }

  private static func formats(in text: String) -> Set<String> {
    Set(text.split(separator: "⟨/").dropFirst().compactMap { $0.split(separator: "⟩").first.map(String.init) })
  }

  /// Each change has a number of its own, an author and a date.
  private mutating func checkIDs(_ tree: XMLTree) {
    var pending = [tree.root]
    while let node = pending.popLast() {
      for child in tree.children(node) where tree.isElement(child) { pending.append(child) }
      guard let name = tree.name(node)?.local, Self.changes.contains(name) || name.hasSuffix("Change") else { continue }
      if let id = tree.attribute(node, "id"), !ids.insert(id).inserted { faults.append("two changes \(id)") }
      if tree.attribute(node, "author") == nil || tree.attribute(node, "date") == nil {
        faults.append("\(name) of nobody")
      }
    }
  }
}
