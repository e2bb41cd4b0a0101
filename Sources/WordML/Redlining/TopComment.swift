import OfficeOpenXML

/// The comment at the top of a redline that lists what could not be marked.
struct TopComment {
  private let writing: RedlineWriting

  init(_ writing: RedlineWriting) { self.writing = writing }

  func write(_ text: String?) throws(WordRedlineError) {
    guard let text, !text.isEmpty else { return }
    let package = writing.parts.target
    guard let bytes = package.contents[package.main], let tree = try? XMLTree(part: package.main, bytes: bytes),
      let body = tree.child(tree.root, "body")
    else { throw WordRedlineError.notRebuilt(part: writing.new.main) }
    // A document without paragraphs has no place for it.
    guard let paragraph = paragraph(in: body, tree) else { return }
    let prefix = writing.context.prefix
    let id = writing.context.newID()
    let anchor =
      "<\(prefix)commentRangeStart \(prefix)id=\"\(id)\"/><\(prefix)commentRangeEnd \(prefix)id=\"\(id)\"/>"
      + "<\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(id)\"/></\(prefix)r>"
    let tag = tree.openingTag(paragraph)
    let place = tree.child(paragraph, "pPr").map { tree.range($0).upperBound } ?? tag.upperBound
    let isEmptyTag = tag.upperBound == tree.range(paragraph).upperBound
    var part = Array(bytes[..<tag.lowerBound])
    part += tree.openTag(paragraph)
    part += bytes[tag.upperBound..<place]
    part += anchor.utf8
    if isEmptyTag { part += tree.closeTag(paragraph) }
    part += bytes[place...]
    writing.set(package.main, part)

    let author = String(decoding: XMLTags.escaped(writing.options.author), as: UTF8.self)
    let date = String(decoding: XMLTags.escaped(writing.options.date), as: UTF8.self)
    var comment = Array(
      "<\(prefix)comment \(prefix)id=\"\(id)\" \(prefix)author=\"\(author)\" \(prefix)date=\"\(date)\">".utf8)
    for line in text.split(separator: "\n") {
      comment += Array("<\(prefix)p><\(prefix)r><\(prefix)t xml:space=\"preserve\">".utf8) + XMLTags.escaped(line)
      comment += Array("</\(prefix)t></\(prefix)r></\(prefix)p>".utf8)
    }
    comment += Array("</\(prefix)comment>".utf8)
    try add(comment, address: PartNamespaces(tree).wordAddress(tree) ?? "")
  }

  private func add(_ comment: [UInt8], address: String) throws(WordRedlineError) {
    if let name = writing.new.part("comments"), let bytes = writing.new.contents[name],
      let tree = try? XMLTree(part: name, bytes: bytes),
      PartNamespaces(tree).addresses[String(writing.context.prefix.dropLast())] == address
    {
      return writing.set(name, tree.appending(comment))
    }
    guard writing.new.part("comments") == nil else { return }
    let prefix = writing.context.prefix
    let part =
      Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<\(prefix)comments xmlns:".utf8)
      + Array("\(prefix.dropLast())=\"\(address)\">".utf8) + comment + Array("</\(prefix)comments>".utf8)
    let name =
      writing.parts.target.contents["word/comments.xml"] == nil
      ? "word/comments.xml" : writing.parts.target.freeName(like: "word/comments.xml")
    writing.add(
      name, part, kind: "comments",
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
  }

  /// The first paragraph that remains, whether the changes are accepted or rejected. Those in content controls and
  /// cells come after the others: a control may contain only its text.
  private func paragraph(in body: XMLTree.Node, _ tree: XMLTree) -> XMLTree.Node? {
    let outer = tree.children(body).filter { tree.isWord($0, "p") }
    let all = outer.isEmpty ? paragraphs(in: body, tree) : outer
    let staying = all.first {
      !RevisionMark(tree, tree.child($0, "pPr").flatMap { tree.child($0, "rPr") }).isAny
    }
    return staying ?? all.first
  }

  private func paragraphs(in node: XMLTree.Node, _ tree: XMLTree) -> [XMLTree.Node] {
    if tree.isWord(node, "p") { return [node] }
    return tree.children(node).flatMap { tree.isElement($0) ? paragraphs(in: $0, tree) : [] }
  }
}
