import ArgumentParser
import GCMRepo
import PortalMessages
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct PortalServe: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: .message("Serve the record's pages to browsers, with search, redlines and submission by personal link."),
    discussion: .message(
      """
      The same pages as those of `gcmrepo portal build`, always those of the newest commit. It listens on this machine alone: for \
      others, put nginx before it, which brings TLS.

      On the host of a shared record, persons of a State submit by browser with the links that `gcmrepo access create` makes. What \
      they confirm is recorded by a process of its own, the only one that has the host's key.

      For example: gcmrepo portal serve --port 8080 -C /srv/gcm.git
      """))

  static let usualPort = 8080

  @Option(help: .message("The port; 0 for any that is free.", value: "number"))
  var port = PortalServe.usualPort

  @Option(help: .message("The address to listen at; else only this machine reaches it.", value: "address"))
  var bind = "127.0.0.1"

  @Flag(help: .message("Serve what is not public too; every reader signs in with a personal link."))
  var `internal` = false

  @Option(
    help: .message("The socket of a broker that runs already, as another user; else one is started.", value: "path"))
  var broker: String?

  @Option(help: .message("Where uploads wait for their confirmation; else below the git directory.", value: "folder"))
  var spool: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard (0...65_535).contains(port) else {
      throw CommandFailure(.usage, Message("“\(port, "given")” is not a port. Give a number from 0 to 65535."))
    }
    let record = try console.openRecord()
    _ = try record.current()
    let gcmrepo = try HostFolder.program()
    let program = gcmrepo.folder + "gcmrepo-portal"
    guard access(program, X_OK) == 0 else {
      throw CommandFailure(
        .outsideProgramFailed,
        Message(
          "\(program, "program") is not there. Install it beside gcmrepo: swift build -c release --product gcmrepo-portal"
        ))
    }
    var words = [
      program, "--record", record.path, "--gcmrepo", gcmrepo, "--port", String(port), "--bind", bind, "--spool",
      spool ?? record.uploadsFolder,
    ]
    if `internal` { words += ["--internal", "yes"] }
    if console.options.verbose { words += ["--verbose", "yes"] }
    words += ["--locale", console.language.rawValue]
    if let broker {
      try await Self.waitForBroker(at: broker)
      words += ["--broker", broker]
    } else if record.isHost {
      console.warn(
        Message(
          """
          The pages and the host's key are of one user: whoever breaks into the portal has the key. For others than yourself, run \
          `gcmrepo portal broker` as another user, and name its socket with --broker.
          """))
      words += ["--broker", try Self.brokerFolder() + "/broker", "--starts-broker", "yes"]
    } else if `internal` {
      throw CommandFailure(RecordError(.notAHost, [.path: .text(record.path)]))
    }
    signal(SIGPIPE, SIG_DFL)
    var arguments = words.map { strdup($0) } + [nil]
    execv(program, &arguments)
    throw CommandFailure(
      .outsideProgramFailed, Message("\("gcmrepo-portal", "program") could not be run. Run `gcmrepo doctor`."))
  }
}

extension String {
  /// A path up to its last slash, and with it.
  fileprivate var folder: String {
    lastIndex(of: "/").map { String(self[...$0]) } ?? ""
  }
}

extension PortalServe {
  /// A folder of its own for the broker's socket, which nobody else enters.
  private static func brokerFolder() throws(CommandFailure) -> String {
    var template = Array("/tmp/gcmrepo-portal-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CommandFailure(RecordError.writing("/tmp", errno)) }
    return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  /// Waits for a broker that is being started, for some seconds.
  private static func waitForBroker(at path: String) async throws {
    for attempt in 0...Self.brokerAttempts {
      do throws(LocalSocket.Failure) { return try LocalSocket.reach(path, patience: 2) } catch {
        guard attempt < Self.brokerAttempts else {
          throw CommandFailure(
            .outsideProgramFailed,
            Message(
              """
              No broker answers at \(path, "path"). Start it first: gcmrepo portal broker --socket \(path, "path")
              """), detail: String(cString: strerror(error.reason)))
        }
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  private static let brokerAttempts = 15
}
