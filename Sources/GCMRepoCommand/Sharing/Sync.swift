import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct Sync: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: .message("Exchange with the host: take what others shared, and share what waits here."),
    discussion: .message(
      """
      What others shared first stays as it is, and what waits here is put after it, as if written now; its files, author, date and note stay the same. Interrupted anywhere, it finishes when it runs again: gcmrepo sync

      GCMREPO_NETWORK_TIMEOUT is the number of seconds without progress after which the host is given up (120).

      The exit status is 1 if something has to be looked at, 5 if the host refused what was sent, and 6 if it could not be reached.
      """))

  @Flag(help: .message("Take what others shared, and send nothing."))
  var noPush = false

  @Option(
    help: .message("Who acts; else the person in git's configuration.", value: "Name <address>"))
  var author: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: nil)
    let identity = try console.exchangingIdentity(author: author, in: record)
    let report: SyncReport
    do throws(RecordError) {
      defer { console.endProgress() }
      report = try await record.sync(as: identity, options: console.network, pushing: !noPush)
    } catch {
      throw CommandFailure(error.sharingStatus, error.sentence, detail: error.facts.text(.detail))
    }
    let view = SyncView(report: report)
    if console.options.format == .json { try console.print(json: view.json) }
    view.remarks(on: console)
    if let refusal = report.refusal {
      console.remark(hostSaying: refusal.facts.texts(.lines), in: record)
      throw CommandFailure(refusal.sharingStatus, refusal.sentence, detail: refusal.facts.text(.detail))
    }
    console.remark(view.summary)
    if view.needsAttention { throw CommandFailure.no }
  }
}
