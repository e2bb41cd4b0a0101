import DocumentModel
import MarkdownText
import OfficeOpenXML

extension StoryReader {
  /// A frame or a shape, within a paragraph or between paragraphs.
  mutating func drawing(_ node: XMLTree.Node) {
    guard let name = tree.name(node) else { return }
    switch name.local {
    case "frame": frame(node)
    case "g", "a", "page":
      for child in tree.children(node) where tree.isElement(child) { drawing(child) }
    case "control": control(node)
    case "text-box": box(node)
    default: if name.namespace == .openDrawing { box(node) }
    }
  }

  /// The first content of a frame; the others are alternatives for programs that cannot show it.
  private mutating func frame(_ node: XMLTree.Node) {
    for child in tree.children(node) {
      guard let name = tree.name(child), name.namespace == .openDrawing else { continue }
      switch name.local {
      case "text-box": return box(child)
      case "object": return object(child)
      case "image":
        if !isGone { losses.images += 1 }
        countExternal(child)
        return box(child)
      case "object-ole", "plugin", "applet", "floating-frame":
        if !isGone { losses.embeddedObjects += 1 }
        countExternal(child)
        return
      default: break
      }
    }
  }

  /// A formula is part of its line; other objects are not read.
  private mutating func object(_ node: XMLTree.Node) {
    let address = tree.attribute(node, "href") ?? ""
    if let math = tree.childNamed(node, "math") { return formula(math, TextFormat()) }
    let part = String(address.hasPrefix("./") ? address.dropFirst(2) : address[...])
    if let formula = file.formulas[part] {
      addFormula(formula)
    } else if !isGone {
      losses.embeddedObjects += 1
    }
    countExternal(node)
  }

  mutating func formula(_ node: XMLTree.Node, _ format: TextFormat) {
    let outer = letters
    addFormula(MathMarkup.text(node, in: tree))
    letters = outer
  }

  private mutating func addFormula(_ text: String) {
    guard !text.isEmpty, !isGone else { return }
    // A formula may be between paragraphs, if an object is anchored to the page.
    guard flow.paragraph != nil else { return flow.assembly.add(.paragraph([.text(text)])) }
    let outer = letters
    add(text, TextFormat())
    letters = outer
  }

  /// The content of a text box follows the paragraph that contains it.
  private mutating func box(_ node: XMLTree.Node) {
    guard !isGone else { return skipBox(node) }
    guard flow.paragraph?.isHidden != true else {
      let hidden = LetterTally.tally(in: node, of: tree)
      letters.left += hidden
      noteBox(node, hidden)
      if hidden.letters > 0 { losses.hiddenPassages += 1 }
      return
    }
    noteBox(node, LetterTally.tally(in: node, of: tree))
    let outer = contents
    contents = 0
    let blocks = blocks(in: node)
    contents = outer
    guard !blocks.isEmpty else { return }
    losses.textBoxes += 1
    if flow.paragraph == nil {
      for block in blocks { flow.assembly.add(block) }
    } else {
      flow.boxes += blocks
    }
  }

  private mutating func skipBox(_ node: XMLTree.Node) {
    let gone = LetterTally.tally(in: node, of: tree)
    letters.left += gone
    noteBox(node, gone)
  }

  private mutating func noteBox(_ node: XMLTree.Node, _ content: ContentTally) {
    if tree.name(node)?.local == "text-box", content.letters > 0 { letters.left.boxes += 1 }
  }

  /// The typed or chosen value of a form control.
  private mutating func control(_ node: XMLTree.Node) {
    letters.left.fields += 1
    guard !isGone, let id = tree.attribute(node, "control"), let control = controls[id] else { return }
    guard let shown = control.shown else {
      if control.holdsAnswer { losses.formFields += 1 }
      return
    }
    guard !shown.isEmpty else { return }
    guard flow.paragraph != nil else { return flow.assembly.add(.paragraph([.text(shown)])) }
    let outer = letters
    // Adjacent controls have no space between them in the file.
    if !flow.endsInSpace { add(" ", TextFormat()) }
    add(shown, TextFormat())
    add(" ", TextFormat())
    flow.endsInSpace = true
    letters = outer
  }

  /// Parts of the file itself have relative addresses.
  mutating func countExternal(_ node: XMLTree.Node) {
    guard let address = tree.attribute(node, "href") else { return }
    if address.contains("://") || address.utf8.first == UInt8(ascii: "/") || address.utf8.starts(with: "../".utf8) {
      losses.externalParts += 1
    }
  }
}
