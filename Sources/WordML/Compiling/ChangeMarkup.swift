import DocumentModel
import OfficeOpenXML

/// Writes tracked changes of several authors into a Word file's own markup.
struct ChangeMarkup {
  let date: String
  private(set) var nextID: Int
  private(set) var notes: AddedNotes

  init(date: String, firstID: Int, notes: AddedNotes) {
    self.date = date
    self.notes = notes
    nextID = firstID
  }

  /// `<w:ins w:id="…" w:author="…" w:date="…"`, not closed.
  mutating func tag(_ element: String, by author: String) -> String {
    defer { nextID += 1 }
    return
      "<w:\(element) w:id=\"\(nextID)\" w:author=\"\(PlainMarkup.escaped(author))\" w:date=\"\(PlainMarkup.escaped(date))\""
  }

  /// The place of a comment.
  static func anchor(_ comment: Int) -> String {
    "<w:commentRangeStart w:id=\"\(comment)\"/><w:commentRangeEnd w:id=\"\(comment)\"/><w:r><w:commentReference w:id=\"\(comment)\"/></w:r>"
  }

  /// Runs as an insertion, with the properties of the run beside it.
  mutating func inserted(_ runs: [ChangedRun], by author: String, like properties: [RunProperty], keepsFormat: Bool)
    -> [UInt8]
  {
    let all = runs.map { run -> [UInt8] in
      let own = keepsFormat ? properties : RunProperty.formatted(properties, run.format)
      let written = own.isEmpty ? [] : Array("<w:rPr>".utf8) + own.flatMap(\.markup) + Array("</w:rPr>".utf8)
      let content: [UInt8]
      switch run.content {
      case .text(let words):
        content =
          Array("<w:t xml:space=\"preserve\">".utf8) + XMLTags.escaped(String(decoding: words, as: UTF8.self))
          + Array("</w:t>".utf8)
      case .tab: content = Array("<w:tab/>".utf8)
      case .lineBreak: content = Array("<w:br/>".utf8)
      case .note(_, let label?): return notes.add(label, by: author)
      case .note, .paragraphEnd, .cellEnd: return []
      }
      return Array("<w:r>".utf8) + written + content + Array("</w:r>".utf8)
    }.joined()
    guard !all.isEmpty else { return [] }
    return Array((tag("ins", by: author) + ">").utf8) + all + Array("</w:ins>".utf8)
  }
}

/// A property of a run, as written.
struct RunProperty {
  let name: String
  let markup: [UInt8]

  /// The properties of a run that an insertion beside it takes over.
  static func of(_ run: XMLTree.Node, in tree: XMLTree) -> [RunProperty] {
    guard let properties = tree.child(run, "rPr") else { return [] }
    return tree.children(properties).compactMap { node in
      guard let name = tree.name(node)?.local, !["rPrChange", "ins", "del", "moveFrom", "moveTo"].contains(name) else {
        return nil
      }
      return RunProperty(name: name, markup: Array(tree.bytes[tree.range(node)]))
    }
  }

  /// The same with the formatting of Markdown's inline syntax, in the order of the schema (ECMA-376, part 1, 17.3.2.28).
  static func formatted(_ properties: [RunProperty], _ format: TextFormat) -> [RunProperty] {
    var own: [(name: String, markup: String)] = []
    if format.contains(.bold) { own += [("b", "<w:b/>"), ("bCs", "<w:bCs/>")] }
    if format.contains(.italic) { own += [("i", "<w:i/>"), ("iCs", "<w:iCs/>")] }
    if format.contains(.struck) { own.append(("strike", "<w:strike/>")) }
    var rest = properties.filter { !["b", "bCs", "i", "iCs", "strike"].contains($0.name) }
    var result: [RunProperty] = []
    for name in ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"] {
      if let place = rest.firstIndex(where: { $0.name == name }) { result.append(rest.remove(at: place)) }
      if let made = own.first(where: { $0.name == name }) {
        result.append(RunProperty(name: name, markup: Array(made.markup.utf8)))
      }
    }
    return result + rest
  }
}
