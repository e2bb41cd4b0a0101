import OfficePackage

/// Reads the runs of one paragraph into the pieces of a ``PartText``.
struct RunReader {
  let part: PartText
  private var tree: XMLTree { part.tree }
  private(set) var hasReferences = false
  private(set) var isResolved = false
  /// Where the outermost open field began, if it did in this paragraph.
  private var field: (piece: Int, text: Int)?
  private var fieldDepth = 0

  init(_ part: PartText) { self.part = part }

  mutating func read(_ paragraph: XMLTree.Node) {
    inline(paragraph, wrapper: 0, Revision())
  }

  private mutating func inline(_ container: XMLTree.Node, wrapper: Int32, _ revision: Revision) {
    for node in tree.children(container) where tree.isElement(node) {
      let name = tree.name(node)
      guard name?.namespace == .word else {
        object(node, run: nil, wrapper, revision)
        continue
      }
      switch name?.local ?? "" {
      case "r": run(node, wrapper, revision)
      case "pPr", "proofErr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr": break
      case "ins", "moveTo": change(node, wrapper, revision, isInsertion: true)
      case "del", "moveFrom": change(node, wrapper, revision, isInsertion: false)
      case "hyperlink":
        hasReferences = true
        inner(node, node, wrapper, revision, link: part.fingerprints.link(node, in: tree))
      case "smartTag", "customXml", "dir", "bdo": inner(node, node, wrapper, revision)
      case "sdt":
        if let content = tree.child(node, "sdtContent") { inner(node, content, wrapper, revision) }
      case "fldSimple": simpleField(node, wrapper, revision)
      case let name where StoryReader.isChangeRange(name) && part.view != .marked: isResolved = true
      default: add(.anchor, node, run: nil, wrapper, revision, from: part.bytes.count)
      }
    }
  }

  private mutating func inner(
    _ node: XMLTree.Node, _ content: XMLTree.Node, _ wrapper: Int32, _ revision: Revision, link: [UInt8] = []
  ) {
    part.wrappers.append(Wrapper(node: node, content: content, parent: wrapper, link: link))
    inline(content, wrapper: Int32(part.wrappers.count - 1), revision)
  }

  private mutating func change(_ node: XMLTree.Node, _ wrapper: Int32, _ revision: Revision, isInsertion: Bool) {
    var revision = revision
    switch part.view {
    case .marked:
      if isInsertion { revision.inserted = node } else { revision.deleted = node }
    case .accepted, .rejected:
      isResolved = true
      guard isInsertion == (part.view == .accepted) else { return }
    }
    inline(node, wrapper: wrapper, revision)
  }

  private mutating func run(_ run: XMLTree.Node, _ wrapper: Int32, _ revision: Revision) {
    for node in tree.children(run) where tree.isElement(node) {
      let start = part.bytes.count
      guard tree.name(node)?.namespace == .word else {
        object(node, run: run, wrapper, revision)
        continue
      }
      switch tree.name(node)?.local ?? "" {
      case "rPr":
        if part.view != .marked, tree.child(node, "rPrChange") != nil { isResolved = true }
      case "lastRenderedPageBreak": break
      case "t", "delText":
        part.bytes += words(node)
        add(.text, node, run: run, wrapper, revision, from: start)
      case "tab": character("\t", node, run, wrapper, revision)
      case "br" where ["page", "column"].contains(tree.attribute(node, "type") ?? ""):
        object(node, run: run, wrapper, revision)
      // A break is white space, and no line break of the text compared: that one ends a paragraph.
      case "br", "cr": character("\u{0B}", node, run, wrapper, revision)
      case "noBreakHyphen": character("\u{2011}", node, run, wrapper, revision)
      case "softHyphen": character("\u{AD}", node, run, wrapper, revision)
      case "commentReference", "annotationRef": add(.anchor, node, run: run, wrapper, revision, from: start)
      case "fldChar": fieldCharacter(node, run, wrapper, revision)
      case "footnoteReference", "endnoteReference":
        // Notes are told by where they stand; their texts are compared in their own part.
        hasReferences = true
        part.bytes += part.codes.code(tree.name(node)?.local ?? "")
        add(.object, node, run: run, wrapper, revision, from: start)
      default: object(node, run: run, wrapper, revision)
      }
    }
  }

  private func words(_ node: XMLTree.Node) -> [UInt8] {
    var bytes = part.codes.guarded(Array(tree.words(node).utf8))
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D { bytes[index] = 0x20 }
    guard bytes.first == 0x20 || bytes.last == 0x20 || bytes.first == 0x09 || bytes.last == 0x09,
      tree.attribute(node, "space") != "preserve"
    else { return bytes }
    // Without xml:space the blanks at both ends are none (17.3.3.31).
    let end = bytes.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? 0
    return Array(bytes[..<end].drop { $0 == 0x20 || $0 == 0x09 })
  }

  private mutating func character(
    _ text: String, _ node: XMLTree.Node, _ run: XMLTree.Node, _ wrapper: Int32, _ revision: Revision
  ) {
    let start = part.bytes.count
    part.bytes += text.utf8
    add(.character, node, run: run, wrapper, revision, from: start)
  }

  private mutating func object(
    _ node: XMLTree.Node, run: XMLTree.Node?, _ wrapper: Int32, _ revision: Revision
  ) {
    hasReferences = true
    let start = part.bytes.count
    part.bytes += part.codes.code(part.fingerprints.fingerprint(node, in: tree))
    add(.object, node, run: run, wrapper, revision, from: start)
  }

  private mutating func add(
    _ kind: Piece.Kind, _ node: XMLTree.Node, run: XMLTree.Node?, _ wrapper: Int32, _ revision: Revision,
    from start: Int
  ) {
    if case .text = kind, start == part.bytes.count { return }
    part.pieces.append(
      Piece(
        kind: kind, text: start..<part.bytes.count, node: node, run: run, wrapper: wrapper,
        revision: part.number(of: revision)))
  }

  // MARK: Fields

  private mutating func fieldCharacter(
    _ node: XMLTree.Node, _ run: XMLTree.Node, _ wrapper: Int32, _ revision: Revision
  ) {
    let kind = tree.attribute(node, "fldCharType") ?? ""
    if kind == "begin" {
      if fieldDepth == 0 { field = (part.pieces.count, part.bytes.count) }
      fieldDepth += 1
    }
    object(node, run: run, wrapper, revision)
    guard kind == "end" else { return }
    fieldDepth = max(0, fieldDepth - 1)
    guard fieldDepth == 0, let start = field else { return }
    field = nil
    collapse(from: start.piece, text: start.text)
  }

  /// The same to a reader as the complex field of the same instruction and result.
  private mutating func simpleField(_ node: XMLTree.Node, _ wrapper: Int32, _ revision: Revision) {
    hasReferences = true
    let (piece, text) = (part.pieces.count, part.bytes.count)
    func mark(_ kind: String) { part.bytes += part.codes.code("<fldChar fldCharType=\(kind)></>") }
    let instruction = tree.attribute(node, "instr") ?? ""
    mark("begin")
    part.bytes += part.codes.code(Array("<instrText>".utf8) + XMLTags.escaped(instruction) + Array("</>".utf8))
    mark("separate")
    let outer = (field, fieldDepth)
    (field, fieldDepth) = (nil, 0)
    inline(node, wrapper: wrapper, revision)
    (field, fieldDepth) = outer
    mark("end")
    let fingerprint = Array("field:".utf8) + part.bytes[text...] + Array(instruction.utf8)
    part.pieces.removeLast(part.pieces.count - piece)
    part.bytes.removeLast(part.bytes.count - text)
    part.bytes += part.codes.code(fingerprint)
    add(.object, node, run: nil, wrapper, revision, from: text)
  }

  /// Makes one object of the pieces of a field, unless changes of several kinds run through it.
  private func collapse(from start: Int, text: Int) {
    var inner = Array(part.pieces[start...])
    guard let first = inner.first, inner.allSatisfy({ $0.revision == first.revision && $0.wrapper == first.wrapper })
    else { return }
    var fingerprint = Array("field:".utf8) + part.bytes[text...]
    // Whether it was brought up to date is no difference.
    for piece in inner where tree.isWord(piece.node, "instrText") || tree.isWord(piece.node, "delInstrText") {
      fingerprint += tree.words(piece.node).utf8
    }
    part.pieces.removeLast(inner.count)
    part.bytes.removeLast(part.bytes.count - text)
    for index in inner.indices { inner[index].text = text..<text }
    part.groups.append(inner)
    part.bytes += part.codes.code(fingerprint)
    part.pieces.append(
      Piece(
        kind: .group(part.groups.count - 1), text: text..<part.bytes.count, node: first.node, run: nil,
        wrapper: first.wrapper, revision: first.revision))
  }
}
