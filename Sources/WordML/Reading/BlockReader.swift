import DocumentModel
import MarkdownText
import OfficeOpenXML

/// Reads the stories of a document (body, notes, text boxes) into blocks.
///
/// Recursion follows the nesting of elements, which the scanner bounds.
struct BlockReader {
  let file: WordFile
  let reading: Reading
  let styles: StyleSheet
  let lists: ListDefinitions
  var losses = Losses()
  /// The size of the words in UTF-8.
  var bytes = 0
  var letters: LetterAccount
  var tree: XMLTree
  var labels: StoryLabels
  var fields: FieldStack
  /// The content of text boxes in the current paragraph, which follows the paragraph.
  var boxes: [Block] = []
  /// Whether the style of the current paragraph hides its words.
  var hidesWords = false
  /// Whether we made the file; see ``WordFile/text(_:isOurs:)``.
  var isOurs = false
  /// The links that a field opened in an earlier paragraph.
  var openLinks: [String] = []
  private var notes: [Note: XMLTree.Node] = [:]
  private var noteLabels: [Note.Kind: StoryLabels] = [:]
  private var isInNote = false
  private var noteNumbers: NoteNumbers
  /// Whether a control of the current part is bound to data.
  var hasBoundControls = false

  struct Note: Hashable {
    enum Kind { case footnote, endnote }
    let kind: Kind
    let id: String
  }

  init(_ file: WordFile, _ reading: Reading) {
    self.file = file
    self.reading = reading
    styles = StyleSheet(file.styles)
    lists = ListDefinitions(file.numbering, styles: styles)
    tree = file.main
    labels = StoryLabels(of: tree, styles: styles, lists: lists, reading)
    fields = FieldStack(in: tree, reading)
    noteNumbers = NoteNumbers(file, language: styles.language)
    hasBoundControls = tree.holds("dataBinding")
    var names: Set<String> = []
    for (kind, part) in [(Note.Kind.footnote, file.footnotes), (.endnote, file.endnotes)] {
      guard let part else { continue }
      noteLabels[kind] = StoryLabels(of: part, styles: styles, lists: lists, reading)
      for note in part.children(part.root) where part.isElement(note) {
        guard let id = part.attribute(note, "id") else { continue }
        notes[Note(kind: kind, id: id)] = note
        names.insert(StoryScan.name(ofNote: id, isEndnote: kind == .endnote))
      }
    }
    letters = LetterAccount(notes: names)
  }

  /// For comments, which have neither notes nor numbers of their own.
  init(commentsOf file: WordFile, in comments: XMLTree) {
    self.file = file
    reading = .accepted
    styles = StyleSheet(nil)
    lists = ListDefinitions(nil, styles: styles)
    tree = comments
    labels = StoryLabels(of: comments, styles: styles, lists: lists, .accepted)
    fields = FieldStack(in: comments, .accepted)
    noteNumbers = NoteNumbers(file, language: nil)
    isInNote = true
    letters = LetterAccount(notes: [])
  }

  mutating func body() -> [Block] {
    guard let body = tree.child(tree.root, "body") else { return [] }
    letters.open(body, of: tree)
    return blocks(in: body)
  }

  /// Whether a header or footer has words; a page number alone does not count.
  mutating func hasWords(_ part: XMLTree) -> Bool {
    tree = part
    labels = StoryLabels(of: part, styles: styles, lists: lists, reading)
    fields = FieldStack(in: part, reading)
    let (text, _) = MarkdownWriter.write(blocks(in: part.root))
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  mutating func blocks(in container: XMLTree.Node) -> [Block] {
    var assembly = BlockAssembly()
    let flow = BlockFlow(container, in: tree, reading)
    for node in flow.gone { letters.leave(node, in: tree) }
    for item in flow.items {
      switch item {
      case .paragraph(let paragraph):
        let inlines = inlines(of: paragraph)
        add(inlines, of: paragraph.last, to: &assembly)
        for block in boxes { assembly.add(block) }
        boxes = []
        if !isInNote { endSections(at: paragraph) }
      case .table(let node): assembly.add(.table(table(node)))
      case .included: losses.includedFiles += 1
      case .placeholder(let node):
        letters.leave(node, in: tree)
        if case .stored(let words) = answer(of: node) { assembly.add(.paragraph([.text(words)])) }
      }
    }
    return assembly.finish()
  }

  private mutating func endSections(at paragraph: BlockFlow.Paragraph) {
    for node in paragraph.nodes {
      if let properties = tree.child(node, "pPr"), tree.child(properties, "sectPr") != nil { noteNumbers.endSection() }
    }
  }

  private func add(_ inlines: [Inline], of paragraph: XMLTree.Node, to assembly: inout BlockAssembly) {
    let own = tree.paragraphProperties(paragraph, reading)
    var inlines = inlines
    var label = labels[paragraph]
    if isOurs {
      let style = styles.summary(ofParagraph: own.style)
      if style.isLabel { return }
      if style.isItem, label == nil {
        label = WrittenLabel.taken(from: &inlines, indent: own.indent ?? 0)
      }
    }
    switch ParagraphRole(own, styles: styles) {
    case .heading(let level): assembly.add(.heading(level: level, BlockAssembly.labelled(label, inlines)))
    case .quote where label == nil: assembly.add(.quote([.paragraph(inlines)]))
    default:
      if let label {
        assembly.add(item: inlines, label)
      } else {
        assembly.add(.paragraph(inlines))
      }
    }
  }

  // MARK: Notes

  /// The blocks of a note and its mark. Each is read once: Word allows neither a second reference to a note nor a note
  /// in a note.
  ///
  /// - Parameter mark: its custom mark, which is not numbered; `nil` for a number.
  mutating func note(_ kind: Note.Kind, _ id: String, mark: String?) -> (blocks: [Block], mark: String)? {
    guard !isInNote, let part = kind == .footnote ? file.footnotes : file.endnotes,
      let node = notes.removeValue(forKey: Note(kind: kind, id: id))
    else { return nil }
    let mark = mark ?? noteNumbers.next(kind)
    let (outerTree, outerLabels, outerFields, outerBoxes) = (tree, labels, fields, boxes)
    tree = part
    let outerBound = hasBoundControls
    hasBoundControls = part.holds("dataBinding")
    if let own = noteLabels[kind] { labels = own }
    letters.open(node, of: part)
    fields = FieldStack(of: node, in: part, reading)
    boxes = []
    isInNote = true
    let result = blocks(in: node)
    isInNote = false
    (tree, labels, fields, boxes) = (outerTree, outerLabels, outerFields, outerBoxes)
    hasBoundControls = outerBound
    return (result, mark)
  }

  // MARK: Text boxes

  mutating func readBox(_ content: XMLTree.Node) {
    letters.read(.textBox, at: content, in: tree)
    let (outerBoxes, outerFields) = (boxes, fields)
    boxes = []
    fields = FieldStack(of: content, in: tree, reading)
    let blocks = blocks(in: content)
    if !blocks.isEmpty { losses.textBoxes += 1 }
    fields = outerFields
    boxes = outerBoxes + blocks
  }

  /// The words of a DrawingML shape (`a:txBody`, ECMA-376 part 1, section 20.1.2.2.40), as in a locked canvas.
  mutating func readDrawn(_ body: XMLTree.Node) {
    letters.read(.textBox, at: body, in: tree)
    var paragraphs: [Block] = []
    for paragraph in tree.children(body) where tree.name(paragraph)?.local == "p" {
      var inlines: [Inline] = []
      for run in tree.children(paragraph) {
        switch tree.name(run)?.local {
        case "br": inlines.append(.lineBreak)
        case "r", "fld":
          for node in tree.children(run) where tree.name(node)?.local == "t" {
            let words = tree.words(node)
            letters.read(words, at: node, in: tree)
            bytes += words.utf8.count
            if fields.showsWords, !words.isEmpty {
              letters.put(words)
              inlines.append(.text(words))
            }
          }
        default: break
        }
      }
      if !inlines.isEmpty { paragraphs.append(.paragraph(inlines)) }
    }
    if !paragraphs.isEmpty { losses.textBoxes += 1 }
    boxes += paragraphs
  }
}
