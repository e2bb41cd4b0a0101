import ArgumentParser
import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

struct PracticeFormCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: .message("Make the form in which a State describes a best practice."),
    discussion: .message(
      """
      A Word document with a heading for each space, a short instruction below it, the record's themes and the 23 objectives \
      of the Global Compact to tick, and the criteria to answer in words. It is read back by its headings:

        gcmrepo practices form --lang es -o ficha.docx
        gcmrepo submit ficha.docx --country CL --kind best-practice
      """))

  @Option(
    name: .customLong("lang"), help: .message("The language of the form: es, en, pt or fr; else the reader's.", value: "lang"))
  var language: String?

  @Option(
    help: .message("The country that fills it in, whose name is then in the form.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(name: .shortAndLong, help: .message("The file: .docx or .odt.", value: "file"), completion: .file())
  var output: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let language = try chosenLanguage(console)
    let file = try PublishedFile(path: output)
    let state = try console.openRecord().current()
    let party = try country.map { try state.member(named: $0) }
    try await file.write(PracticeFormDocument(language: language, party: party, state: state).publication(), on: console)
  }

  private func chosenLanguage(_ console: Console) throws(CommandFailure) -> InterfaceLanguage {
    guard let language else { return console.language }
    guard let form = FormLanguage(tag: language), let interface = InterfaceLanguage(rawValue: form.rawValue) else {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          There is no form in “\(language, "given")”. Choose --lang \(or: FormLanguage.allCases.map(\.rawValue), "languages").
          """))
    }
    return interface
  }
}

/// The form as a document.
struct PracticeFormDocument {
  let language: InterfaceLanguage
  let party: Party?
  let state: RecordState

  func publication() throws(RecordError) -> Publication {
    let words = ExportWords(interface: language)
    let form = language.form
    let record = state.title(in: language.rawValue)
    let title = PracticeForm.title(in: form)
    return Publication(
      name: "best-practice", text: Array(try markdown().utf8), title: .given(title), language: language.rawValue,
      country: party?.code.description, author: record, header: title + " · " + ExportedDocument.shortened(record),
      provenance: words.commit + " " + state.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of),
      label: DocumentLabel(
        kind: .form, document: nil, language: language.rawValue, commit: state.commit.description),
      seconds: try state.time().seconds)
  }

  // MARK: Text

  /// A paragraph to write in.
  private static let answer = "\u{A0}"

  private func markdown() throws(RecordError) -> String {
    let form = language.form
    var blocks = ["*\(PracticeForm.introduction(in: form).asMarkdown)*"]
    blocks.append(
      MarkdownRows.table(
        ["", ""], markdown: PracticeSpace.facts.map { [label($0), given($0)?.asMarkdown ?? Self.answer] }, widths: [5, 9]))
    blocks += [heading(.themes), instruction(.themes, choices: true), try themes()]
    blocks += [heading(.objectives), instruction(.objectives, choices: true), objectives]
    for space in PracticeSpace.told {
      blocks += [heading(space), instruction(space)]
      blocks += space == .criteria ? [criteria] : [Self.answer, Self.answer]
    }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ space: PracticeSpace) -> String { "# " + space.heading(in: language.form).asMarkdown }

  private func instruction(_ space: PracticeSpace, choices: Bool = false) -> String {
    let own = space.instruction(in: language.form) ?? ""
    let words = choices ? own + " " + PracticeForm.choiceInstruction(in: language.form) : own
    return words.isEmpty ? "" : "*\(words.asMarkdown)*"
  }

  /// A fact's heading in the left column, with its instruction.
  private func label(_ space: PracticeSpace) -> String {
    let heading = "**\(space.heading(in: language.form).asMarkdown)**"
    return space.instruction(in: language.form).map { "\(heading) *\($0.asMarkdown)*" } ?? heading
  }

  private func given(_ space: PracticeSpace) -> String? {
    guard space == .country, let party else { return nil }
    return party.names.preferring(language.rawValue, "en", "es") ?? party.code.description
  }

  private func themes() throws(RecordError) -> String {
    let rows = try state.themes().map { theme in
      [PracticeForm.box, (theme.title.preferring(language.rawValue, "en", "es") ?? theme.id.description).asMarkdown]
    }
    return rows.isEmpty ? Self.answer : MarkdownRows.table(["", ""], markdown: rows, widths: [1, 15])
  }

  private var objectives: String {
    MarkdownRows.table(
      ["", "", ""],
      markdown: GCMObjective.all.map { objective in
        [PracticeForm.box, String(objective.number), objective.title(in: language.form).asMarkdown]
      }, widths: [2, 2, 28])
  }

  private var criteria: String {
    MarkdownRows.table(
      ["", ""],
      markdown: PracticeCriterion.allCases.map { criterion in
        [
          "**\(criterion.name(in: language.form).asMarkdown)** *\(criterion.question(in: language.form).asMarkdown)*",
          Self.answer,
        ]
      }, widths: [5, 9])
  }
}
