import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct Init: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: .message("Make a record in a new folder, with its first commit."),
    discussion: .message("For example: gcmrepo init registro"))

  @Argument(
    help: .message("The folder; it must be empty or not exist.", value: "folder"))
  var folder: String

  @Option(
    help: .message("A folder to use as the template instead of the built-in one.", value: "dir"))
  var template: String?

  @Flag(
    help: .message("Make it without checked-out files, as on a server."))
  var bare = false

  @Option(
    help: .message("The body in whose name the record begins.", value: "code"))
  var party = Party.adHocGroup.description

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard !folder.isEmpty else {
      throw CommandFailure(
        .usage, Message("Name a folder for the record."))
    }
    let files = try template.map { path throws(RecordError) in try Template.folder(path) } ?? Template.builtIn()
    let identity = try console.identity(write, in: nil)
    let party = try files.party(named: party)
    if write.dryRun {
      try Record.checkBeginning(at: folder, from: files, party: party)
      console.remark(
        Message("A record would be made in \(folder, "folder")."))
      return
    }
    let signer = try console.signer(in: nil)
    let (record, outcome) = try Interruption.finishing { () throws(RecordError) in
      try Record.create(at: folder, from: files, bare: bare, as: identity, party: party, signer: signer)
    }
    // The record's creator goes on to work in it, and should not repeat the name each time.
    if write.author != nil, try console.knowsNobody(in: record) {
      try record.setPerson(identity.author)
    }
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.init/1", "path": .string(record.path), "commit": .string(outcome.commit.description),
      ])
    }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
    console.remark(
      Message(
        """
        The record is in \(record.path, "path"). Next: gcmrepo submit FILE --country CODE --kind input -C \
        \(folder.asShellWord, "folder")
        """))
  }
}
