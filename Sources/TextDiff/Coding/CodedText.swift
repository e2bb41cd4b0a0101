/// The blocks of a redline as they are encoded, from which both texts are rebuilt.
struct CodedText {
  let blocks: [CodedBlock]
  /// The blocks of each text, if they are not those that a comparison finds in it.
  let ownBlocks: OwnBlocks?

  /// The blocks that a caller gave: see ``TextRedline/init(from:blocks:to:blocks:)``.
  struct OwnBlocks: Codable {
    var from: [Block]
    var to: [Block]

    struct Block: Codable {
      var bytes: Int
      var kind: String
    }
  }

  /// The redline, with its attribution if there is one.
  ///
  /// - Parameter statisticsByStep: those of the attribution; `nil` without one.
  func redline(
    _ statistics: TextRedline.Statistics, _ notes: [TextRedline.Note],
    statisticsByStep: [(step: Int, statistics: TextRedline.Statistics)]?
  ) throws(InvalidRedline) -> (redline: TextRedline, attribution: Attribution?) {
    let ranges = try blocks.indices.map { index throws(InvalidRedline) in
      (from: try range(blocks[index].from, of: index), to: try range(blocks[index].to, of: index))
    }
    let oldOrder = ranges.indices.filter { !ranges[$0].from.isEmpty }
      .sorted { ranges[$0].from.lowerBound < ranges[$1].from.lowerBound }
    let newOrder = ranges.indices.filter { !ranges[$0].to.isEmpty }
    let old = try side(oldOrder, ranges.map(\.from), without: .insert, ownBlocks?.from)
    let new = try side(newOrder, ranges.map(\.to), without: .delete, ownBlocks?.to)
    var spans: [TextRedline.Span] = []
    var result: [TextRedline.Block] = []
    for (index, block) in blocks.enumerated() {
      let first = spans.count
      var (oldAt, newAt) = (
        old.range(ofBlocks: ranges[index].from).lowerBound, new.range(ofBlocks: ranges[index].to).lowerBound
      )
      for span in block.spans {
        let count = span.text.utf8.count
        let oldEnd = span.op == .insert ? oldAt : oldAt + count
        let newEnd = span.op == .delete ? newAt : newAt + count
        spans.append(TextRedline.Span(span.op, old: oldAt..<oldEnd, new: newAt..<newEnd))
        (oldAt, newAt) = (oldEnd, newEnd)
      }
      result.append(
        TextRedline.Block(
          change: block.change, from: ranges[index].from, to: ranges[index].to, spans: first..<spans.count))
    }
    let redline = try TextRedline(
      old: old, new: new, blocks: result, spans: spans, statistics: statistics, notes: notes)
    return (redline, try attribution(of: redline, statisticsByStep))
  }

  /// Consecutive numbers, each of which a text can have.
  private func range(_ numbers: [Int], of block: Int) throws(InvalidRedline) -> Range<Int> {
    guard let first = numbers.first else { return 0..<0 }
    guard first >= 0, first < Int(Int32.max) - numbers.count,
      numbers.enumerated().allSatisfy({ $0.element == first + $0.offset })
    else { throw InvalidRedline(.blocks, block: block) }
    return first..<first + numbers.count
  }

  /// One of the two texts. Its blocks must be those that the redline's blocks hold.
  private func side(
    _ order: [Int], _ ranges: [Range<Int>], without operation: TextRedline.Operation, _ own: [OwnBlocks.Block]?
  ) throws(InvalidRedline) -> SourceText {
    var bytes: [UInt8] = []
    var (next, starts) = (0, [Int]())
    for index in order {
      guard ranges[index].lowerBound == next else { throw InvalidRedline(.blocks, block: index) }
      next = ranges[index].upperBound
      starts.append(bytes.count)
      for span in blocks[index].spans where span.op != operation {
        guard bytes.count + span.text.utf8.count < Int(Int32.max) else { throw InvalidRedline(.size) }
        bytes += span.text.utf8
      }
    }
    let text = if let own { try SourceText(bytes, own) } else { try SourceText(bytes) }
    guard text.blocks.count == next else { throw InvalidRedline(.blocks) }
    for (index, start) in zip(order, starts) where text.blocks[ranges[index].lowerBound].range.lowerBound != start {
      throw InvalidRedline(.spans, block: index)
    }
    return text
  }

  private func attribution(
    of redline: TextRedline, _ statistics: [(step: Int, statistics: TextRedline.Statistics)]?
  ) throws(InvalidRedline) -> Attribution? {
    let fault = InvalidRedline(.attribution)
    guard let statistics else {
      // Steps without the sums that belong to them.
      let isPlain = blocks.allSatisfy { block in
        block.movedBy == nil && block.passing == nil && block.spans.allSatisfy { $0.by == nil }
      }
      guard isPlain else { throw fault }
      return nil
    }
    var sums: [Int: TextRedline.Statistics] = [:]
    for (step, sum) in statistics {
      guard sums.updateValue(sum, forKey: step) == nil else { throw fault }
    }
    var passing: [Attribution.Passing] = []
    for (index, block) in blocks.enumerated() {
      for part in block.passing ?? [] {
        // Numbers from a file are not added before they are checked.
        guard (0...block.spans.count).contains(part.before) else { throw fault }
        passing.append(
          Attribution.Passing(
            block: index, span: part.before + redline.blocks[index].spans.lowerBound, text: Array(part.text.utf8),
            insertedBy: part.insertedBy, deletedBy: part.deletedBy))
      }
    }
    return try Attribution(
      of: redline, stepOfSpan: blocks.flatMap { $0.spans.map(\.by) }, moverOfBlock: blocks.map(\.movedBy),
      passing: passing, statistics: sums)
  }
}

extension SourceText {
  /// A text with given blocks.
  fileprivate init(_ bytes: [UInt8], _ own: [CodedText.OwnBlocks.Block]) throws(InvalidRedline) {
    var blocks: [Block] = []
    var end = 0
    for block in own {
      guard block.bytes > 0, block.bytes <= bytes.count - end, let kind = Kind(named: block.kind) else {
        throw InvalidRedline(.blocks)
      }
      blocks.append(Block(range: end..<end + block.bytes, kind: kind))
      end += block.bytes
    }
    guard end == bytes.count else { throw InvalidRedline(.blocks) }
    self.init(bytes: bytes, blocks: blocks)
  }

  /// The blocks as they are encoded; `nil` if they are those that a comparison finds.
  fileprivate var ownBlocks: [CodedText.OwnBlocks.Block]? {
    guard withBytes(BlockSplitter.blocks) != blocks else { return nil }
    return blocks.map { CodedText.OwnBlocks.Block(bytes: $0.range.count, kind: $0.kind.name) }
  }
}

extension CodedText.OwnBlocks {
  /// The blocks of both texts, if those of one are its own.
  init?(of redline: TextRedline) {
    let (old, new) = (redline.old.ownBlocks, redline.new.ownBlocks)
    guard old != nil || new != nil else { return nil }
    from = old ?? redline.old.blocks.map { Block(bytes: $0.range.count, kind: $0.kind.name) }
    to = new ?? redline.new.blocks.map { Block(bytes: $0.range.count, kind: $0.kind.name) }
  }
}

extension SourceText.Kind {
  fileprivate static let names: [(Self, String)] =
    (1...6).map { (.heading(level: $0), "heading-\($0)") } + [
      (.paragraph, "paragraph"), (.listItem, "list-item"), (.tableRow, "table-row"), (.footnote, "footnote"),
      (.other, "other"),
    ]

  fileprivate var name: String { Self.names.first { $0.0 == self }?.1 ?? "other" }

  fileprivate init?(named name: String) {
    guard let kind = Self.names.first(where: { $0.1 == name })?.0 else { return nil }
    self = kind
  }
}
