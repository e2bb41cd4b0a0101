import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

struct TraceTerm: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: .message("Show when a term came into the declaration and went, over drafts and languages."),
    discussion: .message(
      """
      Letter case, accents and punctuation do not matter; with --prefix a word of the text need only begin with the word given. \
      A term of the glossary, by its id or in any language, is sought in each language by its own name; --literal seeks what is \
      typed.

        gcmrepo trace "alternativas a la detencion" --lang es
        gcmrepo trace migrant --prefix --literal
      """))

  @Argument(
    help: .message("The term: one or several words, or a term of the glossary.", value: "term"),
    completion: RecordCompletion.terms)
  var term: String

  @Option(
    name: .customLong("lang"), help: .message("Only in this language; else in all.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Flag(help: .message("Find words that begin with those of the term: plurals and other endings."))
  var prefix = false

  @Flag(help: .message("Seek what is typed, whatever the glossary says."))
  var literal = false

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard !SoughtTerm(term).isEmpty else {
      throw CommandFailure(
        .refusedInput, Message("“\(term, "term")” has no letter or digit, so it cannot be found. Give a word."))
    }
    let state = try console.openRecord().state(at: moment.at)
    let history = try state.trace(term, prefix: prefix, in: language, literally: literal)
    let words = console.answerLanguage
    var table = Table(columns: [
      .init(key: "language", title: Message("Language")(words)), .init(key: "draft", title: Message("Draft")(words)),
      .init(key: "commit", title: "Commit"), .init(key: "party", title: Message("Party")(words)),
      .init(key: "time", title: Message("Date (UTC)")(words)),
      .init(key: "change", title: Message("What happened")(words)),
      .init(key: "number", title: Message("Paragraph")(words)),
      .init(key: "before", title: Message("Before", context: "count")(words), alignment: .trailing),
      .init(key: "after", title: Message("After", context: "count")(words), alignment: .trailing),
      .init(key: "text", title: Message("Text")(words)),
    ])
    let human = console.options.format == .table
    if !human {
      table.columns += [
        .init(key: "paragraph", title: "paragraph"), .init(key: "before_draft", title: "before_draft"),
      ]
    }
    for own in history.languages {
      for event in own.trace.events {
        let version = own.versions[event.version]
        let commit = human ? version.revision.commit.short : version.revision.commit.description
        table.rows.append([
          .name(own.language.description), Self.draft(of: event, in: own, isHuman: human, words), .name(commit),
          version.party.map { .name($0) } ?? .none, .day(version.revision.time.description),
          .text(human ? event.change.wording(words) : event.change.rawValue),
          event.citation.map { .text($0) } ?? (human ? .text("#\(event.place)") : .none), .number(event.before),
          .number(event.after), .text(event.excerpt), .number(event.place),
          event.isPassing ? version.draft.map { .name($0.description) } ?? .none : .none,
        ])
      }
    }
    guard !human || !table.rows.isEmpty else {
      return console.remark(Message("“\(term, "term")” never stood in the declaration."))
    }
    try await console.print(table, schema: "gcmrepo.trace/1", key: "events", extra: Self.extra(history, term, prefix))
    guard human else { return }
    for own in history.languages {
      console.remark(
        Message(
          own.trace.totals.last ?? 0, "{language}: “{term}” stands there {count} time.",
          "\(own.language.description, "language"): “\(own.sought, "term")” stands there {count} times."))
    }
  }

  /// The draft of an event. Words that went before it was issued stood only in the text that was worked on.
  private static func draft(
    of event: TermTrace.Event, in own: TermHistory.Language, isHuman: Bool, _ language: InterfaceLanguage
  ) -> Table.Cell {
    if let draft = own.draft(of: event) { return .name(draft.description) }
    guard isHuman, event.isPassing, let next = own.versions[event.version].draft else { return .none }
    return .text(Message("before \(next.description, "draft")")(language))
  }

  private static func extra(_ history: TermHistory, _ term: String, _ prefix: Bool) -> [(String, JSONValue)] {
    [
      ("commit", .string(history.commit.description)), ("term", .string(term)),
      ("glossary", history.term.map { .string($0.id) } ?? .null), ("prefix", .bool(prefix)),
      (
        "languages",
        .array(
          history.languages.map { own in
            [
              "language": .string(own.language.description), "term": .string(own.sought),
              "now": .int(own.trace.totals.last ?? 0),
              "versions": .array(
                own.versions.indices.map { index in
                  .object([
                    .init("commit", .string(own.versions[index].revision.commit.description)),
                    .init("draft", own.draft(ofVersion: index).map { .string($0.description) } ?? .null),
                    .init("count", .int(own.trace.totals[index])),
                  ])
                }),
            ]
          })
      ),
    ]
  }
}

extension TermTrace.Change {
  /// What happened, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .came: Message("came")
    case .went: Message("went")
    case .more: Message("more often")
    case .fewer: Message("less often")
    case .moved: Message("moved", context: "term")
    }
  }
}
