import DocumentModel
import MarkdownText
import OfficeOpenXML

extension StoryReader {
  /// The words and marks within a paragraph, a span or a field.
  mutating func walk(_ container: XMLTree.Node, _ format: TextFormat) {
    for node in tree.children(container) {
      guard let name = tree.name(node) else {
        words(tree.text(node), format)
        continue
      }
      switch name.namespace {
      case .openText: walkText(node, name.local, format)
      case .openDrawing: drawing(node)
      case .openTable where name.local == "table": readTable(node)
      case .openTable: walk(node, format)
      case .other: walkOther(node, name.local, format)
      default: break
      }
    }
  }

  private mutating func walkText(_ node: XMLTree.Node, _ local: String, _ format: TextFormat) {
    switch local {
    case "span": walk(node, styles.text(tree.attribute(node, "style-name")).filled(from: format))
    case "a": link(node, format)
    case "s":
      let count = tree.attribute(node, "c").flatMap(OpenNumber.read) ?? 1
      add(String(repeating: " ", count: min(max(count, 0), Self.widestSpace)), format)
    case "tab":
      if flow.paragraph?.pageTab == node { flow.paragraph?.isPage = true }
      add("\t", format)
    case "line-break": if isShown(format) { flow.line.add(.lineBreak) }
    case "note": note(node)
    case "change-start", "change-end", "change": changeMark(node, local)
    case "ruby": ruby(node, format)
    case "hidden-text" where tree.attribute(node, "is-hidden") == "true": hide(node)
    case "placeholder": leaveOut(field: node)
    case "p", "h", "list", "section": walk(node, format)
    default:
      // A variable may be set without showing its value.
      if tree.attribute(node, "display") == "none" { return pass(node) }
      walk(node, format)
    }
  }

  private mutating func walkOther(_ node: XMLTree.Node, _ local: String, _ format: TextFormat) {
    switch local {
    case "fieldmark-start", "fieldmark-separator", "fieldmark-end", "fieldmark":
      if let shown = fieldMarks.pass(node, local, in: tree) { words(shown, format) }
    case "content-control" where tree.attribute(node, "showing-place-holder") == "true": leaveOut(field: node)
    case "math": formula(node, format)
    case "table": readTable(node)
    case "body" where false: break
    default:
      if !Self.passedOver.contains(local) { walk(node, format) }
    }
  }

  /// The most spaces for one element: more are not text.
  private static let widestSpace = 200

  // MARK: Words

  /// Words with white space as in XML: any run of it is one space, and none at the beginning.
  mutating func words(_ text: String, _ format: TextFormat) {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        if !flow.endsInSpace { result.append(0x20) }
        flow.endsInSpace = true
      } else {
        result.append(byte)
        flow.endsInSpace = false
      }
    }
    if !result.isEmpty { add(String(decoding: result, as: UTF8.self), format) }
  }

  /// Whether words here are in the text, unless decided elsewhere.
  private func isShown(_ format: TextFormat) -> Bool {
    !isGone && flow.paragraph?.isPage != true && !fieldMarks.isInCode && !isHidden(format)
  }

  private func isHidden(_ format: TextFormat) -> Bool { format.hidden ?? (flow.paragraph?.isHidden == true) }

  mutating func add(_ text: String, _ format: TextFormat) {
    guard !text.isEmpty, bytes < Self.byteLimit else { return }
    let count = LetterCount.of(text)
    guard isShown(format) else {
      letters.left.letters += count
      if !isGone, count > 0, isHidden(format), !flow.line.isHidden {
        losses.hiddenPassages += 1
        flow.line.isHidden = true
      }
      return
    }
    letters.shown += count
    flow.endsInSpace = text.last == " " && flow.endsInSpace
    flow.line.isHidden = false
    flow.paragraph?.hasWords = true
    bytes += text.utf8.count
    let isMarked = format.marked == true && flow.line.links.isEmpty && !text.allSatisfy(\.isWhitespace)
    if isMarked, !flow.line.isMarked { losses.markedPassages += 1 }
    flow.line.isMarked = isMarked
    let mapped = SymbolFont.mapped(text, font: format.font)
    // A hidden paragraph is omitted whole, whatever its spans say.
    if flow.paragraph?.isHidden != true { letters.put += LetterCount.ofWords(mapped) }
    var inline = Inline.text(mapped)
    switch format.position {
    case .raised: inline = .superscript([inline])
    case .lowered: inline = .subscript([inline])
    default: break
    }
    if format.strike == true { inline = .strikeout([inline]) }
    if format.italic == true { inline = .emphasis([inline]) }
    if format.bold == true { inline = .strong([inline]) }
    flow.line.add(inline)
  }

  // MARK: Omissions

  /// Hidden words, which are counted.
  private mutating func hide(_ node: XMLTree.Node) {
    let hidden = LetterTally.tally(in: node, of: tree, within: true)
    letters.left += hidden
    // What a field hides stands with it, not in it.
    let apart = tree.isText(node, "hidden-text") ? LetterCount.of(tree.attribute(node, "string-value") ?? "") : 0
    if hidden.letters + apart > 0, !isGone { losses.hiddenPassages += 1 }
  }

  /// Content that is not part of the text, such as a variable's value where it is set.
  private mutating func pass(_ node: XMLTree.Node) {
    letters.left += LetterTally.tally(in: node, of: tree, within: true)
  }

  /// An unfilled placeholder, whose prompt is not an answer.
  private mutating func leaveOut(field node: XMLTree.Node) {
    pass(node)
    if !isGone { losses.formFields += 1 }
  }

  // MARK: Links and notes

  private mutating func link(_ node: XMLTree.Node, _ format: TextFormat) {
    let target = tree.attribute(node, "href") ?? ""
    flow.line.begin(link: target.hasPrefix("#") ? "" : target)
    walk(node, format)
    flow.line.endLink()
  }

  private mutating func note(_ node: XMLTree.Node) {
    guard let body = tree.child(node, .openText, "note-body"), !isGone else {
      letters.left.notes += 1
      if isGone { letters.left += LetterTally.tally(in: node, of: tree, within: true) }
      return
    }
    guard flow.paragraph?.isHidden != true else {
      letters.left.notes += 1
      return hide(node)
    }
    let outer = contents
    contents = 0
    let blocks = blocks(in: body)
    contents = outer
    flow.paragraph?.hasWords = true
    flow.line.add(.note(blocks))
    flow.endsInSpace = false
  }

  /// The pronunciation of a word, in brackets after it.
  private mutating func ruby(_ node: XMLTree.Node, _ format: TextFormat) {
    if let base = tree.child(node, .openText, "ruby-base") { walk(base, format) }
    guard let reading = tree.child(node, .openText, "ruby-text"),
      tree.children(reading).contains(where: { !tree.text($0).isEmpty })
    else { return }
    add("(", format)
    walk(reading, format)
    add(")", format)
  }
}
