import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

import func MarkdownText.nfc

struct AcceptUses: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: .message("Record that findings of `glossary check` were looked at and are right."),
    discussion: .message(
      """
      An acceptance is of the words of a paragraph: when they change, the finding is back.

        gcmrepo glossary accept declaration --term asylum --paragraph 12 --lang es --reason "Title of the law" --party RCM-TS
      """))

  @Argument(
    help: .message("The declaration, or the id of a contribution.", value: "document"),
    completion: RecordCompletion.documents)
  var document: String

  @Option(
    help: .message("The term's id, or the term itself in any language.", value: "term"),
    completion: RecordCompletion.terms)
  var term: String

  @Option(
    name: .customLong("paragraph"),
    help: .message(
      "A paragraph by its place, as `glossary check --format json` gives it; may be repeated.", value: "number"))
  var paragraphs: [Int] = []

  @Option(
    name: .customLong("lang"), help: .message("Only the text in this language.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    help: .message("Only findings of this kind: deprecated, not_agreed or translation_differs.", value: "kind"),
    completion: .list(TermFinding.Kind.allCases.map(\.rawValue)))
  var kind: TermFinding.Kind?

  @Option(help: .message("Why they are right.", value: "reason"))
  var reason: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    guard let id = DocumentID(try state.document(named: document).name) else {
      throw CommandFailure(.refusedInput, Message("“\(document, "document")” is no text of the record."))
    }
    let acceptance = Acceptance(
      document: id, language: try language.map { try state.language(named: $0) },
      term: try state.term(named: term).id, kind: kind, paragraphs: Set(paragraphs), reason: reason.map(nfc))
    let party = try state.partyCode(named: options.party)
    let kept = try await console.writing {
      try await writing.record.accept(
        acceptance, party: party, message: message.map(nfc), as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.glossary_acceptance/1", kept.outcome,
      [
        .init("document", .string(id.description)), .init("party", .string(kept.party.description)),
        .init(
          "accepted",
          .array(
            kept.accepted.map { finding in
              [
                "path": .string(id.path(.text(in: finding.language))), "paragraph": .int(finding.paragraph),
                "line": .int(finding.line), "column": .int(finding.column), "text": .string(finding.text),
                "term": .string(finding.term), "kind": .string(finding.kind.rawValue),
              ]
            })),
      ], path: kept.paths.first ?? "glossary",
      said: Message(
        kept.accepted.count, "{count} finding in \(id.description, "document") is accepted.",
        "{count} findings in \(id.description, "document") are accepted."))
  }
}
