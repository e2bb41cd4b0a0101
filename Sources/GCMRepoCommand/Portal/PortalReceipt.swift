import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// Makes the document of a receipt from its JSON, for the portal.
struct PortalReceipt: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: .message("What the portal runs to make a receipt's page and PDF from its JSON."),
    shouldDisplay: false)

  @Argument(help: .message("The receipt, as JSON.", value: "file"), completion: .file())
  var file: String

  @Option(name: .shortAndLong, help: .message("The document: .pdf, .html or .docx.", value: "file"))
  var output: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    ResourceLimits.apply()
    let state = try console.openRecord().current()
    let bytes = try EntryWriting.bytes(of: file, limit: 1 << 20)
    guard let receipt = Receipt(json: bytes) else {
      throw CommandFailure(.refusedInput, Message("\(file, "file") is not a receipt."))
    }
    let contribution = try state.contribution(named: receipt.contribution.description)
    let result = SubmissionResult(receipt: receipt, contribution: contribution)
    let view = ReceiptView(
      result, taken: SubmissionReader.Taken(), on: nil, in: state, warnings: [], dryRun: false, folder: nil)
    try await ReceiptDocument(path: output, besides: [file]).write(view, on: console)
  }
}
