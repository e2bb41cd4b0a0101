import DocumentModel
import MarkdownText
import OfficeOpenXML

extension WordFile {
  /// The text as blocks, with the numbers that Word prints; notes are where they are referred to.
  ///
  /// Cost: linear in the parts.
  ///
  /// - Parameters:
  ///   - reading: the view of the tracked changes.
  ///   - isOurs: whether the file has a label of ours, so that the paragraphs around its text are omitted and the items
  ///     of its lists are recognised by their style.
  public func text(_ reading: Reading = .accepted, isOurs: Bool = false) -> DocumentText {
    var reader = BlockReader(self, reading)
    reader.isOurs = isOurs
    let blocks = reader.body()
    var losses = reader.losses
    // Our own headers and footers are known.
    losses.headersAndFooters =
      isOurs
      ? 0
      : (headers + footers).count { tree in
        var margin = reader
        return margin.hasWords(tree)
      }
    if !isOurs {
      losses.note(missing: reader.letters.missing(from: ContentTally(of: blocks)))
      if losses.missingLetters > 0 || !losses.missing.isEmpty { name(&losses, reading) }
    }
    return DocumentText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }

  /// Gives the position of the first loss of each kind. Cost: another pass, only for files with losses.
  private func name(_ losses: inout Losses, _ reading: Reading) {
    var reader = BlockReader(self, reading)
    let notes = reader.letters.notes
    reader.letters = LetterAccount(remembersIn: main.part, notes: notes)
    _ = reader.body()
    guard let body = main.child(main.root, "body"), let seen = reader.letters.seen else { return }
    let scan = StoryScan(of: main, notes: notes)
    var words: String?
    var first: [MissingPart: XMLTree.Node] = [:]
    scan.walk(body) { node, kind in
      guard !seen.contains(node) else { return }
      switch kind {
      case .text:
        if words == nil, LetterCount.of(main.words(node)) > 0 { words = excerpt(main.words(node)) }
      case .note: if first[.note] == nil, scan.name(ofReference: node) != nil { first[.note] = node }
      case .box: if first[.textBox] == nil, scan.holdsLetters(node) { first[.textBox] = node }
      case .table: first[.table] = first[.table] ?? node
      case .field: first[.field] = first[.field] ?? node
      case .fieldMark, .alternatives, .properties, .other: break
      }
    }
    if losses.missingLetters > 0 { losses.missingWords = words }
    if let code = reader.letters.unwritten { losses.missing[.field]?.words = excerpt(code) }
    for (part, node) in first where losses.missing[part] != nil {
      if part == .note {
        let isEndnote = main.isWord(node, "endnoteReference")
        guard let id = main.attribute(node, "id"), let tree = isEndnote ? endnotes : footnotes else { continue }
        let note = tree.children(tree.root).first { tree.isElement($0) && tree.attribute($0, "id") == id }
        losses.missing[part]?.words = note.flatMap { self.words(of: $0, in: tree) }
      } else {
        losses.missing[part]?.words = self.words(of: node, in: main)
      }
    }
  }

  private func words(of node: XMLTree.Node, in tree: XMLTree) -> String? {
    var words = ""
    StoryScan(of: tree, notes: []).walk(node) { inner, kind in
      if kind == .text, words.utf8.count < 200 { words += tree.words(inner) + " " }
    }
    return LetterCount.of(words) > 0 ? excerpt(words) : nil
  }

  private func excerpt(_ words: String) -> String {
    String(MarkdownWriter.squeezed(words).prefix(40))
  }
}
