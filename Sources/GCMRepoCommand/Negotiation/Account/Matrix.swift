import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

struct Matrix: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: .message("Show what became of every change of every proposal and of every numbered recommendation."),
    discussion: .message(
      """
      With --open it lists what waits for a disposition, and what is not accepted as asked and waits for its State's answer; \
      then the exit status is 1 if there is any. With --country and -o it is the letter that answers that State, in its own \
      language; with -o alone the whole matrix as a document: .docx, .odt, .pdf, .html, .csv or .json.

        gcmrepo matrix draft-2 --open
        gcmrepo matrix draft-2 --country CL -o letter-CL.docx
      """))

  @Argument(help: .message("The draft; else all drafts.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String?

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Only those of this country or body.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @Option(
    name: .customLong("lang"), help: .message("The letter's language; else the State's own.", value: "lang"))
  var language: InterfaceLanguage?

  @Flag(help: .message("Only what waits for somebody; the exit status is 1 if anything does."))
  var open = false

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try output.map { path throws(CommandFailure) in try AccountFile(path: path) }
    let record = try console.openRecord().frozen()
    let state = try record.current()
    let party = try country.map { code throws(RecordError) in try state.party(named: code) }
    let matrix = try record.matrix(of: draft, party: party?.code)
    let rows = open ? matrix.open : matrix.rows
    let table = MatrixTable(rows, matrix, for: console)
    if let file {
      try await file.write(
        party.map {
          MatrixLetter(matrix, rows, to: $0, draft: draft, in: state, language, else: console.language).document
            .publication
        }
          ?? MatrixDocument(matrix, rows, draft: draft, in: state, console.language).document.publication,
        table.table, table.json(state), on: console)
    } else if console.options.format == .json {
      try console.print(json: table.json(state))
    } else if !rows.isEmpty || console.options.format == .csv {
      try await console.print(table.table, schema: MatrixTable.schema, key: "rows")
    }
    for unread in matrix.unread { console.warn(unread.reason.sentence(of: unread.id.description)) }
    for row in rows where row.earlier != nil { console.warn(row.reopened) }
    if !matrix.withdrawn.isEmpty, !open {
      console.remark(
        Message("Withdrawn: \(matrix.withdrawn.map(\.description).joined(separator: ", "), "proposals")."))
    }
    let waiting = matrix.open.count
    console.remark(
      matrix.rows.isEmpty
        ? Message("There are no proposals and no numbered recommendations.")
        : waiting == 0
          ? Message("Everything is answered.")
          : Message(waiting, "{count} entry waits for somebody.", "{count} entries wait for somebody."))
    if open, waiting > 0 || !matrix.unread.isEmpty { throw CommandFailure.no }
  }
}

extension DispositionMatrix.Row {
  /// That it is open again, since a new revision says something else.
  var reopened: Message {
    guard let earlier else { return .empty }
    return Message(
      """
      \(reference.description, "change") is open again: it differs from what was \(earlier.outcome.wording, "outcome") in \
      revision \(earlier.revision, "revision").
      """)
  }
}
