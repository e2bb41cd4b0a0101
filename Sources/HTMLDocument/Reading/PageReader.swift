import DocumentModel
import MarkdownText

/// Reads a page into blocks, as a reader sees it.
///
/// Recursion follows the nesting of elements, which ``MarkupScan`` bounds.
struct PageReader {
  let tree: HTMLTree
  let rules: StyleRules
  let notes: PageNotes
  let reading: Reading
  /// Whether the page is a document of ours; see ``HTMLFile/text(_:isOurs:)``.
  let isOurs: Bool
  var losses = Losses()
  /// The size of the words in UTF-8.
  var bytes = 0
  /// The notes being read: a note that refers to itself is read once.
  private var open: Set<HTMLTree.Node> = []
  private var wasMarked = false
  var account: PageAccount

  init(_ page: HTMLFile, _ reading: Reading, isOurs: Bool = false, remembers: Bool = false) {
    account = PageAccount(remembers: remembers)
    (tree, rules, notes) = (page.tree, page.rules, page.notes)
    self.reading = reading
    self.isOurs = isOurs
  }

  mutating func body() -> [Block] { blocks(in: tree.root, Context()) }

  mutating func blocks(in node: HTMLTree.Node, _ context: Context) -> [Block] {
    var flow = BlockFlow()
    walk(node, context, &flow)
    let blocks = flow.finish()
    bytes += flow.line.bytes
    return blocks
  }

  mutating func walk(_ node: HTMLTree.Node, _ context: Context, _ flow: inout BlockFlow) {
    for child in tree.children(node) { visit(child, context, &flow) }
  }

  mutating func visit(_ node: HTMLTree.Node, _ context: Context, _ flow: inout BlockFlow) {
    guard tree.isElement(node) else {
      if context.isVisible { account.show(node, in: tree) } else { account.leave(node, in: tree) }
      return words(tree.text(node), context, &flow)
    }
    let name = tree.name(node)
    if isOurs, OurPage.isAroundText(node, in: tree) { return }
    guard !notes.bodies.contains(node), !notes.rules.contains(node) else { return }
    guard isShown(node) else { return leave(node) }
    let style = rules.declarations(for: node, in: tree)
    guard !OfficeMarkup.isComment(node, style, in: tree) else { return leave(node) }
    if isHidden(node, style) { return hide(node) }
    if OfficeMarkup.isLabel(node, in: tree) {
      leave(node)
      if !context.isLabelled { words(OfficeMarkup.labelText(node, in: tree) + " ", context, &flow) }
      return
    }
    let inner = context.within(node, in: tree, style)
    if context.isVisible, !inner.isVisible, holdsWords(node) { losses.hiddenPassages += 1 }
    read(node, name, style, context, inner, &flow)
  }

  private mutating func read(
    _ node: HTMLTree.Node, _ name: String, _ style: Declarations, _ outer: Context, _ inner: Context,
    _ flow: inout BlockFlow
  ) {
    switch name {
    case "br": if outer.isVisible { flow.line.addBreak() }
    case "hr":
      flow.flush()
      flow.add(.rule)
    case _ where isOurs && OurPage.headingLevel(node, in: tree) != nil:
      heading(node, level: OurPage.headingLevel(node, in: tree) ?? 1, inner, &flow)
    case "h1", "h2", "h3", "h4", "h5", "h6": heading(node, level: Int(name.dropFirst()) ?? 1, inner, &flow)
    case "blockquote":
      flow.flush()
      let blocks = blocks(in: node, inner)
      if !blocks.isEmpty { flow.add(.quote(blocks)) }
    case "pre", "listing", "xmp", "plaintext":
      flow.flush()
      let code = preformatted(node, inner)
      if !code.allSatisfy(\.isWhitespace) { flow.add(.code(code)) }
    case "ol", "ul", "menu", "dir":
      flow.flush()
      flow.add(list(node, style, inner))
    case "li":
      flow.flush()
      flow.add(ListItem.blocks(of: [ListItem(mark: .bullet, blocks: blocks(in: node, inner))]))
    case "table":
      flow.flush()
      flow.add(table(node, inner))
    case "a": anchor(node, inner, &flow)
    case "q": quotation(node, inner, &flow)
    case "rt": ruby(node, inner, &flow)
    case "img", "image": picture(node, inner)
    case "svg":
      leave(node)
      if inner.isVisible { drawing(node) }
    case "math":
      leave(node)
      flow.line.add(math: MathWords.text(node, in: tree), display: false, inner)
    case "input", "select", "textarea", "button", "meter", "progress": control(node, name, inner, &flow)
    case _ where ElementKinds.embedded.contains(name): if inner.isVisible { losses.embeddedObjects += 1 }
    default: passage(node, name, style, inner, &flow)
    }
  }

  private mutating func passage(
    _ node: HTMLTree.Node, _ name: String, _ style: Declarations, _ context: Context, _ flow: inout BlockFlow
  ) {
    if tree.attribute(node, "role") == "heading" {
      let level = tree.attribute(node, "aria-level").flatMap(ListCounter.integer) ?? 2
      return heading(node, level: min(max(level, 1), 6), context, &flow)
    }
    guard style.display.map({ $0 == .block }) ?? ElementKinds.blocks.contains(name) else {
      return walk(node, context, &flow)
    }
    flow.flush()
    if let label = OfficeMarkup.label(of: node, style, in: tree) {
      var labelled = context
      labelled.isLabelled = true
      walk(node, labelled, &flow)
      flow.flush(item: label)
    } else {
      walk(node, context, &flow)
      flow.flush()
    }
  }

  /// A heading that contains more than words (a table, a list) is followed by that content.
  private mutating func heading(_ node: HTMLTree.Node, level: Int, _ context: Context, _ flow: inout BlockFlow) {
    flow.flush()
    var inner = context
    inner.format.bold = false
    var line: [Inline] = []
    var rest: [Block] = []
    for block in blocks(in: node, inner) {
      if let inlines = block.inlines {
        if !line.isEmpty { line.append(.text(" ")) }
        line += inlines
      } else {
        rest.append(block)
      }
    }
    if !line.isEmpty { flow.add(.heading(level: level, line.joined)) }
    flow.add(rest)
  }

  // MARK: Words

  mutating func words(_ text: String, _ context: Context, _ flow: inout BlockFlow) {
    guard context.isVisible else { return }
    let isMarked = context.format.marked && (context.link ?? "").isEmpty && !text.allSatisfy(\.isWhitespace)
    if isMarked, !wasMarked { losses.markedPassages += 1 }
    wasMarked = isMarked
    account.put += LetterCount.ofWords(text)
    flow.line.add(text, context)
  }

  /// Content that is not in this view, or not part of the text; notes referred to there are omitted with it.
  mutating func leave(_ node: HTMLTree.Node) {
    account.leave(node, in: tree)
    guard !notes.notes.isEmpty else { return }
    for inner in [node] + tree.descendants(node) {
      guard let passage = notes.notes[inner], !open.contains(passage) else { continue }
      account.leave(passage, in: tree)
      account.leaveNote()
    }
  }

  /// Hidden content, which is counted.
  mutating func hide(_ node: HTMLTree.Node) {
    if holdsWords(node) { losses.hiddenPassages += 1 }
    leave(node)
  }

  private mutating func anchor(_ node: HTMLTree.Node, _ context: Context, _ flow: inout BlockFlow) {
    if notes.backlinks.contains(node) { return account.leave(node, in: tree) }
    guard let passage = notes.notes[node], context.isVisible else { return walk(node, context, &flow) }
    // The reference mark, which is replaced by the note.
    account.leave(node, in: tree)
    guard open.insert(passage).inserted else { return }
    var inner = Context()
    inner.language = context.language
    let blocks = blocks(in: passage, inner)
    open.remove(passage)
    if blocks.isEmpty {
      account.leaveNote()
    } else {
      flow.line.add(note: blocks, context)
    }
  }

  private mutating func quotation(_ node: HTMLTree.Node, _ context: Context, _ flow: inout BlockFlow) {
    let marks = QuotationMarks(language: context.language, level: context.quotes)
    words(marks.open, context, &flow)
    walk(node, context, &flow)
    words(marks.close, context, &flow)
  }

  /// The pronunciation above a character.
  private mutating func ruby(_ node: HTMLTree.Node, _ context: Context, _ flow: inout BlockFlow) {
    words("(", context, &flow)
    walk(node, context, &flow)
    words(")", context, &flow)
  }

  private mutating func preformatted(_ node: HTMLTree.Node, _ context: Context) -> String {
    var inner = context
    inner.whiteSpace = .all
    inner.format = Format()
    inner.link = nil
    var lines: [String] = []
    for block in PreformattedWords.lines(of: node, inner, &self) { lines.append(block) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  // MARK: Pictures

  private mutating func picture(_ node: HTMLTree.Node, _ context: Context) {
    guard context.isVisible else { return }
    // A picture of one pixel is a spacer or a tracker.
    let sides = ["width", "height"].compactMap { tree.attribute(node, $0).flatMap(ListCounter.integer) }
    if sides.contains(where: { $0 <= 1 }) { return }
    losses.images += 1
  }

  private mutating func drawing(_ node: HTMLTree.Node) {
    let hasWords = tree.descendants(node).contains { tree.name($0) == "text" && holdsWords($0) }
    if hasWords { losses.diagrams += 1 } else { losses.images += 1 }
  }

  // MARK: Visibility

  /// Whether the view, and browsers, show an element at all.
  func isShown(_ node: HTMLTree.Node) -> Bool {
    switch tree.name(node) {
    case "ins": reading == .accepted
    case "del": reading == .rejected
    case "dialog": tree.has(node, "open")
    case let name: !ElementKinds.unshown.contains(name)
    }
  }

  func isHidden(_ node: HTMLTree.Node, _ style: Declarations) -> Bool {
    if style.isInvisible == true || style.display == Declarations.Display.none { return true }
    return style.display == nil && tree.has(node, "hidden")
  }

  func holdsWords(_ node: HTMLTree.Node) -> Bool {
    tree.descendants(node).contains { inner in
      tree.text(inner).contains { $0.isLetter || $0.isNumber }
        && tree.parent(inner).map { !ElementKinds.unshown.contains(tree.name($0)) } ?? true
    }
  }

  /// Whether part of an element was inserted or deleted: without words in this view, the element was never in it.
  func holdsChange(_ node: HTMLTree.Node) -> Bool {
    tree.descendants(node).contains { ["ins", "del"].contains(tree.name($0)) }
  }
}
