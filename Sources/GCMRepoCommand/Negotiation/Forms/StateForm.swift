import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// A table that a State fills in, in Word, and that is read back: see ``FilledTable``.
///
/// The first column names what each row is about; the head is in the reader's language, and is recognised in all four.
struct StateForm {
  /// What the document is called.
  let title: Message
  /// What it is about, for its label: `CL/positions/draft-2`.
  let name: String
  /// The State that fills it; `nil` for any.
  let party: Party?
  let draft: Draft
  /// The language of the draft's text in it.
  let text: LanguageTag
  /// How it is filled in, a paragraph each; how it is sent back follows by itself.
  let explanations: [Message]
  let columns: [FormColumn]
  /// The cells of each row, as many as columns; those to fill in are empty.
  let rows: [[String]]

  func publication(in state: RecordState, _ language: InterfaceLanguage) -> Publication {
    let words = ExportWords(interface: language)
    let record = state.title(in: language.rawValue)
    var head: [Publication.Fact] = [
      .init(label: words.record, value: record), .init(label: words.draft, value: draft.name.description),
    ]
    if let party {
      let name = party.names.preferring(language.rawValue, "en", "es") ?? party.code.description
      head.append(.init(label: words.party, value: "\(name) (\(party.code))"))
    }
    let sending = Message("Leave the first column as it is, and send the file back to the secretariat.")
    let paragraphs = (explanations + [sending]).map { $0(language).asMarkdown }
    let table = MarkdownRows.table(columns.map { $0.title(language) }, rows, widths: columns.map(\.width))
    return Publication(
      name: name, text: Array((paragraphs + [table]).joined(separator: "\n\n").utf8) + [0x0A],
      title: .given(title(language)), language: language.rawValue, author: record, head: head,
      header: title(language) + " · " + draft.name.description,
      provenance: words.commit + " " + draft.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of),
      label: DocumentLabel(
        kind: .form, document: name, language: text.description, draft: draft.name.description,
        commit: draft.commit.description),
      seconds: draft.time?.seconds ?? 0)
  }
}
