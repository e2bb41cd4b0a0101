import OfficeOpenXML

/// The list of each `text:list`: its own, or one that it continues (`text:continue-list` and `text:continue-numbering`
/// in OpenDocument 1.3 part 3).
struct ListNames: Sendable {
  private var made = 0
  /// For each list, the list with which it is numbered.
  private var master: [String: String] = [:]
  private var last: (name: String, style: String?)?
  private var lastOfStyle: [String: String] = [:]
  private let writer: OpenDocumentFile.Writer
  private var numbered: [String: String] = [:]

  init(_ writer: OpenDocumentFile.Writer) { self.writer = writer }

  /// The name of the list of a first-level `text:list`, and whether that list restarts.
  mutating func begin(_ node: XMLTree.Node, in tree: XMLTree, style: String?) -> (name: String, restarts: Bool) {
    var (id, continued, goesOn): (String?, String?, Bool?) = (nil, nil, nil)
    tree.attributes(of: node) { attribute, value in
      switch attribute {
      case "id": id = value
      case "continue-list": continued = value
      case "continue-numbering": goesOn = value == "true"
      default: break
      }
    }
    made += 1
    if writer == .openOffice2, id == nil, let style {
      let isKnown = lastOfStyle.updateValue("s" + style, forKey: style) != nil
      return ("s" + style, isKnown && goesOn != true)
    }
    let own = id.map { "x" + $0 } ?? "n\(made)"
    var name = own
    if let continued, let known = master["x" + continued] {
      name = known
    } else if goesOn == true, let last, last.style == style {
      name = master[last.name] ?? last.name
    } else if goesOn == true, writer == .word, let known = style.flatMap({ lastOfStyle[$0] }) {
      name = known
    }
    // Word says of each list that it continues the last one, meaning the last one of its style.
    if let style, lastOfStyle.count < 100_000 { lastOfStyle[style] = name }
    if master[own] == nil, master.count < 1_000_000 {
      master[own] = name
      last = (own, style)
    }
    return (name, goesOn == false)
  }

  /// The list of a `text:numbered-paragraph`; without a name it is that of the last one of its style.
  mutating func numberedParagraph(id: String?, style: String) -> String {
    let name = id.map { "p" + $0 } ?? numbered[style] ?? "p:" + style
    if numbered.count < 100_000 { numbered[style] = name }
    return name
  }
}
