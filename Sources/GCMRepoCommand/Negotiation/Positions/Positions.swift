import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// `gcmrepo positions`: what States say of a draft's paragraphs.
struct Positions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "positions",
    abstract: .message(
      "Show what States say of a draft's paragraphs, and who was not heard; forms to fill in by mail."),
    discussion: .message(
      """
      Positions on earlier drafts are carried over to the same paragraphs. A form is a Word table for one State: gcmrepo positions \
      form draft-2 --country CL -o form.docx. What comes back is read with: gcmrepo positions import form.docx --sent-in-by RCM-TS
      """),
    subcommands: [PositionList.self, PositionForm.self, PositionImport.self], defaultSubcommand: PositionList.self)
}

struct PositionList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("Show what States say of a draft's paragraphs, and who was not heard."),
    discussion: .message(
      """
      For each paragraph of which something is said: who supports, accepts, reserves and objects, and how near the States are to \
      agreeing. A ! blocks; a * was said of an earlier draft, and ** of other words than the paragraph has now.

        gcmrepo positions draft-2 --paragraph 7
      """))

  @Argument(help: .message("The draft; else the last.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String?

  @Option(help: .message("Only this paragraph, with the reasons: 7, 7(a) or #31.", value: "paragraph"))
  var paragraph: String?

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Only what this State says, with its reasons.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @Flag(help: .message("Also the paragraphs of which nothing is said."))
  var all = false

  @Option(
    name: .customLong("lang"), help: .message("The language of the text; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong,
    help: .message("Write a document to this file: .docx, .odt, .pdf or .html.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let file = try output.map { path throws(CommandFailure) in try PublishedFile(path: path) }
    let table = try record.positions(on: draft, in: language)
    let state = try record.current()
    let party = try state.partyCode(named: country)
    let place = try paragraph.map { try table.paragraphs.paragraph(cited: $0).place }
    let rows = table.rows.filter { row in
      if let place { return row.paragraph.place == place }
      if let party { return row.held.contains { $0.party == party } || row.proposed.contains { $0.party == party } }
      return all || !row.held.isEmpty || !row.proposed.isEmpty
    }
    let view = PositionView(table: table, rows: rows, party: party, isDetailed: place != nil || party != nil)
    if let file { return try await file.write(view.publication(in: state, console.language), on: console) }
    switch console.options.format {
    case .json: try console.print(json: view.json)
    case .csv: try console.print(view.spreadsheet.csv())
    case .table:
      if rows.isEmpty {
        console.remark(Message("Nothing is said of \(table.paragraphs.draft.name.description, "draft") yet."))
      } else {
        try await console.page(view.terminal(console.style, console.language))
      }
      view.remarks.forEach(console.remark)
    }
    console.warn(table.problems)
  }
}
