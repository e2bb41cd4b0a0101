import GCMRepo
import RecordLocalization
import RecordRendering

extension Verify {
  /// Looks for a file among all originals that were ever submitted.
  func find(_ name: String, _ hash: String, in record: Record, _ console: Console) async throws {
    let holders = try record.holders(ofOriginal: hash)
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "contribution", title: Message("Contribution")(language)),
      .init(key: "revision", title: Message("Rev.")(language), alignment: .trailing),
      .init(key: "submitted_at", title: Message("Submitted")(language)),
      .init(key: "person", title: Message("By")(language)), .init(key: "file", title: Message("Original")(language)),
      .init(key: "current", title: Message("Current")(language)), .init(key: "commit", title: "Commit"),
    ])
    for holder in holders {
      let (revision, facts) = (holder.revision, holder.revision.facts)
      table.rows.append([
        .name(facts.contribution ?? Declaration.name), facts.revision.map { .number($0) } ?? .none,
        .date(revision.time.description), .text(revision.person), .text(holder.file), .flag(holder.isCurrent),
        .text(human ? revision.commit.short : revision.commit.description),
      ])
    }
    if !holders.isEmpty || !human {
      try await console.print(
        table, schema: "gcmrepo.file/1", key: "revisions",
        extra: [("holds", .bool(!holders.isEmpty)), ("sha256", .string(hash))])
    }
    guard let newest = holders.first else {
      throw CommandFailure(
        .no,
        Message(
          """
          \(name, "name") is not in the record: no file with its bytes was ever submitted. If it was saved again since, its \
          text may be: compare it with `gcmrepo redline`.
          """))
    }
    let id = newest.revision.facts.contribution ?? Declaration.name
    console.remark(
      newest.isCurrent
        ? Message("\(name, "name") is in the record, byte for byte: it is the current file of \(id, "id").")
        : newest.isWithdrawn
          ? Message("\(name, "name") was submitted, byte for byte, as \(id, "id"), which was withdrawn since.")
          : Message(
            """
            \(name, "name") was submitted, byte for byte, as revision \(newest.revision.facts.revision ?? 1, "revision") of \
            \(id, "id"). It is not the current file: a later revision replaced it.
            """))
  }
}
