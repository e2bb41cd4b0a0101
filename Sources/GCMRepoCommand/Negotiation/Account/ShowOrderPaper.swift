import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

struct ShowOrderPaper: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "order-paper",
    abstract: .message(
      "Make the order paper of a meeting: paragraph by paragraph the text and all that is said of it."),
    discussion: .message(
      """
      Without --paragraph it has every paragraph that somebody contests or an input speaks of. With --meeting its heading is \
      that of the meeting.

        gcmrepo order-paper draft-2 --meeting 2017-08-30-troikas -o order-paper.docx
      """))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(
    help: .message("The meeting that it is for.", value: "id"), completion: RecordCompletion.meetings)
  var meeting: String?

  @Option(
    name: .customLong("paragraph"),
    help: .message("A paragraph of the draft, such as 7(a); may be repeated.", value: "paragraph"))
  var paragraphs: [String] = []

  @Option(
    name: .customLong("lang"), help: .message("The language; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try output.map { path throws(CommandFailure) in try AccountFile(path: path) }
    let record = try console.openRecord().frozen()
    let state = try record.current()
    let meeting = try meeting.map { try state.meeting(named: $0) }
    let paper = try record.orderPaper(of: draft, in: language, paragraphs: paragraphs)
    let text = OrderPaperText(paper, for: meeting, in: state, for: console)
    if let file {
      try await file.write(text.document.publication, text.table, text.json, on: console)
    } else if console.options.format == .json {
      try console.print(json: text.json)
    } else {
      try await console.print(text.table, schema: OrderPaperText.schema, key: "paragraphs")
    }
    for left in paper.compilation.notApplied { console.warn(left.sentence(of: paper.compilation)) }
    if paper.paragraphs.isEmpty {
      console.remark(Message("Nobody contests anything in \(paper.compilation.draft.description, "draft")."))
    }
  }
}
