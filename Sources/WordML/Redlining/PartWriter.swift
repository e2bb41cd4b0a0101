import OfficeOpenXML
import TextDiff

/// Writes the stories of one part: the new file's, with the changes from the old ones.
final class PartWriter {
  let old: PartText
  let new: PartText
  let context: RedlineContext
  var formats: RunFormats

  init(old: PartText, new: PartText, context: RedlineContext) {
    self.old = old
    self.new = new
    self.context = context
    formats = RunFormats(old: old, new: new, context: context)
  }

  /// The content of an element that contains paragraphs and tables.
  ///
  /// - Parameters:
  ///   - old: `nil` if all of it is inserted; `new` is `nil` if all of it is deleted.
  ///   - keepsLastMark: the last mark is neither inserted nor deleted, because its container comes and goes as a whole.
  func story(old oldStory: Story?, new newStory: Story?, keepsLastMark: Bool = false) -> [UInt8] {
    var writer = StoryWriter(self, oldStory ?? Story(), newStory ?? Story(), keepsLastMark, head: [])
    return writer.write(changes(oldStory ?? Story(), newStory ?? Story()))
  }

  /// A complete part whose element contains the story.
  ///
  /// The root also has the declarations of the old part's root.
  func part(
    _ element: XMLTree.Node, old oldStory: Story, new newStory: Story, early: EarlyReading? = nil
  ) -> WrittenPart {
    let tree = new.tree
    let changes = changes(oldStory, newStory)
    var head: [UInt8] = []
    // Deleted text is written too, and each change has its tags.
    let spans = changes.reduce(0) { $0 + $1.spans }
    let expected = tree.bytes.count + tree.bytes.count / 8 + Self.bytesOfChange * spans
    head.reserveCapacity(expected)
    let root = tree.openingTag(tree.root)
    head += tree.bytes[..<root.lowerBound]
    head += PartNamespaces.rootTag(of: tree, adding: PartNamespaces(old.tree))
    if element != tree.root {
      head += tree.bytes[root.upperBound..<tree.range(element).lowerBound]
      head += tree.openTag(element)
    }
    let tail = tree.closeTag(element) + tree.bytes[tree.range(element).upperBound...]
    // A copy of the head: otherwise writing after it would copy the whole array.
    early?.begin(head: head.withUnsafeBufferPointer { Array($0) }, tail: tail, expected: expected)
    var writer = StoryWriter(self, oldStory, newStory, false, head: head, early: early)
    let start = head.count
    head = []
    var bytes = writer.write(changes)
    let story = start..<bytes.count
    bytes += tail
    return WrittenPart(bytes: bytes, story: story, verbatim: writer.verbatim, borders: writer.borders)
  }

  /// About the size of a change's tags, and of those of the run that it cuts.
  private static let bytesOfChange = 240

  /// Whether the new file's own changes have inserted a paragraph's mark.
  func isKept(_ paragraph: MergedParagraph) -> Bool {
    paragraph.new.map { new.revisions[Int(new.paragraphs[$0].mark)].inserted != nil } ?? false
  }

  func changes(_ oldStory: Story, _ newStory: Story) -> [BlockChange] {
    if let equal = equalBlocks(oldStory, newStory) { return equal }
    if newStory.blocks.isEmpty { return oldStory.blocks.indices.map { .deleted($0, move: nil) } }
    if oldStory.blocks.isEmpty { return newStory.blocks.indices.map { .inserted($0, move: nil) } }
    func isTable(_ blocks: [Story.Block], _ index: Int) -> Bool {
      guard blocks.indices.contains(index), case .table = blocks[index].kind else { return false }
      return true
    }
    return StoryAlignment.changes(
      old: oldStory.blocks.map(\.text), of: old.bytes, new: newStory.blocks.map(\.text), of: new.bytes,
      canPair: { isTable(oldStory.blocks, $0) == isTable(newStory.blocks, $1) },
      isWhole: { isTable(oldStory.blocks, $0) || isTable(newStory.blocks, $1) })
  }

  /// Pairs blocks one by one if all are equal: then no alignment is needed.
  private func equalBlocks(_ oldStory: Story, _ newStory: Story) -> [BlockChange]? {
    guard oldStory.blocks.count == newStory.blocks.count, !oldStory.blocks.isEmpty else { return nil }
    for (a, b) in zip(oldStory.blocks, newStory.blocks) {
      switch (a.kind, b.kind) {
      case (.paragraph, .paragraph), (.table, .table): break
      default: return nil
      }
      guard old.bytes[a.text].isSame(as: new.bytes[b.text]) else { return nil }
    }
    return oldStory.blocks.indices.map { .pair(old: $0..<$0 + 1, new: $0..<$0 + 1, spans: []) }
  }

  /// Whether a paragraph is the same on both sides except for what changes at every save.
  func isUntouched(old oldParagraph: Paragraph, new newParagraph: Paragraph) -> Bool {
    guard !newParagraph.isResolved, newParagraph.isOfOneNode,
      old.bytes[oldParagraph.text].isSame(as: new.bytes[newParagraph.text])
    else { return false }
    let sameStyle =
      oldParagraph.style == newParagraph.style
      && oldParagraph.style.map { context.copier.styles.id($0, copier: context.copier) } == newParagraph.style
    let sameList = context.copier.lists.isSame(oldParagraph.list, newParagraph.list)
    if sameStyle, sameList, !oldParagraph.hasReferences, !oldParagraph.isResolved, oldParagraph.isOfOneNode,
      old.tree.bytes[old.tree.content(oldParagraph.last)]
        .isSame(as: new.tree.bytes[new.tree.content(newParagraph.last)])
    {
      return true
    }
    let oldProperties = ParagraphProperties(oldParagraph.properties, of: old, copier: context.copier)
    let newProperties = ParagraphProperties(newParagraph.properties, of: new)
    guard SameMarkup.areSame(newProperties.restored ?? newProperties.base, oldProperties.base) else { return false }
    return haveSameSection(oldProperties.section, newProperties.section) && haveSameRuns(oldParagraph, newParagraph)
  }

  private func haveSameSection(_ a: XMLTree.Node?, _ b: XMLTree.Node?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return properties(.section, old: a, new: b, isOnBothSides: true)
      == properties(.section, old: nil, new: b, isOnBothSides: false)
  }

  private func haveSameRuns(_ oldParagraph: Paragraph, _ newParagraph: Paragraph) -> Bool {
    var (o, n) = (oldParagraph.pieces.lowerBound, newParagraph.pieces.lowerBound)
    while true {
      while o < oldParagraph.pieces.upperBound, old.pieces[o].text.isEmpty { o += 1 }
      while n < newParagraph.pieces.upperBound, new.pieces[n].text.isEmpty { n += 1 }
      guard o < oldParagraph.pieces.upperBound, n < newParagraph.pieces.upperBound else { return true }
      let (a, b) = (old.pieces[o], new.pieces[n])
      let endA = a.text.upperBound - oldParagraph.text.lowerBound
      let endB = b.text.upperBound - newParagraph.text.lowerBound
      guard formats.areSame(a, b), old.link(of: a) == new.link(of: b), haveSameStories(a, b) else { return false }
      if endA <= endB { o += 1 }
      if endB <= endA { n += 1 }
    }
  }

  /// Pairs the notes of equal references, and tells whether the text boxes within are equal.
  private func haveSameStories(_ a: Piece, _ b: Piece) -> Bool {
    guard old.fieldCode(a) == new.fieldCode(b) else { return false }
    guard case .object = b.kind else { return true }
    if let kind = new.noteKind(b) {
      context.notes.pair(kind, old: old.noteID(a), new: new.noteID(b))
      return true
    }
    return TextBoxes.containers(of: b.node, in: new.tree).isEmpty
  }
}

extension PartText {
  /// `footnotes` or `endnotes` for a reference to a note.
  func noteKind(_ piece: Piece) -> String? {
    switch tree.name(piece.node)?.local {
    case "footnoteReference": "footnotes"
    case "endnoteReference": "endnotes"
    default: nil
    }
  }

  func noteID(_ piece: Piece) -> String { tree.attribute(piece.node, "id") ?? "" }

  /// The beginning of a paragraph, which names a place in messages.
  func place(_ paragraph: Int) -> String {
    let text = String(decoding: bytes[paragraphs[paragraph].text], as: UTF8.self)
    let plain = text.unicodeScalars.filter { $0.value < 0xF0000 && $0.value >= 0x20 }
    return String(String.UnicodeScalarView(plain.prefix(60)))
  }
}
