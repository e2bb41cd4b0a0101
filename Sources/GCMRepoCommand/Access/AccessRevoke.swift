import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct AccessRevoke: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: .message("Revoke a personal link, and end the session that it opened."),
    discussion: .message("For example: gcmrepo access revoke 0c1d2e3f"))

  @Argument(help: .message("The link, as `gcmrepo access list` shows it.", value: "id"))
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let link: AccessLink
    do throws(RecordError) { link = try await record.revokeAccess(id, at: .now) } catch {
      guard error.code == .accessUnknown else { throw error }
      throw CommandFailure(
        .refusedInput, Message("There is no personal link “\(id, "given")”. `gcmrepo access list` shows them all."))
    }
    if console.options.format == .json { try console.print(json: AccessList.json(link, at: .now)) }
    console.remark(
      Message("The link \(link.id, "id") of \(link.person, "person") (\(link.party.description, "party")) is revoked."))
  }
}
