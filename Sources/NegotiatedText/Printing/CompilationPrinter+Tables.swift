import TextDiff

/// Tables, which are printed cell by cell.
extension CompilationPrinter {
  /// A row of the draft's with what the versions have in its cells; rows with other cells follow it.
  mutating func row(_ draft: DraftParagraph, _ versions: [Version]) {
    let row = TableRow(draft.content)
    let source = text.base.source.bytes
    let before = Array(source[draft.region.lowerBound..<draft.markerRange.lowerBound])
    var after = Array(source[draft.contentRange.upperBound..<draft.region.upperBound])
    let isTight = before.isEmpty
    guard !row.isRuler else {
      // The columns' line is the table's, and nobody's words.
      append(draft.entry, .tableRow, .draft, [.text(draft.content)], before: before, after: after, isTight: isTight)
      return
    }
    var (same, others): ([(Version, TableRow?)], [(Version, [LooseBlock])]) = ([], [])
    for version in versions {
      let blocks = LooseBlock.blocks(of: version.text)
      if blocks.isEmpty {
        same.append((version, nil))
      } else if blocks.count == 1, blocks[0].kind == .tableRow {
        let own = TableRow(blocks[0].content)
        if own.cells.count == row.cells.count { same.append((version, own)) } else { others.append((version, blocks)) }
      } else {
        others.append((version, blocks))
      }
    }
    var pieces: [BracketedParagraph.Piece] = []
    var at = 0
    let speaking = row.cells.indices.first { !row.cells[$0].isEmpty } ?? 0
    for (cell, range) in row.cells.enumerated() {
      pieces.append(.text(Array(row.bytes[at..<range.lowerBound])))
      at = range.upperBound
      let content = row.text(cell)
      let own = same.compactMap { version, cells in
        edited(content, range, version, cells?.text(cell), isWanted: cell == speaking)
      }
      if !others.isEmpty, own.isEmpty, !content.isEmpty {
        pieces.append(.group([.init(holders: [], text: content, role: .base, changes: [])]))
      } else if content.isEmpty, own.contains(where: { $0.text.isEmpty }) {
        pieces.append(
          .group(
            own.map { .init(holders: [$0.holder], text: $0.text, role: $0.role, changes: $0.changes.map(\.reference)) })
        )
      } else {
        pieces += ChangedPlaces(content, own).pieces()
      }
    }
    pieces.append(.text(Array(row.bytes[at...])))
    if after.isEmpty, !others.isEmpty { after = [0x0A] }
    append(draft.entry, .tableRow, .draft, pieces, before: before, after: after, isTight: isTight)
    for (version, blocks) in others {
      for block in blocks {
        if block.kind == .tableRow {
          append(
            draft.entry, .tableRow, .alternative,
            cells(block.content, option(version, block.content), columns: row.cells.count), after: [0x0A], isTight: true
          )
        } else {
          let content = block.marker.isEmpty ? [] : [BracketedParagraph.Piece.text(block.marker)]
          append(
            draft.entry, block.kind, .alternative, content + [.group([option(version, block.content)])],
            after: block.closing + [0x0A])
        }
      }
    }
  }

  /// What a version has in a cell; `nil` if it leaves it as it is.
  private func edited(
    _ content: [UInt8], _ range: Range<Int>, _ version: Version, _ text: [UInt8]?, isWanted: Bool
  ) -> EditedContent? {
    guard let text else {
      guard !content.isEmpty || isWanted else { return nil }
      return EditedContent(holder: version.holder, whole: [], of: content, changes: version.changes, role: version.role)
    }
    guard text != content else { return nil }
    let isWithin = version.edits?.allSatisfy { edit in
      edit.place.upperBound < range.lowerBound || range.upperBound < edit.place.lowerBound
        || range.lowerBound <= edit.place.lowerBound && edit.place.upperBound <= range.upperBound
          && !edit.text.contains(UInt8(ascii: "|"))
    }
    guard let edits = version.edits, isWithin == true else {
      return EditedContent(holder: version.holder, whole: text, of: content, changes: version.changes)
    }
    func isInside(_ place: Range<Int>) -> Bool {
      range.lowerBound <= place.lowerBound && place.upperBound <= range.upperBound
    }
    func moved(_ place: Range<Int>) -> Range<Int> {
      place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound
    }
    let edited = EditedContent(
      holder: version.holder, base: content,
      edits: edits.filter { isInside($0.place) }.map { (moved($0.place), $0.text) },
      changes: version.places.filter { isInside($0.place) }.map { (moved($0.place), $0.reference) })
    guard edited.text[...].trimmed == text else {
      return EditedContent(holder: version.holder, whole: text, of: content, changes: version.changes)
    }
    return edited
  }

  /// A party's row with each cell in brackets; cells for which the table has no column stand in the last one.
  func cells(_ content: [UInt8], _ option: BracketedParagraph.Option, columns: Int? = nil) -> [BracketedParagraph.Piece]
  {
    let row = TableRow(content)
    guard !row.isRuler, !row.cells.isEmpty else { return [.text(content)] }
    var cells = row.cells.indices.map { row.text($0) }
    if let columns, columns > 0, cells.count > columns {
      let last = cells[(columns - 1)...].joined(separator: Array(" \\| ".utf8))
      cells = cells[..<(columns - 1)] + [Array(last)]
    }
    if cells.allSatisfy(\.isEmpty) { return [.text(content)] }
    var pieces: [BracketedParagraph.Piece] = []
    for cell in cells {
      pieces.append(.text(Array("\(pieces.isEmpty ? "" : " ")|\(cell.isEmpty ? "" : " ")".utf8)))
      if !cell.isEmpty {
        pieces.append(.group([.init(holders: option.holders, text: cell, role: .text, changes: option.changes)]))
      }
    }
    return pieces + [.text(Array(" |".utf8))]
  }
}
