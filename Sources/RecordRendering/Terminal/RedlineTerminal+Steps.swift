import RecordComparison
import TextDiff

extension RedlineTerminal {
  /// Writes the legend of the marks: each step with its number.
  func steps(_ redline: StateRedline, to out: inout ByteWriter) {
    guard !redline.steps.isEmpty else { return }
    out.append("\n")
    for number in redline.steps.indices {
      let account = redline.account(ofStep: number, style.language)
      line("\(BlockAttribution.mark(number)) \(account)", .dim, indent: 2, to: &out)
    }
  }

  /// The table of what each party changed, if there is more than one.
  func parties(_ redline: StateRedline, to out: inout ByteWriter) {
    let parties = redline.statisticsOfParties
    guard parties.count > 1 else { return }
    let language = style.language
    let table = Table(
      columns: [
        .init(key: "party", title: language(.party)),
        .init(key: "documents", title: language(.documentsTitle), alignment: .trailing),
        .init(key: "words_inserted", title: language(.wordsInsertedTitle), alignment: .trailing),
        .init(key: "words_deleted", title: language(.wordsDeletedTitle), alignment: .trailing),
        .init(key: "blocks_moved", title: language(.movedTitle), alignment: .trailing),
      ],
      rows: parties.map { party in
        [
          .text(party.party?.description ?? language(.nobodysOwn)), .number(party.documents),
          .number(party.statistics.wordsInserted), .number(party.statistics.wordsDeleted),
          .number(party.statistics.blocksMoved),
        ]
      })
    out.append(table.terminal(style))
    out.append("\n")
  }
}
