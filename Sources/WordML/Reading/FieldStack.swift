import DocumentModel
import OfficeOpenXML

/// The open fields while a story is read: their codes are never shown, their results are (ECMA-376 part 1, section
/// 17.16).
struct FieldStack {
  private struct Field {
    var instruction = ""
    var isResult = false
    var name = ""
    /// What a form field shows by itself, without a result.
    var own: String?
    var isForm = false
    /// Whether its result showed anything.
    var hasWords = false
    /// Whether words in its result are shown, given the surrounding fields.
    var shows = false
    var isInContents = false
  }

  /// Fields that print nothing, though some store their argument like a result.
  private static let silent: Set<String> = [
    "ASK", "NEXT", "NEXTIF", "PRIVATE", "RD", "SET", "SKIPIF", "TA", "TC", "XE",
  ]

  /// Fields that Word computes when it shows them, whatever result is stored.
  private static let counted: Set<String> = ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"]

  private var open: [Field] = []
  /// The marks that belong to a complete field: one without an end would hide everything after it.
  private let whole: Set<XMLTree.Node>
  /// The marks at the beginning of results that are more than a page number.
  private let wordy: Set<XMLTree.Node>

  /// For a whole part, where fields may extend over several paragraphs.
  init(in tree: XMLTree, _ reading: Reading) { self.init(of: tree.root, in: tree, reading) }

  init(of container: XMLTree.Node, in tree: XMLTree, _ reading: Reading) {
    var marks = FieldMarks(tree: tree, reading: reading)
    if tree.holds("fldChar") { marks.walk(container) }
    whole = marks.whole
    wordy = marks.wordy
  }

  /// Whether words here are in the text: not in a field code, and not the page number of an entry of a table of
  /// contents, since the text has no pages.
  var showsWords: Bool { open.last.map { $0.isResult && $0.shows } ?? true }

  /// Whether words here were entered in a form.
  var isInTextForm: Bool { open.last.map { $0.isResult && $0.name == "FORMTEXT" } ?? false }

  /// Records that words were shown.
  mutating func noteWords() {
    for index in open.indices { open[index].hasWords = true }
  }

  enum Change {
    case none
    /// The following words are a link, until its end.
    case linkBegins(String)
    case linkEnds
    /// A check box, the chosen entry of a list, the words of a button.
    case shows(String)
    /// An unfilled form field.
    case isUnfilled
    /// A field with this code that Word shows, though the file has no words of it.
    case isUnwritten(String)
  }

  /// - Parameter number: the number of a numbering field.
  mutating func mark(_ node: XMLTree.Node, in tree: XMLTree, number: String?) -> Change {
    guard whole.contains(node) else { return .none }
    switch tree.attribute(node, "fldCharType") {
    case "begin":
      var field = Field()
      if let data = tree.child(node, "ffData") {
        field.isForm = true
        field.own = FormField.words(of: data, in: tree)
      }
      open.append(field)
    case "separate":
      guard !open.isEmpty else { return .none }
      var field = open.removeLast()
      begin(&field, isWordy: wordy.contains(node))
      open.append(field)
      if let target = linkTarget(field), showsWords { return .linkBegins(target) }
    case "end":
      let shown = showsWords
      guard let field = open.popLast() else { return .none }
      if field.isResult, linkTarget(field) != nil { return shown ? .linkEnds : .none }
      guard showsWords, !field.hasWords else { return .none }
      if let number { return .shows(number) }
      // For a text field, the default is what a new form shows; an empty result is not an answer.
      let byItself = field.isResult && field.name == "FORMTEXT" ? nil : field.own
      if let own = byItself ?? (field.isResult ? nil : FieldWords.own(of: field.instruction)) { return .shows(own) }
      if field.isForm { return .isUnfilled }
      if !field.isResult, FieldWords.isShownWithoutResult(field.instruction) { return .isUnwritten(field.instruction) }
    default: break
    }
    return .none
  }

  /// Opens a field of one element (`w:fldSimple`), whose content is its result; returns a link's target.
  mutating func beginSimple(_ instruction: String) -> String? {
    var field = Field(instruction: instruction)
    begin(&field)
    open.append(field)
    return showsWords ? linkTarget(field) : nil
  }

  mutating func endSimple() { open.removeLast() }

  mutating func add(instruction: String) {
    // A hostile one may have any length; a real one is short.
    guard !open.isEmpty, open[open.count - 1].instruction.utf8.count < 10_000 else { return }
    open[open.count - 1].instruction += instruction
  }

  /// - Parameter field: not among the open ones, which surround it.
  private func begin(_ field: inout Field, isWordy: Bool = false) {
    field.isResult = true
    field.name = field.instruction.split(whereSeparator: \.isWhitespace).first.map { $0.uppercased() } ?? ""
    let isInContents = open.last?.isInContents ?? false
    field.isInContents = isInContents || field.name == "TOC"
    field.shows =
      showsWords && !(isInContents && field.name == "PAGEREF" && !isWordy) && !Self.silent.contains(field.name)
      && !Self.counted.contains(field.name)
  }

  /// The target of a HYPERLINK field outside the document.
  private func linkTarget(_ field: Field) -> String? {
    guard field.name == "HYPERLINK" else { return nil }
    let rest = field.instruction.drop(while: \.isWhitespace).dropFirst("HYPERLINK".count).drop(while: \.isWhitespace)
    if rest.first == "\"" { return String(rest.dropFirst().prefix { $0 != "\"" }) }
    return rest.isEmpty || rest.first == "\\" ? nil : String(rest.prefix { !$0.isWhitespace })
  }
}

/// What check boxes and lists of a form show.
private enum FormField {
  /// - Parameter data: the `w:ffData` of its beginning.
  static func words(of data: XMLTree.Node, in tree: XMLTree) -> String? {
    if let box = tree.child(data, "checkBox") {
      let state = tree.child(box, "checked") ?? tree.child(box, "default")
      return state.map(tree.isOn) == true ? "☒" : "☐"
    }
    if let input = tree.child(data, "textInput") {
      let words = tree.value(input, "default") ?? ""
      return words.allSatisfy(\.isWhitespace) ? nil : words
    }
    guard let list = tree.child(data, "ddList") else { return nil }
    let entries = tree.children(list).filter { tree.isWord($0, "listEntry") }
    let chosen = (tree.value(list, "result") ?? tree.value(list, "default")).flatMap(WordNumber.read) ?? 0
    return entries.indices.contains(chosen) ? tree.attribute(entries[chosen], "val") : nil
  }
}

/// Finds which field marks belong together, over the words in a view.
private struct FieldMarks {
  let tree: XMLTree
  let reading: Reading
  private(set) var whole: Set<XMLTree.Node> = []
  /// Where the results begin that have more letters than a page number: LibreOffice puts a whole entry of a table of
  /// contents into the reference to its page.
  private(set) var wordy: Set<XMLTree.Node> = []
  private var open: [Field] = []

  private struct Field {
    var marks: [XMLTree.Node]
    var result: XMLTree.Node?
    var letters = 0
  }

  init(tree: XMLTree, reading: Reading) {
    self.tree = tree
    self.reading = reading
  }

  mutating func walk(_ node: XMLTree.Node) {
    for child in tree.children(node) {
      guard let name = tree.name(child) else { continue }
      switch name.local {
      case "fldChar": mark(child)
      case "t", "delText":
        if let last = open.indices.last, open[last].result != nil, open[last].letters < 10 {
          open[last].letters += tree.words(child).count(where: \.isLetter)
        }
      case "ins", "moveTo": if reading == .accepted { walk(child) }
      case "del", "moveFrom": if reading == .rejected { walk(child) }
      case "AlternateContent": if let branch = tree.chosenBranch(child) { walk(branch) }
      // A separate story.
      case "txbxContent", "pPr", "rPr", "sectPr", "tblPr": break
      default: walk(child)
      }
    }
  }

  private mutating func mark(_ node: XMLTree.Node) {
    switch tree.attribute(node, "fldCharType") {
    case "begin": open.append(Field(marks: [node]))
    case "separate":
      guard let last = open.indices.last else { return }
      open[last].marks.append(node)
      open[last].result = open[last].result ?? node
    case "end":
      guard let field = open.popLast() else { return }
      whole.formUnion(field.marks + [node])
      if let result = field.result, field.letters >= 10 { wordy.insert(result) }
    default: break
    }
  }
}
