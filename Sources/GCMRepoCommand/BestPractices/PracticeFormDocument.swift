import DocumentModel
import Documents
import GCMRepo
import MarkdownText
import RecordLocalization

/// The form of a best practice as a document: a table of facts, lists to tick, and a heading with an instruction for each
/// space that is told at length.
struct PracticeFormDocument {
  let language: InterfaceLanguage
  /// The State that fills it in; `nil` for any.
  let party: Party?
  let state: RecordState

  private var form: FormLanguage { language.form }

  func publication() throws(RecordError) -> Publication {
    let words = ExportWords(interface: language)
    let record = state.title(in: language.rawValue)
    let title = PracticeForm.title(in: form)
    var publication = Publication(
      name: "best-practice", text: [], title: .given(title), language: language.rawValue,
      country: party?.code.description, author: record, header: title + " · " + ExportedDocument.shortened(record),
      provenance: words.commit + " " + state.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of),
      label: DocumentLabel(
        kind: .form, document: nil, language: language.rawValue, commit: state.commit.description),
      seconds: try state.time().seconds)
    publication.blocks = try blocks()
    return publication
  }

  // MARK: Content

  private func blocks() throws(RecordError) -> [Block] {
    var blocks: [Block] = [note(PracticeForm.introduction(in: form)), facts]
    blocks += [heading(.themes), instruction(.themes, choices: true), try themes()]
    blocks += [heading(.objectives), instruction(.objectives, choices: true), objectives]
    for space in PracticeSpace.told {
      blocks += [heading(space), instruction(space)]
      blocks += space == .criteria ? [criteria] : [Self.answer, Self.answer]
    }
    return blocks
  }

  /// A paragraph to write in.
  private static let answer = Block.paragraph([.text("\u{A0}")])

  private func note(_ words: String) -> Block { .paragraph([.emphasis([.text(words)])]) }

  private func heading(_ space: PracticeSpace) -> Block { .heading(level: 1, [.text(space.heading(in: form))]) }

  private func instruction(_ space: PracticeSpace, choices: Bool = false) -> Block {
    let words = [space.instruction(in: form), choices ? PracticeForm.choiceInstruction(in: form) : nil]
    return note(words.compactMap { $0 }.joined(separator: " "))
  }

  private static func cell(_ words: String) -> MarkdownText.Table.Cell {
    MarkdownText.Table.Cell(blocks: [.paragraph([.text(words)])])
  }

  /// A name in bold with its instruction below it.
  private static func label(_ name: String, _ instruction: String?) -> MarkdownText.Table.Cell {
    var blocks: [Block] = [.paragraph([.strong([.text(name)])])]
    if let instruction { blocks.append(.paragraph([.emphasis([.text(instruction)])])) }
    return MarkdownText.Table.Cell(blocks: blocks)
  }

  private static func table(_ rows: [[MarkdownText.Table.Cell]], widths: [Int]) -> Block {
    .table(MarkdownText.Table(alignments: widths.map { _ in .left }, rows: rows, widths: widths))
  }

  private var facts: Block {
    Self.table(
      PracticeSpace.facts.map { space in
        [Self.label(space.heading(in: form), space.instruction(in: form)), Self.cell(given(space) ?? "\u{A0}")]
      }, widths: [5, 9])
  }

  private func given(_ space: PracticeSpace) -> String? {
    guard space == .country, let party else { return nil }
    return party.names.preferring(language.rawValue, "en", "es") ?? party.code.description
  }

  private func themes() throws(RecordError) -> Block {
    let rows = try state.themes().map { theme in
      [
        Self.cell(PracticeForm.box),
        Self.cell(theme.title.preferring(language.rawValue, "en", "es") ?? theme.id.description),
      ]
    }
    return rows.isEmpty ? Self.answer : Self.table(rows, widths: [1, 17])
  }

  private var objectives: Block {
    Self.table(
      GCMObjective.all.map { objective in
        [
          Self.cell(PracticeForm.box), Self.cell(String(objective.number)),
          Self.cell(objective.title(in: form)),
        ]
      }, widths: [2, 2, 32])
  }

  private var criteria: Block {
    Self.table(
      PracticeCriterion.allCases.map { criterion in
        [Self.label(criterion.name(in: form), criterion.question(in: form)), Self.cell("\u{A0}")]
      }, widths: [5, 9])
  }
}
