import ArgumentParser
import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

struct Verify: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: .message("Check the whole record, or a receipt or a file against it."),
    discussion: .message(
      """
      A receipt is the output of `gcmrepo submit --format json` or of `gcmrepo receipt`. One that the host has signed is proof by itself: with --host-key it is checked where there is no record. Any other file is looked for, byte for byte, among all that was ever submitted: gcmrepo verify nota.docx

      The exit status is 1 if something is wrong, and 6 if nothing is wrong but git, which checks the store, could not be run.
      """))

  @Argument(
    help: .message("A receipt, or a file that was submitted; - is a receipt on standard input.", value: "file"),
    completion: .file())
  var file: String?

  @Option(
    help: .message(
      "The key of the host that signed the receipt: a .pub file, its line or its fingerprint. No record is needed then.",
      value: "file"), completion: .file())
  var hostKey: String?

  @Option(
    help: .message(
      "The id of the draft's tag object that a proof must be of, as you know it from elsewhere.", value: "id"))
  var against: String?

  @Option(
    help: .message(
      "The draft that you saw last: it must be the same, and what followed it is audited.", value: "draft"),
    completion: RecordCompletion.drafts)
  var since: String?

  @Option(help: .message("The id of that draft's tag object, as you kept it.", value: "id"))
  var expect: String?

  @Flag(
    help: .message(
      "Also make each text anew from its original, with the reader that made it where this version has it."))
  var deep = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard let file else {
      guard hostKey == nil, against == nil else {
        throw CommandFailure(.usage, Message("--host-key and --against are for a receipt or a proof: name its file."))
      }
      guard (since == nil) == (expect == nil) else {
        throw CommandFailure(.usage, Message("--since and --expect need each other: the draft, and the id of its tag."))
      }
      guard !deep || since == nil else { throw CommandFailure(.usage, Message("--deep is for the whole record.")) }
      let record = try console.openRecord()
      if let since, let expect { return try await check(record, since: since, expecting: expect, console) }
      return try await checkRecord(record, console)
    }
    guard !deep, since == nil, expect == nil else {
      throw CommandFailure(.usage, Message("--deep, --since and --expect are for a record: name no file."))
    }
    switch try VerifiedFile.read(file) {
    case .receipt(let claims): try check(claims, console)
    case .proof(let proof): try check(proof, console)
    case .other(let name, let hash):
      try await find(name, hash, in: try console.openRecord(), console)
    }
  }
}
