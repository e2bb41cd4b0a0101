import TextDiff

/// A paragraph or a table row of a redline, to be written.
enum PlainElement {
  case paragraph(PlainParagraph)
  case row(PlainRow)
}

struct PlainParagraph {
  /// The change of the mark at its end.
  var change: Change
  var form: ParagraphForm
  /// In the old text, if it was another.
  var oldForm: ParagraphForm?
  var runs: [ChangedRun]
  /// The number of the move that it is part of; several paragraphs of one quotation share one.
  var move: Int?
  var beginsMove = true
  var endsMove = true
  /// Whose change its mark is; `nil` for the text's author.
  var author: String?
}

struct PlainRow {
  var change: Change
  var isHeading: Bool
  /// Whether a table begins with it.
  var isFirst: Bool
  var cells: [[ChangedRun]]
  /// Whose change it is; `nil` for the text's author.
  var author: String?
}

/// The paragraphs and rows of a text's redline in order, each with its change.
struct PlainBody {
  private let redline: TextRedline
  private let old: ShownText
  private let new: ShownText
  private let moves: WordRedline.Moves
  private(set) var elements: [PlainElement] = []
  /// The redline's block of each footnote of the new text that also exists in the old text, by its block there.
  private var notes: [Int: Int] = [:]
  private var moveCount = 0

  init(_ redline: TextRedline, isMarkdown: Bool, moves: WordRedline.Moves) {
    self.redline = redline
    self.moves = moves
    old = ShownText(redline.old, isMarkdown: isMarkdown)
    new = ShownText(redline.new, isMarkdown: isMarkdown)
    for (index, block) in redline.blocks.enumerated() where block.from.count == 1 && block.to.count == 1 {
      if old.blocks[block.from.lowerBound].role == .note, new.blocks[block.to.lowerBound].role == .note {
        notes[block.to.lowerBound] = index
      }
    }
    build()
  }

  /// The runs of a footnote's text, by the labels of its reference.
  func note(old oldLabel: ArraySlice<UInt8>?, new newLabel: ArraySlice<UInt8>?) -> [ChangedRun] {
    let (from, to) = (oldLabel.flatMap { old.notes[$0] }, newLabel.flatMap { new.notes[$0] })
    if let to, from != nil, let index = notes[to] { return merged(redline.blocks[index]).runs }
    if let to { return ChangedRuns(new.blocks[to].pieces, of: new.bytes, as: .inserted).runs }
    return from.map { ChangedRuns(old.blocks[$0].pieces, of: old.bytes, as: .deleted).runs } ?? []
  }

  // MARK: Order

  private mutating func build() {
    let leaving = leavingPlaces
    var numbers: [Int: Int] = [:]
    for index in leaving[-1] ?? [] { leave(index, &numbers) }
    for (index, block) in redline.blocks.enumerated() {
      if block.change == .moved || block.change == .movedModified {
        arrive(index, &numbers)
      } else {
        stay(block)
      }
      for moved in leaving[index] ?? [] { leave(moved, &numbers) }
    }
  }

  /// The block after which each moved one was; -1 for the very beginning.
  private var leavingPlaces: [Int: [Int]] {
    let blocks = redline.blocks
    var places: [Int: [Int]] = [:]
    var last = -1
    let order = blocks.indices.filter { !blocks[$0].from.isEmpty }
      .sorted { blocks[$0].from.lowerBound < blocks[$1].from.lowerBound }
    for index in order {
      if blocks[index].change == .moved || blocks[index].change == .movedModified {
        places[last, default: []].append(index)
      } else {
        last = index
      }
    }
    return places
  }

  private mutating func leave(_ index: Int, _ numbers: inout [Int: Int]) {
    let block = redline.blocks[index]
    guard isNativeMove(block) else { return one(block.from, .deleted) }
    let runs = merged(block).runs.compactMap { run in
      run.change == .inserted ? nil : Self.oneSided(run, equal: .movedFrom)
    }
    move(runs, .movedFrom, old.blocks[block.from.lowerBound].form, number(index, &numbers))
  }

  private mutating func arrive(_ index: Int, _ numbers: inout [Int: Int]) {
    let block = redline.blocks[index]
    guard isNativeMove(block) else { return one(block.to, .inserted) }
    let runs = merged(block).runs.compactMap { run in
      run.change == .deleted ? nil : Self.oneSided(run, equal: .movedTo)
    }
    move(runs, .movedTo, new.blocks[block.to.lowerBound].form, number(index, &numbers))
  }

  private mutating func move(_ runs: [ChangedRun], _ change: Change, _ form: ParagraphForm, _ number: Int) {
    let paragraphs = Self.paragraphs(runs, last: change)
    for (index, paragraph) in paragraphs.enumerated() {
      elements.append(
        .paragraph(
          PlainParagraph(
            change: paragraph.change, form: form, runs: paragraph.runs, move: number, beginsMove: index == 0,
            endsMove: index == paragraphs.count - 1)))
    }
  }

  /// Runs grouped into paragraphs, with the change of each mark.
  static func paragraphs(_ runs: [ChangedRun], last: Change) -> [(runs: [ChangedRun], change: Change)] {
    var result: [(runs: [ChangedRun], change: Change)] = []
    var open: [ChangedRun] = []
    for run in runs {
      if run.content == .paragraphEnd {
        result.append((open, run.change))
        open = []
      } else {
        open.append(run)
      }
    }
    return result + [(open, last)]
  }

  private mutating func number(_ index: Int, _ numbers: inout [Int: Int]) -> Int {
    if let number = numbers[index] { return number }
    moveCount += 1
    numbers[index] = moveCount
    return moveCount
  }

  /// A run of both sides as one of the old place of a move, or of the new one.
  private static func oneSided(_ run: ChangedRun, equal: Change) -> ChangedRun {
    guard run.change == .equal else { return run }
    var run = run
    run.change = equal
    if equal == .movedFrom { run.format = run.oldFormat }
    run.oldFormat = run.format
    if case .note(let old, let new) = run.content {
      run.content = equal == .movedFrom ? .note(old: old, new: nil) : .note(old: nil, new: new)
    }
    return run
  }

  private func isNativeMove(_ block: TextRedline.Block) -> Bool {
    guard moves == .native, block.from.count == 1, block.to.count == 1 else { return false }
    let (a, b) = (old.blocks[block.from.lowerBound], new.blocks[block.to.lowerBound])
    return a.role == .paragraph && b.role == .paragraph && !a.isEmpty && !b.isEmpty
  }

  // MARK: Blocks

  /// A block in order on both sides, or on one side only.
  private mutating func stay(_ block: TextRedline.Block) {
    let (olds, news) = (old.blocks[block.from], new.blocks[block.to])
    let all = olds + news
    if block.from.isEmpty || block.to.isEmpty || all.contains(where: \.isEmpty) {
      one(block.from, .deleted)
      one(block.to, .inserted)
    } else if all.allSatisfy({ $0.role == .paragraph }) {
      paragraphs(block)
    } else if let a = olds.first, let b = news.first, all.count == 2, case .row = a.role,
      case .row(_, let isFirst) = b.role
    {
      row(block, isFirst: isFirst)
    } else if all.allSatisfy({ $0.role == .note }) {
      return
    } else {
      one(block.from, .deleted)
      one(block.to, .inserted)
    }
  }

  /// Blocks on one side only.
  private mutating func one(_ numbers: Range<Int>, _ change: Change) {
    let side = change == .deleted ? old : new
    for number in numbers {
      let block = side.blocks[number]
      switch block.role {
      case .note, .delimiter: continue
      case .paragraph where block.isEmpty: continue
      case .paragraph:
        let runs = ChangedRuns(block.pieces, of: side.bytes, as: change).runs
        for paragraph in Self.paragraphs(runs, last: change) {
          elements.append(.paragraph(PlainParagraph(change: change, form: block.form, runs: paragraph.runs)))
        }
      case .row(let isHeading, let isFirst):
        let runs = ChangedRuns(block.pieces, of: side.bytes, as: change).runs
        elements.append(
          .row(PlainRow(change: change, isHeading: isHeading, isFirst: isFirst, cells: Self.cells(runs))))
      }
    }
  }

  static func cells(_ runs: [ChangedRun]) -> [[ChangedRun]] {
    runs.split(omittingEmptySubsequences: false) { $0.content == .cellEnd }.map(Array.init)
  }

  /// A row on both sides, if its cells are the same; else the old row and the new one.
  private mutating func row(_ block: TextRedline.Block, isFirst: Bool) {
    let runs = merged(block).runs
    guard runs.allSatisfy({ $0.content != .cellEnd || $0.change == .equal }) else {
      one(block.from, .deleted)
      one(block.to, .inserted)
      return
    }
    var isHeading = false
    if case .row(true, _) = new.blocks[block.to.lowerBound].role { isHeading = true }
    elements.append(.row(PlainRow(change: .equal, isHeading: isHeading, isFirst: isFirst, cells: Self.cells(runs))))
  }

  /// Paragraphs on both sides, possibly one on one side and several on the other.
  private mutating func paragraphs(_ block: TextRedline.Block) {
    let merged = merged(block)
    var olds = forms(of: block.from, old)[...]
    var news = forms(of: block.to, new)[...]
    guard merged.isWhole else {
      one(block.from, .deleted)
      one(block.to, .inserted)
      return
    }
    for paragraph in Self.paragraphs(merged.runs, last: .equal) {
      let before = paragraph.change == .inserted ? nil : olds.popFirst()
      let after = paragraph.change == .deleted ? before : news.popFirst()
      elements.append(
        .paragraph(
          PlainParagraph(
            change: paragraph.change, form: after ?? ParagraphForm(),
            oldForm: paragraph.change == .equal && before != after ? before : nil, runs: paragraph.runs)))
    }
  }

  /// The form of each paragraph of some blocks.
  private func forms(of blocks: Range<Int>, _ side: ShownText) -> [ParagraphForm] {
    blocks.flatMap { number in
      let block = side.blocks[number]
      return repeatElement(block.form, count: 1 + block.pieces.count { $0.shown == .paragraphEnd })
    }
  }

  /// The runs of a block on both sides. `isWhole` is false if the end of a paragraph within it has no byte.
  private func merged(_ block: TextRedline.Block) -> (runs: [ChangedRun], isWhole: Bool) {
    var isWhole = true
    func pieces(_ side: ShownText, _ numbers: Range<Int>) -> [ShownPiece] {
      guard numbers.count > 1 else { return side.blocks[numbers.lowerBound].pieces }
      var pieces: [ShownPiece] = []
      for number in numbers {
        pieces += side.blocks[number].pieces
        guard number + 1 < numbers.upperBound else { break }
        guard let last = pieces.last, last.shown == .hidden else {
          isWhole = false
          break
        }
        let place = last.range.lowerBound
        pieces[pieces.count - 1] = ShownPiece(range: place..<(place + 1), shown: .paragraphEnd)
        if place + 1 < last.range.upperBound {
          pieces.append(ShownPiece(range: (place + 1)..<last.range.upperBound, shown: .hidden))
        }
      }
      return pieces
    }
    let runs = ChangedRuns(
      redline.spans[block.spans], old: pieces(old, block.from), new: pieces(new, block.to), in: redline
    ) { oldLabel, newLabel in
      guard let from = old.notes[oldLabel], let to = new.notes[newLabel], let index = notes[to] else { return false }
      return redline.blocks[index].from == from..<(from + 1)
    }
    return (runs.runs, isWhole)
  }
}
