import RecordComparison
import TextDiff

extension RedlineTerminal {
  /// Writes one entry of the reading order with insertions and deletions in one text.
  func inline(
    _ entry: ReadingOrder.Entry, of text: TextRedline, in document: DocumentRedline, to out: inout ByteWriter
  ) {
    write(entry, of: text, in: document, to: &out) { block, attribution, margin, out in
      let wrapped = WrappedText(text.terminalRuns(of: block, style, attribution), width: margin.textWidth)
      for (index, line) in wrapped.lines.enumerated() {
        out.append(index == 0 ? margin.first(block, of: text) : margin.rest)
        out.append(WrappedText.paint(line, style))
        out.append("\n")
      }
    }
  }

  /// Writes one entry of the reading order: a gap, the mark at a moved block's old place, or a block with its remarks.
  ///
  /// - Parameter lines: writes the lines of a block.
  func write(
    _ entry: ReadingOrder.Entry, of text: TextRedline, in document: DocumentRedline, to out: inout ByteWriter,
    lines: (TextRedline.Block, BlockAttribution?, Margin, inout ByteWriter) -> Void
  ) {
    switch entry {
    case .unchanged(let blocks): gap(blocks, of: text, to: &out)
    case .movedAway(let index): movedAway(text.blocks[index], of: text, to: &out)
    case .block(let index):
      let block = text.blocks[index]
      let attribution = document.attribution(ofBlock: index)
      if let note = note(on: block, of: text, attribution) { gutterLine(note, of: text, to: &out) }
      lines(block, attribution, Margin(text, style), &out)
    }
  }

  /// A line in place of omitted blocks.
  func gap(_ blocks: Range<Int>, of text: TextRedline, to out: inout ByteWriter) {
    gutterLine("… \(text.account(ofUnchanged: blocks, style.language))", .dim, of: text, to: &out)
  }

  /// The mark at a moved block's old place.
  func movedAway(_ block: TextRedline.Block, of text: TextRedline, to out: inout ByteWriter) {
    gutterLine("↓ " + text.newPlace(of: block, style.language), of: text, to: &out)
  }

  /// The remarks on a block besides its text.
  func note(on block: TextRedline.Block, of text: TextRedline, _ attribution: BlockAttribution?) -> String? {
    switch block.change {
    case .moved, .movedModified:
      "↑ " + text.oldPlace(of: block, style.language) + (attribution?.moverMark.map { " " + $0 } ?? "")
    case .split, .merged: block.changeName(style.language)
    case .equal, .modified, .inserted, .deleted: nil
    }
  }

  /// Writes a remark beside the texts.
  func gutterLine(_ words: String, _ ink: Ink = .moved, of text: TextRedline, to out: inout ByteWriter) {
    let margin = Margin(text, style)
    for line in WrappedText([.init(text: words, ink: ink)], width: margin.textWidth).lines {
      out.append(margin.rest)
      out.append(WrappedText.paint(line, style))
      out.append("\n")
    }
  }

  /// The left margin of each line: the symbol of the change and the paragraph's numbers in the old and the new text, by
  /// which it can be cited.
  struct Margin {
    let rest: String
    /// 0 for no limit.
    let textWidth: Int
    private let digits: Int
    private let style: TerminalStyle

    init(_ text: TextRedline, _ style: TerminalStyle) {
      let digits = String(max(text.old.blocks.count, text.new.blocks.count)).count
      let columns = 2 * digits + 6
      let fits = style.width == 0 || style.width >= columns + 20
      self.digits = fits ? digits : 0
      self.style = style
      rest = fits ? String(repeating: " ", count: 2 * digits + 3) + Ink.dim(" │ ", style) : ""
      textWidth = style.width == 0 ? 0 : style.width - (fits ? columns : 0)
    }

    func first(_ block: TextRedline.Block, of text: TextRedline) -> String {
      guard digits > 0 else { return "" }
      let (sign, ink) = TextRedline.sign(of: text.isChanged(block) ? block.change : .equal)
      return (sign == " " ? sign : ink(sign, style)) + " "
        + Ink.dim("\(column(block.oldNumbers)) \(column(block.newNumbers)) │ ", style)
    }

    /// A right-aligned number; empty if the text has no such paragraph.
    private func column(_ numbers: ClosedRange<Int>?) -> String {
      let number = numbers.map { String($0.lowerBound) } ?? ""
      return String(repeating: " ", count: max(0, digits - number.count)) + number
    }
  }
}
