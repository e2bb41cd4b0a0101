import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct Recommend: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: .message("Number the recommendations of an input, so that each is answered as a proposal is."),
    discussion: .message(
      """
      Each --paragraph becomes the next recommendation of the input: CL/inputs/aportes#1, #2 and so on. With --about it stands \
      beside that paragraph of the draft in the order paper.

        gcmrepo recommend CL/inputs/aportes --paragraph 4 --paragraph 6 --about 7 --on draft-2 --party RCM-TS
      """))

  @Argument(
    help: .message("The contribution, such as CL/inputs/aportes.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    name: .customLong("paragraph"),
    help: .message(
      "A paragraph of the input: its number, or its place such as #12; may be repeated.", value: "paragraph"))
  var paragraphs: [String]

  @Option(
    name: .customLong("lang"), help: .message("Which language version; else the first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(help: .message("The paragraph of the draft that they concern.", value: "paragraph"))
  var about: String?

  @Option(
    help: .message("The draft that they concern; else the newest.", value: "draft"), completion: RecordCompletion.drafts
  )
  var on: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let party = try writing.record.current().partyCode(named: options.party)
    let result = try await console.writing {
      try await writing.record.recommend(
        id, paragraphs: paragraphs, language: language, about: about, on: on, message: message.map(nfc), party: party,
        as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.recommendations/1", result.outcome,
      [
        .init("contribution", .string(result.id.description)),
        .init(
          "recommendations",
          .array(
            zip(result.references, result.entries).map { reference, recommendation in
              .object(
                [.init("recommendation", .string(reference.description))] + recommendation.members)
            })),
      ], path: RecordState.dispositionPath(of: result.id),
      said: Message(
        result.entries.count,
        "{count} recommendation is numbered: \(result.references.map(\.description).joined(separator: ", "), "ids").",
        "{count} recommendations are numbered: \(result.references.map(\.description).joined(separator: ", "), "ids").")
    )
  }
}

extension Recommendation {
  /// What it says, in JSON.
  var members: [JSONValue.Member] {
    [
      .init("number", .int(number)), .init("language", .string(language.description)),
      .init("paragraph", .int(place)), .init("text", .string(text)), .init("revision", .int(revision)),
      .init("draft", .optional(draft?.description)), .init("about", .optional(about)),
      .init("party", .string(party.description)), .init("person", .string(person)),
      .init("numbered_at", .string(time.description)),
    ]
  }
}
