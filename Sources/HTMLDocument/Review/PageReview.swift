import DocumentModel
import MarkdownText

/// The insertions and deletions of a page (`ins`, `del`; WHATWG HTML, section 4.7), with their authors if the page
/// names them, and Word's comments.
///
/// Recursion follows the nesting of elements, which ``MarkupScan`` bounds.
struct PageReview {
  private let tree: HTMLTree
  private let rules: StyleRules
  private(set) var changes: [TrackedChange] = []
  private(set) var comments: [Comment] = []
  private var paragraph = 0
  private var near: String?
  /// Whether the current paragraph has words.
  private var hasWords = false
  /// Whether nothing is between the last change and the next content.
  private var adjoins = false

  init(_ page: HTMLFile) {
    (tree, rules) = (page.tree, page.rules)
    walk(tree.root)
  }

  private mutating func walk(_ node: HTMLTree.Node) {
    for child in tree.children(node) { visit(child) }
  }

  private mutating func visit(_ node: HTMLTree.Node) {
    guard tree.isElement(node) else {
      guard tree.text(node).contains(where: { !$0.isWhitespace }) else { return }
      beginParagraph()
      adjoins = false
      return
    }
    let name = tree.name(node)
    if name == "ins" || name == "del" { return change(node, name == "ins" ? .insertion : .deletion) }
    guard !ElementKinds.unshown.contains(name) else { return }
    if let style = tree.attribute(node, "style"), style.contains("mso-element") {
      if Declarations(style).office["mso-element"] == "comment" { return comment(node) }
    }
    let isBlock = name == "br" ? false : Self.parts.contains(name) || ElementKinds.blocks.contains(name)
    if isBlock { endParagraph() }
    if name.count == 2, name.hasPrefix("h"), name != "hr" {
      let words = words(node)
      if !words.isEmpty { near = String(words.prefix(80)) }
    }
    walk(node)
    if isBlock { endParagraph() }
  }

  private static let parts: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "table", "td", "th", "hr",
  ]

  private mutating func beginParagraph() {
    if !hasWords { paragraph += 1 }
    hasWords = true
  }

  private mutating func endParagraph() {
    hasWords = false
    adjoins = false
  }

  private mutating func change(_ node: HTMLTree.Node, _ kind: TrackedChange.Kind) {
    let text = words(node)
    guard !text.isEmpty else { return }
    let blocks = tree.descendants(node).contains { Self.parts.contains(tree.name($0)) || tree.name($0) == "p" }
    beginParagraph()
    let date = tree.attribute(node, "datetime").flatMap { $0.isEmpty ? nil : nfc($0) }
    let author = author(of: node)
    if adjoins, let last = changes.last, last.kind == kind, last.author == author, last.date == date {
      changes[changes.count - 1].text = last.text + " " + text
    } else {
      changes.append(
        TrackedChange(
          kind: kind, subject: .words, author: author, date: date, text: text, endsParagraph: blocks, move: nil,
          place: Place(story: .body, paragraph: max(paragraph, 1), near: near)))
    }
    adjoins = true
  }

  /// Word writes the author's name as a mail address; others name a document about the change, or nobody.
  private func author(of node: HTMLTree.Node) -> String {
    let cite = tree.attribute(node, "cite")?.trimmed ?? ""
    guard cite.lowercased().hasPrefix("mailto:") else { return nfc(cite) }
    return nfc(Self.decoded(String(cite.dropFirst(7))))
  }

  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func words(_ node: HTMLTree.Node) -> String { MarkdownWriter.squeezed(nfc(tree.words(node))) }

  private mutating func comment(_ node: HTMLTree.Node) {
    var author = ""
    var date: String?
    for inner in tree.descendants(node) {
      guard let style = tree.attribute(inner, "style"), style.contains("mso-comment-") else { continue }
      let office = Declarations(style).office
      if let name = office["mso-comment-author"] { author = name.filter { $0 != "\"" } }
      date = office["mso-comment-date"] ?? date
    }
    comments.append(
      Comment(
        id: tree.attribute(node, "id") ?? String(comments.count + 1), author: nfc(author), date: date,
        text: words(node), anchor: "", place: nil, answers: nil, isResolved: false))
  }
}
