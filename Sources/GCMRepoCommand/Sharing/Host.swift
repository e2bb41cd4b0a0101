import ArgumentParser
import RecordLocalization

/// `gcmrepo host`: a record that several parties share.
struct Host: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "host",
    abstract: .message("Make the shared record on a server, for several parties."),
    subcommands: [HostInit.self, HostServe.self])
}
