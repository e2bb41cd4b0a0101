import NegotiatedText
import TextDiff

/// The paragraphs and rows of a compilation in order, each with its changes and whose they are.
struct CompiledBody {
  private let text: LayeredText
  private(set) var elements: [PlainElement] = []

  init(_ text: LayeredText) {
    self.text = text
    for paragraph in text.paragraphs { add(paragraph) }
  }

  // MARK: Paragraphs

  private mutating func add(_ paragraph: LayeredParagraph) {
    switch paragraph {
    case .same(let block): add(block, [.base(Layer.range(of: text.base.blocks[block]), author: nil)])
    case .words(let block, let pieces): add(block, pieces)
    case .blocks(let old, let author, let inserted, let comments):
      if let old { add(text.base.blocks[old], of: text.base.bytes, .deleted, author, proposal: nil) }
      for new in inserted {
        for block in new.blocks {
          let side = text.sides[new.proposal]
          add(side.blocks[block], of: side.bytes, .inserted, LayeredText.author(new.holders), proposal: new.proposal)
        }
        anchor(new.comments)
      }
      anchor(comments)
    }
  }

  /// A block of the draft marked word by word.
  private mutating func add(_ number: Int, _ pieces: [LayerPiece]) {
    let block = text.base.blocks[number]
    let runs = self.runs(of: number, pieces)
    switch block.role {
    case .note, .delimiter: break
    case .paragraph:
      guard !block.isEmpty else { return anchor(runs.flatMap(\.comments)) }
      for paragraph in PlainBody.paragraphs(runs, last: .equal) {
        elements.append(.paragraph(PlainParagraph(change: .equal, form: block.form, runs: paragraph.runs)))
      }
    case .row(let isHeading, let isFirst):
      elements.append(
        .row(PlainRow(change: .equal, isHeading: isHeading, isFirst: isFirst, cells: PlainBody.cells(runs))))
    }
  }

  /// A block of one side only.
  private mutating func add(
    _ block: ShownText.Block, of bytes: [UInt8], _ change: Change, _ author: String, proposal: Int?
  ) {
    let runs =
      (proposal.map { ChangedRuns.runs(block.pieces, of: bytes, as: change, proposal: $0) }
      ?? ChangedRuns(block.pieces, of: bytes, as: change).runs).by(author)
    switch block.role {
    case .note, .delimiter: break
    case .paragraph:
      guard !block.isEmpty else { return }
      for paragraph in PlainBody.paragraphs(runs, last: change) {
        elements.append(
          .paragraph(PlainParagraph(change: change, form: block.form, runs: paragraph.runs, author: author)))
      }
    case .row(let isHeading, let isFirst):
      elements.append(
        .row(
          PlainRow(
            change: change, isHeading: isHeading, isFirst: isFirst, cells: PlainBody.cells(runs), author: author)))
    }
  }

  /// Puts comments at the end of what is written so far.
  private mutating func anchor(_ comments: [Int]) {
    guard !comments.isEmpty, let last = elements.indices.last else { return }
    let place = ChangedRun(change: .equal, content: .text([]), oldFormat: [], format: [], comments: comments)
    switch elements[last] {
    case .paragraph(var paragraph):
      paragraph.runs.append(place)
      elements[last] = .paragraph(paragraph)
    case .row(var row):
      guard let cell = row.cells.indices.last else { return }
      row.cells[cell].append(place)
      elements[last] = .row(row)
    }
  }

  // MARK: Runs

  /// The runs of a block of the draft and what is inserted in it.
  private func runs(of number: Int, _ pieces: [LayerPiece]) -> [ChangedRun] {
    let block = text.base.blocks[number]
    var runs: [ChangedRun] = []
    for piece in pieces {
      switch piece {
      case .base(let range, let author?):
        runs += ChangedRuns(block.cut(to: range), of: text.base.bytes, as: .deleted).runs.by(author)
      case .base(let range, nil):
        runs += ChangedRuns(block.cut(to: range), of: text.base.bytes, as: .equal).runs.map(noted)
      case .inserted(let inserted, _): runs += inserted
      case .comments(let comments):
        runs.append(ChangedRun(change: .equal, content: .text([]), oldFormat: [], format: [], comments: comments))
      }
    }
    return runs
  }

  /// A reference that stays is on both sides, with the comments on its footnote.
  private func noted(_ run: ChangedRun) -> ChangedRun {
    guard case .note(let old?, nil) = run.content else { return run }
    var run = run
    run.content = .note(old: old, new: old)
    for case .comments(let comments) in text.base.notes[old].flatMap({ text.notes[$0] }) ?? [] {
      run.comments += comments
    }
    return run
  }

  /// The runs of a footnote's text, by the labels of its reference.
  func note(old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?, author: String?) -> [ChangedRun] {
    if let new, old == nil {
      return text.addedNote(new, by: author ?? "")
    }
    guard let old, let number = text.base.notes[old] else { return [] }
    // Whoever takes the reference out takes the note out with it; for the others it is what they make of it.
    let pieces = text.notes[number] ?? [.base(Layer.range(of: text.base.blocks[number]), author: nil)]
    return runs(of: number, pieces).filter { $0.content != .text([]) }
  }
}
