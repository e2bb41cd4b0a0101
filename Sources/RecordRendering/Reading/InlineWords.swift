import TextDiff

extension InlineView {
  /// The readable part of a span where no syntax can be hidden by style: its words with their style, without syntax. A
  /// footnote reference is `[1]`; cells are separated by a line.
  func words(of span: VisibleSpan, in text: TextRedline) -> [(words: String, style: InlineStyle)] {
    runs(of: span, in: text).compactMap { run in
      switch run.role {
      case .mark: nil
      case .bar: ("│", [])
      case .text:
        run.style.contains(.reference)
          ? ("[\(Self.neutral(run.bytes))]", run.style) : (Self.neutral(run.bytes), run.style)
      }
    }
  }

  static func neutral(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBytes { bytes in
      var buffer = ByteWriter()
      TerminalText.append(bytes, keepingLayout: true, to: &buffer)
      return buffer.text
    }
  }
}

extension SourceText {
  /// The readable text of a block, without its syntax.
  func words(ofBlock number: Int) -> String {
    let bytes = self.bytes[blocks[number].range]
    guard let roles = InlineRoles(self, number..<number + 1) else { return InlineView.neutral(bytes) }
    let read = bytes.indices.compactMap { place -> UInt8? in
      switch roles.role(at: place) {
      case .text: bytes[place]
      case .mark: nil
      case .bar: UInt8(ascii: " ")
      }
    }
    return InlineView.neutral(read[...])
  }

  /// Whether a block is a table's delimiter row: `| --- | :-: |`.
  func isRowOfDashes(_ number: Int) -> Bool {
    guard blocks.indices.contains(number), blocks[number].kind == .tableRow else { return false }
    let row = bytes[blocks[number].range]
    return row.contains(UInt8(ascii: "-")) && row.allSatisfy { "|-: \t\r\n".utf8.contains($0) }
  }
}

extension TextRedline {
  func isRowOfDashes(_ block: Block) -> Bool {
    block.to.isEmpty ? old.isRowOfDashes(block.from.lowerBound) : new.isRowOfDashes(block.to.lowerBound)
  }

  /// Whether the row is its table's header.
  func isTableHead(_ block: Block) -> Bool {
    block.to.isEmpty ? old.isRowOfDashes(block.from.lowerBound + 1) : new.isRowOfDashes(block.to.lowerBound + 1)
  }
}
