import OfficeOpenXML
import TextDiff

/// Writes one story as a redline, block by block.
///
/// Paragraphs between tables, or up to the end, are held back: the mark of the last of them must be on both sides,
/// since no text follows to which it could be joined. See <doc:HowARedlineIsWritten>.
struct StoryWriter {
  private let writer: PartWriter
  private let old: Story
  private let new: Story
  private let keepsLastMark: Bool
  private var out: [UInt8]
  /// Paragraphs that were copied unchanged, directly after others that were.
  private(set) var verbatim: [Verbatim] = []
  /// See ``WrittenPart/borders``; some of them.
  private(set) var borders: [Int] = []
  private let early: EarlyReading?
  private var held: [Held] = []
  private var wrappers: OpenWrappers
  /// How many blocks of the old story each of its wrappers holds; counted where it is asked for.
  private lazy var blocksInWrappers: [Int32: Int] = {
    var blocks: [Int32: Int] = [:]
    for block in old.blocks { for wrapper in writer.old.path(block.wrapper) { blocks[wrapper, default: 0] += 1 } }
    return blocks
  }()

  private struct Held {
    var paragraph: MergedParagraph
    /// The block of the new story that it came from.
    var block: Int?
    /// What precedes it in the new file.
    var before: ArraySlice<Story.Standing> = []
    /// Its wrapper in the old file, if it is deleted.
    var oldWrapper: Int32 = 0
  }

  /// - Parameters:
  ///   - head: what is written before it.
  ///   - early: receives the borders.
  init(
    _ writer: PartWriter, _ old: Story, _ new: Story, _ keepsLastMark: Bool, head: [UInt8], early: EarlyReading? = nil
  ) {
    out = head
    self.early = early
    self.writer = writer
    self.old = old
    self.new = new
    self.keepsLastMark = keepsLastMark
    wrappers = OpenWrappers(writer.new)
  }

  mutating func write(_ changes: [BlockChange]) -> [UInt8] {
    for change in changes {
      switch change {
      case .deleted(let block, let move): deleted(block, move)
      case .inserted(let block, let move, let edited): inserted(block, move, edited)
      case .pair(let old, let new, let spans): pair(old, new, spans)
      }
    }
    release(isEnd: true)
    for standing in new.tail {
      guard writer.new.tree.isWord(standing.node, "sectPr") else {
        wrappers.write([standing], before: 0, &out)
        continue
      }
      wrappers.leave(for: nil, &out)
      let before = old.tail.first { writer.old.tree.isWord($0.node, "sectPr") }?.node
      out += writer.properties(.section, old: before, new: standing.node, isOnBothSides: before != nil)
    }
    wrappers.leave(for: nil, &out)
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
      held.append(Held(paragraph: paragraph, oldWrapper: old.blocks[block].wrapper))
    case .table(let number):
      release(isEnd: false)
      out += writer.deletedTable(writer.old.tables[number])
    }
  }

  private mutating func inserted(_ block: Int, _ move: Int?, _ edited: EditedMove?) {
    switch new.blocks[block].kind {
    case .paragraph(let number):
      let paragraphs = edited.flatMap { movedParagraphs($0, to: number, move) } ?? insertedParagraphs(number, move)
      hold(paragraphs, blocks: [number: block], from: block)
    case .table(let number):
      release(isEnd: false)
      enter(block)
      out += writer.insertedTable(writer.new.tables[number])
    }
  }

  /// An inserted paragraph; several if the new file's own changes split it.
  private func insertedParagraphs(_ number: Int, _ move: Int?) -> [MergedParagraph] {
    var result: [MergedParagraph] = []
    var paragraph = MergedParagraph(new: number, move: move)
    for piece in writer.new.paragraphs[number].pieces {
      if case .keptMark(let kept) = writer.new.pieces[piece].kind {
        var part = MergedParagraph(new: kept)
        swap(&part.parts, &paragraph.parts)
        result.append(part)
      } else {
        paragraph.parts.append(.init(isOld: false, piece: piece, slice: writer.new.pieces[piece].text, side: .inserted))
      }
    }
    return result + [paragraph]
  }

  /// A paragraph that was moved and changed, if moves are written as such.
  private func movedParagraphs(_ edited: EditedMove, to number: Int, _ move: Int?) -> [MergedParagraph]? {
    guard writer.context.moves == .native, case .paragraph(let origin) = old.blocks[edited.old].kind else { return nil }
    let merged = ParagraphMerge.merge([origin], of: writer.old, [number], of: writer.new, spans: edited.spans)
    guard merged.count == 1, var paragraph = merged.first else { return nil }
    paragraph.becomeTarget(of: writer.old)
    paragraph.move = move
    return [paragraph]
  }

  /// Holds paragraphs back; what precedes a block of the new story goes before the first that has something of it.
  private mutating func hold(_ paragraphs: [MergedParagraph], blocks: [Int: Int], from first: Int) {
    var next: Int? = first
    for paragraph in paragraphs {
      let block = paragraph.new.flatMap { blocks[$0] }
      held.append(Held(paragraph: paragraph, block: block, before: next.map { new.blocks[$0].before[...] } ?? []))
      next = block.flatMap { $0 + 1 < first + blocks.count ? $0 + 1 : nil }
    }
  }

  private mutating func pair(_ oldBlocks: Range<Int>, _ newBlocks: Range<Int>, _ spans: [TextRedline.Span]) {
    if case .table(let a) = old.blocks[oldBlocks.lowerBound].kind,
      case .table(let b) = new.blocks[newBlocks.lowerBound].kind
    {
      release(isEnd: false)
      let (oldTable, newTable) = (writer.old.tables[a], writer.new.tables[b])
      enter(newBlocks.lowerBound)
      out += writer.table(old: oldTable, new: newTable)
      return
    }
    if oldBlocks.count == 1, newBlocks.count == 1, case .paragraph(let o) = old.blocks[oldBlocks.lowerBound].kind,
      case .paragraph(let n) = new.blocks[newBlocks.lowerBound].kind,
      writer.isUntouched(old: writer.old.paragraphs[o], new: writer.new.paragraphs[n])
    {
      let block = newBlocks.lowerBound
      let paragraph = MergedParagraph(old: o, new: n, isUntouched: true)
      held.append(Held(paragraph: paragraph, block: block, before: new.blocks[block].before[...]))
      return
    }
    let oldNumbers = old.paragraphs(oldBlocks)
    let newNumbers = new.paragraphs(newBlocks)
    guard let firstOld = oldNumbers.first, let firstNew = newNumbers.first else { return }
    var blocks: [Int: Int] = [:]
    for (number, block) in zip(newNumbers, newBlocks) { blocks[number] = block }
    let all = TextRedline.Span(
      .equal, old: writer.old.paragraphs[firstOld].text, new: writer.new.paragraphs[firstNew].text)
    hold(
      ParagraphMerge.merge(
        oldNumbers, of: writer.old, newNumbers, of: writer.new, spans: spans.isEmpty ? [all] : spans),
      blocks: blocks, from: newBlocks.lowerBound)
  }

  // MARK: Marks

  /// Writes the held-back paragraphs.
  private mutating func release(isEnd: Bool) {
    settleMarks(isEnd: isEnd)
    for index in held.indices where held[index].paragraph.isChanged {
      if let block = held[index].block { writer.unbind(around: new.blocks[block].wrapper) }
    }
    let following = self.following
    let gone = goneControls()
    for index in held.indices {
      let next = following[index]
      let place = out.count
      if index > 0, wrappers.isEmpty, held[index - 1].paragraph.side == .both {
        if place - (borders.last ?? 0) > 1 << 14 {
          borders.append(place)
          early?.reached(place, in: out, verbatim: verbatim)
        }
      }
      let block = held[index].block ?? next.block
      let wrapper = block.map { new.blocks[$0].wrapper }
      if !held[index].before.isEmpty { wrappers.write(Array(held[index].before), before: wrapper ?? 0, &out) }
      if held[index].block != nil { wrappers.enter(wrapper ?? 0, &out) } else { wrappers.leave(for: wrapper, &out) }
      for control in gone where control.range.lowerBound == index { out += writer.openingOfGone(control.wrapper) }
      if held[index].paragraph.isUntouched, let number = held[index].paragraph.new {
        out += writer.new.tree.bytes[writer.new.tree.range(writer.new.paragraphs[number].last)]
      } else {
        let isLast = isEnd && keepsLastMark && index == held.count - 1
        var paragraph = ParagraphWriter(writer, held[index].paragraph, nextNew: next.new, nextOld: next.old)
        out += paragraph.write(keepsMark: isLast)
      }
      for control in gone.reversed() where control.range.upperBound == index {
        out += writer.closingOfGone(control.wrapper)
      }
      if index > 0, held[index - 1].paragraph.isUntouched, let o = held[index].paragraph.old,
        let n = held[index].paragraph.new, held[index].paragraph.isUntouched, held[index].before.isEmpty,
        out.count - place == writer.new.tree.range(writer.new.paragraphs[n].last).count
      {
        copied(
          Verbatim(written: place..<out.count, old: writer.old.paragraphs[o].text, new: writer.new.paragraphs[n].text))
      }
    }
    held = []
  }

  /// Records what was copied verbatim, merged with what was copied right before it unless a border separates them.
  private mutating func copied(_ found: Verbatim) {
    if let last = verbatim.last, borders.last != found.written.lowerBound,
      last.written.upperBound == found.written.lowerBound, last.old.upperBound == found.old.lowerBound,
      last.new.upperBound == found.new.lowerBound
    {
      verbatim[verbatim.count - 1] = Verbatim(
        written: last.written.lowerBound..<found.written.upperBound,
        old: last.old.lowerBound..<found.old.upperBound, new: last.new.lowerBound..<found.new.upperBound)
    } else {
      verbatim.append(found)
    }
  }

  /// The controls of the old file around paragraphs that are all deleted here, outermost first.
  private mutating func goneControls() -> [(wrapper: Int32, range: ClosedRange<Int>)] {
    var bounds: [Int32: (range: ClosedRange<Int>, count: Int)] = [:]
    for index in held.indices where held[index].paragraph.side == .deleted && held[index].oldWrapper > 0 {
      for wrapper in writer.old.path(held[index].oldWrapper) where writer.old.isControl(wrapper) {
        let first = bounds[wrapper]?.range.lowerBound ?? index
        bounds[wrapper] = (first...index, (bounds[wrapper]?.count ?? 0) + 1)
      }
    }
    guard !bounds.isEmpty else { return [] }
    let blocks = blocksInWrappers
    // Wrappers are numbered as they begin: outer ones before inner ones.
    return bounds.filter { $0.value.count == blocks[$0.key] && $0.value.range.count == $0.value.count }
      .map { ($0.key, $0.value.range) }.sorted { $0.0 < $1.0 }
  }

  /// For each held-back paragraph, the next ones with a mark of the new side, of the old side, and with a block.
  private var following: [Following] {
    var result = Array(repeating: Following(), count: held.count)
    var next = Following()
    for index in held.indices.reversed() {
      result[index] = next
      if let new = held[index].paragraph.new { next.new = new }
      if let old = held[index].paragraph.old { next.old = old }
      if let block = held[index].block { next.block = block }
    }
    return result
  }

  /// A third of the size of three optional integers: there is one per paragraph.
  private struct Following {
    private var numbers: SIMD3<Int32> = [-1, -1, -1]
    var new: Int? {
      get { numbers[0] < 0 ? nil : Int(numbers[0]) }
      set { numbers[0] = newValue.map(Int32.init) ?? -1 }
    }
    var old: Int? {
      get { numbers[1] < 0 ? nil : Int(numbers[1]) }
      set { numbers[1] = newValue.map(Int32.init) ?? -1 }
    }
    var block: Int? {
      get { numbers[2] < 0 ? nil : Int(numbers[2]) }
      set { numbers[2] = newValue.map(Int32.init) ?? -1 }
    }
  }

  /// Moves the last mark of both sides to the end, or makes one from the last mark of each side.
  private mutating func settleMarks(isEnd: Bool) {
    settleInsertions()
    guard let end = held.last, end.paragraph.side != .both else { return }
    let last = held.count - 1
    let lastBoth = held.lastIndex { $0.paragraph.side == .both }
    let tail = ((lastBoth ?? -1) + 1)..<held.count
    let lastDeleted = tail.last { held[$0].paragraph.side == .deleted }
    let lastInserted = tail.last { held[$0].paragraph.side == .inserted }
    if let lastDeleted, let lastInserted {
      held[lastInserted].paragraph.forgetMove()
      let earlier = min(lastDeleted, lastInserted)
      held[last].paragraph.parts =
        held[lastDeleted].paragraph.parts + held[lastInserted].paragraph.parts
      held[last].paragraph.old = held[lastDeleted].paragraph.old
      held[last].paragraph.new = held[lastInserted].paragraph.new
      held[last].paragraph.move = nil
      held[last].block = held[lastInserted].block
      let before = held.remove(at: earlier).before
      held[earlier].before = before + held[earlier].before
    } else if let lastBoth {
      makePieces(lastBoth)
      for index in tail { held[index].paragraph.forgetMove() }
      if lastDeleted != nil {
        held[last].paragraph.new = held[lastBoth].paragraph.new
        held[lastBoth].paragraph.new = nil
      } else {
        held[last].paragraph.old = held[lastBoth].paragraph.old
        held[lastBoth].paragraph.old = nil
      }
    }
  }

  /// If a text is inserted at the end of a paragraph and paragraphs after it, the mark between them is inserted, and
  /// the last of them has the old one: as if everything had been typed at the end.
  ///
  /// LibreOffice merges insertions that meet at a mark, and would remove the mark between them too.
  private mutating func settleInsertions() {
    for index in held.indices where held[index].paragraph.side == .both {
      let text = held[index].paragraph.parts.last { !$0.slice.isEmpty }
      guard text?.side == .inserted, let last = lastInserted(after: index) else { continue }
      typeOn(from: index, to: last)
    }
  }

  /// The last of the paragraphs after another that the redline inserts whole.
  private func lastInserted(after index: Int) -> Int? {
    held[(index + 1)...].prefix {
      $0.paragraph.side == .inserted && !$0.paragraph.hasOldText && !writer.isKept($0.paragraph)
    }.indices.last
  }

  /// Gives the old mark of a paragraph to the last of those inserted after it.
  private mutating func typeOn(from index: Int, to last: Int) {
    for following in (index + 1)...last { held[following].paragraph.forgetMove() }
    makePieces(index)
    held[last].paragraph.old = held[index].paragraph.old
    held[index].paragraph.old = nil
  }

  /// Splits a paragraph that was to be copied unchanged into its pieces.
  private mutating func makePieces(_ index: Int) {
    guard held[index].paragraph.isUntouched, let o = held[index].paragraph.old, let n = held[index].paragraph.new
    else { return }
    let span = TextRedline.Span(.equal, old: writer.old.paragraphs[o].text, new: writer.new.paragraphs[n].text)
    held[index].paragraph =
      ParagraphMerge.merge([o], of: writer.old, [n], of: writer.new, spans: [span]).last ?? held[index].paragraph
  }

  // MARK: Wrappers

  /// Opens the content controls around a block of the new story, and writes what precedes it.
  private mutating func enter(_ block: Int) {
    let found = new.blocks[block]
    wrappers.write(found.before, before: found.wrapper, &out)
    wrappers.enter(found.wrapper, &out)
  }
}

extension Story {
  /// The numbers of the paragraphs among some blocks.
  fileprivate func paragraphs(_ range: Range<Int>) -> [Int] {
    range.compactMap { if case .paragraph(let number) = blocks[$0].kind { number } else { nil } }
  }
}
