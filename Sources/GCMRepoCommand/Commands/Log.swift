import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct Log: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: .message("List revisions, newest first."),
    discussion: .message("For example: gcmrepo log CL/inputs/aportes"))

  @Argument(
    help: .message(
      "A contribution or declaration, a range FROM..TO or a draft, or both.", value: "id-or-range"),
    completion: RecordCompletion.draftsAndDocuments)
  var what: [String] = []

  @OptionGroup var which: FilterOptions
  @OptionGroup var global: GlobalOptions

  /// The contribution and the range that the words name, each at most once.
  private func subject() throws(CommandFailure) -> (contribution: String?, range: HistoryRange?) {
    var (contribution, range): (String?, HistoryRange?)
    for word in what {
      // Shell completion adds a `/` to the name of a folder.
      let name = word.hasSuffix("/") ? String(word.dropLast()) : word
      let isContribution = ContributionID(name) != nil || name == Declaration.name
      guard isContribution ? contribution == nil : range == nil else {
        throw CommandFailure(
          .usage,
          isContribution
            ? Message(
              """
              log shows one contribution at a time: both \(contribution ?? "", "contribution") and \
              \(name, "name") were given.
              """)
            : Message("“\(word, "word")” is one range too many; write a range as FROM..TO."))
      }
      if isContribution { contribution = name } else { range = HistoryRange(word) }
    }
    return (contribution, range)
  }

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let (contribution, range) = try subject()
    let readable = try record.readableLog(
      range ?? HistoryRange(), contribution: contribution, which.filter(in: record.current()))
    let (revisions, problems) = (readable.values, readable.problems)
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "time", title: Message("Date (UTC)")(language)),
      .init(key: "party", title: Message("Party")(language)),
      .init(key: "action", title: Message("Action")(language)),
      .init(key: "contribution", title: Message("Contribution")(language)),
      .init(key: "revision", title: Message("Rev.")(language), alignment: .trailing),
      .init(key: "person", title: Message("By")(language)), .init(key: "subject", title: Message("What")(language)),
      .init(key: "commit", title: "Commit"),
    ])
    let hasMessages = !human || revisions.contains { $0.message != nil }
    if hasMessages { table.columns.append(.init(key: "message", title: Message("Message")(language))) }
    if !human { table.columns.append(.init(key: "sent_in_by", title: "sent_in_by")) }
    for revision in revisions {
      let facts = revision.facts
      table.rows.append([
        .date(revision.time.description), facts.party.map { .text($0) } ?? .none,
        facts.action.map { .text(human ? $0.wording(language) : $0.rawValue) } ?? .none,
        facts.contribution.map { .name($0) } ?? .none,
        facts.revision.map { .number($0) } ?? .none,
        .text(human ? revision.personWording(language) : revision.person),
        .text(human ? revision.subjectWording(language) : revision.subject),
        .text(human ? revision.commit.short : revision.commit.description),
      ])
      if hasMessages {
        table.rows[table.rows.count - 1].append(
          (human ? revision.messageLine : revision.message).map { .text($0) } ?? .none)
      }
      if !human { table.rows[table.rows.count - 1].append(facts.submittedBy.map { .text($0) } ?? .none) }
    }
    try await console.print(
      table, schema: "gcmrepo.log/1", key: "revisions", extra: [("problems", console.json(problems))])
    guard let last = problems.last else { return }
    console.warn(Array(problems.dropLast()))
    let failure = CommandFailure(last)
    throw CommandFailure(
      failure.status,
      Message("Not all of the history could be shown. \(failure.sentence, "failure")"), detail: failure.detail)
  }
}
