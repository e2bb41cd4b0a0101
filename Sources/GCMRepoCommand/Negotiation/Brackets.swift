import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// `gcmrepo brackets`: what is not agreed.
struct Brackets: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brackets",
    abstract: .message(
      "List the open brackets of the declaration or of a file, count them over drafts, and settle them."),
    discussion: .message(
      """
      A bracket is a text in square brackets that is not agreed: [text], [CL, MX: text], [text (CL, MX)], [ALT 1: text] \
      [ALT 2: text], [CL: delete]; also one in another, and one around whole paragraphs. References to notes, links, [sic], \
      [...], [1] and boxes to tick are none.

        gcmrepo brackets --holder CL
      """),
    subcommands: [BracketList.self, BracketResolve.self], defaultSubcommand: BracketList.self)
}

struct BracketList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message(
      "List the open brackets with their paragraphs and holders, and count them by section or over drafts."),
    discussion: .message(
      """
      Each bracket has a name, such as 7a-k3f, which stays while the bracket does; the same bracket has the same name in all \
      languages. With --over the brackets of several drafts are counted: as a table, or as a page with a chart.

        gcmrepo brackets draft-2 --holder CL --lang es
        gcmrepo brackets --over draft-1..draft-4 -o brackets.html
      """))

  @Argument(
    help: .message(
      "A draft or other state of the record, or a Markdown or Word file; else the current state.",
      value: "state or file"),
    completion: RecordCompletion.drafts)
  var source: String?

  @Option(
    help: .message("Count the brackets of the drafts in this range, such as draft-1..draft-4.", value: "from..to"))
  var over: String?

  @Option(
    help: .message("Only the brackets of this party; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var holder: [String] = []

  @Option(
    name: .customLong("lang"),
    help: .message("Only the text in this language; of a file, its language.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong, help: .message("With --over: write a page with a chart to this file.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    if let over {
      guard source == nil, holder.isEmpty else {
        throw CommandFailure(
          .usage, Message("--over counts all brackets of the drafts: give it no state and no --holder."))
      }
      return try await BracketCountsView(record: try console.openRecord(), language: language, output: output)
        .show(HistoryRange(over), on: console)
    }
    guard output == nil else {
      throw CommandFailure(.usage, Message("-o is for --over, which makes a page with a chart."))
    }
    let subject = try await BracketSubject.read(source, language: language, on: console)
    let holders = try holder.map { code throws(RecordError) in try subject.code(of: code) }
    try await BracketListView(subject: subject, holders: holders).show(on: console)
  }
}
