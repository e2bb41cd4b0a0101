import GCMRepo
import RecordLocalization
import RecordRendering

extension List {
  func listWithdrawn(in state: RecordState, on console: Console) async throws {
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "id", title: Message("Contribution")(language)),
      .init(key: "title", title: Message("Title")(language)),
      .init(key: "revision", title: Message("Rev.")(language), alignment: .trailing),
      .init(key: "withdrawn_at", title: Message("Withdrawn")(language)),
      .init(key: "person", title: Message("By")(language)),
      .init(key: "message", title: Message("Reason")(language)),
    ])
    if !human { table.columns.append(.init(key: "commit", title: "commit")) }
    // A theme is one of the contribution's facts, which are no longer there.
    for found in try state.withdrawnContributions(which.filter(in: state)) {
      let event = found.withdrawal
      var row: [Table.Cell] = [
        .name(found.id.description),
        found.title?.preferring(language.rawValue, "es", "en").map { .text($0) } ?? .none, .number(found.revision),
        event.map { .date($0.time.description) } ?? .none, event.map { .text($0.person) } ?? .none,
        (human ? event?.messageLine : event?.message).map { .text($0) } ?? .none,
      ]
      if !human { row.append(event.map { .text($0.commit.description) } ?? .none) }
      table.rows.append(row)
    }
    if !table.rows.isEmpty || !human {
      try await console.print(
        table, schema: "gcmrepo.withdrawn/1", key: "withdrawn",
        extra: [("commit", .string(state.commit.description))])
    }
    if table.rows.isEmpty { console.remark(Message("No contribution is withdrawn.")) }
  }
}

extension Console {
  /// Says how many contributions were withdrawn, if any.
  func remark(withdrawn count: Int) {
    guard count > 0 else { return }
    remark(
      Message(
        count, "{count} contribution was withdrawn: see gcmrepo list --withdrawn.",
        "{count} contributions were withdrawn: see gcmrepo list --withdrawn."))
  }
}
