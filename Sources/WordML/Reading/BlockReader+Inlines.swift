import DocumentModel
import MarkdownText
import OfficeOpenXML

extension BlockReader {
  /// The runs of a paragraph, or of several that are joined in this view.
  mutating func inlines(of paragraph: BlockFlow.Paragraph) -> [Inline] {
    var line = InlineFrames(links: openLinks)
    let outer = hidesWords
    for node in paragraph.nodes {
      if styles.hidesWords {
        hidesWords = styles.summary(ofParagraph: tree.paragraphProperties(node, reading).style).hidden == true
      }
      if let stored = storedWords(for: node) {
        letters.leave(node, in: tree)
        if let stored { line.add(.text(stored)) }
      } else {
        walk(node, &line)
      }
    }
    hidesWords = outer
    openLinks = line.links
    return line.finish()
  }

  private mutating func walk(_ container: XMLTree.Node, _ line: inout InlineFrames) {
    for node in tree.children(container) {
      guard let name = tree.name(node) else { continue }
      if name.namespace != .word {
        switch name.local {
        case "AlternateContent": if let branch = tree.chosenBranch(node) { walk(branch, &line) }
        case "oMath", "oMathPara":
          formula(node, &line)
        default: break
        }
        continue
      }
      switch name.local {
      case "r": run(node, &line)
      case "hyperlink": link(node, &line)
      case "ins", "moveTo": if reading == .accepted { walk(node, &line) } else { letters.leave(node, in: tree) }
      case "del", "moveFrom": if reading == .rejected { walk(node, &line) } else { letters.leave(node, in: tree) }
      case "fldSimple": simpleField(node, &line)
      case "sdt": control(node, &line) { $0.walk($1, &$2) }
      case "smartTag", "customXml", "bdo", "dir": walk(node, &line)
      case "subDoc": losses.includedFiles += 1
      case "tbl": misplaced(table: node)
      default: break
      }
    }
  }

  private mutating func formula(_ node: XMLTree.Node, _ line: inout InlineFrames) {
    guard fields.showsWords else { return letters.leave(node, in: tree) }
    let text = MathText(tree: tree, reading: reading).text(node)
    // Its marks show which parts are not in a view.
    if tree.holds("del") || tree.holds("ins") {
      letters.leave(node, in: tree)
    } else {
      letters.show(text, of: node, in: tree)
    }
    line.add(.text(text))
  }

  /// A table within a paragraph, where it is invalid: Word shows it, so it follows the paragraph.
  private mutating func misplaced(table node: XMLTree.Node) {
    let outer = boxes
    boxes = []
    let block = Block.table(table(node))
    boxes = outer + [block]
  }

  private mutating func link(_ node: XMLTree.Node, _ line: inout InlineFrames) {
    let target = tree.attribute(node, "id").flatMap { file.relationship($0, of: tree.part) }
    line.begin(link: target.flatMap { $0.isExternal ? $0.target : nil } ?? "")
    walk(node, &line)
    line.endLink()
  }

  private mutating func simpleField(_ node: XMLTree.Node, _ line: inout InlineFrames) {
    if fields.showsWords, let number = labels.number(ofField: node) {
      letters.leave(node, in: tree)
      fields.noteWords()
      return line.add(.text(number))
    }
    letters.read(.field, at: node, in: tree)
    let target = fields.beginSimple(tree.attribute(node, "instr") ?? "")
    if let target { line.begin(link: target) }
    walk(node, &line)
    if target != nil { line.endLink() }
    fields.endSimple()
  }

  // MARK: Runs

  private mutating func run(_ node: XMLTree.Node, _ line: inout InlineFrames) {
    let properties = runProperties(node)
    pieces(of: node, properties, &line)
  }

  private func runProperties(_ run: XMLTree.Node) -> RunProperties {
    guard let node = tree.child(run, "rPr") else { return RunProperties() }
    var own = RunProperties(node, in: tree)
    if reading == .rejected, let change = tree.child(node, "rPrChange") {
      own = tree.child(change, "rPr").map { RunProperties($0, in: tree) } ?? RunProperties()
    }
    // Only a span's own underlining may mark a change; a style's belongs to its kind, as for links.
    let marked = own.marked
    for style in styles.chain(own.style) { own = own.filled(from: style.run) }
    own.marked = marked
    return own
  }

  private mutating func pieces(of run: XMLTree.Node, _ properties: RunProperties, _ line: inout InlineFrames) {
    for node in tree.children(run) {
      guard let name = tree.name(node) else { continue }
      if name.namespace != .word {
        if name.local == "AlternateContent", let branch = tree.chosenBranch(node) {
          pieces(of: branch, properties, &line)
        }
        continue
      }
      switch name.local {
      case "t":
        let text = tree.words(node)
        letters.read(text, at: node, in: tree)
        words(text, properties, &line)
      case "delText":
        let text = tree.words(node)
        letters.read(text, at: node, in: tree)
        if reading == .rejected { words(text, properties, &line) }
      case "tab", "ptab": words("\t", properties, &line)
      case "noBreakHyphen": words("\u{2011}", properties, &line)
      case "softHyphen": words("\u{AD}", properties, &line)
      case "sym":
        let code = tree.attribute(node, "char").flatMap { UInt32($0, radix: 16) } ?? 0
        words(SymbolFont.text(code, font: tree.attribute(node, "font") ?? ""), properties, &line)
      case "br", "cr": lineBreak(node, properties, &line)
      case "fldChar": fieldMark(node, properties, &line)
      case "instrText", "delInstrText": fields.add(instruction: tree.words(node))
      case "footnoteReference", "endnoteReference":
        if reference(node, in: run, isEndnote: name.local.hasPrefix("e"), &line) {
          leaveMark(in: run, after: node)
          return
        }
      case "drawing", "pict", "object": drawing(node)
      case "ruby": ruby(node, &line)
      default: break
      }
    }
  }

  private mutating func words(_ text: String, _ properties: RunProperties, _ line: inout InlineFrames) {
    guard !text.isEmpty, fields.showsWords else { return }
    if properties.hidden ?? hidesWords {
      fields.noteWords()
      if !line.isHidden { losses.hiddenPassages += 1 }
      line.isHidden = true
      return
    }
    let isMarked = properties.marked == true && line.links.isEmpty && !text.allSatisfy(\.isWhitespace)
    if isMarked, !line.isMarked { losses.markedPassages += 1 }
    line.isMarked = isMarked
    line.isHidden = false
    bytes += text.utf8.count
    // The blank of an unfilled form field is drawn with en spaces.
    if fields.isInTextForm, text.allSatisfy({ $0 == "\u{2002}" }) { return }
    fields.noteWords()
    let shown = SymbolFont.mapped(text, font: properties.font)
    letters.put(shown)
    var inline = Inline.text(shown)
    switch properties.position {
    case .raised: inline = .superscript([inline])
    case .lowered: inline = .subscript([inline])
    default: break
    }
    if properties.strike == true { inline = .strikeout([inline]) }
    if properties.italic == true { inline = .emphasis([inline]) }
    if properties.bold == true { inline = .strong([inline]) }
    line.add(inline)
  }

  private mutating func lineBreak(_ node: XMLTree.Node, _ properties: RunProperties, _ line: inout InlineFrames) {
    guard fields.showsWords, !(properties.hidden ?? hidesWords) else { return }
    // A page or column break is not a line break of the text.
    let isLine = !["page", "column"].contains(tree.attribute(node, "type"))
    line.add(isLine ? .lineBreak : .text(" "))
  }

  private mutating func fieldMark(_ node: XMLTree.Node, _ properties: RunProperties, _ line: inout InlineFrames) {
    if tree.attribute(node, "fldCharType") == "begin" { letters.read(.field, at: node, in: tree) }
    switch fields.mark(node, in: tree, number: labels.number(ofField: node)) {
    case .linkBegins(let target): line.begin(link: target)
    case .linkEnds: line.endLink()
    case .shows(let text): words(text, properties, &line)
    case .isUnwritten(let code):
      if !(properties.hidden ?? hidesWords) { letters.lack(fieldOf: code, at: node, in: tree) }
    case .isUnfilled: if !(properties.hidden ?? hidesWords) { losses.formFields += 1 }
    case .none: break
    }
  }

  /// Adds a note at its reference; true if the rest of the run is its mark, which is included.
  private mutating func reference(
    _ node: XMLTree.Node, in run: XMLTree.Node, isEndnote: Bool, _ line: inout InlineFrames
  ) -> Bool {
    // Not visible in a field code.
    guard fields.showsWords else {
      letters.leave(node, in: tree)
      return false
    }
    guard let id = tree.attribute(node, "id") else { return false }
    var own: String?
    if let custom = tree.attribute(node, "customMarkFollows"), ["1", "true", "on"].contains(custom) {
      own = mark(in: run, after: node)
    }
    guard let note = note(isEndnote ? .endnote : .footnote, id, mark: own) else { return false }
    letters.read(.note, at: node, in: tree)
    line.add(.note(note.blocks, mark: note.mark))
    return own.map { !$0.isEmpty } ?? false
  }

  /// The custom mark of a note, which follows its reference in the same run.
  private func mark(in run: XMLTree.Node, after reference: XMLTree.Node) -> String {
    var result = ""
    var isAfter = false
    for node in tree.children(run) {
      if node == reference { isAfter = true }
      guard isAfter else { continue }
      switch tree.name(node)?.local {
      case "t": result += tree.words(node)
      case "sym":
        let code = tree.attribute(node, "char").flatMap { UInt32($0, radix: 16) } ?? 0
        result += SymbolFont.text(code, font: tree.attribute(node, "font") ?? "")
      default: break
      }
    }
    return result
  }

  private mutating func leaveMark(in run: XMLTree.Node, after reference: XMLTree.Node) {
    var isAfter = false
    for node in tree.children(run) {
      if isAfter { letters.leave(node, in: tree) }
      if node == reference { isAfter = true }
    }
  }

  private mutating func ruby(_ node: XMLTree.Node, _ line: inout InlineFrames) {
    if let base = tree.child(node, "rubyBase") { walk(base, &line) }
    guard let reading = tree.child(node, "rt"), fields.showsWords else { return }
    line.add(.text("("))
    walk(reading, &line)
    line.add(.text(")"))
  }

  // MARK: Drawings

  private mutating func drawing(_ container: XMLTree.Node) {
    for node in tree.children(container) {
      guard let name = tree.name(node) else { continue }
      switch name.local {
      case "AlternateContent": if let branch = tree.chosenBranch(node) { drawing(branch) }
      case "txbxContent": readBox(node)
      case "txBody" where name.namespace != .word: readDrawn(node)
      case "blip", "imagedata":
        losses.images += 1
        drawing(node)
      case "chart" where name.namespace == .chart, "relIds": losses.diagrams += 1
      case "OLEObject", "control": losses.embeddedObjects += 1
      default: drawing(node)
      }
    }
  }
}
