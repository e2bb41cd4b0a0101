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
  /// - Throws: ``RecordError/Code-swift.struct/noSuchParagraph``, ``RecordError/Code-swift.struct/severalParagraphs``.
  func entries(cited: [String], in record: Record) throws(RecordError) -> Set<Int>? {
    guard !cited.isEmpty else { return nil }
    let paragraphs = try record.paragraphs(of: draft.description, in: language.description)
    var places: Set<Int> = []
    for words in cited {
      let found = try paragraphs.paragraph(cited: words)
      places.insert(found.place)
      // Its items follow it.
      guard found.number != nil else { continue }
      for item in text.base.paragraphs[found.place...] {
        guard item.path.count > found.path.count, item.path.starts(with: found.path) else { break }
        places.insert(item.place)
      }
    }
    return Set(text.paragraphs.indices.filter { places.contains(text.paragraphs[$0].after) })
  }
}
