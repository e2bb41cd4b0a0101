import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct ShowStatus: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: .message("Who has submitted what: States and kinds, languages, dates and gaps."),
    discussion: .message("For example: gcmrepo status --at draft-1"))

  @OptionGroup var moment: MomentOptions

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    // On the second processor, while the contributions are read.
    async let files = moment.at == nil ? record.checkout() : nil
    let state = try record.state(at: moment.at)
    let status = try state.status()
    let checkout = (try? await files) ?? nil
    let withdrawn = try state.withdrawnIDs()
    try await console.print(
      table(status, state.configuration, for: console), schema: "gcmrepo.status/1", key: "parties",
      extra: [
        ("commit", .string(status.commit.description)), ("answered", .int(status.answered)),
        ("parties_total", .int(status.rows.count)), ("references", references(status)),
        ("problems", console.json(status.problems)),
        ("withdrawn", .array(withdrawn.map { .string($0.id.description) })),
        ("changed_files", .array((checkout?.changedFiles ?? []).map { .string($0) })),
      ])
    console.warn(of: checkout, in: record)
    console.warn(status.problems)
    guard console.options.format == .table else { return }
    for id in status.rows.flatMap(\.incomplete) {
      console.warn(
        Message("\(id.description, "id") lacks a required field of a best practice."))
    }
    let uneven = status.rows.flatMap(\.unevenlyRevised)
    if let first = uneven.first {
      console.remark(
        uneven.count == 1
          ? Message(
            "The text of \(first.description, "id") in one language is older than in another: see gcmrepo list.")
          : Message(
            uneven.count - 1,
            """
            The texts of \(first.description, "id") and {count} more are older in one language than in another: see \
            gcmrepo list.
            """,
            """
            The texts of \(first.description, "id") and {count} more are older in one language than in another: see \
            gcmrepo list.
            """))
    }
    try warn(ofAnswersIn: status, state, on: console)
    if !status.references.isEmpty {
      let counts = status.references.map { "\($0.party) \($0.documents.count)" }.joined(separator: ", ")
      console.remark(Message("Reference documents: \(counts, "counts"). See gcmrepo list --kind reference."))
    }
    console.remark(withdrawn: withdrawn.count)
    console.remark(
      Message("\(status.answered, "answered") of \(status.rows.count, "rows") have submitted something."))
  }

  private func references(_ status: Status) -> JSONValue {
    .array(
      status.references.map { references in
        [
          "party": .string(references.party.description), "count": .int(references.documents.count),
          "contributions": .array(references.documents.map { .string($0.description) }),
          "last_submission": references.lastSubmission.map { .string($0.description) } ?? .null,
        ]
      })
  }

  private func table(_ status: Status, _ configuration: RecordConfiguration, for console: Console) -> Table {
    let language = console.answerLanguage
    // In a table people look for gaps; in JSON and CSV scripts need numbers.
    let human = console.options.format == .table
    func count(_ row: Status.Row, _ kind: ContributionKind) -> Table.Cell {
      let count = row.counts[kind] ?? 0
      return human && count == 0 ? .text("–") : .number(count)
    }
    var table = Table(columns: [
      .init(key: "party", title: Message("Code")(language)), .init(key: "name", title: Message("Party")(language)),
      .init(key: "conferences", title: Message("Member of")(language)),
      .init(key: "inputs", title: Message("Inputs")(language), alignment: .trailing),
      .init(key: "questionnaires", title: Message("Questionnaires")(language), alignment: .trailing),
      .init(key: "best_practices", title: Message("Best practices")(language), alignment: .trailing),
      .init(key: "languages", title: Message("Languages")(language)),
      .init(key: "last_submission", title: Message("Last")(language)),
    ])
    if !human {
      table.columns.append(.init(key: "missing", title: "missing"))
      for key in ["unevenly_revised", "unconfirmed", "contested"] { table.columns.append(.init(key: key, title: key)) }
    }
    for row in status.rows {
      let conferences = row.party.roles.filter { $0.name == .member }.map { role in
        human ? configuration.abbreviation(ofConference: role.conference, in: language.rawValue) : role.conference
      }
      var cells: [Table.Cell] = [
        .text(row.party.code.description),
        .text(row.party.names.preferring(language.rawValue, "en", "es") ?? row.party.code.description),
        .list(conferences),
        count(row, .input), count(row, .questionnaire), count(row, .bestPractice),
        .list(row.languages.map(\.description)),
        row.lastSubmission.map { .day($0.description) } ?? .none,
      ]
      if !human {
        cells.append(.list(row.missing.map(\.rawValue)))
        for ids in [row.unevenlyRevised, row.unconfirmed, row.contested] { cells.append(.list(ids.map(\.description))) }
      }
      table.rows.append(cells)
    }
    return table
  }
}
