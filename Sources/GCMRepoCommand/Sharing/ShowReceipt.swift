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
      it, with --host-key also where there is no record. With --at it is instead the proof that the originals are in a draft, \
      which is checked against the id of the draft's tag, or the host's key, without a record.

      For example: gcmrepo receipt CL/inputs/aportes -o receipt.json
      """))

  @Argument(
    help: .message("The contribution, or one of its revisions: CL/inputs/aportes@1.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    help: .message("A draft: give the proof that the contribution's originals are in it.", value: "draft"),
    completion: RecordCompletion.drafts)
  var at: String?

  @Option(
    name: .shortAndLong, help: .message("The file to write; else standard output.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map {
      try OutputFile(path: $0, defaultName: "receipt.json")
    }
    if let at {
      guard let contribution = ContributionID(id) else {
        throw RecordError.unknownContribution(given: id, nearest: [])
      }
      let proof = try record.proof(of: contribution, at: at, now: .now)
      guard let target else { return try console.print(bytes: proof.json) }
      try target.write(proof.json)
      return console.remark(
        Message(
          "The proof is in \(target.path, "path"). It is checked with: gcmrepo verify \(target.path.asShellWord, "word") --against \(proof.tag.description, "tag")"
        ))
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
