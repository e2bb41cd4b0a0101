import RecordPortal
import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct List: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("List the contributions, one a line."),
    discussion: .message("For example: gcmrepo list --country CL --theme human-rights"))

  @OptionGroup var which: FilterOptions

  @Option(
    help: .message("Only those on this theme.", value: "id"),
    completion: RecordCompletion.themes)
  var theme: String?

  @OptionGroup var objectives: ObjectiveFilter

  @Flag(help: .message("Those that were withdrawn instead: by whom, when and why."))
  var withdrawn = false

  @OptionGroup var moment: MomentOptions

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let objective = try objectives.chosen()
    if withdrawn { return try await listWithdrawn(in: state, on: console) }
    let readable = try state.readableContributions(which.filter(theme: theme, objective: objective, in: state))
    let contributions = readable.values
    var problems = readable.problems
    let language = console.answerLanguage
    var table = Table(columns: [
      .init(key: "id", title: Message("Contribution")(language)),
      .init(key: "title", title: Message("Title")(language)),
      .init(key: "kind", title: Message("Kind")(language)), .init(key: "party", title: Message("Party")(language)),
      .init(key: "languages", title: Message("Languages")(language)),
      .init(key: "themes", title: Message("Themes")(language)),
      .init(key: "status", title: Message("Status")(language)),
      .init(key: "revision", title: Message("Rev.")(language), alignment: .trailing),
      .init(key: "submitted_at", title: Message("Submitted")(language)),
    ])
    let human = console.options.format == .table
    if !human {
      table.columns.append(.init(key: "older_languages", title: "older_languages"))
    }
    let hasSenders = !human || contributions.contains { $0.sentInBy != nil }
    if hasSenders { table.columns.append(.init(key: "sent_in_by", title: Message("Sent in by")(language))) }
    if !human {
      table.columns += [
        .init(key: "confirmation", title: "confirmation"), .init(key: "objectives", title: "objectives"),
      ]
    }
    for contribution in contributions {
      table.rows.append([
        .name(contribution.id.description),
        .text(contribution.title.preferring(language.rawValue, "es", "en") ?? ""), .text(contribution.id.kind.rawValue),
        .text(contribution.id.party.description), .list(languages(contribution, human)),
        .list(contribution.themes.map(\.description)),
        .text(console.options.format == .table ? contribution.status.wording(language) : contribution.status.rawValue),
        contribution.revision.map { .number($0) } ?? .none,
        contribution.submittedAt.map { .day($0.description) } ?? .none,
      ])
      if !human {
        table.rows[table.rows.count - 1].append(.list(contribution.olderOriginals.compactMap(\.language?.description)))
      }
      if hasSenders {
        let standing: SenderStanding?
        do throws(RecordError) { standing = try state.standing(of: contribution) } catch {
          standing = nil
          problems.append(error)
        }
        let sender = contribution.sentInBy?.description
        if human {
          let words = standing.map { " (" + $0.wording(language) + ")" } ?? ""
          table.rows[table.rows.count - 1].append(sender.map { .text($0 + words) } ?? .none)
        } else {
          table.rows[table.rows.count - 1] += [
            sender.map { .text($0) } ?? .none, standing.map { .text($0.rawValue) } ?? .none,
            contribution.objectives.cell(console),
          ]
        }
      }
    }
    if console.options.format == .table {
      // The id already contains kind and party; the themes are shown if there is room.
      let isNarrow = (1..<140).contains(console.style.width)
      for column in isNarrow ? [5, 3, 2] : [3, 2] {
        table.columns.remove(at: column)
        for row in table.rows.indices { table.rows[row].remove(at: column) }
      }
    }
    let isEmpty = table.rows.isEmpty && problems.isEmpty && console.options.format == .table
    if !isEmpty {
      try await console.print(
        table, schema: "gcmrepo.list/1", key: "contributions",
        extra: [
          ("commit", .string(state.commit.description)), ("problems", console.json(problems)),
        ])
    }
    console.warn(problems)
    if table.rows.isEmpty, problems.isEmpty {
      console.remark(Message("There are no such contributions."))
    }
    if theme == nil, objective == nil, console.options.format == .table {
      console.remark(withdrawn: try state.withdrawnIDs(which.filter(in: state)).count)
    }
  }

  /// For people, a language of an earlier revision than the others is marked: `es, fr (1)`.
  private func languages(_ contribution: Contribution, _ human: Bool) -> [String] {
    guard human else { return contribution.languages.map(\.description) }
    let older = contribution.olderOriginals
    return contribution.languages.map { language in
      guard let original = older.first(where: { $0.language == language }) else { return language.description }
      return language.description + " (" + String(original.revision ?? 1) + ")"
    }
  }
}
