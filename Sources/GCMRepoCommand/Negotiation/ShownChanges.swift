import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The changes of a proposal, one per row: `gcmrepo.proposal_changes/1`.
struct ShownChanges {
  let changes: [ProposalChange]

  func table(_ language: InterfaceLanguage) -> Table {
    var table = Table(columns: [
      .init(key: "number", title: Message("No.")(language), alignment: .trailing),
      .init(key: "paragraph", title: Message("Par.")(language), alignment: .trailing),
      .init(key: "label", title: Message("Cited")(language)), .init(key: "kind", title: Message("Kind")(language)),
      .init(key: "old", title: Message("Old")(language)), .init(key: "new", title: Message("New")(language)),
      .init(key: "author", title: Message("Author")(language)), .init(key: "reason", title: Message("Why")(language)),
      .init(key: "move", title: Message("Move")(language), alignment: .trailing),
    ])
    table.rows = changes.map { change in
      func text(_ words: String?) -> Table.Cell { words.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }
      return [
        change.change.number.map { .number($0) } ?? .none, .number(change.paragraph), text(change.citation),
        .text(change.change.kind.rawValue), text(change.old), text(change.new), text(change.change.author),
        text(change.change.reason), change.change.move.map { .number($0) } ?? .none,
      ]
    }
    return table
  }

  /// The key `changes` of a proposal in JSON.
  var json: JSONValue {
    .array(
      changes.map { change in
        [
          "number": change.change.number.map { .int($0) } ?? .null, "kind": .string(change.change.kind.rawValue),
          "paragraph": .int(change.paragraph), "label": change.citation.map { .string($0) } ?? .null,
          "old": .string(change.old), "new": .string(change.new),
          "author": change.change.author.map { .string($0) } ?? .null,
          "reason": change.change.reason.map { .string($0) } ?? .null,
          "move": change.change.move.map { .int($0) } ?? .null,
        ]
      })
  }
}
