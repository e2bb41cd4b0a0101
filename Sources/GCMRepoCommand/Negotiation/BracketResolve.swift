import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct BracketResolve: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: .message("Settle a bracket in all languages of the declaration, in one commit that says who agreed."),
    discussion: .message(
      """
      Brackets side by side are alternatives of each other: one stays, and the others go with their brackets. --to names it by \
      its number, by a party that wants it, or by its own words; base is the one without a party, and none leaves nothing. \
      --text gives words that the room found instead. In each language the same one stays; where the brackets of the languages \
      differ, nothing is written.

        gcmrepo brackets resolve 7a-k3f --to MX --agreed CL,MX,PE -m "Agreed on 30 November"
        gcmrepo brackets resolve 7a-k3f --text "es=pueden" --text "en=may" -m "Wording of the Chair"
      """))

  @Argument(help: .message("The bracket's name, as `gcmrepo brackets` lists it.", value: "bracket"))
  var bracket: String

  @Option(
    help: .message(
      "Which alternative stays: its number, a party's code, its words, base or none.", value: "alternative"))
  var to: String?

  @Option(
    help: .message("Other words instead, with their language, as in es=TEXT; may be repeated.", value: "lang=words"))
  var text: [String] = []

  @Flag(help: .message("Settle this bracket alone: those beside it stay."))
  var alone = false

  @Flag(help: .message("Also where other brackets are open inside what goes."))
  var withNested = false

  @Option(
    help: .message("The parties that agreed, such as CL,MX; may be repeated.", value: "codes"),
    completion: RecordCompletion.parties)
  var agreed: [String] = []

  @Option(name: .shortAndLong, help: .message("Why, for those who read the history.", value: "message"))
  var message: String

  @Option(
    help: .message("The body that settles it; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard (to == nil) != text.isEmpty else {
      throw CommandFailure(.usage, Message("Say what stays, either with --to or with --text."))
    }
    let record = try console.openRecordToWrite(branch: target.branch)
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    let party = try state.partyCode(named: party)
    let languages = try state.declaration().languages
    var decision = BracketDecision(bracket, kept: .choice(to ?? ""))
    if !text.isEmpty { decision.kept = .words(try words(languages, in: state)) }
    (decision.isAlone, decision.dropsNested) = (alone, withNested)
    for code in agreed.flatMap({ $0.split(whereSeparator: { ", ".contains($0) }) }) {
      let code = try state.party(named: String(code)).code
      if !decision.agreed.contains(code) { decision.agreed.append(code) }
    }
    var settled = try await console.writing {
      try await settle(decision, languages, record, party, identity)
    }
    let shared = await SharedWrite(sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    settled.commit = shared.commit(settled.commit)
    try await show(settled, agreed: decision.agreed, on: console)
    try shared.finish(on: console)
  }

  /// Several words that are no alternative are the words themselves, where there is one language.
  private func settle(
    _ decision: BracketDecision, _ languages: [LanguageTag], _ record: Record, _ party: PartyCode?, _ identity: Identity
  ) async throws(RecordError) -> SettledBracket {
    do throws(RecordError) {
      return try await record.settle(decision, message: message, party: party, as: identity, dryRun: write.dryRun)
    } catch {
      guard error.code == .unknownAlternative, languages.count == 1, let to, to.contains(" ") else { throw error }
      var decision = decision
      decision.kept = .words([languages[0]: to])
      return try await record.settle(decision, message: message, party: party, as: identity, dryRun: write.dryRun)
    }
  }

  /// `es=podrán`; without a language in a declaration that has only one.
  private func words(_ languages: [LanguageTag], in state: RecordState) throws -> [LanguageTag: String] {
    var words: [LanguageTag: String] = [:]
    for text in text {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let language = LanguageTag(String(parts[0])), languages.contains(language) {
        guard words[language] == nil else {
          throw RecordError(.duplicateLanguage, [.language: .text(language.description)])
        }
        words[language] = String(parts[1])
      } else if languages.count == 1, words.isEmpty {
        words[languages[0]] = text
      } else {
        let choices = languages.map { "\($0)=…" }
        throw CommandFailure(
          .usage, Message("Begin each --text with its language: \(or: choices, "choices")."))
      }
    }
    return words
  }

  private func show(_ settled: SettledBracket, agreed: [PartyCode], on console: Console) async throws {
    let language = console.answerLanguage
    var table = Table(columns: [
      .init(key: "language", title: Message("Language")(language)),
      .init(key: "number", title: Message("Paragraph")(language)),
      .init(key: "old", title: Message("Before")(language)), .init(key: "new", title: Message("Now")(language)),
    ])
    for text in settled.texts {
      table.rows.append([
        .text(text.language.description), .name(text.number ?? "#\(text.place)"), .text(text.old), .text(text.new),
      ])
    }
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.resolution/1", "bracket": .string(settled.id), "party": .string(settled.party.description),
        "kept": settled.kept.map { .int($0) } ?? .null, "agreed": .array(agreed.map { .string($0.description) }),
        "commit": .string(settled.commit.description), "remaining": .int(settled.remaining),
        "texts": .array(
          settled.texts.map { text in
            [
              "language": .string(text.language.description), "paragraph": .int(text.place),
              "number": text.number.map { .string($0) } ?? .null, "old": .string(text.old), "new": .string(text.new),
            ]
          }),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    } else {
      try await console.print(table, schema: "", key: "")
    }
    if let problem = settled.checkoutProblem { console.warn(checkoutSentence(problem, "declaration")) }
    if !settled.id.hasPrefix(bracket.lowercased()) {
      console.remark(Message("The bracket \(bracket, "old") is called \(settled.id, "new") now."))
    }
    console.remark(
      write.dryRun
        ? Message("Nothing was written.")
        : Message(
          settled.remaining, "\(settled.id, "bracket") is settled; {count} bracket is still open.",
          "\(settled.id, "bracket") is settled; {count} brackets are still open."))
  }
}
