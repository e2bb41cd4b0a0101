import ArgumentParser
import GCMRepo
import RecordLocalization

/// The facts of a term on the command line.
struct TermFacts: ParsableArguments {
  @Option(help: .message("The term, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var term: [String] = []

  @Option(help: .message("A definition, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var definition: [String] = []

  @Option(
    help: .message("The conferences that use the definition; may be repeated.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: [String] = []

  @Option(
    help: .message(
      "Where the definition comes from, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var source: [String] = []

  @Option(help: .message("How far it is agreed: proposed, under-discussion, agreed or deprecated.", value: "status"))
  var status: String?

  @Option(
    help: .message("The id of a related term; may be repeated.", value: "id"),
    completion: RecordCompletion.terms)
  var related: [String] = []

  func values(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("names", try LocalizedWords.texts(term, "--term", in: state))
    values.set("status", status.map { .text($0) })
    values.set(
      "related", related.isEmpty ? nil : .list(try related.map { try state.term(named: $0).id }))
    return values
  }

  func definitionValues(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("conferences", LocalizedWords.conferences(conference, in: state))
    values.set("text", try LocalizedWords.texts(definition, "--definition", in: state))
    values.set("source", try LocalizedWords.texts(source, "--source", in: state))
    return values
  }
}

struct GlossaryAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Put a term into the glossary, with a definition."),
    discussion: .message(
      """
      For example: gcmrepo glossary add --term es=refugio --term en=refuge --definition "en=Protection that a State grants." --conference RCM --party RCM-TS
      """))

  @Argument(help: .message("Its id; else made from the term in English, or in its first language.", value: "id"))
  var id: String?

  @OptionGroup var facts: TermFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let values = try facts.values(in: writing.state)
    let definition = try facts.definitionValues(in: writing.state)
    try await writing.add(
      isComplete: !facts.term.isEmpty, isGiven: !values.isEmpty || !definition.isEmpty, from: source
    ) {
      .newTerm(id, values, definition: definition, isDraft: $0)
    }
  }
}

struct GlossaryChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change a term, its status, or the definition that a conference uses."),
    discussion: .message(
      "For example: gcmrepo glossary change unaccompanied-child --conference SACM --definition \"es=TEXT\" --party SACM-TS"
    ))

  @Argument(
    help: .message("The term's id, or the term itself in any language.", value: "term"),
    completion: RecordCompletion.terms)
  var id: String

  @OptionGroup var facts: TermFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let values = try facts.values(in: writing.state)
    let definition = try facts.definitionValues(in: writing.state)
    try await writing.change(
      from: source, isGiven: !values.isEmpty || !definition.isEmpty, .term(id, values, definition: definition))
  }
}
