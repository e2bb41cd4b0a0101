import NegotiatedText
import TextDiff

/// The concordance of two drafts in one language.
public struct DraftConcordance: Sendable {
  /// The drafts.
  public let from, to: DraftName
  /// The language of the texts.
  public let language: LanguageTag
  /// The texts.
  public let old, new: NumberedText
  /// Paragraph by paragraph.
  public let concordance: Concordance
}

extension Record {
  /// How the paragraphs of a draft stand to those of an earlier one, with what contributed to them: what was accepted, in part
  /// or merged, and what nobody has disposed of and the new text says.
  ///
  /// - Parameters:
  ///   - from: the earlier draft.
  ///   - to: the later one.
  ///   - language: the language of the texts; the later draft's first for `nil`.
  /// - Throws: ``RecordError/Code-swift.struct/notEarlier`` if the first is not the earlier one.
  public func concordance(
    _ from: String, _ to: String, in language: String? = nil
  ) throws(RecordError) -> DraftConcordance {
    let all = try drafts().filter(\.isAnnotated).map(\.name)
    let (old, new) = (try draft(named: from).name, try draft(named: to).name)
    guard let first = all.firstIndex(of: old), let last = all.firstIndex(of: new), first < last else {
      throw .notEarlier(from: from, to: to)
    }
    let issued = try state(at: draft(named: to).commit)
    let tag = try RecordDocument.declaration(try issued.declaration()).language(named: language)
    var texts = DraftTexts(self)
    let (base, text) = (try texts.text(of: old, in: tag), try texts.text(of: new, in: tag))
    let redline = TextRedline(from: base.bytes, to: text.bytes)
    let alignment = ParagraphAlignment(redline)
    let renumbered = redline.blocks.filter { redline.renumbering(of: $0)?.isAll == true }.compactMap(\.to.first)
    let carry = CarryOver(from: base.quotation.base, to: text.quotation.base, alignment)
    let contributions = try contributions(on: old, tag, carry, alignment)
    return DraftConcordance(
      from: old, to: new, language: tag, old: base.quotation.base, new: text.quotation.base,
      concordance: Concordance(
        from: base.quotation.base, to: text.quotation.base, alignment, renumbered: Set(renumbered.map { $0 + 1 }),
        contributions))
  }

  private func contributions(
    on draft: DraftName, _ language: LanguageTag, _ carry: CarryOver, _ alignment: ParagraphAlignment
  ) throws(RecordError) -> [ConcordanceContribution] {
    let state = try current()
    var contributions: [ConcordanceContribution] = []
    let found = try state.accountedChanges(on: draft)
    for proposal in found.proposals {
      let dispositions = try state.dispositionFile(of: proposal.id).dispositions
      let own = found.changes.filter { $0.proposal == proposal.id && $0.language == proposal.languages.first }
      // A change in another language is placed by the paragraphs that it changes.
      var carried: [Int: CarriedChange] = [:]
      if proposal.languages.first == language,
        case .success(let compiled) = try state.compiled(proposal, on: carry.old.source.bytes, in: language)
      {
        for one in carry.carried(compiled.changes, in: compiled.text) { carried[one.change.number ?? 0] = one }
      }
      for change in own {
        let disposition = dispositions.last(on: change.item)
        let one = carried[change.item.number]
        if disposition == nil, one?.fate != .satisfied { continue }
        let old = Set(change.quote.places.map(Array.init) ?? [])
        var new: Set<Int>
        if let into = disposition?.intoPlace {
          new = Set(alignment.places(of: into))
        } else if let one, one.fate == .satisfied || change.quote.places != nil {
          new = Set(one.places)
        } else {
          new = Set(old.flatMap { alignment.places(of: $0) })
        }
        new.remove(0)
        contributions.append(
          ConcordanceContribution(
            reference: change.reference.description, holder: change.proposal.party.description,
            outcome: disposition?.outcome, why: disposition?.why, old: old, new: new))
      }
    }
    return contributions + (try recommendations(on: draft, alignment, state))
  }

  private func recommendations(
    on draft: DraftName, _ alignment: ParagraphAlignment, _ state: RecordState
  ) throws(RecordError) -> [ConcordanceContribution] {
    var contributions: [ConcordanceContribution] = []
    for id in try state.recommendedIDs() {
      let file = try state.recommendationFile(of: id)
      for recommendation in file.recommendations where recommendation.draft == draft {
        guard let disposition = file.dispositions.last(on: AccountItem(number: recommendation.number, mark: nil)),
          let place = disposition.intoPlace ?? recommendation.aboutPlace
        else { continue }
        contributions.append(
          ConcordanceContribution(
            reference: AccountReference(id.description, recommendation.number).description,
            holder: id.party.description, outcome: disposition.outcome, why: disposition.why, old: [place],
            new: Set(alignment.places(of: place))))
      }
    }
    return contributions
  }
}
