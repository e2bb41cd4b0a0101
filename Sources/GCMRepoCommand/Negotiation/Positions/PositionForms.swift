import RecordPortal
import ArgumentParser
import DocumentModel
import Documents
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

/// The columns of the form of positions.
enum PositionColumns {
  static let id = FormColumn.id
  static let number = FormColumn("number", Message("Paragraph"), width: 2)
  static let text = FormColumn("text", Message("Text"), width: 8)
  static let stand = FormColumn("stand", Message("Position"), width: 3)
  static let blocking = FormColumn("blocking", Message("Blocking", context: "form"), width: 2)
  static let why = FormColumn("why", Message("Why"), width: 6)
  static let party = FormColumn("party", Message("Party"))
  /// The place, in the list as CSV, which has the number besides; alone, a paragraph is cited by its number.
  static let place = FormColumn("paragraph", Message(verbatim: "paragraph"), besides: "number")

  static let form = [id, number, text, stand, blocking, why]
  static let read = form + [party, place]
}

struct PositionForm: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: .message("Make the form in which a State says by mail where it stands."),
    discussion: .message(
      """
      A Word table with a row for each paragraph, in the language of --locale, with what the State said before. It fills in \
      the position and the reason; gcmrepo positions import reads it back.

        gcmrepo positions form draft-2 --country CL --locale es -o CL-draft-2.docx
      """))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("The country that fills it in.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(
    name: .customLong("lang"), help: .message("The language of the text; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(name: .shortAndLong, help: .message("The file: .docx or .odt.", value: "file"), completion: .file())
  var output: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let file = try PublishedFile(path: output)
    let state = try record.current()
    let party = try state.member(named: country)
    let table = try record.positions(on: draft, in: language)
    let words = console.language
    let rows = table.rows.map { row -> [String] in
      let said = row.held.first { $0.party == party.code && $0.carried == nil }?.position
      return [
        table.paragraphs.rowID(of: row.paragraph), row.paragraph.citation ?? "",
        table.paragraphs.text.words(of: row.paragraph), said?.stand.wording(words) ?? "",
        said?.isBlocking == true ? Message("yes", context: "form")(words) : "", said?.why ?? "",
      ]
    }
    let draft = table.paragraphs.draft
    let form = StateForm(
      title: Message("Form: positions on \(draft.name.description, "draft")"),
      name: "\(party.code)/positions/\(draft.name)", party: party, draft: draft, text: table.paragraphs.language,
      explanations: [
        Message(
          """
          Write in the column of the position one of: \
          \(or: Stand.allCases.map { "“" + $0.wording(words) + "”" }, "words"). Leave it empty where your State says nothing. Whoever \
          reserves or objects may block: write “\(Message("yes", context: "form"), "yes")” beside it. Give the reason in the last \
          column.
          """)
      ], columns: PositionColumns.form, rows: rows)
    try await file.write(form.publication(in: state, words), on: console)
  }
}

struct PositionImport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take a State's positions from a filled form: Word, OpenDocument or CSV."),
    discussion: .message(
      """
      Rows without a position are passed over. A row that cannot be taken is told with its number, and nothing is written until \
      all can. A CSV file needs the columns number (or paragraph) and stand; blocking, why and party are read too.

        gcmrepo positions import CL-draft-2.docx --sent-in-by RCM-TS
      """))

  @Argument(help: .message("The file; - is CSV on standard input.", value: "file"), completion: .file())
  var file: String

  @Option(
    help: .message("The draft; else the one that the form names.", value: "draft"), completion: RecordCompletion.drafts)
  var on: String?

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("The country; else the one that the form names.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @OptionGroup var sender: SenderOptions

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the text that is cited; else the form's.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let state = try record.current()
    let form = try await FilledTable.read(
      file, columns: PositionColumns.read,
      required: [[PositionColumns.stand], [PositionColumns.number, PositionColumns.id, PositionColumns.place]],
      in: state)
    guard let draft = on ?? form.draft else {
      throw CommandFailure(.usage, Message("\(form.name, "file") does not name its draft: say it with --on."))
    }
    if let said = form.draft, said != draft {
      throw CommandFailure(
        .refusedInput,
        Message(
          "\(form.name, "file") is a form of \(said, "other"), not of \(draft, "draft"). Take it with --on \(said, "other2")."
        ))
    }
    guard let country = country ?? form.party else {
      throw CommandFailure(.usage, Message("\(form.name, "file") does not name its State: say it with --country."))
    }
    let party = try state.member(named: country).code
    if let said = form.party, said != party.description {
      throw CommandFailure(
        .refusedInput,
        Message("\(form.name, "file") is the form of \(said, "other"), not of \(party.description, "party")."))
    }
    let spoken = language ?? (form.draft == nil ? nil : form.label?.language)
    let paragraphs = try record.paragraphs(of: draft, in: spoken)
    let (positions, faults) = Self.positions(in: form, of: party, on: paragraphs)
    try faults.refuse(form, on: console)
    guard !positions.isEmpty else {
      throw CommandFailure(.refusedInput, Message("No row of \(form.name, "file") has a position."))
    }
    let taken = try await console.writing {
      try await record.take(
        positions, on: draft, in: paragraphs.language.description, of: Speaker(country, sentInBy: sender.sentInBy),
        as: identity, dryRun: write.dryRun)
    }
    let said = StatedWrite(
      schema: "gcmrepo.positions_import/1",
      fields: [
        .init("draft", .string(draft)), .init("file", .string(form.name)), .init("taken", .int(taken.taken.count)),
        .init("unchanged_rows", .int(taken.unchanged)),
        .init("positions", .array(taken.taken.map { .object($0.json) })),
      ],
      done: Message(
        taken.taken.count,
        "{count} position of \(party.description, "party") on \(draft, "draft") is recorded (\(taken.unchanged, "same") as before).",
        "{count} positions of \(party.description, "party") on \(draft, "draft") are recorded (\(taken.unchanged, "same") as before)."
      ),
      planned: Message(
        taken.taken.count,
        "{count} position of \(party.description, "party") on \(draft, "draft") would be recorded; nothing was written.",
        "{count} positions of \(party.description, "party") on \(draft, "draft") would be recorded; nothing was written."
      ))
    try await said.tell(taken.stated, in: record, as: identity, write, target, on: console)
  }

  /// The positions of a form's rows, and what is wrong with the others.
  private static func positions(
    in form: FilledTable, of party: PartyCode, on paragraphs: DraftParagraphs
  ) -> ([NewPosition], [RowFault]) {
    var (positions, faults): ([NewPosition], [RowFault]) = ([], [])
    var places: [Int: Int] = [:]
    for row in form.rows where !row.isEmpty(in: ["stand", "blocking", "why"]) {
      do throws(FormProblem) {
        let (place, position) = try self.position(row, of: party, on: paragraphs)
        if let other = places[place] {
          throw .twice(PositionView.citation(paragraphs.text.paragraphs[place - 1]), other)
        }
        places[place] = row.number
        positions.append(position)
      } catch {
        faults.append(error.fault(row: row.number))
      }
    }
    return (positions, faults)
  }

  private static func position(
    _ row: FilledTable.Row, of party: PartyCode, on paragraphs: DraftParagraphs
  ) throws(FormProblem) -> (Int, NewPosition) {
    if !row["party"].isEmpty, row["party"].uppercased() != party.description { throw .otherParty(row["party"], party) }
    let paragraph: NumberedText.Paragraph
    if !row["id"].isEmpty {
      guard let found = paragraphs.paragraph(ofRow: row["id"]) else {
        throw .otherRow(row["id"], paragraphs.draft.name)
      }
      paragraph = found
    } else {
      let cited =
        row["number"].isEmpty && !row["paragraph"].isEmpty ? "#" + row["paragraph"].drop { $0 == "#" } : row["number"]
      do throws(RecordError) { paragraph = try paragraphs.paragraph(cited: cited) } catch { throw .refused(error) }
    }
    guard let stand = FormWords.choice(row["stand"], Stand.stems) else { throw .noStand(row["stand"]) }
    guard let isBlocking = FormWords.isYes(row["blocking"]) else { throw .neitherYesNorNo(row["blocking"]) }
    if isBlocking, !stand.isException {
      throw .refused(RecordError(.blockingNeedsObjection, [.given: .text(PositionView.citation(paragraph))]))
    }
    let why = row["why"].isEmpty ? nil : nfc(row["why"])
    return (paragraph.place, NewPosition("#\(paragraph.place)", stand, isBlocking: isBlocking, why: why))
  }
}

/// What is wrong with a row of a form of positions.
private enum FormProblem: Error {
  case otherParty(String, PartyCode)
  case otherRow(String, DraftName)
  case noStand(String)
  case neitherYesNorNo(String)
  case twice(String, Int)
  case refused(RecordError)

  func fault(row: Int) -> RowFault {
    switch self {
    case .refused(let error): RowFault(row: row, error)
    case .otherParty(let given, let party):
      RowFault(
        row: row, code: "other-party", facts: [.init("given", .string(given))],
        sentence: Message(
          "it is of \(given, "given"), not of \(party.description, "party"): send its own form for each State."))
    case .otherRow(let given, let draft):
      RowFault(
        row: row, code: "other-row", facts: [.init("given", .string(given))],
        sentence: Message(
          """
          “\(given, "given")” is no row of \(draft.description, "draft"): the first column was changed, or the form is of another \
          draft or language. Make a new form.
          """))
    case .noStand(let given):
      RowFault(
        row: row, code: "no-stand", facts: [.init("given", .string(given))],
        sentence: Message(
          "“\(given, "given")” is no position. Write one of: \(or: Stand.allCases.map(\.rawValue), "stands")."))
    case .neitherYesNorNo(let given):
      RowFault(
        row: row, code: "neither-yes-nor-no", facts: [.init("given", .string(given))],
        sentence: Message("“\(given, "given")” is neither yes nor no. Write x where the State blocks, else nothing."))
    case .twice(let paragraph, let other):
      RowFault(
        row: row, code: "twice", facts: [.init("given", .string(paragraph)), .init("other_row", .int(other))],
        sentence: Message("paragraph \(paragraph, "paragraph") is in row \(other, "row") already. Keep one of them."))
    }
  }
}
