import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

extension DispositionOutcome: ExpressibleByArgument {}

struct Dispose: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispose",
    abstract: .message("Say what became of changes of a proposal, or of recommendations of an input, and why."),
    discussion: .message(
      """
      Without --change it is said of all that nobody has disposed of. A later disposition of the same change replaces the \
      earlier one, which stays in the record.

        gcmrepo dispose CL/proposals/draft-2/detencion --change 3 --as merged --into 7 -m "With Mexico's words" --party RCM-TS
        gcmrepo dispose CL/inputs/aportes#2 --as accepted -m "Paragraph 9 says it" --party RCM-TS
      """))

  @OptionGroup var subject: AccountSubject

  @Option(
    name: .customLong("as"),
    help: .message("accepted, accepted-in-part, merged or declined.", value: "outcome"))
  var outcome: DispositionOutcome

  @Option(name: .shortAndLong, help: .message("Why, for the State that asked for it.", value: "message"))
  var message: String

  @Option(help: .message("The paragraph of the draft that it went into, such as 7(a).", value: "paragraph"))
  var into: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let party = try writing.record.current().partyCode(named: options.party)
    let result = try await console.writing {
      try await writing.record.dispose(
        subject.id, subject.changes, language: subject.language, as: outcome, into: into, because: nfc(message),
        party: party, as: writing.identity, dryRun: writing.isDryRun)
    }
    guard let disposition = result.entries.first else { return }
    try await writing.answer(
      schema: "gcmrepo.disposition/1", result.outcome,
      [
        .init("contribution", .string(result.id.description)),
        .init("changes", .array(result.references.map { .string($0.description) })),
      ] + disposition.members, path: RecordState.dispositionPath(of: result.id),
      said: Message(
        result.references.count,
        "\(result.id.description, "id"): {count} change is \(outcome.wording, "outcome"), says \(disposition.party.description, "party").",
        "\(result.id.description, "id"): {count} changes are \(outcome.wording, "outcome"), says \(disposition.party.description, "party")."
      ))
  }
}

extension Disposition {
  /// What it says, in JSON.
  var members: [JSONValue.Member] {
    [
      .init("as", .string(outcome.rawValue)), .init("why", .string(why)), .init("into", .optional(into)),
      .init("revision", .int(revision)), .init("party", .string(party.description)), .init("person", .string(person)),
      .init("disposed_at", .string(time.description)),
    ]
  }
}
