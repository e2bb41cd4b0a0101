import DocumentModel
import NegotiatedText
import OfficeOpenXML
import TextDiff

/// Finds in a Word original where the changes of a compilation are, and what is to be marked there.
struct OriginalMarking {
  let text: LayeredText
  let alignment: OriginalAlignment
  private(set) var marks: [PartMarks]
  var markup: ChangeMarkup
  private(set) var comments: [PlainComment] = []
  /// What is told in comments alone.
  private(set) var notMarked: [String] = []

  private var parts: [OriginalPart] { alignment.parts }
  /// The number of the comment before the first of ours.
  private let firstComment: Int
  /// The last block of each style that was passed, whose form new paragraphs take.
  private var models: [ParagraphForm.Style: Int] = [:]
  /// The last paragraph of the body that was passed.
  private var last: Int?
  /// The new table whose rows are being passed.
  private var table: NewTable?

  init(_ text: LayeredText, in parts: [OriginalPart], markup: ChangeMarkup, firstComment: Int) {
    self.text = text
    self.markup = markup
    self.firstComment = firstComment
    alignment = OriginalAlignment(text.base, in: parts)
    marks = parts.map { PartMarks(count: $0.units.count) }
    comments = text.comments
    for place in comments.indices { comments[place].id += firstComment }
  }

  /// Whether most of the draft's blocks are in the original.
  var holdsText: Bool {
    let blocks = text.base.blocks.indices.filter {
      !text.base.blocks[$0].isEmpty && text.base.blocks[$0].role != .delimiter
    }
    return blocks.count { alignment.blocks[$0] != nil } * 10 >= blocks.count * 8
  }

  mutating func mark() {
    for (number, block) in text.base.blocks.enumerated().reversed() where alignment.blocks[number] != nil {
      models[block.form.style] = number
    }
    for paragraph in text.paragraphs {
      switch paragraph {
      case .same(let block): pass(block)
      case .words(let block, let pieces):
        pass(block)
        words(block, pieces)
      case .blocks(let old, let author, let inserted, let comments):
        if let old {
          pass(old)
          delete(old, by: author, comments)
        }
        let model = old.flatMap { alignment.blocks[$0] == nil ? nil : $0 }
        let isRow = old.map { text.base.blocks[$0].isRow } ?? false
        for new in inserted { insert(new, model: model, inPlaceOfRow: isRow) }
        if old == nil { anchor(comments) }
      }
    }
    endTable()
  }

  private mutating func pass(_ block: Int) {
    guard let mapped = alignment.blocks[block], mapped.part == 0 else { return }
    endTable()
    last = mapped.paragraphs.upperBound - 1
    models[text.base.blocks[block].form.style] = block
  }

  // MARK: Words

  private mutating func words(_ block: Int, _ pieces: [LayerPiece]) {
    guard let mapped = alignment.blocks[block] else {
      let shown = pieces.compactMap { piece -> String? in
        if case .inserted(let runs, let author) = piece {
          "\(author): + \(Self.words(runs))"
        } else if case .base(let range, let author?) = piece {
          "\(author): - \(words(of: range))"
        } else {
          nil
        }
      }
      return tell(shown.joined(separator: "; "), pieces)
    }
    var unit: Int?
    var at = Layer.range(of: text.base.blocks[block]).lowerBound
    for piece in pieces {
      switch piece {
      case .base(let range, let author):
        at = range.upperBound
        if let author, let address = mapped.address(at: range.upperBound), range.lowerBound >= address.lowerBound {
          // The words stay; Word has their address elsewhere.
          tell("\(author): - \(words(of: range))", [])
        }
        guard let word = mapped.word(range) else { continue }
        if let author { marks[mapped.part].delete(word, by: author, in: parts[mapped.part]) }
        unit = word.upperBound - 1
      case .inserted(let runs, let author):
        if let address = mapped.address(at: at) {
          if at < address.upperBound {
            tell("\(author): + \(Self.words(runs))", [])
          } else if let unit {
            marks[mapped.part].insert(.runs(runs, author: author), afterLinkOf: unit, in: parts[mapped.part])
          }
          continue
        }
        if mapped.hasAutomaticLabel, unit == nil, let first = mapped.units.first, at <= first.byte {
          // Word counts by itself; a label that is no number is told.
          let label = Self.words(runs)
          if label.count(where: { $0.isLetter || $0.isNumber }) > 4 { tell("\(author): + \(label)", []) }
          continue
        }
        put(.runs(runs, author: author), after: unit, in: mapped)
      case .comments(let numbers):
        // A footnote cannot have a comment of its own.
        if mapped.part == 0 {
          put(.comments(numbers.map { $0 + firstComment }), after: unit, in: mapped)
        } else {
          anchor(numbers)
        }
      }
    }
  }

  /// Puts something behind a character of a block, or at its beginning.
  private mutating func put(_ insertion: PartMarks.Insertion, after unit: Int?, in mapped: OriginalAlignment.Mapped) {
    if let unit {
      marks[mapped.part].insert(insertion, after: unit, in: parts[mapped.part])
    } else {
      marks[mapped.part].insert(insertion, atStartOf: mapped.paragraphs.lowerBound)
    }
  }

  // MARK: Blocks

  private mutating func delete(_ block: Int, by author: String, _ comments: [Int]) {
    guard let mapped = alignment.blocks[block] else {
      if !text.base.blocks[block].isEmpty {
        tell("\(author): - \(words(of: Layer.range(of: text.base.blocks[block])))", [])
      }
      return anchor(comments)
    }
    if text.base.blocks[block].role == .note {
      // The draft's note, and those in its place.
      words(block, text.notes[block] ?? [])
      return anchor(comments)
    }
    let part = parts[mapped.part]
    for paragraph in mapped.paragraphs {
      marks[mapped.part].delete(part.paragraphs[paragraph].units, by: author, in: part)
      if let row = part.paragraphs[paragraph].row {
        if isWhole(row, mapped) { marks[mapped.part].deleteRow(row, by: author) }
      } else {
        marks[mapped.part].deleteMark(of: paragraph, by: author, in: part)
      }
    }
    anchor(comments)
  }

  /// Whether a row has no other paragraphs than those of a block.
  private func isWhole(_ row: XMLTree.Node, _ mapped: OriginalAlignment.Mapped) -> Bool {
    let all = parts[mapped.part].paragraphs.indices.filter { parts[mapped.part].paragraphs[$0].row == row }
    return all.allSatisfy { mapped.paragraphs.contains($0) || parts[mapped.part].paragraphs[$0].units.isEmpty }
  }

  private mutating func insert(_ new: InsertedBlocks, model: Int?, inPlaceOfRow: Bool) {
    let side = text.sides[new.proposal]
    let author = LayeredText.author(new.holders)
    var made: [UInt8] = []
    let comments = new.comments.map { $0 + firstComment }
    for number in new.blocks {
      let block = side.blocks[number]
      let runs = ChangedRuns.runs(block.pieces, of: side.bytes, as: .inserted, proposal: new.proposal).by(author)
      switch block.role {
      case .note, .delimiter: continue
      case .paragraph where block.isEmpty: continue
      case .paragraph:
        if isWithinTable {
          tell("\(author): + \(Self.words(runs))", [])
          continue
        }
        put(made)
        made = []
        endTable()
        let model = model.flatMap { text.base.blocks[$0].form.style == block.form.style ? $0 : nil }
        let anchors = number == new.blocks.upperBound - 1 ? comments : []
        let form = NewParagraph(like: model ?? models[block.form.style], in: alignment, style: block.form.style)
        for paragraph in PlainBody.paragraphs(runs, last: .inserted) {
          made += form.written(paragraph.runs, by: author, anchors, &markup)
        }
      case .row(let isHeading, let isFirst):
        if isFirst, !inPlaceOfRow, !isWithinTable {
          put(made)
          made = []
          endTable()
          table = NewTable(of: new.proposal, like: last.flatMap { parts[0].paragraphs[$0].table }, in: parts[0].tree)
        }
        if table?.proposal == new.proposal {
          table?.add(PlainBody.cells(runs), isHeading: isHeading, by: author)
          continue
        }
        guard let row = row(PlainBody.cells(runs), by: author, model: model) else {
          tell("\(author): + \(Self.words(runs))", [])
          continue
        }
        made += row
      }
    }
    guard !made.isEmpty else { return anchor(new.comments) }
    put(made)
  }

  /// Puts a new table where it belongs: its rows are all there.
  private mutating func endTable() {
    guard let made = table?.written(&markup) else { return }
    table = nil
    put(made)
  }

  /// Whether the last paragraph that was passed is in a table that goes on: nothing but rows can stand there.
  private var isWithinTable: Bool {
    guard let last, let table = parts[0].paragraphs[last].table else { return false }
    return parts[0].paragraphs[(last + 1)...].prefix { $0.table == table }.contains { !$0.units.isEmpty }
  }

  /// A row like the one before it, if there are as many cells.
  private mutating func row(_ cells: [[ChangedRun]], by author: String, model: Int?) -> [UInt8]? {
    guard let last, let row = parts[0].paragraphs[last].row else { return nil }
    return NewRow(like: row, in: parts[0].tree).written(cells, by: author, &markup)
  }

  /// Puts new paragraphs or rows behind the last paragraph that was passed.
  private mutating func put(_ made: [UInt8]) {
    guard !made.isEmpty else { return }
    let part = parts[0]
    guard let last else {
      guard let first = part.paragraphs.first else { return }
      return marks[0].put(made, before: first.table ?? first.node)
    }
    let paragraph = part.paragraphs[last]
    let isRow = made.starts(with: "<w:tr>".utf8)
    let node = paragraph.row.flatMap { isRow ? $0 : paragraph.table } ?? paragraph.node
    marks[0].put(made, after: node)
  }

  // MARK: Comments

  /// Puts comments at the end of the last paragraph that was passed.
  private mutating func anchor(_ numbers: [Int]) {
    guard !numbers.isEmpty else { return }
    let place = last ?? 0
    guard parts[0].paragraphs.indices.contains(place) else { return }
    let insertion = PartMarks.Insertion.comments(numbers.map { $0 + firstComment })
    if let unit = parts[0].paragraphs[place].units.last {
      marks[0].insert(insertion, after: unit, in: parts[0])
    } else {
      marks[0].insert(insertion, atStartOf: place)
    }
  }

  /// Tells a change that cannot be marked in a comment, together with those on it.
  private mutating func tell(_ words: String, _ pieces: [LayerPiece]) {
    if !words.isEmpty {
      notMarked.append(words)
      let id = (comments.last?.id ?? firstComment) + 1
      let author = words.prefix { $0 != ":" }
      comments.append(PlainComment(id: id, author: String(author), text: words))
      anchor([id - firstComment])
    }
    for case .comments(let numbers) in pieces { anchor(numbers) }
  }

  private func words(of range: Range<Int>) -> String { String(decoding: text.base.bytes[range], as: UTF8.self) }

  private static func words(_ runs: [ChangedRun]) -> String {
    runs.map { if case .text(let words) = $0.content { String(decoding: words, as: UTF8.self) } else { " " } }.joined()
  }
}

extension ShownText.Block {
  fileprivate var isRow: Bool { if case .row = role { true } else { false } }
}
