import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

import func MarkdownText.nfc

struct ImportGlossary: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take the terms of a TBX, SKOS or CSV file into the glossary, in one commit."),
    discussion: .message(
      """
      Terms that the record has change only with --update: then they get what the file says in addition, and nothing is taken \
      out. --conference or --by say whose the definitions are of which the file does not say it.

      A CSV file is a list of names, with a column for each language that is called es, en, pt or fr, and one called id if the \
      terms have ids; or whole terms as export --as csv writes them, with the columns `id`, `part`, `language`, `definition` and \
      `text`.

        gcmrepo glossary import iom.tbx --by IOM --party RCM-TS
        gcmrepo glossary import glossary.ttl --update --party SACM-TS
        gcmrepo glossary import es-en.csv --party RCM-TS --dry-run
      """))

  @Argument(help: .message("The file; - is standard input.", value: "file"), completion: .file())
  var file: String

  @Option(name: .customLong("as"), help: .message("Its format; else by its content.", value: "format"))
  var form: GlossaryFormat?

  @Flag(help: .message("Change terms that the record has."))
  var update = false

  @Option(
    help: .message("The conferences that use the definitions; may be repeated.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: [String] = []

  @Option(help: .message("Who else defines the terms so, such as IOM.", value: "name"))
  var by: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    let conferences = try LocalizedWords.list(conference).compactMap {
      try LocalizedWords.conference($0, in: state)
    }
    guard by == nil || conferences.isEmpty else {
      throw CommandFailure(.usage, Message("A definition is of conferences or of others: give --conference or --by."))
    }
    var imported = try read()
    imported = ImportedTerms(
      terms: imported.terms.map { $0.givingDefinitions(to: conferences, by: by) }, withoutID: imported.withoutID,
      losses: imported.losses)
    let party = try state.partyCode(named: options.party)
    let terms = imported
    let kept = try await console.writing {
      try await writing.record.keep(
        terms, isUpdate: update, party: party, message: message.map(nfc), as: writing.identity,
        dryRun: writing.isDryRun)
    }
    let uses = try kept.redefined.flatMap { try state.uses(of: $0) }
    func ids(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }
    console.remark(losses: imported.losses)
    try await writing.answer(
      schema: "gcmrepo.glossary_import/1", kept.outcome,
      [
        .init("party", .string(kept.party.description)), .init("added", ids(kept.added)),
        .init("changed", ids(kept.changed)), .init("same", ids(kept.unchanged)),
        .init("losses", .array(imported.losses.map(\.json))), .init("uses", .array(uses.flatMap(\.json))),
      ], path: kept.paths.first ?? "glossary",
      said: Message(
        """
        Terms added: \(kept.added.count, "added"); changed: \(kept.changed.count, "changed"); already so: \
        \(kept.unchanged.count, "same").
        """))
    try GlossaryShow.showToRead(uses, on: console)
  }

  private func read() throws -> ImportedTerms {
    var limits = DocumentLimits.standard
    limits.bytes = ExchangeLimits.bytes
    let read: SubmittedFile
    do throws(DocumentError) { read = try SubmittedFile.read(path: file, limits: limits) } catch {
      throw CommandFailure(error)
    }
    do throws(ExchangeError) {
      return try (form ?? GlossaryFormat(of: read.bytes, name: read.name)).terms(in: read.bytes)
    } catch {
      throw CommandFailure(
        .refusedInput, Message("\(read.name, "file") cannot be read: ") + error.sentence)
    }
  }
}

extension Term {
  /// With an owner for the definitions of which the file does not name one.
  fileprivate func givingDefinitions(to conferences: [String], by: String?) -> Term {
    guard by != nil || !conferences.isEmpty else { return self }
    var term = self
    for place in definitions.indices where definitions[place].conferences.isEmpty && definitions[place].by == nil {
      term.definitions[place].conferences = conferences
      term.definitions[place].by = by
    }
    return term
  }
}
