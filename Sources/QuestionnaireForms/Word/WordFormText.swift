import OfficeOpenXML

/// What stands in a cell of a form, or outside of all tables: its lines, each of pieces in and beside controls.
struct WordFormText: Sendable {
  var lines: [[Piece]] = [[]]
  var controls: [Control] = []
  var bookmarks: [String] = []
  /// Whether there are Word's old form fields.
  var hasLegacyFields = false

  struct Piece: Sendable, Hashable {
    var text: String
    /// The control that it is in.
    var control: Int?
  }

  /// A content control.
  struct Control: Sendable, Hashable {
    var tag: String?
    /// `nil` for one that is no check box.
    var isMarked: Bool?
    /// Whether Word says that it shows its placeholder.
    var showsPlaceholder = false
  }

  /// The texts of the controls, without their placeholders.
  private(set) var texts: [String] = []

  /// Puts together the texts of the controls. Cost: linear.
  mutating func finish() {
    var found = Array(repeating: "", count: controls.count)
    var lastLine = Array(repeating: 0, count: controls.count)
    for (index, line) in lines.enumerated() {
      for piece in line {
        guard let control = piece.control else { continue }
        if !found[control].isEmpty, lastLine[control] < index {
          found[control] += String(repeating: "\n", count: index - lastLine[control])
        }
        found[control] += piece.text
        lastLine[control] = index
      }
    }
    texts = zip(found, controls).map { withoutPlaceholder($0, $1.showsPlaceholder) }
  }

  /// The text without what only says that nothing is filled in. In a control that still counts as unfilled somebody may
  /// have written before or behind its placeholder.
  private func withoutPlaceholder(_ text: String, _ isShown: Bool) -> String {
    let trimmed = WordFormText.trimmed(text)
    if WordPlaceholder.isPlaceholder(trimmed) { return "" }
    guard isShown else { return text }
    for placeholder in WordPlaceholder.ours where placeholder.utf8.count > 5 {
      if trimmed.hasPrefix(placeholder) { return String(trimmed.dropFirst(placeholder.count)) }
      if trimmed.hasSuffix(placeholder) { return String(trimmed.dropLast(placeholder.count)) }
    }
    return text
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The lines of all that is visible, without placeholders and without some controls.
  func visible(without left: Set<Int> = []) -> String {
    let text = lines.map { line in
      line.filter { piece in piece.control.map { !left.contains($0) && !texts[$0].isEmpty } ?? true }.map(\.text)
        .joined()
    }.joined(separator: "\n")
    return WordPlaceholder.isPlaceholder(Self.trimmed(text)) ? "" : text
  }

  /// The lines of what is beside all controls.
  var beside: String {
    let text = lines.map { $0.filter { $0.control == nil }.map(\.text).joined() }.joined(separator: "\n")
    return WordPlaceholder.isPlaceholder(Self.trimmed(text)) ? "" : text
  }
}

/// Reads the text of paragraphs as it is visible in Word's final view, with its controls.
struct WordFormTextReader {
  let tree: XMLTree
  private var text = WordFormText()
  private var fields: [LegacyField] = []
  private var isFirstParagraph = true

  /// A field that is being read.
  private struct LegacyField {
    /// What a check box shows, or the entry that a list has.
    var shown: String?
    var hasResult = false
    var isInResult = false
    var isText = false
  }

  init(_ tree: XMLTree) { self.tree = tree }

  /// What was read.
  var finished: WordFormText {
    var text = text
    text.finish()
    return text
  }

  mutating func read(_ node: XMLTree.Node, control: Int? = nil) {
    for child in tree.children(node) { readElement(child, control) }
  }

  mutating func readElement(_ node: XMLTree.Node, _ control: Int?) {
    guard let name = tree.name(node) else { return }
    switch name.local {
    case "p" where name.namespace == .word:
      if !isFirstParagraph { text.lines.append([]) }
      isFirstParagraph = false
      read(node, control: control)
    case "sdt": sdt(node, control)
    case "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "tblPr", "sdtPr", "sdtEndPr", "Fallback",
      "pict", "drawing":
      break
    case "fldChar": fieldCharacter(node, control)
    case "t": append(Self.unescaped(tree.words(node)), control)
    case "tab": append("\t", control)
    case "noBreakHyphen": append("\u{2011}", control)
    case "br", "cr":
      if tree.attribute(node, "type") == nil || tree.attribute(node, "type") == "textWrapping" { text.lines.append([]) }
    case "sym":
      // A mark of Word's check boxes in a symbol font.
      if let code = tree.attribute(node, "char").flatMap({ UInt32($0, radix: 16) }) {
        append(Self.symbol(code), control)
      }
    case "bookmarkStart": if let name = tree.attribute(node, "name") { text.bookmarks.append(name) }
    default: read(node, control: control)
    }
  }

  /// LibreOffice 7.4 writes `_x000D_`, which somebody typed, as `_x005F_x000D_`, as only spreadsheets have it.
  private static func unescaped(_ words: String) -> String {
    words.utf8.contains(UInt8(ascii: "_")) ? words.replacing(/_x005F(?=_x[0-9A-Fa-f]{4}_)/, with: "") : words
  }

  private mutating func append(_ words: String, _ control: Int?) {
    guard !words.isEmpty else { return }
    if let last = fields.indices.last {
      // Of a check box and a list, the state counts.
      guard fields[last].isInResult, fields[last].shown == nil else { return }
      fields[last].hasResult = true
    }
    text.lines[text.lines.count - 1].append(.init(text: words, control: control))
  }

  // MARK: Controls

  private mutating func sdt(_ node: XMLTree.Node, _ outer: Int?) {
    var control = WordFormText.Control()
    if let properties = tree.child(node, "sdtPr") {
      for child in tree.children(properties) {
        switch tree.name(child)?.local {
        case "tag": control.tag = tree.attribute(child, "val")
        case "showingPlcHdr": control.showsPlaceholder = isOn(child)
        case "checkbox":
          control.isMarked = false
          for state in tree.children(child) where tree.name(state)?.local == "checked" {
            control.isMarked = isOn(state)
          }
        default: break
        }
      }
    }
    guard let content = tree.child(node, "sdtContent") else { return }
    // A control around several cells or fields holds others: the innermost one counts.
    let index = text.controls.count
    text.controls.append(control)
    read(content, control: index)
  }

  private func isOn(_ node: XMLTree.Node) -> Bool {
    !["0", "false", "off"].contains(tree.attribute(node, "val") ?? "1")
  }

  // MARK: Old form fields

  private mutating func fieldCharacter(_ node: XMLTree.Node, _ control: Int?) {
    switch tree.attribute(node, "fldCharType") {
    case "begin":
      var field = LegacyField()
      if let data = tree.child(node, "ffData") {
        text.hasLegacyFields = true
        field.shown = shown(data)
        field.isText = field.shown == nil
      }
      if fields.count < 100 { fields.append(field) }
    case "separate": if let last = fields.indices.last { fields[last].isInResult = true }
    case "end":
      guard let field = fields.popLast(), let shown = field.shown else { return }
      append(shown, control)
    default: break
    }
  }

  /// What a check box or a list shows (ECMA-376, part 1, 17.16.17).
  private func shown(_ data: XMLTree.Node) -> String? {
    if let box = tree.child(data, "checkBox") {
      let state = tree.child(box, "checked") ?? tree.child(box, "default")
      return state.map(isOn) ?? false ? WordControl.marked : WordControl.unmarked
    }
    guard let list = tree.child(data, "ddList") else { return nil }
    let entries = tree.children(list).filter { tree.name($0)?.local == "listEntry" }
    let chosen = (tree.value(list, "result") ?? tree.value(list, "default")).flatMap(Int.init) ?? 0
    return entries.indices.contains(chosen) ? tree.attribute(entries[chosen], "val") ?? "" : ""
  }

  private static func symbol(_ code: UInt32) -> String {
    switch code & 0xFF {
    // Wingdings: a crossed and a checked box, an empty one, a check mark.
    case 0x78, 0xFD, 0xFE, 0x52, 0x53, 0x54: WordControl.marked
    case 0xA8, 0x6F, 0x71, 0x72: WordControl.unmarked
    case 0xFC: "✓"
    default: "\u{FFFD}"
    }
  }
}
