import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct AgreementReport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: .message(
      "Make the follow-up report of agreements for the next meeting: overdue, open, and done since the last one."),
    discussion: .message(
      """
      A docx, odt, pdf, html, md, csv or json file, by the output's name, in the language of --lang. With --for it is about the \
      agreements of earlier meetings of the same conferences, and about what was closed since the last of them; without it about \
      all.

        gcmrepo agreements report --for 2017-08-30-troikas --lang es -o seguimiento.docx
      """))

  @Option(
    name: .customLong("for"), help: .message("The meeting that the report is for.", value: "id"),
    completion: RecordCompletion.meetings)
  var meeting: String?

  @Option(
    help: .message("Only those that this State or body does.", value: "code"), completion: RecordCompletion.parties)
  var responsible: String?

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String

  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try AccountFile(path: output)
    let state = try console.openRecord().state(at: moment.at)
    let day = CalendarDay(try asOf.time(moment, state))
    let meeting = try meeting.map { try state.meeting(named: $0) }
    let followUp = try state.followUp(
      for: meeting, responsible: try state.partyCode(named: responsible)?.description, on: day)
    console.warn(followUp.problems)
    let document = FollowUpDocument(
      followUp, for: meeting, state: state, words: try TextWords(texts, console, state),
      language: try texts.documentLanguage(console, state))
    let table = document.table
    try await file.write(
      document.document.publication, table, table.json(schema: "gcmrepo.follow_up/1", key: "agreements", state),
      on: console)
  }
}
