import ArgumentParser
import RecordLocalization

/// `gcmrepo portal`: the record as pages.
struct PortalCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: .message("Make the information portal: the record as web pages in four languages."),
    discussion: .message("For example: gcmrepo portal build -o site"),
    subcommands: [
      PortalBuildCommand.self, PortalServe.self, PortalBroker.self, PortalPrepare.self, PortalReceipt.self,
    ])
}
