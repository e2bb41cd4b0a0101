import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The body that acts, and the rest of what a command on the account needs to write.
struct AccountingOptions: ParsableArguments {
  @Option(
    help: .message("The body that keeps the record; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
}

/// The proposal or the input that a command is about, and which of its changes or recommendations.
struct AccountSubject: ParsableArguments {
  @Argument(
    help: .message(
      "The proposal or the input, such as CL/proposals/draft-2/detencion; with #3 one change of it.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    name: .customLong("change"),
    help: .message(
      "A change of the proposal, or a recommendation of the input, by its number; may be repeated.", value: "number"))
  var changes: [Int] = []

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the changes; else that of the proposal's first text.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?
}

/// Writes an event of the account, shares it, and says so.
struct AccountWriting {
  let record: Record
  let identity: Identity
  let console: Console
  let isDryRun: Bool
  let target: BranchOptions

  init(_ options: WriteOptions, _ target: BranchOptions, on console: Console) throws {
    record = try console.openRecordToWrite(branch: target.branch)
    identity = try console.identity(options, in: record)
    (self.console, self.target, isDryRun) = (console, target, options.dryRun)
  }

  /// - Parameters:
  ///   - json: the answer but for what is the same in all.
  ///   - said: what is said of what was written.
  ///   - unchanged: what is said where nothing was.
  func answer(
    schema: String, _ outcome: WriteOutcome, _ json: [JSONValue.Member], path: String, said: Message,
    unchanged: Message = Message("The record says so already; nothing was written.")
  ) async throws {
    let shared = await SharedWrite(sharing: record, as: identity, target, isWritten: !isDryRun, on: console)
    if console.options.format == .json {
      let isMade = outcome.isUnchanged || !isDryRun
      let answer = JSONValue.object(
        [.init("schema", .string(schema))] + json + [
          .init("commit", isMade ? .string(shared.commit(outcome.commit).description) : .null),
          .init("unchanged", .bool(outcome.isUnchanged)),
        ])
      try console.print(json: isDryRun ? answer.markedAsDryRun : answer)
    }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, path)) }
    console.remark(
      outcome.isUnchanged
        ? unchanged
        : isDryRun ? Message("Nothing was written.") : said)
    try shared.finish(on: console)
  }
}

extension JSONValue {
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
