import DocumentModel
import MarkdownText
import OfficeOpenXML

/// Where a comment is anchored.
struct CommentAnchor {
  let order: Int
  let place: Place
  var text: String
}

/// The comments of a document with their replies (`comments.xml`, and `commentsExtended.xml` of MS-DOCX).
struct CommentThreads {
  private(set) var comments: [Comment] = []

  init(_ file: WordFile, anchors: [String: CommentAnchor]) {
    guard let tree = file.comments else { return }
    var found: [(comment: Comment, order: Int)] = []
    /// The last paragraph of a comment identifies it in other parts.
    var idByParagraph: [String: Int] = [:]
    var reader = BlockReader(commentsOf: file, in: tree)
    for node in tree.children(tree.root) where tree.isWord(node, "comment") {
      let id = tree.attribute(node, "id") ?? ""
      let anchor = anchors[id]
      let text = reader.blocks(in: node).map(Self.words).filter { !$0.isEmpty }.joined(separator: "\n")
      let comment = Comment(
        id: id, author: nfc(tree.attribute(node, "author") ?? ""), date: tree.attribute(node, "date"), text: nfc(text),
        anchor: nfc(anchor?.text ?? ""), place: anchor?.place, answers: nil, isResolved: false)
      for paragraph in BlockFlow(node, in: tree, .accepted).items {
        if case .paragraph(let paragraph) = paragraph, let mark = tree.attribute(paragraph.last, "paraId") {
          idByParagraph[mark] = found.count
        }
      }
      found.append((comment, anchor?.order ?? .max))
    }
    if let extended = file.commentsExtended {
      for node in extended.children(extended.root) where extended.name(node)?.local == "commentEx" {
        guard let index = extended.attribute(node, "paraId").flatMap({ idByParagraph[$0] }) else { continue }
        found[index].comment.isResolved = ["1", "true"].contains(extended.attribute(node, "done"))
        if let parent = extended.attribute(node, "paraIdParent").flatMap({ idByParagraph[$0] }), parent != index {
          found[index].comment.answers = found[parent].comment.id
          // Word anchors a reply where its parent comment is.
          found[index].order = found[parent].order
          if found[index].comment.place == nil { found[index].comment.place = found[parent].comment.place }
        }
      }
    }
    comments = found.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.comment)
  }

  private static func words(_ block: Block) -> String {
    switch block {
    case .heading(_, let inlines), .paragraph(let inlines): MarkdownWriter.squeezed(inlines.plainText)
    case .bullets(let items), .ordered(_, let items):
      items.map { $0.map(words).joined(separator: "\n") }.joined(separator: "\n")
    case .quote(let blocks): blocks.map(words).joined(separator: "\n")
    case .table(let table):
      (table.head + table.rows).map { $0.map { $0.blocks.map(words).joined(separator: " ") }.joined(separator: " | ") }
        .joined(separator: "\n")
    case .code(let code): code
    case .rule: ""
    }
  }
}
