import OfficeOpenXML

/// Reads the runs of one paragraph into the pieces of a ``PartText``.
struct RunReader {
  let part: PartText
  private var tree: XMLTree { part.tree }
  private(set) var hasReferences = false
  private(set) var isResolved = false
  /// The fields that began in this paragraph and have not ended, innermost last.
  private var fields: [OpenField] = []

  private struct OpenField {
    /// Where it begins, with its `w:fldChar`.
    let piece: Int
    let text: Int
    /// Its code, once it was read.
    var code: [UInt8]?
    var isPlain = true
    /// The offset of its result in the text.
    var result: Int?
  }

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
        appendWords(node)
        add(.text, node, run: run, wrapper, revision, from: start)
      case "tab": character("\t", node, run, wrapper, revision)
      case "br" where ["page", "column"].contains(tree.attribute(node, "type") ?? ""):
        object(node, run: run, wrapper, revision)
      // A break is white space, but not the line break of the compared text, which ends a paragraph.
      case "br", "cr": character("\u{0B}", node, run, wrapper, revision)
      case "noBreakHyphen": character("\u{2011}", node, run, wrapper, revision)
      case "softHyphen": character("\u{AD}", node, run, wrapper, revision)
      case "commentReference", "annotationRef": add(.anchor, node, run: run, wrapper, revision, from: start)
      case "fldChar": fieldCharacter(node, run, wrapper, revision)
      case "footnoteReference", "endnoteReference":
        // Notes are identified by position; their texts are compared in their own part.
        hasReferences = true
        part.bytes += part.codes.code(tree.name(node)?.local ?? "")
        add(.object, node, run: run, wrapper, revision, from: start)
      default: object(node, run: run, wrapper, revision)
      }
    }
  }

  private func appendWords(_ node: XMLTree.Node) {
    let tree = part.tree
    let start = part.bytes.count
    tree.appendWords(node, to: &part.bytes)
    let found = ObjectCodes.Found(part.bytes[start...])
    if found.mayBePrivate { part.bytes.replaceSubrange(start..., with: part.codes.guarded(part.bytes[start...])) }
    if found.hasLineBreak {
      for index in start..<part.bytes.count where part.bytes[index] == 0x0A || part.bytes[index] == 0x0D {
        part.bytes[index] = 0x20
      }
    }
    guard part.bytes.count > start else { return }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    guard isBlank(part.bytes[start]) || isBlank(part.bytes[part.bytes.count - 1]),
      tree.attribute(node, "space") != "preserve"
    else { return }
    // Without xml:space, spaces at both ends are ignored (17.3.3.31).
    let words = part.bytes[start...]
    let end = words.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    part.bytes.removeLast(words.endIndex - end)
    part.bytes.removeSubrange(start..<(part.bytes[start...].firstIndex { !isBlank($0) } ?? end))
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
    if revision.inserted != nil {
      // Existing insertions of the new file are kept: they have no width in the comparison.
      part.bytes.removeLast(part.bytes.count - start)
    }
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
    // Those inserted by the new file's own changes are not part of the compared text.
    guard revision.inserted == nil else { return object(node, run: run, wrapper, revision) }
    switch kind {
    case "begin":
      fields.append(OpenField(piece: part.pieces.count, text: part.bytes.count))
      object(node, run: run, wrapper, revision)
    case "separate":
      collapseCode()
      object(node, run: run, wrapper, revision)
      if !fields.isEmpty { fields[fields.count - 1].result = part.bytes.count }
    case "end":
      collapseCode()
      let end = part.bytes.count
      object(node, run: run, wrapper, revision)
      if let field = fields.popLast() { collapse(field, end: end) }
    default: object(node, run: run, wrapper, revision)
    }
  }

  /// Equivalent to the complex field with the same code and result.
  private mutating func simpleField(_ node: XMLTree.Node, _ wrapper: Int32, _ revision: Revision) {
    hasReferences = true
    let (piece, text) = (part.pieces.count, part.bytes.count)
    let outer = fields
    fields = []
    inline(node, wrapper: wrapper, revision)
    fields = outer
    let code = FieldCode.canonical((tree.attribute(node, "instr") ?? "").utf8)
    let begin = part.codes.code("<fldChar fldCharType=begin></>")
    let fingerprint = Self.fingerprint(begin: begin[...], code: code, isPlain: true, result: part.bytes[text...])
    part.pieces.removeLast(part.pieces.count - piece)
    part.bytes.removeLast(part.bytes.count - text)
    part.bytes += part.codes.code(fingerprint)
    add(.object, node, run: nil, wrapper, revision, from: text)
  }

  /// The comparison key of a field: its kind and its result. A link target with the same result is not text and is
  /// reported separately, so the code matters only if there is no result, or another field in it.
  private static func fingerprint(
    begin: ArraySlice<UInt8>, code: [UInt8], isPlain: Bool, result: ArraySlice<UInt8>
  ) -> [UInt8] {
    let isVolatile = FieldCode.isVolatile(code)
    let shown = isPlain && (isVolatile || !result.isEmpty) ? code.prefix { $0 != 0x20 } : code[...]
    return Array("field:".utf8) + begin + shown + [0] + (isVolatile ? [] : result)
  }

  /// Merges the pieces of a field's code, which programs split arbitrarily into runs.
  private mutating func collapseCode() {
    guard let field = fields.last, field.code == nil else { return }
    let first = field.piece + 1
    guard first < part.pieces.count else {
      fields[fields.count - 1].code = []
      return
    }
    let inner = part.pieces[first...]
    guard inner.allSatisfy({ $0.wrapper == inner[first].wrapper }) else { return }
    var code: [UInt8] = []
    var isPlain = true
    for piece in inner where !piece.text.isEmpty {
      if !piece.kind.isGroup, tree.isWord(piece.node, "instrText") || tree.isWord(piece.node, "delInstrText") {
        code += tree.words(piece.node).utf8
      } else {
        code += part.bytes[piece.text]
        isPlain = false
      }
    }
    let written = code
    code = FieldCode.canonical(code)
    fields[fields.count - 1].code = code
    fields[fields.count - 1].isPlain = isPlain
    let group = FieldGroup(
      members: members(from: first), writtenCode: written, code: code, hasPlainCode: isPlain, codeMembers: 0..<0)
    self.group(group, from: first, text: inner[first].text.lowerBound, fingerprint: Array("code:".utf8) + code)
  }

  /// Merges the pieces of a field, unless links or controls begin or end in it.
  private mutating func collapse(_ field: OpenField, end: Int) {
    let inner = part.pieces[field.piece...]
    guard let code = field.code, let first = inner.first, inner.allSatisfy({ $0.wrapper == first.wrapper })
    else { return }
    let result = part.bytes[min(field.result ?? end, end)..<end]
    let members = members(from: field.piece)
    var (codeMembers, written) = (1..<1, code)
    if case .group(let number)? = inner.dropFirst().first?.kind, part.groups[number].codeMembers.isEmpty {
      codeMembers = 1..<1 + part.groups[number].members.count
      written = part.groups[number].writtenCode
    }
    let group = FieldGroup(
      members: members, writtenCode: written, code: code, hasPlainCode: field.isPlain, codeMembers: codeMembers)
    self.group(
      group, from: field.piece, text: field.text,
      fingerprint: Self.fingerprint(
        begin: part.bytes[first.text], code: code, isPlain: field.isPlain, result: result))
  }

  private func members(from start: Int) -> [Piece] {
    var members: [Piece] = []
    for piece in part.pieces[start...] {
      if case .group(let number) = piece.kind { members += part.groups[number].members } else { members.append(piece) }
    }
    return members
  }

  private func group(_ group: FieldGroup, from start: Int, text: Int, fingerprint: [UInt8]) {
    var group = group
    guard let first = group.members.first else { return }
    let revision = part.pieces[start].revision
    part.pieces.removeLast(part.pieces.count - start)
    part.bytes.removeLast(part.bytes.count - text)
    for index in group.members.indices { group.members[index].text = text..<text }
    part.groups.append(group)
    part.bytes += part.codes.code(fingerprint)
    part.pieces.append(
      Piece(
        kind: .group(part.groups.count - 1), text: text..<part.bytes.count, node: first.node, run: nil,
        wrapper: first.wrapper, revision: revision))
  }
}
