import OfficeOpenXML

/// Fields with the same result and another code: the change of the code is tracked, the result is unchanged.
extension ParagraphWriter {
  /// The codes of a field on both sides, as written, if they differ and both contain only words.
  func changedCode(_ part: MergedParagraph.Part, of piece: Piece) -> (old: [UInt8], new: [UInt8])? {
    guard let counterpart = part.counterpart else { return nil }
    guard let before = writer.old.writtenFieldCode(writer.old.pieces[counterpart]),
      let after = writer.new.writtenFieldCode(piece), FieldCode.canonical(before) != FieldCode.canonical(after)
    else { return nil }
    return (before, after)
  }

  /// The old code as deleted and the new one as inserted, between the beginning of a field and its result.
  mutating func write(codeChange: (old: [UInt8], new: [UInt8])) {
    var state = RunState()
    state.wraps = open.wraps
    close(to: state)
    out += runs(of: codeChange)
  }

  private func runs(of codeChange: (old: [UInt8], new: [UInt8])) -> [UInt8] {
    func code(_ code: [UInt8]) -> [UInt8] { XMLTags.escaped(String(decoding: code, as: UTF8.self)) }
    var runs = Array("<\(prefix)del\(context.newAttribution())><\(prefix)r>".utf8)
    runs += Array("<\(prefix)delInstrText xml:space=\"preserve\">".utf8) + code(codeChange.old)
    runs += "</\(prefix)delInstrText></\(prefix)r></\(prefix)del>".utf8
    runs += "<\(prefix)ins\(context.newAttribution())><\(prefix)r>".utf8
    runs += Array("<\(prefix)instrText xml:space=\"preserve\">".utf8) + code(codeChange.new)
    runs += "</\(prefix)instrText></\(prefix)r></\(prefix)ins>".utf8
    return runs
  }

  /// A simple field as a complex one: a change of its code cannot be in an attribute.
  mutating func write(simpleField node: XMLTree.Node, codeChange: (old: [UInt8], new: [UInt8])) {
    let tree = writer.new.tree
    func mark(_ kind: String) -> [UInt8] {
      Array("<\(prefix)r><\(prefix)fldChar \(prefix)fldCharType=\"\(kind)\"/></\(prefix)r>".utf8)
    }
    out += mark("begin") + runs(of: codeChange) + mark("separate")
    out += tree.bytes[tree.content(node)] + mark("end")
  }

  /// Reports where a link or a field leads elsewhere with the same words: no change of the text shows it.
  func reportTargets() {
    for part in paragraph.parts where part.side == .both && !part.slice.isEmpty {
      guard let counterpart = part.counterpart else { continue }
      let (before, after) = (writer.old.pieces[counterpart], writer.new.pieces[part.piece])
      if writer.old.link(of: before) != writer.new.link(of: after) {
        let link = writer.new.linkWords(of: after) ?? writer.new.words(of: after)
        context.report(.target, "\(link): \(writer.old.target(of: before)) → \(writer.new.target(of: after))")
      } else if let change = changedCode(part, of: after) {
        let words = writer.new.words(of: after)
        let codes = [change.old, change.new].map { String(decoding: FieldCode.canonical($0), as: UTF8.self) }
        context.report(.target, "\(words.isEmpty ? "" : "\(words): ")\(codes[0]) → \(codes[1])")
      }
    }
  }
}

extension PartText {
  /// The code of a field with only words, as written; `nil` for other pieces.
  func writtenFieldCode(_ piece: Piece) -> [UInt8]? {
    if case .group(let number) = piece.kind {
      let group = groups[number]
      return group.hasPlainCode && !group.codeMembers.isEmpty ? group.writtenCode : nil
    }
    guard case .object = piece.kind, tree.isWord(piece.node, "fldSimple") else { return nil }
    return Array((tree.attribute(piece.node, "instr") ?? "").utf8)
  }

  func fieldCode(_ piece: Piece) -> [UInt8]? { writtenFieldCode(piece).map { FieldCode.canonical($0) } }

  /// The words of a piece, or of a field's result, up to 60 characters.
  func words(of piece: Piece) -> String {
    var words = ""
    func add(_ node: XMLTree.Node) {
      if tree.isWord(node, "t") || tree.isWord(node, "delText") { return words += tree.words(node) }
      guard !tree.isWord(node, "txbxContent") else { return }
      for child in tree.children(node) where tree.isElement(child) && words.utf8.count < 240 { add(child) }
    }
    if case .group(let number) = piece.kind {
      for member in groups[number].members { add(member.node) }
    } else {
      add(piece.node)
    }
    return String(words.prefix(60))
  }

  /// The words of the link around a piece.
  func linkWords(of piece: Piece) -> String? {
    var wrapper = piece.wrapper
    while wrapper > 0 {
      let found = wrappers[Int(wrapper)]
      if !found.link.isEmpty {
        return words(of: Piece(kind: .object, text: 0..<0, node: found.node, wrapper: 0, revision: 0))
      }
      wrapper = found.parent
    }
    return nil
  }

  /// The target of the link around a piece, for display: an address, or the name of a place.
  func target(of piece: Piece) -> String {
    let link = String(decoding: link(of: piece).dropFirst("link:".utf8.count), as: UTF8.self)
    return link.isEmpty ? "–" : String((link.hasPrefix("@") ? link.dropFirst() : link[...]).prefix(200))
  }
}
