import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

struct ShowProvenance: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "provenance",
    abstract: .message(
      "Show where each phrase of the declaration comes from: since when it stands, by whom, and in which input or proposal it stood first."
    ),
    discussion: .message(
      """
      A phrase is a run of words that came in together. Its origin is the earliest input, best practice, answer or proposal that \
      had its words before they came in: exactly, edited with a similarity in percent, or in another language whose text says \
      the same in the same place. Without an origin it stood first in the draft itself. What the inputs of many parties share \
      is common wording, and of nobody. What was only moved keeps its origin.

        gcmrepo provenance 7 --lang es
        gcmrepo provenance --at draft-3 --lang en -o draft-3.html
      """))

  @Argument(
    help: .message("The paragraph: its number, such as 7(a), or its place, such as #31; else all.", value: "paragraph"))
  var paragraph: String?

  @OptionGroup var moment: MomentOptions

  @Option(
    name: .customLong("lang"), help: .message("The language; else the declaration's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong,
    help: .message("Write the text with its origins as a page (.html) or as data (.json) to this file.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map { path throws(CommandFailure) in
      guard let form = RedlineForm(ofFile: path), form == .html || form == .json else {
        throw CommandFailure(
          .usage,
          Message(
            "\(path, "output") does not say what you want. Name a file that ends in \(or: [".html", ".json"], "endings")."
          ))
      }
      let file = try OutputFile(path: path, defaultName: "provenance.html")
      try file.checkFolder()
      return (file: file, form: form)
    }
    let record = try console.openRecord()
    let state = try record.state(at: moment.at)
    var reporter = console.progress(Message("Reading the texts"), total: 100)
    let provenance = try state.provenance(in: language) { done, all in reporter.update(done * 100 / max(1, all)) }
    reporter.finish()
    let places = try paragraph.map { name throws(CommandFailure) in
      Set(try provenance.traced.text.paragraphs(named: name).map(\.place))
    }
    let account = try ProvenanceAccount(provenance, in: state, named: moment.at, places: places)
    if let target {
      switch target.form {
      case .json: try target.file.write(Array((account.json.serialized(.pretty) + "\n").utf8))
      default: try target.file.write(account.page(console.language))
      }
      return console.remark(Message("The text with its origins is in \(target.file.path, "path")."))
    }
    switch console.options.format {
    case .json: try console.print(json: account.json)
    case .csv: try console.print(account.table.csv())
    case .table: try await console.page(account.text(console.style))
    }
  }
}
