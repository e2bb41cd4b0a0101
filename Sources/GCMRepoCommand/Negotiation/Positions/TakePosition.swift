import RecordPortal
import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct TakePosition: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "position",
    abstract: .message("Say where your State stands on a paragraph of a draft."),
    discussion: .message(
      """
      A paragraph is cited by its number, 7, 12 bis or 7(a), or by its place, #31. support: the State wants the text; accept: it \
      can live with it; reserve: it does not agree yet; object: it says no. The last word counts, and earlier ones stay in the \
      record.

        gcmrepo position "7(a)" --on draft-2 --country CL --stand reserve -m "Awaiting instructions"
      """))

  @Argument(help: .message("The paragraph: 7, 12 bis, 7(a) or #31.", value: "paragraph"))
  var paragraph: String

  @Option(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var on: String

  @OptionGroup var speaking: SpeakerOptions

  @Option(
    help: .message("support, accept, reserve or object.", value: "stand"),
    completion: .list(Stand.allCases.map(\.rawValue)))
  var stand: Stand

  @Flag(help: .message("Nothing passes without the State's agreement: with reserve or object."))
  var blocking = false

  @Option(name: .shortAndLong, help: .message("Why.", value: "message"))
  var message: String

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the text that is cited; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let position = NewPosition(paragraph, stand, isBlocking: blocking, why: nfc(message))
    let taken = try await console.writing {
      try await record.take(
        [position], on: on, in: language, of: speaking.speaker, as: identity, dryRun: write.dryRun)
    }
    let cited = try record.paragraphs(of: on, in: language).cited(paragraph)
    let party = taken.stated.party.description
    let said = StatedWrite(
      schema: "gcmrepo.position/1",
      fields: [.init("draft", .string(taken.draft.description))] + cited.json + [
        .init("stand", .string(stand.rawValue)), .init("blocking", .bool(blocking)),
        .init("why", .string(nfc(message))),
      ],
      done: Message(
        "Paragraph \(cited.citation, "paragraph") of \(on, "draft"): \(party, "party") \(stand.wording, "stands")."),
      planned: Message(
        """
        The position of \(party, "party") on paragraph \(cited.citation, "paragraph") of \(on, "draft") would be recorded; nothing \
        was written.
        """))
    try await said.tell(taken.stated, in: record, as: identity, write, target, on: console)
  }
}
