import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct Check: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: .message("Judge a range of commits as the host of a shared record would, for a forge's status check."),
    discussion: .message(
      """
      The rules and keys are those at the beginning of the range. The exit status is 1 if the range would be refused.

      For example: gcmrepo check origin/main..HEAD
      """))

  @Argument(help: .message("FROM..TO.", value: "range"))
  var range: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let problems = try record.check(range: range, at: .now)
    let language = console.answerLanguage
    if console.options.format == .table, !problems.isEmpty {
      let findings = problems.map { CommitFinding($0.finding, of: $0.commit) }
      try await console.page(FindingList(findings, tip: nil, language).text)
      throw CommandFailure.no
    }
    let table = Table(
      columns: [
        .init(key: "commit", title: "Commit"), .init(key: "code", title: "Code"),
        .init(key: "grade", title: ""), .init(key: "finding", title: Message("Finding")(language)),
        .init(key: "shown_by", title: ""),
      ],
      rows: problems.map { problem in
        [
          problem.commit.map { .text($0.description) } ?? .none, .text(problem.finding.code.rawValue),
          .text(problem.finding.grade.rawValue), .text(problem.finding.sentence(language)),
          .text(CommitFinding(problem.finding, of: problem.commit).shownBy()),
        ]
      })
    try await console.print(
      table, schema: "gcmrepo.check/1", key: "problems", extra: [("holds", .bool(problems.isEmpty))])
    guard problems.isEmpty else { throw CommandFailure.no }
    console.remark(Message("The range follows the rules."))
  }
}
