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
    let time = try state.time()
    let commit = state.commit.description
    let record = state.title(in: language.description)
    var publication = Publication(
      name: "compilation", text: [], title: .given(([words.compilation] + selection).joined(separator: " · ")),
      language: language.description, author: record,
      head: [
        .init(label: words.record, value: record),
        .init(label: words.contributions, value: String(contributions.count)),
        .init(label: words.state, value: dateInWords(time, words.interface) + "\n" + words.commit + " " + commit),
      ],
      header: ([words.compilation] + selection).joined(separator: " · "),
      provenance: words.commit + " " + commit.prefix(12), pageWords: .init(page: words.page, of: words.of),
      seconds: time.seconds)
    for contribution in contributions {
      // A text that does not exist in the document's language is taken in its own first one.
      let own = contribution.languages.contains(language) ? language : contribution.languages.first
      guard let own else { continue }
      let document = RecordDocument.contribution(contribution)
      let text = try state.text(of: document, language: own)
      publication.parts.append(
        try ExportedDocument(document: document, state: state, revision: nil, language: own)
          .part(contribution, text: text))
    }
    return publication
  }
}
