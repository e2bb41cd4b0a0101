import ArgumentParser
import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

/// The columns of the form of an adoption.
enum AdoptionColumns {
  static let id = FormColumn.id
  static let party = FormColumn("party", Message("Party"), width: 4)
  static let form = FormColumn("as", Message("Adoption"), width: 4)
  static let except = FormColumn("except", Message("Except"), width: 4)
  static let why = FormColumn("why", Message("Why"), width: 8)

  static let all = [id, party, form, except, why]
}

struct AdoptionForm: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: .message("Make the form in which a State says by mail how it adopts the final draft."),
    discussion: .message(
      "For example: gcmrepo adoption form draft-5 --country CL --locale es -o CL-adoption.docx"))

  @Argument(help: .message("The final draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("The country that fills it in.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(name: .shortAndLong, help: .message("The file: .docx or .odt.", value: "file"), completion: .file())
  var output: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let file = try PublishedFile(path: output)
    let state = try record.current()
    let party = try state.member(named: country)
    let draft = try record.finalDraft(named: draft)
    let words = console.language
    let text = try record.paragraphs(of: draft.name.description).language
    let name = party.names.preferring(words.rawValue, "en", "es") ?? party.code.description
    let form = StateForm(
      title: Message("Form: adoption of \(draft.name.description, "draft")"),
      name: "\(party.code)/adoption/\(draft.name)",
      party: party, draft: draft, text: text,
      explanations: [
        Message(
          """
          Write in the column of the adoption one of: \
          \(or: Adoption.Form.allCases.map { "“" + $0.wording(words) + "”" }, "words"). Whoever signs, or is associated, may leave \
          out paragraphs: write their numbers, with semicolons between them.
          """)
      ], columns: AdoptionColumns.all,
      rows: [["\(draft.name)@\(draft.commit.description.prefix(12))", "\(name) (\(party.code))", "", "", ""]])
    try await file.write(form.publication(in: state, words), on: console)
  }
}

struct AdoptionImport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take how a State adopts the final draft from a filled form: Word, OpenDocument or CSV."),
    discussion: .message("For example: gcmrepo adoption import CL-adoption.docx --sent-in-by RCM-TS"))

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
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let state = try record.current()
    let form = try await FilledTable.read(
      file, columns: AdoptionColumns.all, required: [[AdoptionColumns.form]], in: state)
    let rows = form.rows.filter { !$0["as"].isEmpty }
    guard let row = rows.first, rows.count == 1 else {
      throw CommandFailure(
        .refusedInput,
        Message(
          rows.count, "\(form.name, "file") says {count} time how the State adopts the text; it says so once.",
          "\(form.name, "file") says {count} times how the State adopts the text; it says so once."))
    }
    let named = row["id"].split(separator: "@").first.map(String.init)
    guard let draft = on ?? form.draft ?? named else {
      throw CommandFailure(.usage, Message("\(form.name, "file") does not name its draft: say it with --on."))
    }
    guard let country = country ?? form.party ?? Self.code(in: row["party"]) else {
      throw CommandFailure(.usage, Message("\(form.name, "file") does not name its State: say it with --country."))
    }
    let party = try state.member(named: country).code
    try faults(row, form, draft: draft, party: party, record).refuse(form, on: console)
    guard let choice = FormWords.choice(row["as"], Adoption.Form.stems) else { return }
    let except = row["except"].split { ";,".contains($0) }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    try await AdoptionWrite(
      draft: draft, form: choice, except: except, language: form.label?.language,
      why: row["why"].isEmpty ? nil : nfc(row["why"]), speaker: Speaker(country, sentInBy: sender.sentInBy)
    ).run(in: record, as: identity, write, target, on: console)
  }

  /// What is wrong with the form.
  private func faults(
    _ row: FilledTable.Row, _ form: FilledTable, draft: String, party: PartyCode, _ record: Record
  ) throws(RecordError) -> [RowFault] {
    var faults: [RowFault] = []
    for said in [form.party, Self.code(in: row["party"])].compactMap(\.self) where said != party.description {
      faults.append(
        RowFault(
          row: row.number, code: "other-party", facts: [.init("given", .string(said))],
          sentence: Message(
            "it is of \(said, "given"), not of \(party.description, "party"): send its own form for each State.")))
      break
    }
    let commit = try record.draft(named: draft).commit.description
    if !row["id"].isEmpty, row["id"] != "\(draft)@\(commit.prefix(12))" {
      faults.append(
        RowFault(
          row: row.number, code: "other-row", facts: [.init("given", .string(row["id"]))],
          sentence: Message(
            """
            “\(row["id"], "given")” is no row of \(draft, "draft"): the first column was changed, or the form is of another draft \
            or language. Make a new form.
            """)))
    }
    if FormWords.choice(row["as"], Adoption.Form.stems) == nil {
      faults.append(
        RowFault(
          row: row.number, code: "no-form", facts: [.init("given", .string(row["as"]))],
          sentence: Message(
            "“\(row["as"], "given")” does not say how the State adopts the text. Write one of: \(or: Adoption.Form.allCases.map(\.rawValue), "forms")."
          )))
    }
    return faults
  }

  /// The code in `Chile (CL)`, or a code alone.
  private static func code(in cell: String) -> String? {
    let inside = cell.split { "()".contains($0) }.last.map { $0.trimmingSpaces } ?? ""
    return PartyCode(inside)?.description
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
