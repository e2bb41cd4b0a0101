import ArgumentParser
import RecordLocalization

/// `gcmrepo portal`: the record as pages.
struct PortalCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: .message("Show the record as pages for a browser."),
    subcommands: [PortalServe.self, PortalBroker.self, PortalPrepare.self, PortalReceipt.self])
}
