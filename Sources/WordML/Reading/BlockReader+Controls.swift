import DocumentModel
import MarkdownText
import OfficeOpenXML

/// The content of a content control (ECMA-376 part 1, section 17.5.2).
enum ControlAnswer {
  /// Its words.
  case asWritten
  /// Nothing: it shows its placeholder text.
  case none
  /// The bound value, if its words differ.
  case stored(String)
}

extension BlockReader {
  /// Counts a control without an answer as a loss.
  mutating func answer(of control: XMLTree.Node) -> ControlAnswer {
    guard let properties = tree.child(control, "sdtPr") else { return .asWritten }
    if let value = file.stores.value(of: properties, in: tree), let content = tree.child(control, "sdtContent") {
      let words = MarkdownWriter.squeezed(Self.words(in: content, tree))
      let isPrompt = tree.showsPlaceholder(control)
      let stored = value.allSatisfy(\.isWhitespace) ? nil : shown(value, by: properties)
      if let stored, isPrompt || MarkdownWriter.squeezed(stored) != words { return .stored(stored) }
      // Word shows the placeholder text here; the words in the file are kept nevertheless, and reported.
      if !isPrompt, value.allSatisfy(\.isWhitespace), !words.isEmpty { losses.formFields += 1 }
      if !isPrompt { return .asWritten }
    }
    guard tree.showsPlaceholder(control) else { return .asWritten }
    losses.formFields += 1
    return .none
  }

  /// A value as a control of its kind shows it; `nil` if its words say the same, or it shows more than words.
  private func shown(_ value: String, by properties: XMLTree.Node) -> String? {
    for node in tree.children(properties) {
      switch tree.name(node)?.local {
      case "richText", "picture", "docPartObj", "docPartList", "group", "equation", "repeatingSection": return nil
      case "dropDownList", "comboBox":
        let item = tree.children(node).first { tree.isWord($0, "listItem") && tree.attribute($0, "value") == value }
        return item.map { tree.attribute($0, "displayText") ?? value } ?? value
      case "date":
        // The words are the same date in the control's own format.
        if tree.attribute(node, "fullDate")?.prefix(10) == value.prefix(10) { return nil }
        return String(value.prefix { $0 != "T" })
      case "checkbox":
        let isOn = ["1", "true", "on"].contains(value.lowercased())
        let state = tree.children(node).first { tree.name($0)?.local == (isOn ? "checkedState" : "uncheckedState") }
        let sign = state.flatMap { tree.attribute($0, "val") }.flatMap { UInt32($0, radix: 16) }
        return sign.map { SymbolFont.text($0, font: state.flatMap { tree.attribute($0, "font") } ?? "") }
          ?? (isOn ? "☒" : "☐")
      default: break
      }
    }
    return value
  }

  private static func words(in node: XMLTree.Node, _ tree: XMLTree) -> String {
    var result = ""
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "t", "delText": result += tree.words(child)
      case "sym":
        let code = tree.attribute(child, "char").flatMap { UInt32($0, radix: 16) } ?? 0
        result += SymbolFont.text(code, font: tree.attribute(child, "font") ?? "")
      case "tab", "br", "cr": result += " "
      case "rPr", "pPr", "instrText", "delInstrText", nil: break
      case "p": result += words(in: child, tree) + " "
      default: result += words(in: child, tree)
      }
    }
    return result
  }

  /// Reads a control among the words of a paragraph.
  mutating func control(
    _ node: XMLTree.Node, _ line: inout InlineFrames, _ walk: (inout Self, XMLTree.Node, inout InlineFrames) -> Void
  ) {
    guard let content = tree.child(node, "sdtContent") else { return }
    guard fields.showsWords else { return walk(&self, content, &line) }
    switch answer(of: node) {
    case .asWritten: walk(&self, content, &line)
    case .none: letters.leave(content, in: tree)
    case .stored(let words):
      letters.leave(content, in: tree)
      fields.noteWords()
      bytes += words.utf8.count
      line.add(.text(words))
    }
  }

  /// The bound value of the control around whole paragraphs, if its words differ; returned for its first paragraph.
  mutating func storedWords(for paragraph: XMLTree.Node) -> String?? {
    guard hasBoundControls, let content = tree.parent(paragraph), tree.isWord(content, "sdtContent"),
      let control = tree.parent(content), case .stored(let words) = answer(of: control)
    else { return nil }
    let first = tree.children(content).first { tree.isWord($0, "p") }
    return .some(first == paragraph ? words : nil)
  }
}
