import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

struct ShowTermHistory: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: .message("Show how a term and its definitions changed, over drafts."),
    discussion: .message("For example: gcmrepo glossary history unaccompanied-child"))

  @Argument(
    help: .message("The term's id, or the term itself in any language.", value: "term"),
    completion: RecordCompletion.terms)
  var term: String

  @Option(
    name: .customLong("lang"), help: .message("Only what changed in this language.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let wanted = try language.map { try state.language(named: $0).description }
    let history = try state.revisions(ofTerm: try Self.id(of: term, in: state))
    let words = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "draft", title: Message("Draft")(words)), .init(key: "time", title: Message("Date (UTC)")(words)),
      .init(key: "party", title: Message("Party")(words)), .init(key: "commit", title: "Commit"),
      .init(key: "part", title: Message("What changed")(words)),
      .init(key: "language", title: Message("Language")(words)),
      .init(key: "whose", title: Message("Defined by")(words)), .init(key: "text", title: Message("Text")(words)),
    ])
    if !human { table.columns += ["changes", "status"].map { .init(key: $0, title: $0) } }
    for step in history.steps {
      for change in step.changes.changes where wanted == nil || change.language == nil || change.language == wanted {
        let commit = step.revision.commit
        table.rows.append([
          step.draft.map { .name($0.description) } ?? .none, .day(step.revision.time.description),
          step.revision.facts.party.map { .name($0) } ?? .none, .name(human ? commit.short : commit.description),
          .text(human ? change.part.wording(words) : change.part.rawValue), change.language.map { .name($0) } ?? .none,
          .list(change.whose), .text(human ? change.words.marked : Self.newText(change.words)),
          .json(change.words.json), step.term.map { .text($0.status.rawValue) } ?? .none,
        ])
      }
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.term_history/1", key: "changes",
      problems: history.steps.compactMap(\.problem), extra: [("term", .string(history.id))],
      none: Message("Nothing changed."))
  }

  /// A term that was taken out is known by its id only.
  private static func id(of typed: String, in state: RecordState) throws(RecordError) -> String {
    do throws(RecordError) { return try state.term(named: typed).id } catch {
      guard error.code == .unknownEntry || error.concernsTermFile, (try? Slug(typed)) != nil else { throw error }
      return typed
    }
  }

  private static func newText(_ words: WordChanges) -> String {
    words.runs.filter { $0.operation != .delete }.map(\.text).joined()
  }
}

extension RecordError {
  fileprivate var concernsTermFile: Bool { code == .malformedFile }
}

extension TermChanges.Part {
  /// What changed, for people; scripts get the raw value.
  fileprivate var wording: Message {
    switch self {
    case .name: Message("term", context: "part")
    case .admitted: Message("admitted name")
    case .deprecated: Message("deprecated name")
    case .status: Message("status", context: "part")
    case .use: Message("use instead", context: "part")
    case .agreed: Message("agreed definition", context: "part")
    case .definition: Message("definition", context: "part")
    case .source: Message("source", context: "part")
    case .related: Message("related terms", context: "part")
    case .note: Message("note", context: "part")
    }
  }
}
