import OfficePackage

/// The comment at the top of a redline that says what could not be marked.
struct TopComment {
  private let writing: RedlineWriting

  init(_ writing: RedlineWriting) { self.writing = writing }

  func write(_ text: String?) throws(WordRedlineError) {
    guard let text, !text.isEmpty else { return }
    let fault = WordRedlineError.notRebuilt(part: writing.new.main)
    let package = writing.parts.target
    guard let bytes = package.contents[package.main], let tree = try? XMLTree(part: package.main, bytes: bytes),
      let body = tree.child(tree.root, "body"), let place = place(in: body, tree)
    else { throw fault }
    let prefix = writing.context.prefix
    let id = writing.context.newID()
    let anchor =
      "<\(prefix)commentRangeStart \(prefix)id=\"\(id)\"/><\(prefix)commentRangeEnd \(prefix)id=\"\(id)\"/>"
      + "<\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(id)\"/></\(prefix)r>"
    writing.set(package.main, Array(bytes[..<place]) + Array(anchor.utf8) + bytes[place...])

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

  /// After the properties of the first paragraph that stays, whether the changes are accepted or rejected.
  private func place(in body: XMLTree.Node, _ tree: XMLTree) -> Int? {
    let paragraphs = tree.children(body).filter { tree.isWord($0, "p") }
    let staying = paragraphs.first {
      !RevisionMark(tree, tree.child($0, "pPr").flatMap { tree.child($0, "rPr") }).isAny
    }
    guard let paragraph = staying ?? paragraphs.first else { return nil }
    if let properties = tree.child(paragraph, "pPr") { return tree.range(properties).upperBound }
    let tag = tree.openingTag(paragraph)
    return tag.upperBound < tree.range(paragraph).upperBound ? tag.upperBound : nil
  }
}
