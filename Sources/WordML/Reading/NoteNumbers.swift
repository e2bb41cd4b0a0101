import DocumentModel
import OfficeOpenXML

/// How the notes of a document are numbered, section by section (ECMA-376 part 1, sections 17.11.4, 17.11.11 and 17.11.17
/// to 17.11.20).
struct NoteNumbers {
  private struct Numbering {
    var format = NumberFormat.decimal
    var start = 1
    var restarts = false
  }

  private struct Section {
    var footnotes: Numbering
    var endnotes: Numbering
  }

  private var sections: [Section]
  private var section = 0
  private var counts: [BlockReader.Note.Kind: Int] = [:]
  private let language: String

  init(_ file: WordFile, language: String?) {
    var common = Section(footnotes: Numbering(), endnotes: Numbering(format: .lowerRoman))
    if let settings = file.settings { Self.read(settings.root, in: settings, &common) }
    self.language = language ?? "en"
    sections = []
    Self.collect(file.main.root, file.main, common, &sections)
    if sections.isEmpty { sections = [common] }
  }

  /// The sections of the body, in order: each is at the end of its last paragraph, the last one in the body itself.
  private static func collect(_ node: XMLTree.Node, _ tree: XMLTree, _ common: Section, _ sections: inout [Section]) {
    guard tree.holds("sectPr"), let body = tree.child(node, "body") else { return }
    var open = [body]
    while let container = open.popLast() {
      var inner: [XMLTree.Node] = []
      for child in tree.children(container) {
        guard let name = tree.name(child), name.namespace == .word else { continue }
        switch name.local {
        case "p":
          if let own = tree.child(child, "pPr").flatMap({ tree.child($0, "sectPr") }) { add(own) }
        case "sectPr": add(child)
        case "sdt", "sdtContent", "customXml": inner.append(child)
        default: break
        }
      }
      open += inner.reversed()
    }
    func add(_ properties: XMLTree.Node) {
      var section = common
      read(properties, in: tree, &section)
      sections.append(section)
    }
  }

  private static func read(_ container: XMLTree.Node, in tree: XMLTree, _ section: inout Section) {
    if let node = tree.child(container, "footnotePr") { read(node, in: tree, &section.footnotes) }
    if let node = tree.child(container, "endnotePr") { read(node, in: tree, &section.endnotes) }
  }

  private static func read(_ node: XMLTree.Node, in tree: XMLTree, _ numbering: inout Numbering) {
    if let format = tree.child(node, "numFmt"), let name = tree.attribute(format, "val") {
      numbering.format = NumberFormat(name, pattern: tree.attribute(format, "format"))
    }
    if let start = tree.value(node, "numStart").flatMap(WordNumber.read) { numbering.start = start }
    if let restart = tree.value(node, "numRestart") { numbering.restarts = restart == "eachSect" }
  }

  /// The mark of the next note without a custom mark. If numbering restarts on each page, it continues here: the text
  /// has no pages.
  mutating func next(_ kind: BlockReader.Note.Kind) -> String {
    let numbering = kind == .footnote ? sections[section].footnotes : sections[section].endnotes
    let number = counts[kind].map { $0 + 1 } ?? numbering.start
    counts[kind] = number
    return numbering.format.text(number, language: language)
  }

  /// Advances to the next section after a paragraph that ends one.
  mutating func endSection() {
    section = min(section + 1, sections.count - 1)
    if sections[section].footnotes.restarts { counts[.footnote] = nil }
    if sections[section].endnotes.restarts { counts[.endnote] = nil }
  }
}
