import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

/// `gcmrepo answer`: what a State says of what became of its proposals and inputs.
struct Answer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: .message("Say, for your State, whether it is satisfied with what became of its proposal or input."),
    discussion: .message(
      """
      A form is a Word table for one State: gcmrepo answer form draft-2 --country CL -o form.docx. What comes back is read with: \
      gcmrepo answer import form.docx --sent-in-by RCM-TS

        gcmrepo answer CL/proposals/draft-2/detencion --change 3 --satisfied
      """),
    subcommands: [AnswerGiven.self, AnswerForm.self, AnswerImport.self], defaultSubcommand: AnswerGiven.self)
}

struct AnswerGiven: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "give",
    abstract: .message("Say, for your State, whether it is satisfied with what became of its proposal or input."),
    discussion: .message(
      """
      Without --change it is said of all that is disposed of and not answered. What your State is not satisfied with stays open \
      on the next draft: gcmrepo proposals --carried

        gcmrepo answer give CL/proposals/draft-2/detencion --change 3 --not-satisfied -m "The term is not defined"
      """))

  @OptionGroup var subject: AccountSubject

  @Flag(help: .message("The State is satisfied."))
  var satisfied = false

  @Flag(help: .message("The State is not satisfied; say why with -m."))
  var notSatisfied = false

  @Option(name: .shortAndLong, help: .message("Why, for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var sender: SenderOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard satisfied != notSatisfied else {
      throw CommandFailure(.usage, Message("Say either --satisfied or --not-satisfied."))
    }
    guard satisfied || message != nil else {
      throw CommandFailure(.usage, Message("Say with -m why the State is not satisfied."))
    }
    let writing = try AccountWriting(write, target, on: console)
    let sender = try writing.record.current().partyCode(named: self.sender.sentInBy)
    let word: DispositionAnswer.Word = satisfied ? .satisfied : .notSatisfied
    let result = try await console.writing {
      try await writing.record.answer(
        [DispositionReply(word, subject.changes, language: subject.language, because: message.map(nfc))],
        toDispositionsOf: subject.id, sentInBy: sender, as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.disposition_answer/1", result.outcome,
      [
        .init("contribution", .string(result.id.description)),
        .init("changes", .array(result.references.map { .string($0.description) })),
        .init("answer", .string(word.rawValue)), .init("why", .optional(message)),
        .init("person", .optional(result.entries.first?.person)),
        .init("answered_at", .optional(result.entries.first?.time.description)),
      ], path: RecordState.answerPath(of: result.id),
      said: satisfied
        ? Message(
          result.references.count,
          "\(result.id.party.description, "party") is satisfied with {count} disposition of \(result.id.description, "id").",
          "\(result.id.party.description, "party") is satisfied with {count} dispositions of \(result.id.description, "id")."
        )
        : Message(
          result.references.count,
          "\(result.id.party.description, "party") is not satisfied with {count} disposition of \(result.id.description, "id").",
          "\(result.id.party.description, "party") is not satisfied with {count} dispositions of \(result.id.description, "id")."
        )
    )
  }
}
