import RecordComparison
import TextDiff

extension RedlineTerminal {
  /// How many documents the closing table lists, as many as fit on a screen.
  private static let mostListed = 20

  /// Writes the summary at the end of a redline: a terminal shows its end first.
  func summary(_ redline: StateRedline, to out: inout ByteWriter) {
    let language = style.language
    defer { if redline.leftOut > 0 { line(language(.leftOut(redline.leftOut)), .dim, to: &out) } }
    guard !redline.documents.isEmpty else {
      line(language(redline.leftOut > 0 ? .noDifferenceOfTexts : .noDifference), to: &out)
      return
    }
    line(language(.summary), .bold, to: &out)
    if 2...Self.mostListed ~= redline.documents.count {
      out.append(table(redline).terminal(style))
      out.append("\n")
    }
    parties(redline, to: &out)
    line(redline.account(language), to: &out)
  }

  private func table(_ redline: StateRedline) -> Table {
    let language = style.language
    return Table(
      columns: [
        .init(key: "document", title: language(.document)),
        .init(key: "change", title: language(.whatChanged)),
        .init(key: "words_inserted", title: language(.wordsInsertedTitle), alignment: .trailing),
        .init(key: "words_deleted", title: language(.wordsDeletedTitle), alignment: .trailing),
        .init(key: "blocks_moved", title: language(.movedTitle), alignment: .trailing),
      ],
      rows: redline.documents.map { document in
        let counts = document.text?.statistics
        return [
          .text(document.title ?? document.path), .text(document.changeName(language)),
          counts.map { .number($0.wordsInserted) } ?? .none, counts.map { .number($0.wordsDeleted) } ?? .none,
          counts.map { .number($0.blocksMoved) } ?? .none,
        ]
      })
  }
}
