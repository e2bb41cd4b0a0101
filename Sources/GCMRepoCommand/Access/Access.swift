import ArgumentParser
import RecordLocalization

/// `gcmrepo access`: personal links, with which somebody without a terminal submits by browser.
struct Access: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: .message("Make, list and revoke the personal links with which persons of a State submit by browser."),
    discussion: .message(
      """
      On the host, in the folder of the shared record: gcmrepo access create --country CL --person ana-rojas --until 2018-02-28
      """),
    subcommands: [AccessCreate.self, AccessList.self, AccessRevoke.self])
}
