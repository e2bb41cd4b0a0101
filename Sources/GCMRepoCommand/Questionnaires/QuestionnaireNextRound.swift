import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct QuestionnaireNextRound: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "next-round",
    abstract: .message("Begin the next round: a new questionnaire with the same questions, which replaces the former."),
    discussion: .message(
      """
      The questions keep their ids, so that the rounds can be compared, and the forms are filled in with the former answers. Change it \
      afterwards with `gcmrepo questionnaire add`.

        gcmrepo questionnaire next-round gcm-inputs --id gcm-inputs-2019 --party RCM-TS
      """))

  @Argument(help: .message("The former questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var former: String

  @Option(help: .message("The new one's short name.", value: "slug"))
  var id: String?

  @Option(help: .message("The last day for answers, such as 2019-06-30.", value: "day"))
  var deadline: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    let party = try state.partyCode(named: options.party)
    var next = try state.questionnaire(named: former).questionnaire
    let taken = Set(try state.questionnaireIDs())
    next.replaces = next.id
    next.version = 1
    next.id = try id.map { try Slug($0).string } ?? Self.name(after: next.id, taken)
    guard !taken.contains(next.id) else {
      throw CommandFailure(
        .refusedInput, Message("There is a questionnaire \(next.id, "id") already. Choose another --id."))
    }
    if let deadline {
      guard let day = CalendarDay(deadline) else {
        throw CommandFailure(.usage, Message("“\(deadline, "day")” is no day. Write it as 2019-06-30."))
      }
      next.deadline = .init(
        day: day, clock: next.deadline?.clock, zone: next.deadline?.zone, isHard: next.deadline?.isHard ?? false)
    } else {
      next.deadline = nil
    }
    let round = next
    let kept = try await console.writing {
      try await writing.record.keep(
        round, party: party, message: message.map(nfc), as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.questionnaire/1", kept.outcome,
      [
        .init("id", .string(round.id)), .init("version", .int(kept.questionnaire.version)),
        .init("replaces", .optional(round.replaces)), .init("party", .string(kept.party.description)),
      ],
      path: "questionnaires/\(round.id)",
      said: Message(
        "The round \(round.id, "id") replaces \(former, "former"). Change it with: gcmrepo questionnaire add FILE --id \(round.id, "id")"
      ))
  }

  /// The name with the next number at its end.
  private static func name(after id: String, _ taken: Set<String>) -> String {
    let parts = id.split(separator: "-")
    let number = parts.last.flatMap { Int($0) }.flatMap { $0 < 1000 ? $0 : nil }
    let stem = number == nil ? id : parts.dropLast().joined(separator: "-")
    var next = (number ?? 1) + 1
    while taken.contains("\(stem)-\(next)") { next += 1 }
    return "\(stem)-\(next)"
  }
}
