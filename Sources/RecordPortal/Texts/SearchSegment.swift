import BrowserSearch
import GCMRepo
import NegotiatedText
import Questionnaires
import RecordLocalization
import Terminology
import TextSearch

/// Pages that the portal's search finds together: those of a party, or of one collection. What it is made of is known without a text.
struct SearchSegment: Sendable {
  /// Its name in the addresses of its files.
  let name: String
  /// The names of git objects and what else its texts are made of.
  let inputs: [String]
  /// Reads its pages.
  let documents: @Sendable () throws(RecordError) -> [BrowserDocument]

  /// All segments of a record: each party's, and those of the other collections.
  static func all(of record: PortalRecord) throws(RecordError) -> [SearchSegment] {
    let objects = try record.objects()
    let own = Dictionary(grouping: try record.contributions(), by: \.id.party)
    var segments: [SearchSegment] = []
    for party in try record.parties() {
      let contributions = own[party.code] ?? []
      let inputs = contributions.flatMap { [$0.id.description, objects[$0.id] ?? ""] }
      segments.append(
        SearchSegment(name: party.code.description, inputs: inputs) { () throws(RecordError) in
          try Self.party(party, contributions, record)
        })
    }
    func collection(
      _ name: String, _ documents: @escaping @Sendable (PortalRecord) throws(RecordError) -> [BrowserDocument]
    ) throws(RecordError) {
      let inputs = [try record.state.objectName(at: name) ?? ""]
      segments.append(
        SearchSegment(name: name, inputs: inputs) { () throws(RecordError) in try documents(record) })
    }
    try collection("declaration", Self.declaration)
    try collection("glossary", Self.glossary)
    try collection("meetings", Self.meetings)
    try collection("questionnaires", Self.questionnaires)
    return segments
  }

  // MARK: What each has

  private static func party(
    _ party: Party, _ contributions: [Contribution], _ record: PortalRecord
  ) throws(RecordError) -> [BrowserDocument] {
    var documents = pages(party.names, kind: "party", party: party.code, record) { .party(party, $0) }
    for contribution in contributions {
      // In each language that it has a text or a title in.
      var tags = contribution.languages
      for entry in contribution.title.entries {
        guard let tag = LanguageTag(entry.language), !tags.contains(tag) else { continue }
        tags.append(tag)
      }
      for tag in tags {
        let page = record.language(of: tag)
        var paragraphs: [BrowserDocument.Paragraph] = []
        for words in [contribution.whyBestPractice, contribution.contributionToGCM] {
          if let text = words[tag.description] { paragraphs.append(.init(text: text)) }
        }
        if contribution.languages.contains(tag) {
          let bytes = try record.state.text(of: contribution, language: tag)
          // A text mostly begins with its title.
          let title = contribution.title[tag.description]
          let printed = try record.state.printedParts(of: contribution.id, in: bytes)
          paragraphs += SearchedText.passages(of: bytes, language: tag, without: printed)
            .filter { $0.text != title }.map { .init(text: $0.text) }
        }
        documents.append(
          BrowserDocument(
            address: PortalPath.contribution(contribution.id, page).description,
            title: contribution.title[tag.description] ?? contribution.title.text(for: page)
              ?? contribution.id.description,
            language: tag.description, kind: contribution.id.kind.rawValue, party: party.code.description,
            paragraphs: paragraphs))
      }
    }
    return documents
  }

  /// The current text, with the anchors of its page.
  private static func declaration(_ record: PortalRecord) throws(RecordError) -> [BrowserDocument] {
    try DeclarationText.all(in: record.state).map { text in
      let page = record.language(of: text.language)
      let passages = SearchedText.passages(of: text.text.source.bytes, language: text.language)
      return BrowserDocument(
        address: PageFrame.Place.declaration.path(page).description,
        title: Message("Joint declaration: the current text")(page), language: text.language.description,
        kind: "declaration",
        paragraphs: passages.map { passage in
          .init(anchor: passage.place.flatMap { text.anchors.ids[$0 - 1].first }, text: passage.text)
        })
    }
  }

  private static func glossary(_ record: PortalRecord) throws(RecordError) -> [BrowserDocument] {
    try record.terms().flatMap { term in
      let texts = [term.agreedDefinition, term.notes].compactMap { $0 } + term.definitions.map(\.text)
      return pages(term.names, kind: "term", record) {
        .term(term.id, $0)
      } more: { language in
        texts.compactMap { $0[language] } + term.forms.filter { $0.language == language }.map(\.text)
      }
    }
  }

  private static func meetings(_ record: PortalRecord) throws(RecordError) -> [BrowserDocument] {
    let agreements = Dictionary(grouping: try record.agreements(), by: \.meeting)
    var documents: [BrowserDocument] = []
    for meeting in try record.meetings() {
      var texts: [String: [String]] = [:]
      for document in try record.documents(of: meeting.id) where document.isText {
        guard let text = try record.state.text(of: document.kind, of: meeting.id, in: document.language) else {
          continue
        }
        texts[document.language.description, default: []] += SearchedText.passages(
          of: Array(text.utf8), language: document.language
        ).map(\.text)
      }
      documents += pages(
        meeting.title, also: texts.keys.sorted(), kind: "meeting", record
      ) {
        .meeting(meeting.id, $0)
      } more: { language in
        [meeting.place[language]].compactMap { $0 } + (agreements[meeting.id] ?? []).compactMap { $0.text[language] }
          + (texts[language] ?? [])
      }
    }
    return documents
  }

  private static func questionnaires(_ record: PortalRecord) throws(RecordError) -> [BrowserDocument] {
    var documents: [BrowserDocument] = []
    for id in try record.questionnaires() {
      guard let table = try record.answers(to: id) else { continue }
      let questionnaire = table.form.questionnaire
      documents += pages(questionnaire.title, kind: "questionnaire", record) {
        .questionnaire(id, $0)
      } more: { language in
        [questionnaire.introduction[language]].compactMap { $0 }
          + table.columns.compactMap { column in
            let labels = column.labels.compactMap { $0[language] }
            return labels.isEmpty ? nil : labels.joined(separator: " · ")
          }
      }
    }
    return documents
  }

  /// A page in each language of its title.
  private static func pages(
    _ title: LocalizedText, also others: [String] = [], kind: String, party: PartyCode? = nil, _ record: PortalRecord,
    _ address: (InterfaceLanguage) -> PortalPath, more: (String) -> [String] = { _ in [] }
  ) -> [BrowserDocument] {
    let own = title.entries.map(\.language)
    return (own + others.filter { !own.contains($0) }).map { language in
      let page = LanguageTag(language).map { record.language(of: $0) } ?? .en
      return BrowserDocument(
        address: address(page).description, title: title[language] ?? title.text(for: page) ?? "",
        language: language, kind: kind, party: party?.description,
        paragraphs: more(language).map { .init(text: SearchedText.onOneLine(Array($0.utf8)[...])) })
    }
  }
}

extension PortalRecord {
  /// The language of the page that shows a text in a language: its own, else the portal's first.
  func language(of tag: LanguageTag) -> InterfaceLanguage {
    options.languages.first { $0.rawValue == tag.primary } ?? options.languages.first ?? .es
  }
}
