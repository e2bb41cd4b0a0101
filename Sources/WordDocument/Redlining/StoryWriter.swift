import OfficePackage
import Redline

/// Writes one story as a redline, block by block.
///
/// Paragraphs between tables, or up to the end, are held back: the mark of the last of them must be on both sides,
/// since no text follows into which it could be joined. See <doc:HowARedlineIsWritten>.
struct StoryWriter {
  private let writer: PartWriter
  private let old: Story
  private let new: Story
  private let keepsLastMark: Bool
  private var out: [UInt8] = []
  private var held: [Held] = []
  private var open: [Int32] = []

  private struct Held {
    var paragraph: MergedParagraph
    /// The block of the new story that it came from.
    var block: Int?
  }

  init(_ writer: PartWriter, _ old: Story, _ new: Story, _ keepsLastMark: Bool) {
    self.writer = writer
    self.old = old
    self.new = new
    self.keepsLastMark = keepsLastMark
  }

  mutating func write(_ changes: [BlockChange]) -> [UInt8] {
    for change in changes {
      switch change {
      case .deleted(let block, let move): deleted(block, move)
      case .inserted(let block, let move): inserted(block, move)
      case .pair(let old, let new, let spans): pair(old, new, spans)
      }
    }
    release(isEnd: true)
    close(to: [])
    for node in new.tail { out += writer.new.tree.bytes[writer.new.tree.range(node)] }
    return out
  }

  // MARK: Blocks

  private mutating func deleted(_ block: Int, _ move: Int?) {
    switch old.blocks[block].kind {
    case .paragraph(let number):
      var paragraph = MergedParagraph(old: number, move: move)
      let pieces = writer.old.paragraphs[number].pieces
      paragraph.parts = pieces.filter { !writer.old.pieces[$0].text.isEmpty }
        .map { .init(isOld: true, piece: $0, slice: writer.old.pieces[$0].text, side: .deleted) }
      held.append(Held(paragraph: paragraph))
    case .table(let number):
      release(isEnd: false)
      out += writer.deletedTable(writer.old.tables[number])
    }
  }

  private mutating func inserted(_ block: Int, _ move: Int?) {
    switch new.blocks[block].kind {
    case .paragraph(let number):
      var paragraph = MergedParagraph(new: number, move: move)
      paragraph.parts = writer.new.paragraphs[number].pieces
        .map { .init(isOld: false, piece: $0, slice: writer.new.pieces[$0].text, side: .inserted) }
      held.append(Held(paragraph: paragraph, block: block))
    case .table(let number):
      release(isEnd: false)
      dropControls(beginningAt: block)
      enter(block)
      out += writer.insertedTable(writer.new.tables[number])
    }
  }

  private mutating func pair(_ oldBlocks: Range<Int>, _ newBlocks: Range<Int>, _ spans: [TextRedline.Span]) {
    if case .table(let a) = old.blocks[oldBlocks.lowerBound].kind,
      case .table(let b) = new.blocks[newBlocks.lowerBound].kind
    {
      release(isEnd: false)
      let (oldTable, newTable) = (writer.old.tables[a], writer.new.tables[b])
      if writer.differAtFirst(oldTable.rows.first, newTable.rows.first) {
        dropControls(beginningAt: newBlocks.lowerBound)
      }
      enter(newBlocks.lowerBound)
      out += writer.table(old: oldTable, new: newTable)
      return
    }
    let oldNumbers = old.paragraphs(oldBlocks)
    let newNumbers = new.paragraphs(newBlocks)
    guard let firstOld = oldNumbers.first, let firstNew = newNumbers.first else { return }
    var blocks: [Int: Int] = [:]
    for (number, block) in zip(newNumbers, newBlocks) { blocks[number] = block }
    if oldNumbers.count == 1, newNumbers.count == 1,
      writer.isUntouched(old: writer.old.paragraphs[firstOld], new: writer.new.paragraphs[firstNew])
    {
      let paragraph = MergedParagraph(old: firstOld, new: firstNew, isUntouched: true)
      held.append(Held(paragraph: paragraph, block: newBlocks.lowerBound))
      return
    }
    for paragraph in ParagraphMerge.merge(oldNumbers, of: writer.old, newNumbers, of: writer.new, spans: spans) {
      held.append(Held(paragraph: paragraph, block: paragraph.new.flatMap { blocks[$0] }))
    }
  }

  // MARK: Marks

  /// Writes the paragraphs held back.
  private mutating func release(isEnd: Bool) {
    settleMarks(isEnd: isEnd)
    for index in held.indices {
      let following = held[(index + 1)...]
      let nextNew = following.first { $0.paragraph.new != nil }?.paragraph.new
      let nextOld = following.first { $0.paragraph.old != nil }?.paragraph.old
      if let block = held[index].block {
        if held[index].paragraph.isChanged { dropControls(beginningAt: block) }
        enter(block)
      } else {
        close(to: common(following.first { $0.block != nil }?.block))
      }
      let isLast = isEnd && keepsLastMark && index == held.count - 1
      var paragraph = ParagraphWriter(writer, held[index].paragraph, nextNew: nextNew, nextOld: nextOld)
      out += paragraph.write(keepsMark: isLast)
    }
    held = []
  }

  /// Moves the last mark of both sides to the end, or makes one of the last mark of each side.
  private mutating func settleMarks(isEnd: Bool) {
    splitKeptInsertions()
    settleInsertions()
    guard let end = held.last, end.paragraph.side != .both else { return }
    let last = held.count - 1
    let lastBoth = held.lastIndex { $0.paragraph.side == .both }
    let tail = ((lastBoth ?? -1) + 1)..<held.count
    let lastDeleted = tail.last { held[$0].paragraph.side == .deleted }
    let lastInserted = tail.last { held[$0].paragraph.side == .inserted }
    if let lastDeleted, let lastInserted {
      let earlier = min(lastDeleted, lastInserted)
      held[last].paragraph.parts =
        held[lastDeleted].paragraph.parts + held[lastInserted].paragraph.parts
      held[last].paragraph.old = held[lastDeleted].paragraph.old
      held[last].paragraph.new = held[lastInserted].paragraph.new
      held[last].paragraph.move = nil
      held[last].block = held[lastInserted].block
      held.remove(at: earlier)
    } else if let lastBoth {
      makePieces(lastBoth)
      for index in tail { held[index].paragraph.move = nil }
      if lastDeleted != nil {
        held[last].paragraph.new = held[lastBoth].paragraph.new
        held[lastBoth].paragraph.new = nil
      } else {
        held[last].paragraph.old = held[lastBoth].paragraph.old
        held[lastBoth].paragraph.old = nil
      }
    }
  }

  /// Where a text is inserted at the end of a paragraph and paragraphs after it, the mark between them is inserted,
  /// and the last of them has the old one: as if all had been typed on at the end.
  ///
  /// LibreOffice takes insertions that meet at a mark for one, and would take the mark between them away too.
  private mutating func settleInsertions() {
    for index in held.indices where held[index].paragraph.side == .both {
      let text = held[index].paragraph.parts.last { !$0.slice.isEmpty }
      guard text?.side == .inserted, let last = lastInserted(after: index) else { continue }
      typeOn(from: index, to: last)
    }
  }

  /// The last of the paragraphs after another that are inserted whole.
  private func lastInserted(after index: Int) -> Int? {
    held[(index + 1)...].prefix { $0.paragraph.side == .inserted && !$0.paragraph.hasOldText }.indices.last
  }

  /// Gives the old mark of a paragraph to the last of those inserted after it.
  private mutating func typeOn(from index: Int, to last: Int) {
    for following in (index + 1)...last { held[following].paragraph.move = nil }
    makePieces(index)
    held[last].paragraph.old = held[index].paragraph.old
    held[index].paragraph.old = nil
  }

  /// Where a mark that is on both sides was inserted by the new file's own changes, it is the mark of an empty
  /// paragraph after a deleted one.
  private mutating func splitKeptInsertions() {
    guard writer.new.view == .marked else { return }
    var index = 0
    while index < held.count {
      let paragraph = held[index].paragraph
      if index < held.count - 1, let number = paragraph.new, paragraph.old != nil,
        writer.new.revisions[Int(writer.new.paragraphs[number].mark)].inserted != nil
      {
        if let last = lastInserted(after: index) {
          typeOn(from: index, to: last)
          index += 1
          continue
        }
        makePieces(index)
        held[index].paragraph.new = nil
        held.insert(Held(paragraph: MergedParagraph(new: number), block: nil), at: index + 1)
        index += 1
      }
      index += 1
    }
  }

  /// Cuts a paragraph that was to be copied as it is into its pieces.
  private mutating func makePieces(_ index: Int) {
    guard held[index].paragraph.isUntouched, let o = held[index].paragraph.old, let n = held[index].paragraph.new
    else { return }
    let span = TextRedline.Span(.equal, old: writer.old.paragraphs[o].text, new: writer.new.paragraphs[n].text)
    held[index].paragraph =
      ParagraphMerge.merge([o], of: writer.old, [n], of: writer.new, spans: [span]).last ?? held[index].paragraph
  }

  // MARK: Wrappers

  /// Opens the content controls around a block of the new story, and writes what stands before it.
  private mutating func enter(_ block: Int) {
    let found = new.blocks[block]
    let path = writer.new.path(found.wrapper)
    close(to: Array(zip(open, path).prefix { $0 == $1 }.map(\.0)))
    for wrapper in path.dropFirst(open.count) {
      out += writer.new.opening(of: wrapper)
      open.append(wrapper)
    }
    for node in found.before { out += writer.new.tree.bytes[writer.new.tree.range(node)] }
  }

  /// Leaves out the controls that begin with a block in which something changed.
  private func dropControls(beginningAt block: Int) {
    let wrapper = new.blocks[block].wrapper
    let begun = zip(open, writer.new.path(wrapper)).prefix { $0 == $1 }.count
    writer.dropControls(around: wrapper, open: begun)
  }

  private mutating func close(to path: [Int32]) {
    while open.count > path.count { out += writer.new.closing(of: open.removeLast()) }
  }

  /// The wrappers open now that go on at a block.
  private func common(_ block: Int?) -> [Int32] {
    guard let block else { return [] }
    return zip(open, writer.new.path(new.blocks[block].wrapper)).prefix { $0 == $1 }.map(\.0)
  }
}

extension Story {
  /// The numbers of the paragraphs among some blocks.
  fileprivate func paragraphs(_ range: Range<Int>) -> [Int] {
    range.compactMap { if case .paragraph(let number) = blocks[$0].kind { number } else { nil } }
  }
}

extension PartText {
  /// All of a wrapper up to its content.
  func opening(of wrapper: Int32) -> ArraySlice<UInt8> {
    let found = wrappers[Int(wrapper)]
    return tree.bytes[tree.range(found.node).lowerBound..<tree.openingTag(found.content).upperBound]
  }

  /// All of a wrapper after its content.
  func closing(of wrapper: Int32) -> ArraySlice<UInt8> {
    let found = wrappers[Int(wrapper)]
    return tree.bytes[tree.content(found.content).upperBound..<tree.range(found.node).upperBound]
  }
}
