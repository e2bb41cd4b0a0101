import OfficeOpenXML

/// The notes that parties add to a copy of a Word original, in the form of those that it has: footnotes, or endnotes if it has
/// endnotes alone.
///
/// A reference is an insertion of its party, and so are the words of its note. Once the reference is rejected nothing refers to
/// the note, and Word removes it.
struct AddedNotes {
  /// `footnote` or `endnote`.
  let kind: String
  /// The properties of a run with a reference or with the note's own number, and of a note's paragraphs.
  private let reference: [UInt8]
  private let paragraph: [UInt8]
  private let firstID: Int
  /// The notes by number, from ``firstID``: each with its label in a proposal's text, and who adds it.
  private(set) var notes: [(label: ArraySlice<UInt8>, author: String)] = []

  /// - Parameter read: the parts of the original with text, the body first.
  init(like read: [OriginalPart], styles: XMLTree?) {
    let references = read.first?.notes ?? []
    let isEndnote = !references.isEmpty && references.allSatisfy { $0.isEndnote }
    kind = isEndnote ? "endnote" : "footnote"
    let element = kind
    let part = read.dropFirst().first { $0.tree.isWord($0.tree.root, element + "s") }
    firstID = 1 + max(0, part?.largestNote ?? 0)
    var (run, text): ([UInt8], [UInt8]) = ([], [])
    if let body = read.first?.tree, let first = references.first(where: { $0.isEndnote == isEndnote }),
      let parent = body.parent(first.node)
    {
      run = RunProperty.of(parent, in: body).filter { ["rStyle", "vertAlign"].contains($0.name) }.flatMap(\.markup)
    }
    if let part, let first = part.paragraphs.first, let properties = part.tree.child(first.node, "pPr") {
      for child in part.tree.children(properties) where part.tree.isElement(child) {
        guard let name = part.tree.name(child)?.local, !["rPr", "sectPr", "pPrChange", "numPr"].contains(name) else {
          continue
        }
        text += part.tree.bytes[part.tree.range(child)]
      }
    }
    if run.isEmpty {
      let style = Self.style("\(kind) reference", in: styles).map { "<w:rStyle w:val=\"\($0)\"/>" }
      run = Array((style ?? "<w:vertAlign w:val=\"superscript\"/>").utf8)
    }
    if text.isEmpty, let style = Self.style("\(kind) text", in: styles) {
      text = Array("<w:pStyle w:val=\"\(style)\"/>".utf8)
    }
    (reference, paragraph) = (run, text)
  }

  /// The identifier of a style with one of Word's own names, which are the same in every language.
  private static func style(_ name: String, in styles: XMLTree?) -> String? {
    guard let styles else { return nil }
    return styles.children(styles.root).first {
      styles.isWord($0, "style") && styles.value($0, "name")?.lowercased() == name
    }.flatMap { styles.attribute($0, "styleId") }.map(PlainMarkup.escaped)
  }

  /// A new note, and the run that refers to it.
  mutating func add(_ label: ArraySlice<UInt8>, by author: String) -> [UInt8] {
    notes.append((label, author))
    return run("<w:\(kind)Reference w:id=\"\(firstID + notes.count - 1)\"/>")
  }

  private func run(_ content: String) -> [UInt8] {
    Array("<w:r><w:rPr>".utf8) + reference + Array("</w:rPr>\(content)</w:r>".utf8)
  }

  /// The note at an index, as an element of its part.
  func element(_ index: Int, _ words: [UInt8]) -> [UInt8] {
    let properties = paragraph.isEmpty ? [] : Array("<w:pPr>".utf8) + paragraph + Array("</w:pPr>".utf8)
    return Array("<w:\(kind) w:id=\"\(firstID + index)\"><w:p>".utf8) + properties + run("<w:\(kind)Ref/>")
      + Array("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>".utf8) + words + Array("</w:p></w:\(kind)>".utf8)
  }
}

extension PackageParts {
  /// Adds notes to those of the file, or as a part of their own if it has none.
  mutating func add(notes: [UInt8], of kind: String) throws(PackageError) {
    guard !notes.isEmpty else { return }
    if let name = part(kind + "s"), let bytes = contents[name] { return set(name, Self.appending(notes, to: bytes)) }
    guard let main = try tree(self.main), let address = PartNamespaces(main).wordAddress(main) else {
      throw .damaged(.content)
    }
    let file = "word/\(kind)s.xml"
    let name = contents[file] == nil ? file : freeName(like: file)
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    bytes += "<w:\(kind)s xmlns:w=\"\(address)\">".utf8
    for (id, separator) in [(-1, "separator"), (0, "continuationSeparator")] {
      bytes +=
        "<w:\(kind) w:type=\"\(separator)\" w:id=\"\(id)\"><w:p><w:r><w:\(separator)/></w:r></w:p></w:\(kind)>".utf8
    }
    bytes += notes
    bytes += "</w:\(kind)s>".utf8
    add(
      name, bytes, type: "application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind)s+xml")
    _ = relate(self.main, type: relationshipType(kind + "s"), target: name, isExternal: false)
  }
}
