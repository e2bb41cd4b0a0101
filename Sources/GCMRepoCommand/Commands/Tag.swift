import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct Tag: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: .message("Freeze the current state of the whole record as a draft."),
    discussion: .message(
      """
      A draft can have the timestamp of an outside authority (RFC 3161), afterwards and from a file: --timestamp-request \
      writes the query for it, --timestamp keeps the reply. With --final it is the text that States adopt: no bracket may be \
      open, and no language behind the others.

      For example: gcmrepo tag draft-1 --party RCM-TS -m "First draft"
      """))

  @Argument(
    help: .message("The draft's name, such as draft-1.", value: "name"))
  var name: String

  @Option(
    name: .shortAndLong, help: .message("What this draft is.", value: "message"))
  var message: String?

  @Flag(
    name: .customLong("final"),
    help: .message("It is the final text, which States adopt: refused while a bracket is open, or a language behind."))
  var isFinal = false

  @Flag(help: .message("Write the query for a timestamp of this draft to the file that -o names."))
  var timestampRequest = false

  @Option(name: .shortAndLong, help: .message("The file for the query.", value: "file"), completion: .file())
  var output: String?

  @Option(
    help: .message("The reply of a timestamp authority, to keep with this draft.", value: "file"),
    completion: .file())
  var timestamp: String?

  @Option(
    help: .message("The body that makes it; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    if timestampRequest || timestamp != nil { return try await keepTime(on: console) }
    guard let message else { throw CommandFailure(.usage, Message("Say what this draft is, with -m.")) }
    guard output == nil else { throw CommandFailure(.usage, Message("-o is for --timestamp-request.")) }
    let record = try console.openRecordToWrite(branch: target.branch)
    let before = try record.drafts().last?.name
    let identity = try console.identity(write, in: record)
    guard let draftName = DraftName(name) else { throw RecordError.invalidDraftName(given: name) }
    let party = try record.current().partyCode(named: party)
    let checkout = (try? record.checkout()) ?? nil
    let draft = try await console.writing {
      try await record.tag(
        draftName, message: message, party: party, isFinal: isFinal, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.draft/1", "name": .string(draft.name.description),
        "commit": .string(draft.commit.description),
        "party": .string(draft.party?.description ?? ""), "manifest_sha256": .string(draft.manifest ?? ""),
        "contributions": .int(draft.contributions ?? 0), "final": .bool(draft.isFinal),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    console.warn(of: checkout, in: record)
    let count = draft.contributions ?? 0
    let next = before.map { "gcmrepo diff \($0) \(name)" } ?? "gcmrepo export declaration --at \(name) --as pdf"
    console.remark(
      write.dryRun
        ? Message("Nothing was written.")
        : Message(
          count, "\(name, "name") holds {count} contribution and will never change. Next: \(next, "command")",
          "\(name, "name") holds {count} contributions and will never change. Next: \(next, "command")"))
    if !write.dryRun {
      let standing = try record.standing(of: draft)
      if standing.state == .proposed { console.remark(standing.sentence(of: draft.name, in: record, console)) }
    }
    try shared.finish(on: console)
  }
}
