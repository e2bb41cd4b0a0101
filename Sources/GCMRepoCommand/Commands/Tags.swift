import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct Tags: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: .message("List the drafts with their dates, contributions and makers."),
    discussion: .message("For example: gcmrepo tags --format json"))

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let drafts = try record.drafts(counting: true)
    let missing = try record.missingDrafts()
    let language = console.answerLanguage
    var table = Table(columns: [
      .init(key: "name", title: Message("Draft")(language)),
      .init(key: "made_at", title: Message("Made (UTC)")(language)),
      .init(key: "contributions", title: Message("Contributions")(language), alignment: .trailing),
      .init(key: "party", title: Message("Party")(language)), .init(key: "tagger", title: Message("By")(language)),
      .init(key: "signed", title: Message("Signed")(language)), .init(key: "commit", title: "Commit"),
      .init(key: "message", title: Message("Message")(language)),
    ])
    let human = console.options.format == .table
    let standings = drafts.map { try? record.standing(of: $0) }
    // In a record without rules there is nothing to agree on.
    let hasStates = !human || (try? record.current().configuration.rules?.drafts) ?? nil != nil
    if !human { table.columns.append(.init(key: "manifest_sha256", title: "Manifest")) }
    let timestamps = Dictionary(
      try record.timestamps().timestamps.map { ($0.draft, $0) }, uniquingKeysWith: { first, _ in first })
    if hasStates { table.columns.append(.init(key: "state", title: Message("Status")(language))) }
    if console.options.format == .json {
      table.columns += [.init(key: "approvals", title: ""), .init(key: "timestamp", title: "")]
    }
    for (draft, standing) in zip(drafts, standings) {
      var row: [Table.Cell] = [
        .name(draft.name.description), draft.time.map { .date($0.description) } ?? .none,
        draft.contributions.map { .number($0) } ?? .none, draft.party.map { .text($0.description) } ?? .none,
        draft.tagger.map { .text($0) } ?? .none, .flag(draft.isSigned),
        .text(human ? draft.commit.short : draft.commit.description), .text(draft.message),
      ]
      if !human { row.append(draft.manifest.map { .text($0) } ?? .none) }
      if hasStates {
        row.append(
          standing.map { .text(human ? $0.state.wording(language) : $0.state.rawValue) } ?? .none)
      }
      if console.options.format == .json {
        row.append(.json(standing?.approvalsJSON ?? .array([])))
        row.append(.json(timestamps[draft.name.description]?.json ?? .null))
      }
      table.rows.append(row)
    }
    try await console.print(
      table, schema: "gcmrepo.tags/1", key: "drafts",
      extra: [("missing", .array((missing?.names ?? []).map { .string($0) }))])
    for draft in drafts { timestamps[draft.name.description].map { console.remark($0.sentence) } }
    if let missing {
      console.warn(missingDraftsSentence(missing.names, limits: missing.limits))
    } else if drafts.isEmpty {
      console.remark(
        Message("There are no drafts yet. Make one with: gcmrepo tag draft-1 -m MESSAGE"))
    }
  }
}
