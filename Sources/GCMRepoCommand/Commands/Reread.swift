import ArgumentParser
import DocumentModel
import Documents
import GCMRepo
import RecordRendering

struct Reread: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Make texts anew of their originals, with this version's readers.",
      es: "Obtiene de nuevo los textos a partir de sus originales, con los lectores de esta versión."),
    discussion: .worded(
      en: """
        The originals stay what they are, and so do revisions, dates and receipts. Each document is one commit, made by a body \
        that keeps the record. Drafts keep the texts that they froze.
        """,
      es: """
        Los originales no cambian, ni tampoco las revisiones, las fechas y los recibos. Cada documento es un commit, hecho por \
        un órgano que lleva el registro. Los borradores conservan los textos que fijaron.
        """))

  @Argument(
    help: .worded(
      en: "Contributions, such as CL/inputs/aportes, or declaration.",
      es: "Aportes, como CL/inputs/aportes, o declaration.", value: (nil, "id")),
    completion: RecordCompletion.documents)
  var ids: [String] = []

  @Flag(help: .worded(en: "All contributions and the declaration.", es: "Todos los aportes y la declaración."))
  var all = false

  @Option(
    help: .worded(
      en: "The body that acts; else the only one that you are a focal point of.",
      es: "El órgano que actúa; si no se indica, el único del que usted es punto focal.", value: ("code", "código")),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard all == ids.isEmpty else {
      throw CommandFailure(
        .usage,
        Wording(
          en: "Name what to read again, or give --all for everything.",
          es: "Indique qué se debe leer de nuevo, o use --all para todo."))
    }
    let record = try console.openRecord()
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    _ = try state.body(named: party, actingPerson: identity.committer.email)
    let names = all ? try state.contributionIDs().map(\.description) + Self.declarations(in: state) : ids
    var table = Table(columns: [
      .init(key: "document", title: Wording(en: "Document", es: "Documento")(console.language)),
      .init(key: "languages", title: Wording(en: "New texts", es: "Textos nuevos")(console.language)),
      .init(key: "commit", title: "Commit"),
    ])
    var problems: [Wording] = []
    var progress = console.progress(Wording(en: "Reading", es: "Leyendo"), total: names.count)
    for (place, name) in names.enumerated() {
      progress.update(place)
      let (readings, failures) = try await RereadDocument(state: state, name: name).readings()
      problems += failures
      guard !readings.isEmpty else { continue }
      let result = try record.reread(name, readings, party: party, as: identity, dryRun: write.dryRun)
      guard let outcome = result.outcome else { continue }
      table.rows.append([
        .name(result.document), .list(result.changed), write.dryRun ? .none : .name(outcome.commit),
      ])
      if let problem = outcome.checkoutProblem { problems.append(checkoutSentence(problem, name)) }
    }
    progress.finish()
    if !table.rows.isEmpty || console.options.format != .table {
      try await console.print(
        table, schema: "gcmrepo.reread/1", key: "documents", extra: [("dry_run", .bool(write.dryRun))])
    }
    problems.forEach(console.warn)
    console.remark(
      table.rows.isEmpty
        ? Wording(
          en: "All texts are what this version makes of them.", es: "Todos los textos son los que da esta versión.")
        : write.dryRun
          ? Wording(en: "Nothing was written.", es: "No se guardó nada.")
          : Wording(
            en: "\(table.rows.count.of("document was", "documents were")) read again.",
            es: "Se \(table.rows.count == 1 ? "leyó" : "leyeron") de nuevo "
              + "\(table.rows.count.of("documento", "documentos"))."))
    if !problems.isEmpty, table.rows.isEmpty { throw CommandFailure.no }
  }

  private static func declarations(in state: RecordState) throws(RecordError) -> [String] {
    try state.declaration().languages.isEmpty ? [] : [Declaration.name]
  }
}

/// The texts that this version makes of a document's originals, where they are not those of the record.
private struct RereadDocument {
  let state: RecordState
  let name: String

  func readings() async throws -> (readings: [NewReading], failures: [Wording]) {
    let document = try state.document(named: name)
    var readings: [NewReading] = []
    var failures: [Wording] = []
    for language in document.languages {
      guard let held = try state.reading(of: document, language: language) else { continue }
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
