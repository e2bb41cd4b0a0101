import ArgumentParser
import DocumentModel
import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

struct Reread: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "reread",
    abstract: .message("Extract texts again from their originals, with this version's readers."),
    discussion: .message(
      """
      Originals, revisions, dates and receipts do not change. Each document is one commit, made by a body \
      that keeps the record. Drafts keep their texts.

      For example: gcmrepo reread --all --party RCM-TS
      """))

  @Argument(
    help: .message("Contributions, such as CL/inputs/aportes, or declaration.", value: "ids"),
    completion: RecordCompletion.documents)
  var ids: [String] = []

  @Flag(help: .message("All contributions and the declaration."))
  var all = false

  @Option(
    help: .message("The body that acts; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard all == ids.isEmpty else {
      throw CommandFailure(
        .usage,
        Message("Name what to read again, or use --all for everything."))
    }
    let record = try console.openRecordToWrite(branch: target.branch)
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    let party = try state.partyCode(named: party)
    _ = try state.body(named: party, actingPerson: identity.committer.email)
    let names = all ? try state.contributionIDs().map(\.description) + Self.declarations(in: state) : ids
    var table = Table(columns: [
      .init(key: "document", title: Message("Document")(console.language)),
      .init(key: "languages", title: Message("New texts")(console.language)),
      .init(key: "commit", title: "Commit"),
    ])
    var problems: [Message] = []
    var progress = console.progress(Message("Reading"), total: names.count)
    for (place, name) in names.enumerated() {
      progress.update(place)
      let (readings, failures) = try await RereadDocument(state: state, name: name).readings()
      problems += failures
      guard !readings.isEmpty else { continue }
      let result = try await record.reread(name, readings, party: party, as: identity, dryRun: write.dryRun)
      guard let outcome = result.outcome else { continue }
      table.rows.append([
        .name(result.document), .list(result.changed.map(\.description)),
        write.dryRun ? .none : .name(outcome.commit.description),
      ])
      if let problem = outcome.checkoutProblem { problems.append(checkoutSentence(problem, name)) }
    }
    progress.finish()
    if !table.rows.isEmpty || console.options.format != .table {
      try await console.print(
        table, schema: "gcmrepo.reread/1", key: "documents", extra: [("dry_run", .bool(write.dryRun))])
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun && !table.rows.isEmpty, on: console)
    problems.forEach(console.warn)
    console.remark(
      table.rows.isEmpty
        ? Message("All texts are already as this version extracts them.")
        : write.dryRun
          ? Message("Nothing was written.")
          : Message(table.rows.count, "{count} document was read again.", "{count} documents were read again."))
    if !problems.isEmpty, table.rows.isEmpty { throw CommandFailure.no }
    try shared.finish(on: console)
  }

  private static func declarations(in state: RecordState) throws(RecordError) -> [String] {
    try state.declaration().languages.isEmpty ? [] : [Declaration.name]
  }
}

/// The texts that this version extracts from a document's originals, if they differ from those of the record.
private struct RereadDocument {
  let state: RecordState
  let name: String

  func readings() async throws -> (readings: [NewReading], failures: [Message]) {
    let document = try state.document(named: name)
    var readings: [NewReading] = []
    var failures: [Message] = []
    for language in document.languages {
      // The text of a form is of its answers, in the words of the version that was asked.
      guard let held = try state.reading(of: document, language: language), !MadeForm.isForm(held) else { continue }
      let current = try state.text(of: document, language: language)
      do throws(DocumentError) {
        let made = try await state.converter.convert(
          SubmittedFile(name: held.file, bytes: held.bytes), TrackedReading(held.tracked))
        guard let reader = made.recordedReader else { continue }
        let isNew = current != made.text
        if held.reader != TextOriginal.inSpellingOfDraft(reader), isNew || held.reader != reader {
          readings.append(NewReading(language: language, text: made.text, reader: reader))
        }
      } catch {
        failures.append(CommandFailure(error).sentence)
      }
    }
    return (readings, failures)
  }
}

extension RecordState {
  /// Reads originals within the limits of the record.
  var converter: Converter {
    var limits = DocumentLimits.standard
    limits.bytes = configuration.limits.originalBytes
    limits.unpackedBytes = configuration.limits.unpackedBytes
    return Converter(limits: limits)
  }
}
