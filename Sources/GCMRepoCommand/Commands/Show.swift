import RecordPortal
import ArgumentParser
import DocumentModel
import GCMRepo
import RecordLocalization
import RecordRendering

struct Show: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message(
      "Show the text of a contribution or of the declaration, or print its original as it was submitted."),
    discussion: .message(
      "For example: gcmrepo show CL/inputs/aportes --revision 1, or gcmrepo show CL/inputs/aportes@1"))

  @Argument(
    help: .message("The contribution, such as CL/inputs/aportes, or declaration.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @OptionGroup var moment: MomentOptions

  @Option(help: .message("An earlier revision of the contribution, also of one that was withdrawn.", value: "number"))
  var revision: Int?

  @Flag(
    help: .message("The original's bytes instead of the text."))
  var original = false

  @Flag(
    help: .message(
      "The tracked changes and comments of the original, by author; of a proposal, what it changes in its draft."))
  var changes = false

  @Flag(
    help: .message("The text of the original with all tracked changes accepted."))
  var accepted = false

  @Flag(
    help: .message("The text of the original with all tracked changes rejected."))
  var rejected = false

  @Option(
    name: .customLong("lang"),
    help: .message("Which language version; else the first.", value: "lang"))
  var language: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard [original, changes, accepted, rejected].count(where: \.self) < 2 else {
      throw CommandFailure(
        .usage,
        Message("Give only one of --original, --changes, --accepted and --rejected."))
    }
    guard revision == nil || moment.at == nil else {
      throw CommandFailure(.usage, Message("Give only one of --at and --revision."))
    }
    let record = try console.openRecord()
    // As redlines name it: CL/inputs/aportes@1.
    let named = revision == nil && moment.at == nil ? ContributionRevision(id) : nil
    let id = named?.contribution.description ?? id
    let state =
      try (revision ?? named?.number).map { try record.state(ofRevision: $0, of: id) } ?? record.state(at: moment.at)
    let document: RecordDocument
    do throws(RecordError) { document = try state.document(named: id) } catch {
      throw CommandFailure(try error.account(of: state))
    }
    let language = try document.language(named: language)
    if original {
      let bytes = try state.original(of: document, language: language).bytes
      if Console.outputIsTerminal, !bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) {
        throw CommandFailure(
          .usage,
          Message("The original is not text. Send it to a file: gcmrepo show \(id, "id") --original > FILE"))
      }
      try console.print(bytes: bytes)
      return
    }
    if changes, case .contribution(let contribution) = document, contribution.id.kind == .proposal {
      let shown = ShownChanges(changes: try state.changes(of: contribution, in: language))
      return try await console.print(
        shown.table(console.language), schema: "gcmrepo.proposal_changes/1", key: "changes",
        extra: [
          ("proposal", .string(contribution.id.description)),
          ("draft", contribution.id.draft.map { .string($0.description) } ?? .null),
          ("language", .string(language.description)),
        ])
    }
    if changes { return try await show(try await review(of: document, language, in: state), on: console) }
    let text =
      accepted || rejected
      ? try await read(document, language, in: state, accepted ? .accepted : .rejected)
      : try state.text(of: document, language: language)
    if case .contribution(let contribution) = document, let sender = contribution.sentInBy {
      let sentIn = sentInSentence(by: sender.description, for: contribution.id.party.description)
      let standing = (try state.standing(of: contribution) ?? .unconfirmed).wording
      console.remark(Message("\(document.name, "contribution"), \(sentIn, "sentIn"), \(standing, "standing")."))
    }
    if console.options.format == .json {
      try console.print(json: try json(document, language, text, in: state))
    } else if Console.outputIsTerminal {
      try await console.page(TerminalText.neutralised(String(decoding: text, as: UTF8.self), keepingLayout: true))
    } else {
      try console.print(bytes: text)
    }
  }

  private func json(
    _ document: RecordDocument, _ language: LanguageTag, _ text: [UInt8], in state: RecordState
  ) throws(RecordError) -> JSONValue {
    switch document {
    case .contribution(let contribution):
      try json(contribution, language, text, in: state)
    case .declaration(let declaration):
      [
        "schema": "gcmrepo.declaration_text/1", "id": .string(document.name),
        "languages": .array(declaration.languages.map { .string($0.description) }),
        "language": .string(language.description),
        "text": .string(String(decoding: text, as: UTF8.self)),
      ]
    }
  }

  private func json(_ answer: SenderAnswer) -> JSONValue {
    [
      "revision": .int(answer.revision), "answer": .string(answer.word.rawValue),
      "answered_at": .string(answer.time.description), "person": .string(answer.person),
      "why": answer.why.map { .string($0) } ?? .null,
    ]
  }

  private func json(_ original: Contribution.Original) -> JSONValue {
    [
      "file": .string(original.file), "sha256": .string(original.sha256), "bytes": .int(original.bytes),
      "media_type": .string(original.mediaType), "submitted_as": original.submittedAs.map { .string($0) } ?? .null,
    ]
  }

  private func json(
    _ contribution: Contribution, _ language: LanguageTag, _ text: [UInt8], in state: RecordState
  ) throws(RecordError) -> JSONValue {
    var answer: JSONValue = [
      "schema": "gcmrepo.contribution/1", "id": .string(contribution.id.description),
      "kind": .string(contribution.id.kind.rawValue), "party": .string(contribution.id.party.description),
      "title": contribution.title.json, "themes": .array(contribution.themes.map { .string($0.description) }),
      "languages": .array(contribution.languages.map { .string($0.description) }),
      "status": .string(contribution.status.rawValue),
      "revision": contribution.revision.map { .int($0) } ?? .null,
      "submitted_at": contribution.submittedAt.map { .string($0.description) } ?? .null,
      "submitted_by": contribution.submittedBy.map { .string($0.name) } ?? .null,
      "sent_in_by": contribution.sentInBy.map { .string($0.description) } ?? .null,
      "confirmation": try state.standing(of: contribution).map { .string($0.rawValue) } ?? .null,
      "answers": .array(try state.answers(to: contribution.id).map(json)),
      "mail": contribution.mail.map(json) ?? .null,
      "originals": .array(contribution.originals.map(json)),
      "objectives": .array(contribution.objectives.map { .int($0.number) }),
      "why_best_practice": contribution.whyBestPractice.json,
      "contribution_to_gcm": contribution.contributionToGCM.json,
      "criteria": contribution.criteria.json,
      "language": .string(language.description),
      "text": .string(String(decoding: text, as: UTF8.self)),
    ]
    if let draft = contribution.id.draft {
      let changes = try state.changes(of: contribution, in: language)
      answer = .object(
        (answer.members ?? []) + [
          .init("draft", .string(draft.description)), .init("changes", ShownChanges(changes: changes).json),
        ])
    }
    return answer
  }
}
