import DocumentModel
import OfficeOpenXML

/// Writes a part of a Word original with what is marked in it; all else is copied byte for byte.
struct MarkedPart {
  private let part: OriginalPart
  private let marks: PartMarks
  private(set) var markup: ChangeMarkup
  private let firstComment: Int
  private let tree: XMLTree
  private let numbers: [XMLTree.Node: Int]
  private var out: [UInt8] = []
  /// The next character of the paragraph that is being written.
  private var unit = 0

  init(_ part: OriginalPart, _ marks: PartMarks, _ markup: ChangeMarkup, firstComment: Int) {
    self.part = part
    self.marks = marks
    self.markup = markup
    self.firstComment = firstComment
    tree = part.tree
    numbers = Dictionary(uniqueKeysWithValues: marks.touched.map { (part.paragraphs[$0].node, $0) })
  }

  /// The part. Cost: linear in it.
  mutating func written() -> [UInt8] {
    let whole = tree.range(tree.root)
    // More than is written: what is not used takes no memory, while growing would take twice as much.
    out.reserveCapacity(tree.bytes.count * 2 + 512 * marks.count)
    out += tree.bytes[..<whole.lowerBound]
    write(tree.root)
    out += tree.bytes[whole.upperBound...]
    return out
  }

  private static let containers: Set<String> = [
    "document", "body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "footnotes", "footnote", "endnotes",
    "endnote",
  ]

  private mutating func write(_ node: XMLTree.Node) {
    out += marks.before[node] ?? []
    defer { out += marks.after[node] ?? [] }
    if let number = numbers[node] { return paragraph(number) }
    guard let name = tree.name(node), name.namespace == .word, Self.containers.contains(name.local) else {
      return copy(node)
    }
    out += tree.openTag(node)
    if let author = marks.rows[node] {
      row(node, by: author)
    } else {
      for child in tree.children(node) { write(child) }
    }
    out += tree.closeTag(node)
  }

  private mutating func copy(_ node: XMLTree.Node) { out += tree.bytes[tree.range(node)] }

  /// The content of a deleted row.
  private mutating func row(_ node: XMLTree.Node, by author: String) {
    let mark = Array((markup.tag("del", by: author) + "/>").utf8)
    guard let properties = tree.child(node, "trPr") else {
      var isWritten = false
      for child in tree.children(node) {
        if !isWritten, !tree.isWord(child, "tblPrEx"), tree.isElement(child) {
          out += "<w:trPr>".utf8
          out += mark
          out += "</w:trPr>".utf8
          isWritten = true
        }
        write(child)
      }
      return
    }
    for child in tree.children(node) {
      guard child == properties else {
        write(child)
        continue
      }
      out += tree.openTag(child)
      out += tree.bytes[tree.content(child)]
      out += mark
      out += tree.closeTag(child)
    }
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ number: Int) {
    let node = part.paragraphs[number].node
    unit = part.paragraphs[number].units.lowerBound
    out += tree.openTag(node)
    let properties = tree.child(node, "pPr")
    if let author = marks.marks[node] {
      mark(properties, by: author)
    } else if let properties {
      copy(properties)
    }
    insert(marks.atStart[number] ?? [], like: firstRun(of: number))
    for child in tree.children(node) where child != properties { inline(child) }
    out += tree.closeTag(node)
  }

  private func firstRun(of paragraph: Int) -> [RunProperty] {
    part.paragraphs[paragraph].units.first.flatMap { tree.parent(part.units[$0].node) }.map {
      RunProperty.of($0, in: tree)
    }
      ?? []
  }

  /// The properties of a paragraph whose mark is deleted.
  private mutating func mark(_ properties: XMLTree.Node?, by author: String) {
    let mark = Array((markup.tag("del", by: author) + "/>").utf8)
    guard let properties else {
      out += Array("<w:pPr><w:rPr>".utf8) + mark + Array("</w:rPr></w:pPr>".utf8)
      return
    }
    out += tree.openTag(properties)
    var isWritten = false
    for child in tree.children(properties) {
      if tree.isWord(child, "rPr") {
        out += tree.openTag(child)
        out += mark
        out += tree.bytes[tree.content(child)]
        out += tree.closeTag(child)
        isWritten = true
        continue
      }
      if !isWritten, tree.isWord(child, "sectPr") || tree.isWord(child, "pPrChange") {
        out += Array("<w:rPr>".utf8) + mark + Array("</w:rPr>".utf8)
        isWritten = true
      }
      copy(child)
    }
    if !isWritten { out += Array("<w:rPr>".utf8) + mark + Array("</w:rPr>".utf8) }
    out += tree.closeTag(properties)
  }

  private mutating func inline(_ node: XMLTree.Node) {
    guard let name = tree.name(node), name.namespace == .word else { return copy(node) }
    if name.local == "r" { return run(node) }
    guard OriginalPart.holdsRuns(name.local) else { return copy(node) }
    out += tree.openTag(node)
    for child in tree.children(node) { inline(child) }
    out += tree.closeTag(node)
    // What follows a link is none.
    if let insertions = marks.afterLink[node] { insert(insertions, like: []) }
  }

  // MARK: Runs

  /// The characters that a child of a run holds.
  private func count(of child: XMLTree.Node) -> Int {
    guard unit < part.units.count, part.units[unit].node == child else { return 0 }
    return tree.isWord(child, "t") ? tree.words(child).unicodeScalars.count : 1
  }

  private mutating func run(_ node: XMLTree.Node) {
    let start = unit
    for child in tree.children(node) { unit += count(of: child) }
    guard (start..<unit).contains(where: { marks.deleted[$0] != 0 || marks.afterUnit[$0] != nil }) else {
      return copy(node)
    }
    unit = start
    let properties = tree.child(node, "rPr")
    let own = RunProperty.of(node, in: tree)
    let head = Array(tree.openTag(node)) + (properties.map { Array(tree.bytes[tree.range($0)]) } ?? [])
    for child in tree.children(node) where child != properties && tree.isElement(child) {
      let count = count(of: child)
      guard count > 0 else {
        out += head + tree.bytes[tree.range(child)] + tree.closeTag(node)
        continue
      }
      let scalars = tree.isWord(child, "t") ? Array(tree.words(child).unicodeScalars) : nil
      var at = 0
      while at < count {
        var end = at + 1
        let deleting = marks.author(of: unit + at)
        while end < count, marks.afterUnit[unit + end - 1] == nil, marks.author(of: unit + end) == deleting { end += 1 }
        if let deleting { out += (markup.tag("del", by: deleting) + ">").utf8 }
        out += head
        if let scalars {
          var words = String.UnicodeScalarView()
          words.append(contentsOf: scalars[at..<end])
          let element = deleting == nil ? "w:t" : "w:delText"
          out +=
            Array("<\(element) xml:space=\"preserve\">".utf8) + XMLTags.escaped(String(words))
            + Array("</\(element)>".utf8)
        } else {
          out += tree.bytes[tree.range(child)]
        }
        out += tree.closeTag(node)
        if deleting != nil { out += "</w:del>".utf8 }
        insert(marks.afterUnit[unit + end - 1] ?? [], like: own)
        at = end
      }
      unit += count
    }
  }

  private mutating func insert(_ insertions: [PartMarks.Insertion], like own: [RunProperty]) {
    for insertion in insertions {
      switch insertion {
      case .runs(let runs, let author): out += markup.inserted(runs, by: author, like: own, keepsFormat: false)
      case .comments(let comments): for comment in comments { out += ChangeMarkup.anchor(comment).utf8 }
      }
    }
  }
}
