import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo bundle`: the record in one file, for mail or a memory stick.
struct Bundles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: .message("Carry the record in one file, by mail or on a memory stick."),
    discussion: .message("For example: gcmrepo bundle make registro.bundle"),
    subcommands: [BundleMake.self, BundleTake.self])
}

struct BundleMake: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract: .message("Write the record, or what it has since a draft, into one file."),
    discussion: .message("For example: gcmrepo bundle make registro.bundle --since draft-1"))

  @Argument(help: .message("The new file.", value: "file"), completion: .file())
  var file: String

  @Option(
    help: .message("A draft that the receiver has already.", value: "draft"),
    completion: RecordCompletion.draftsAndDocuments)
  var since: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let output = try OutputFile(path: file, defaultName: "record.bundle")
    try output.checkFolder()
    let path = Self.whole(output.path)
    // git writes beside it and renames it into place.
    try await record.makeBundle(at: path, since: since, options: console.network)
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.bundle/1", "path": .string(path), "since": since.map { .string($0) } ?? .null,
        "commit": .string(try record.current().commit.description),
      ])
    }
    console.remark(
      Message(
        """
        \(output.path, "path") holds the record. Its receiver takes it with `gcmrepo bundle take FILE`, or makes a first copy \
        with `gcmrepo clone FILE`.
        """))
  }

  static func whole(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    return OutputFile.currentFolder + "/" + path
  }
}

struct BundleTake: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "take",
    abstract: .message("Take what a file has that `bundle make` wrote."),
    discussion: .message(
      """
      It is judged as what comes from a host: gcmrepo bundle take registro.bundle

      The exit status is 1 if something has to be looked at.
      """))

  @Argument(help: .message("The file.", value: "file"), completion: .file())
  var file: String

  @Option(
    help: .message("Who acts; else the person in git's configuration.", value: "Name <address>"))
  var author: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: nil)
    let identity = try console.exchangingIdentity(author: author, in: record)
    let report: SyncReport
    do throws(RecordError) {
      report = try await record.takeBundle(at: BundleMake.whole(file), as: identity, options: console.network)
    } catch {
      throw CommandFailure(
        error.code == .hostFailed ? .refusedInput : CommandFailure(error).status, error.sentence,
        detail: error.facts.text(.detail))
    }
    console.endProgress()
    let view = SyncView(report: report)
    if console.options.format == .json { try console.print(json: view.json) }
    view.remarks(on: console)
    console.remark(view.summary)
    if view.needsAttention { throw CommandFailure.no }
  }
}
