import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct QuestionnaireCheck: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: .message("Check a questionnaire's file, and list every fault with its place."),
    discussion: .message(
      """
      Takes questionnaire.yml or an XLSForm (.xlsx, .xls, .csv, .md). Exits with 1 where there is a fault; what an XLSForm asks for \
      and is not done here is listed too, and is none: gcmrepo questionnaire check cuestionario.yml
      """))

  @Argument(help: .message("The file.", value: "file"), completion: .file())
  var file: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    var source = try DefinitionFile(file)
    // In a record, choices may be its themes.
    if let state = try? console.openRecord().current() { source.labels = try state.choiceLabels() }
    let reading: DefinitionFile.Reading
    do throws(CommandFailure) { reading = try source.read() } catch {
      // A file that cannot be opened is refused; a script gets the reason too.
      if console.options.format != .table {
        try await show(
          .init(findings: [.init(code: "file-not-usable", sentence: error.sentence, isWarning: false)]), on: console)
      }
      throw error
    }
    try await show(reading, on: console)
    guard let questionnaire = reading.questionnaire else { throw CommandFailure.no }
    let count = QuestionnaireOutline(questionnaire).questionCount
    guard count > 0 else { return }
    console.remark(
      Message(
        count, "The questionnaire is sound: {count} question.", "The questionnaire is sound: {count} questions."))
  }

  private func show(_ reading: DefinitionFile.Reading, on console: Console) async throws {
    let language = console.answerLanguage
    var table = Table(columns: [
      .init(key: "sheet", title: Message("Sheet")(language)),
      .init(key: "line", title: Message("Line")(language), alignment: .trailing),
      .init(key: "column", title: Message("Column")(language)),
      .init(key: "problem", title: Message("What is wrong")(language)),
    ])
    let isSpreadsheet = reading.findings.contains { $0.sheet != nil }
    let human = console.options.format == .table
    if human, !isSpreadsheet { table.columns.removeFirst() }
    if !human { for key in ["code", "warning", "id"] { table.columns.append(.init(key: key, title: key)) } }
    for finding in reading.findings {
      var row: [Table.Cell] = [finding.sheet.map { .text($0) } ?? .none]
      if human, !isSpreadsheet { row = [] }
      row += [
        finding.line.map { .number($0) } ?? .none,
        finding.column.map { .number($0) } ?? finding.heading.map { .text($0) } ?? .none,
        .text(finding.sentence(human ? language : .en)),
      ]
      if !human { row += [.text(finding.code), .flag(finding.isWarning), finding.id.map { .text($0) } ?? .none] }
      table.rows.append(row)
    }
    if !table.rows.isEmpty || !human {
      try await console.print(
        table, schema: "gcmrepo.questionnaire_check/1", key: "findings",
        extra: [("file", .string(file)), ("sound", .bool(reading.questionnaire != nil))])
    }
  }
}
