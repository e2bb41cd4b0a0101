import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The contributions of one theme, country or conference as one document.
struct Compilation {
  let state: RecordState
  /// Sorted by party and id.
  let contributions: [Contribution]
  /// What they have in common, in the document's language: the theme's title, the country's name.
  let selection: [String]
  /// The language of the document, and of each text that exists in it.
  let language: LanguageTag

  func publication() throws(RecordError) -> Publication {
    let words = ExportWords(language)
    let source = try ExportSource(state, revision: nil, documents: contributions.map { .contribution($0) })
    let commit = state.commit.description
    let record = state.title(in: language.description)
    var publication = Publication(
      name: "compilation", text: [], title: .given(([words.compilation] + selection).joined(separator: " · ")),
      language: language.description, author: record,
      head: [
        .init(label: words.record, value: record),
        .init(label: words.contributions, value: String(contributions.count)),
        .init(
          label: words.state,
          value: dateInWords(source.time, words.interface) + "\n" + words.commit + " " + commit),
      ],
      header: ExportedDocument.shortened(([words.compilation] + selection).joined(separator: " · ")),
      provenance: words.commit + " " + commit.prefix(12), pageWords: .init(page: words.page, of: words.of),
      label: .account(of: state, in: language.description), seconds: source.time.seconds)
    publication.contentsTitle = words.contents
    for contribution in contributions {
      // A text that does not exist in the document's language is taken in its own first one.
      let own = contribution.languages.contains(language) ? language : contribution.languages.first
      guard let own else { continue }
      let document = RecordDocument.contribution(contribution)
      let text = try state.text(of: document, language: own)
      let exported = ExportedDocument(document: document, source: source, language: own)
      publication.parts.append(exported.part(contribution, text: text, in: language))
    }
    return publication
  }
}
