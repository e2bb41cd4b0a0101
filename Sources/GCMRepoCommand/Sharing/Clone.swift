import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct Clone: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "clone",
    abstract: .message("Copy a shared record from its host, audited before it is called done."),
    discussion: .message(
      """
      For example: gcmrepo clone ssh://record@example.org/registro --key ~/.ssh/id_ed25519

      The address is git's: ssh://, https://, or a folder. Git and ssh use your own configuration. With --root, the record must begin with the key whose fingerprint the host's keeper gave you.
      """))

  @Argument(help: .message("The address of the record.", value: "url"))
  var url: String

  @Argument(help: .message("The new folder; else named as the record.", value: "dir"))
  var folder: String?

  @Option(
    help: .message("Your key's file: what you write in this copy is signed with it.", value: "file"),
    completion: .file())
  var key: String?

  @Option(help: .message("The fingerprint of the host's key, such as SHA256:4Zk2.", value: "fingerprint"))
  var root: String?

  @Option(
    help: .message("Who works in this copy; else the person in git's configuration.", value: "Name <address>"))
  var author: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let folder = try folder ?? Self.folder(of: url)
    if let key, access(key, R_OK) != 0 {
      throw CommandFailure(.usage, Message("The key \(key, "file") cannot be read."))
    }
    let person = try author.map { _ in try console.identity(author: author, in: nil).author }
    // From here on a signal lets this command remove what it has created.
    Interruption.hold()
    let reporter = ProgressReporter(console.progress(Message("Verifying")))
    let clone: ClonedRecord
    do throws(RecordError) {
      clone = try await Record.clone(
        url, to: folder, key: key, root: root, options: console.network
      ) { done, _ in reporter.update(done) }
    } catch {
      console.endProgress()
      if Interruption.wasMet { throw Interruption.failure }
      throw CommandFailure(error.sharingStatus, error.sentence, detail: error.facts.text(.detail))
    }
    reporter.finish()
    if let person { try clone.record.setPerson(person) }
    let findings = clone.audit.findingCount
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.clone/1", "path": .string(clone.record.path),
        "commit": .string(try clone.record.current().commit.description),
        "commits": .int(clone.audit.entries.count), "findings": .int(findings),
        "root": clone.root.map { .string($0) } ?? .null,
      ])
    }
    if let found = clone.root, root == nil {
      console.remark(
        Message(
          """
          The host's key is \(found, "fingerprint"). Compare it with the one that the host's keeper gives you.
          """))
    }
    console.remark(
      Message(
        clone.audit.entries.count,
        "The record is in \(clone.record.path, "path"), with {count} commit.",
        "The record is in \(clone.record.path, "path"), with {count} commits."))
    // A key is for whoever will write.
    if key != nil, try console.knowsNobody(in: clone.record) {
      console.remark(CommandFailure(.identityNeeded).sentence)
    }
    guard findings == 0 else {
      console.warn(
        Message(
          findings, "The audit has {count} finding. See `gcmrepo audit`.",
          "The audit has {count} findings. See `gcmrepo audit`."))
      throw CommandFailure.no
    }
  }

  /// The last name of an address, as `git clone` takes it.
  private static func folder(of url: String) throws(CommandFailure) -> String {
    var name = url[...]
    while name.last == "/" { name.removeLast() }
    if name.hasSuffix("/.git") { name.removeLast(5) }
    name = name[(name.lastIndex { $0 == "/" || $0 == ":" }.map(name.index(after:)) ?? name.startIndex)...]
    for ending in [".git", ".bundle"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
    guard !name.isEmpty, name != ".", name != ".." else {
      throw CommandFailure(.usage, Message("Name a folder for the record."))
    }
    return String(name)
  }
}
