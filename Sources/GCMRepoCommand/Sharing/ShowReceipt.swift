import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct ShowReceipt: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: .message("Give the host's receipt for a contribution, which is proof by itself."),
    discussion: .message(
      """
      The receipt says which bytes the host received and when, and is signed with the host's key. `gcmrepo verify` checks \
      it, with --host-key also where there is no record.

      For example: gcmrepo receipt CL/inputs/aportes -o receipt.json
      """))

  @Argument(
    help: .message("The contribution, or one of its revisions: CL/inputs/aportes@1.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    name: .shortAndLong, help: .message("The file to write; else standard output.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map {
      try OutputFile(path: $0, defaultName: "receipt.json")
    }
    let (contribution, revision) = try named(in: record)
    guard let receipt = try record.hostReceipt(of: contribution, revision: revision) else {
      throw CommandFailure(
        .no,
        Message(
          """
          The host has given no receipt for revision \(revision, "revision") of \(contribution.description, "contribution") \
          yet, or this copy has not fetched it: gcmrepo sync
          """))
    }
    if let target {
      try target.write(receipt.json)
      console.remark(Message("The receipt is in \(target.path, "path")."))
    } else {
      try console.print(bytes: receipt.json)
    }
  }

  private func named(in record: Record) throws -> (ContributionID, Int) {
    if let revision = ContributionRevision(id) { return (revision.contribution, revision.number) }
    guard let contribution = ContributionID(id) else {
      throw RecordError.unknownContribution(given: id, nearest: [])
    }
    if let revision = (try? record.current().contribution(named: id))?.revision { return (contribution, revision) }
    guard let last = try record.revisions(of: id).first?.facts.revision else {
      throw RecordError.unknownContribution(given: id, nearest: [])
    }
    return (contribution, last)
  }
}
