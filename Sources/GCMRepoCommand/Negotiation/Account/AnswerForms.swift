import ArgumentParser
import DocumentModel
import Documents
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

/// The columns of the form in which a State answers.
enum AnswerColumns {
  static let id = FormColumn.id
  static let paragraph = FormColumn("paragraph", Message("Paragraph"), width: 2)
  static let text = FormColumn("text", Message("What is asked for"), width: 6)
  static let outcome = FormColumn("as", Message("What became of it"), width: 5)
  static let answer = FormColumn("answer", Message("Your answer"), width: 3)
  static let why = FormColumn("why", Message("Your reason"), width: 5)

  static let form = [id, paragraph, text, outcome, answer, why]
}

struct AnswerForm: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: .message("Make the form in which a State says by mail whether it is satisfied."),
    discussion: .message(
      """
      A Word table with a row for each change that is disposed of, in the language of --locale. It fills in the answer and the \
      reason; gcmrepo answer import reads it back.

        gcmrepo answer form draft-2 --country CL --locale es -o CL-answers.docx
      """))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
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
    let draft = try record.draft(named: draft)
    let words = console.language
    let matrix = try record.matrix(of: draft.name.description, party: party.code)
    let rows = matrix.rows.compactMap { row -> [String]? in
      guard let disposition = row.disposition else { return nil }
      let into = disposition.into.map { " → " + $0 } ?? ""
      return [
        row.reference.description, row.paragraphWording(words), row.line(words),
        disposition.outcome.wording(words) + into + ": " + disposition.why, row.answer?.word.wording(words) ?? "",
        row.answer?.why ?? "",
      ]
    }
    guard !rows.isEmpty else {
      throw CommandFailure(
        .refusedInput,
        Message(
          "Nothing of \(party.code.description, "party") on \(draft.name.description, "draft") is disposed of yet, so there is nothing to answer."
        ))
    }
    let form = StateForm(
      title: Message("Form: answers to what became of your proposals on \(draft.name.description, "draft")"),
      name: "\(party.code)/answers/\(draft.name)", party: party, draft: draft,
      text: party.languages.first ?? state.configuration.languages[0],
      explanations: [
        Message(
          """
          Write in the column of the answer “\(DispositionAnswer.Word.satisfied.wording, "yes")” or \
          “\(DispositionAnswer.Word.notSatisfied.wording, "no")”, and why if your State is not. Leave it empty where it says nothing.
          """)
      ], columns: AnswerColumns.form, rows: rows)
    try await file.write(form.publication(in: state, words), on: console)
  }
}

struct AnswerImport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take a State's answers from a filled form: Word, OpenDocument or CSV."),
    discussion: .message(
      """
      Rows without an answer are passed over. A row that cannot be taken is told with its number, and nothing is written until all \
      can. A CSV file has the columns row (as in CL/proposals/draft-2/detencion#3), answer and why. Each proposal is one commit.

        gcmrepo answer import CL-answers.docx --sent-in-by RCM-TS
      """))

  @Argument(help: .message("The file; - is CSV on standard input.", value: "file"), completion: .file())
  var file: String

  @OptionGroup var sender: SenderOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(write, target, on: console)
    let state = try writing.record.current()
    let body = try state.partyCode(named: sender.sentInBy)
    let form = try await FilledTable.read(
      file, columns: AnswerColumns.form, required: [[AnswerColumns.answer], [AnswerColumns.id]], in: state)
    var filled = FilledAnswers(form, in: state)
    guard !filled.faults.isEmpty || !filled.replies.isEmpty else {
      throw CommandFailure(.refusedInput, Message("No row of \(form.name, "file") has an answer."))
    }
    // All are tried before one is written.
    for (place, (name, replies)) in filled.replies.enumerated() where filled.faults.isEmpty {
      do throws(RecordError) {
        _ = try await writing.record.answer(
          replies, toDispositionsOf: name, sentInBy: body, as: writing.identity, dryRun: true)
      } catch {
        filled.faults.append(RowFault(row: filled.rows[place], error))
      }
    }
    try filled.faults.refuse(form, on: console)
    var (taken, commits): ([JSONValue], Set<String>) = ([], [])
    for (name, replies) in filled.replies {
      let result = try await console.writing {
        try await writing.record.answer(
          replies, toDispositionsOf: name, sentInBy: body, as: writing.identity, dryRun: writing.isDryRun)
      }
      if !result.outcome.isUnchanged { commits.insert(result.outcome.commit.description) }
      taken += result.references.map { .string($0.description) }
    }
    try await writing.answer(
      schema: "gcmrepo.answers_import/1",
      WriteOutcome(commit: try writing.record.current().commit, time: .init(seconds: 0), isUnchanged: commits.isEmpty),
      [
        .init("file", .string(form.name)), .init("taken", .array(taken)),
        .init("proposals", .int(filled.replies.count)),
      ],
      path: "",
      said: Message(
        taken.count, "{count} answer of \(form.name, "file") is recorded.",
        "{count} answers of \(form.name, "file") are recorded."))
  }
}

/// The answers in the rows of a form, by proposal, and what is wrong with the other rows.
struct FilledAnswers {
  private(set) var replies: [(name: String, replies: [DispositionReply])] = []
  /// The first row of each.
  private(set) var rows: [Int] = []
  var faults: [RowFault] = []

  init(_ form: FilledTable, in state: RecordState) {
    for row in form.rows where !row.isEmpty(in: ["answer", "why"]) {
      let reference = AccountReference(row["id"])
      guard let number = reference.number, let id = ContributionID(reference.contribution) else {
        faults.append(
          fault(row, "other-row", Message("“\(row["id"], "row")” is no change of a proposal and no recommendation.")))
        continue
      }
      if let party = form.party, party != id.party.description {
        faults.append(
          fault(
            row, "other-party",
            Message("\(reference.description, "change") is not of \(party, "party"), whose form this is.")))
        continue
      }
      guard let word = Self.word(row["answer"]) else {
        faults.append(
          fault(
            row, "no-answer",
            Message("“\(row["answer"], "words")” says neither that the State is satisfied nor that it is not.")))
        continue
      }
      let why = row["why"].isEmpty ? nil : nfc(row["why"])
      guard word == .satisfied || why != nil else {
        faults.append(fault(row, "no-reason", Message("A State that is not satisfied says why, in the last column.")))
        continue
      }
      let reply = DispositionReply(word, [number], language: reference.language?.description, because: why)
      if let place = replies.firstIndex(where: { $0.name == reference.contribution }) {
        replies[place].replies.append(reply)
      } else {
        replies.append((reference.contribution, [reply]))
        rows.append(row.number)
      }
    }
  }

  private func fault(_ row: FilledTable.Row, _ code: String, _ sentence: Message) -> RowFault {
    RowFault(row: row.number, code: code, sentence: sentence)
  }

  /// What a cell says, in any of the four languages; `nil` for neither.
  static func word(_ cell: String) -> DispositionAnswer.Word? {
    let words = FormWords.folded(cell).split(separator: " ")
    if words.contains(where: {
      ["no", "not", "nao", "non", "pas"].contains($0) || $0.hasPrefix("insatisf") || $0.hasPrefix("disconf")
    }) {
      return .notSatisfied
    }
    let yes = ["satisf", "conform"]
    if words.contains(where: { word in yes.contains { word.hasPrefix($0) } }) { return .satisfied }
    return FormWords.isYes(cell) == true ? .satisfied : nil
  }
}
