import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct QuestionnaireAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Take a questionnaire into the record, or a new version of one."),
    discussion: .message(
      """
      Takes questionnaire.yml or an XLSForm (.xlsx, .xls, .csv, .md). What an XLSForm asks for and is not done here is named, and \
      kept for its export. A changed one is a new version; answers to a former version stay what they are.

        gcmrepo questionnaire add gcm-inputs.xlsx --id gcm-inputs --party RCM-TS -m "Inputs to the Global Compact"
      """))

  @Argument(help: .message("The file.", value: "file"), completion: .file())
  var file: String

  @Option(help: .message("Its short name; else the one in the file.", value: "slug"))
  var id: String?

  @Option(
    name: .customLong("lang"),
    help: .message("The language of an XLSForm's labels that name none; else the record's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    var source = try DefinitionFile(file)
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    let party = try state.partyCode(named: options.party)
    source.language = try language.map { try state.language(named: $0) } ?? state.configuration.languages.first
    source.labels = try state.choiceLabels()
    let reading = try source.read()
    guard var questionnaire = reading.questionnaire else {
      throw CommandFailure(.refusedInput, Self.refusal(reading.findings, of: file))
    }
    if let id { questionnaire.id = try Slug(id).string }
    if !Slug.isValid(questionnaire.id) {
      guard let made = Slug(title: questionnaire.id) else {
        throw RecordError(.slugNeeded, [.title: .text(questionnaire.id)])
      }
      questionnaire.id = made.string
    }
    let sent = questionnaire
    let kept = try await console.writing {
      try await writing.record.keep(
        sent, party: party, message: message.map(nfc), as: writing.identity, dryRun: writing.isDryRun)
    }
    if console.options.format != .json { Self.tell(reading.findings, on: console) }
    let named = kept.questionnaire
    try await writing.answer(
      schema: "gcmrepo.questionnaire/1", kept.outcome,
      [
        .init("id", .string(named.id)), .init("version", .int(named.version)),
        .init("party", .string(kept.party.description)),
        .init("questions", .int(QuestionnaireOutline(named).questionCount)),
        .init("notices", .array(reading.findings.map(\.json))),
      ],
      path: "questionnaires/\(named.id)",
      said: Message(
        """
        The questionnaire \(named.id, "id") is in the record, version \(named.version, "version"). Next: gcmrepo questionnaire \
        form \(named.id, "id") -o form.docx
        """))
  }

  /// The first faults, with their places, in one message.
  private static func refusal(_ findings: [DefinitionFile.Finding], of file: String) -> Message {
    let faults = findings.filter { !$0.isWarning }
    let shown = Message(faults.prefix(5).map(\.placed), separator: "\n")
    return Message(
      faults.count,
      "\(file, "file") has {count} fault. `gcmrepo questionnaire check` lists it.\n\(shown, "faults")",
      "\(file, "file") has {count} faults. `gcmrepo questionnaire check` lists them all.\n\(shown, "faults")")
  }

  /// What is not done of the form.
  private static func tell(_ findings: [DefinitionFile.Finding], on console: Console) {
    for finding in findings.prefix(12) { console.warn(finding.placed) }
    let rest = findings.count - 12
    if rest > 0 {
      console.remark(
        Message(
          rest, "{count} more: see `gcmrepo questionnaire check`.",
          "{count} more: see `gcmrepo questionnaire check`."))
    }
  }
}

extension DefinitionFile.Finding {
  /// With its place in the file.
  var placed: Message {
    if let sheet {
      return Message("\(sheetPlace(sheet, row: line, column: heading), "place") \(sentence, "problem")")
    }
    guard let line, let column else { return sentence }
    return Message("Line \(line, "line"), column \(column, "column"): \(sentence, "problem")")
  }

  var json: JSONValue {
    [
      "code": .string(code), "warning": .bool(isWarning), "sheet": .optional(sheet),
      "line": line.map { .int($0) } ?? .null, "column": column.map { .int($0) } ?? .optional(heading),
      "id": .optional(id), "problem": .string(sentence(.en)),
    ]
  }
}
