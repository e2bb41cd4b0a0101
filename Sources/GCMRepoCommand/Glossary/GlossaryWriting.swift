import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

import func MarkdownText.nfc

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

  @Option(help: .message("Who else defines it so, such as IOM, instead of conferences.", value: "name"))
  var by: String?

  @Option(
    help: .message("The agreed definition, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var agreed: [String] = []

  @Option(
    help: .message(
      "A name that may also be used, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var admitted: [String] = []

  @Option(
    help: .message(
      "A name that is no longer to be used, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var deprecated: [String] = []

  @Option(
    help: .message("The id of the term to use instead of a deprecated one.", value: "id"),
    completion: RecordCompletion.terms)
  var use: String?

  @Option(help: .message("A note on its use, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var note: [String] = []

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
    values.set("use", try use.map { .text(try state.term(named: $0).id) })
    values.set("agreed", try LocalizedWords.texts(agreed, "--agreed", in: state))
    values.set("notes", try LocalizedWords.texts(note, "--note", in: state))
    values.set(
      "related", related.isEmpty ? nil : .list(try related.map { try state.term(named: $0).id }))
    return values
  }

  func definitionValues(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    if by != nil, !conference.isEmpty {
      throw CommandFailure(.usage, Message("A definition is of conferences or of others: give --conference or --by."))
    }
    values.set("conferences", LocalizedWords.conferences(conference, in: state))
    values.set("by", by.map { .text($0) })
    values.set("text", try LocalizedWords.texts(definition, "--definition", in: state))
    values.set("source", try LocalizedWords.texts(source, "--source", in: state))
    return values
  }

  func forms(in state: RecordState) throws -> [Term.Form] {
    func forms(_ typed: [String], _ option: String, _ standing: Term.Standing) throws -> [Term.Form] {
      // Several names of one language may be given.
      try typed.flatMap { words -> [Term.Form] in
        guard case .texts(let texts)? = try LocalizedWords.texts([words], option, in: state) else { return [] }
        return texts.entries.map { Term.Form(language: $0.language, text: nfc($0.text), standing: standing) }
      }
    }
    return try forms(admitted, "--admitted", .admitted) + forms(deprecated, "--deprecated", .deprecated)
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

  @Argument(
    help: .message(
      "Its id, else made from the term in English, or in its first language; or the file that holds the term (.yml).",
      value: "id"),
    completion: .file(extensions: ["yml"]))
  var id: String?

  @OptionGroup var facts: TermFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let values = try facts.values(in: writing.state)
    let definition = try facts.definitionValues(in: writing.state)
    let forms = try facts.forms(in: writing.state)
    // A slug has no full stop, so a name with the ending is a file.
    let file = id.flatMap { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") ? $0 : nil }
    var source = source
    if let file {
      guard source.fromFile == nil else {
        throw CommandFailure(.usage, Message("--from-file holds the whole change; leave the other options out."))
      }
      source.fromFile = file
    }
    let id = file == nil ? id : nil
    try await writing.add(
      isComplete: !facts.term.isEmpty, isGiven: !values.isEmpty || !definition.isEmpty || !forms.isEmpty, from: source
    ) {
      .newTerm(id, values, definition: definition, forms: forms, isDraft: $0)
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
    let forms = try facts.forms(in: writing.state)
    try await writing.change(
      from: source, isGiven: !values.isEmpty || !definition.isEmpty || !forms.isEmpty,
      .term(id, values, definition: definition, forms: forms))
  }
}
