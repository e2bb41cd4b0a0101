import DocumentModel
import MarkdownText

/// A web page, parsed as a browser does. Nothing that it refers to is fetched, and no script runs.
public struct HTMLFile: Sendable {
  let tree: HTMLTree
  let rules: StyleRules
  let notes: PageNotes

  /// - Parameters:
  ///   - bytes: The page in UTF-8, without NUL bytes.
  ///   - isXHTML: Whether its name says that it is XML; an XML declaration counts in any case.
  ///   - limits: What the parser may spend on the page.
  /// - Throws: ``HTMLError``. Cost: linear in the page.
  public init(_ bytes: [UInt8], isXHTML: Bool = false, limits: HTMLLimits = .standard) throws(HTMLError) {
    let page = isXHTML || SelfClosingTags.isXML(bytes) ? SelfClosingTags.written(out: bytes) : bytes
    try MarkupScan.check(page, limits)
    tree = try HTMLParser.tree(of: page, limits)
    rules = StyleRules(of: tree)
    notes = PageNotes(of: tree)
  }

  /// The title in the page's head; `nil` if there is none.
  public var title: String? {
    guard let node = tree.all.first(where: { tree.name($0) == "title" }) else { return nil }
    let title = MarkdownWriter.squeezed(nfc(tree.words(node)))
    return title.isEmpty ? nil : title
  }

  /// The text of a record that the page was made from, if its head says so. A page of ours that names no text, such as a
  /// chart, is an account.
  public var label: DocumentLabel? {
    if let line = metadata(DocumentLabel.property) { return DocumentLabel(line: line) }
    guard metadata("generator") == DocumentLabel.property else { return nil }
    return DocumentLabel(kind: .account, document: nil, language: "und", commit: DocumentLabel.noCommit)
  }

  /// The content of the first `meta` element with a name.
  private func metadata(_ name: String) -> String? {
    let node = tree.all.first { tree.name($0) == "meta" && tree.attribute($0, "name") == name }
    return node.flatMap { tree.attribute($0, "content") }
  }

  /// The text as blocks, as a reader sees it; notes are where they are referred to.
  ///
  /// - Parameters:
  ///   - reading: the view of the tracked changes.
  ///   - isOurs: whether ``label`` names a text in the record. Then what is around the text on the page is omitted, and
  ///     headings have their levels in the text.
  public func text(_ reading: Reading = .accepted, isOurs: Bool = false) -> DocumentText {
    var reader = PageReader(self, reading, isOurs: isOurs)
    let blocks = reader.body()
    var losses = reader.losses
    if !isOurs {
      var source = PageTally.tally(tree.root, of: tree)
      source.notes = notes.bodies.count
      losses.note(missing: reader.account.missing(of: source, from: ContentTally(of: blocks)))
      if losses.missingLetters > 0 || !losses.missing.isEmpty { name(&losses, reading) }
    }
    return DocumentText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }

  /// Gives the position of the first missing content. Cost: another pass, only for pages with missing content.
  private func name(_ losses: inout Losses, _ reading: Reading) {
    var reader = PageReader(self, reading, remembers: true)
    _ = reader.body()
    guard let seen = reader.account.seen else { return }
    var words: String?
    PageTally.walk(tree.root, of: tree) { node in
      guard words == nil, !tree.isElement(node), !seen.contains(node), LetterCount.of(tree.text(node)) > 0 else {
        return
      }
      words = String(MarkdownWriter.squeezed(nfc(tree.text(node))).prefix(40))
    }
    if losses.missingLetters > 0 { losses.missingWords = words }
    if let notes = losses.missing[.note] { losses.missing[.note] = .init(count: notes.count, words: words) }
  }

  /// Insertions, deletions and Word's comments.
  public func review() -> Review {
    let review = PageReview(self)
    return Review(changes: review.changes, comments: review.comments)
  }
}
