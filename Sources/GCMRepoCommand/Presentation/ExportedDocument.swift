import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

/// What an exported document has around its text, in the text's own language.
struct ExportedDocument {
  let document: RecordDocument
  let source: ExportSource
  let language: LanguageTag

  /// `CL-inputs-aportes.es.pdf`
  static func fileName(of document: RecordDocument, language: LanguageTag, _ form: ExportForm) -> String {
    document.name.replacing("/", with: "-") + ".\(language)." + form.rawValue
  }

  private var words: ExportWords { ExportWords(language) }

  func publication(of text: [UInt8]) -> Publication {
    let draft = source.draft
    let commit = source.state.commit.description
    let record = source.state.title(in: language.description)
    var publication = Publication(
      name: document.name, text: text, title: .ofText(else: words.declaration), language: language.description,
      header: Self.shortened(record) + " · " + document.name,
      provenance: (draft.map { $0 + " · " } ?? "") + words.commit + " " + commit.prefix(12),
      pageWords: .init(page: words.page, of: words.of),
      label: DocumentLabel(
        kind: .export, document: document.name, language: language.description, draft: draft, commit: commit),
      seconds: source.time.seconds)
    var head: [(String, String?)]
    switch document {
    case .contribution(let contribution):
      let party = party(contribution.id.party)
      publication.title = .given(title(of: contribution))
      publication.author = party.name
      publication.country = party.country
      head = facts(of: contribution, in: language, party: party.name)
    case .declaration:
      publication.author = record
      head = [(words.record, record), (words.identifier, document.name)]
    }
    head.append((words.draft, draft))
    head.append((words.state, dateInWords(source.time, words.interface) + "\n" + words.commit + " " + commit))
    publication.head = head.compactMap { label, value in value.map { .init(label: label, value: $0) } }
    return publication
  }

  /// A contribution's text as a part of a compilation in another language: what is around the text is in that one.
  func part(_ contribution: Contribution, text: [UInt8], in compilation: LanguageTag) -> Publication.Part {
    let around = ExportedDocument(document: document, source: source, language: compilation)
    let party = around.party(contribution.id.party)
    var facts = around.facts(of: contribution, in: language, party: party.name).dropFirst().compactMap { label, value in
      value.map { Publication.Fact(label: label, value: $0) }
    }
    if language != compilation {
      facts.append(.init(label: around.words.languageLabel, value: around.words.language(language)))
    }
    return Publication.Part(
      name: document.name, text: text, title: title(of: contribution), author: party.name, head: facts,
      language: language.description)
  }

  /// - Parameter text: the language of the text.
  private func facts(
    of contribution: Contribution, in text: LanguageTag, party: String
  ) -> [(String, String?)] {
    // A language revised separately has its own revision and date.
    let original = contribution.original(in: text)
    let submitted = (original?.submittedAt ?? contribution.submittedAt).map { dateInWords($0, words.interface) }
    let person = contribution.submittedBy.map { person in
      person.name + (person.role.map { ", " + functionWording($0)(words.interface) } ?? "")
    }
    return [
      (words.party, party == contribution.id.party.description ? party : "\(party) (\(contribution.id.party))"),
      (words.kind, words.kind(contribution.id.kind)), (words.identifier, contribution.id.description),
      (words.revision, (original?.revision ?? contribution.revision).map(String.init)), (words.submitted, submitted),
      (words.submittedBy, person),
      (
        words.sentIn,
        contribution.sentInBy.map {
          sentInSentence(by: $0.description, for: contribution.id.party.description)(words.interface)
        }
      ), (words.whyBestPractice, words(contribution.whyBestPractice)),
      (words.contributionToGCM, words(contribution.contributionToGCM)),
    ]
  }

  private func title(of contribution: Contribution) -> String {
    words(contribution.title) ?? contribution.id.description
  }

  private func words(_ texts: LocalizedText) -> String? {
    texts.preferring(language.description, words.interface.rawValue).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A party whose file is missing or unreadable is named by its code, so that the text can still be exported.
  private func party(_ code: PartyCode) -> (name: String, country: String?) {
    let word = code.description
    guard let party = source.party(code) else { return (word, word.utf8.count == 2 ? word : nil) }
    return (party.names.preferring(language.description, "en", "es") ?? word, party.kind == .state ? word : nil)
  }

  /// A header is one line.
  static func shortened(_ title: String) -> String {
    title.count <= 90 ? title : title.prefix(89) + "…"
  }
}
