import NegotiatedText

/// Which paragraphs of a draft States would have changed: by that they were heard, whatever they say of them besides.
struct ProposedParagraphs {
  /// The States with a proposal on the draft, sorted.
  private(set) var parties: [PartyCode] = []
  /// For the place of each paragraph, the changes of it by State.
  private(set) var changes: [Int: [PartyCode: [AccountReference]]] = [:]
  /// Proposals that cannot be read.
  private(set) var problems: [RecordError] = []

  /// Reads the proposals on a draft. Cost: linear in their texts.
  init(_ shown: DraftParagraphs, in state: RecordState) throws(RecordError) {
    var texts = DraftTexts(state.record)
    var found: Set<PartyCode> = []
    for id in try state.proposalIDs(on: shown.draft.name) {
      do throws(RecordError) {
        guard let proposal = try state.contribution(id),
          case .success(let accounted) = try state.accounted(proposal, &texts)
        else { continue }
        found.insert(id.party)
        for change in accounted {
          guard let places = change.quote.places else { continue }
          let own = try texts.text(of: change.draft, in: change.language).quotation.base
          for place in places {
            guard let paragraph = own[place] else { continue }
            let isShown = change.language == shown.language
            guard let there = isShown ? place : shown.counterpart(of: paragraph, in: own) else { continue }
            changes[there, default: [:]][id.party, default: []].append(change.reference)
          }
        }
      } catch {
        guard error.concernsOneFile || error.code == .noSuchLanguage else { throw error }
        problems.append(error)
      }
    }
    parties = found.sorted()
  }
}
