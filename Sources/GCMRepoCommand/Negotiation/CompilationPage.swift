import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

extension DraftCompilation {
  /// The compilation as an HTML page.
  func page(_ printed: BracketedText, in language: InterfaceLanguage) -> [UInt8] {
    var reasons: [ChangeReference: String] = [:]
    let left = Dictionary(grouping: notApplied, by: \.reference.proposal)
    var listed = proposals.map { proposal in
      let changes = proposal.proposal?.texts[self.language]?.changes ?? []
      for change in changes {
        guard let reason = change.reason else { continue }
        reasons[ChangeReference(proposal: proposal.id.description, number: change.number)] = reason
      }
      return CompilationPage.Proposal(
        id: proposal.id.description, holder: proposal.id.party.description,
        title: proposal.title.preferring(self.language.description) ?? "", changes: changes.count { $0.number != nil })
    }
    let known = Set(listed.map(\.id))
    for id in left.keys.sorted() where !known.contains(id) {
      let party = id.prefix { $0 != "/" }
      listed.append(CompilationPage.Proposal(id: id, holder: String(party), title: "", changes: 0))
    }
    for place in listed.indices {
      listed[place].notApplied = (left[listed[place].id] ?? []).map { $0.sentence(of: self)(language) }
    }
    var page = CompilationPage(
      language: language, text: text, printed: printed, proposals: listed, reasons: reasons)
    page.title = Message("Compilation of the proposals on \(draft.description, "draft")")(language)
    page.provenance = "\(draft) · \(self.language) · \(commit)"
    page.textLanguage = self.language.description
    var buffer = ByteBuffer()
    page.write(to: &buffer)
    return buffer.bytes
  }

  /// The entries of the paragraphs that a person asks for, with their items and the new paragraphs after them; `nil` for no
  /// wish.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchParagraph``.
  func entries(cited: [String]) throws(RecordError) -> Set<Int>? {
    guard !cited.isEmpty else { return nil }
    var places: Set<Int> = []
    for words in cited {
      let found = ParagraphCitation(words).map { text.base.paragraphs(cited: $0) } ?? []
      guard !found.isEmpty else {
        throw RecordError(
          .noSuchParagraph,
          [
            .given: .text(words), .draft: .text(draft.description), .document: .text(draft.description),
            .language: .text(language.description), .nearest: .texts([]),
          ])
      }
      places.formUnion(found.map(\.place))
      let paths = Set(found.filter { $0.number != nil }.map { $0.path.map(\.key) })
      for paragraph in text.base.paragraphs {
        let path = paragraph.path.map(\.key)
        if path.indices.contains(where: { paths.contains(Array(path[...$0])) }) { places.insert(paragraph.place) }
      }
    }
    return Set(text.paragraphs.indices.filter { places.contains(text.paragraphs[$0].after) })
  }
}
