import NegotiatedText

/// What a meeting has before it: paragraph by paragraph the text, what the parties would have instead, how they stand to it,
/// and what the inputs say.
public struct OrderPaper: Sendable {
  /// The compilation that it is made from.
  public let compilation: DraftCompilation
  /// The paragraphs, in the order of the text.
  public let paragraphs: [Paragraph]
  /// The numbers of changes in the marshalled list, by their names.
  public let numbers: [String: String]

  /// A paragraph of the draft, with the new ones that follow it.
  public struct Paragraph: Sendable {
    /// Its place, from 1; 0 for what stands before the first.
    public let place: Int
    /// How it is cited; `nil` if it has no number.
    public let citation: String?
    /// The paragraph, then new ones after it.
    public let entries: [CompiledText.Paragraph]
    /// How the parties stand to it; `nil` for what is no paragraph.
    public let positions: PositionTable.Row?
    /// What the inputs say of it.
    public let recommendations: [DispositionMatrix.Row]
  }
}

extension Record {
  /// The order paper of a draft.
  ///
  /// - Parameters:
  ///   - name: the draft.
  ///   - language: the language of the texts; the draft's first for `nil`.
  ///   - cited: the paragraphs, as a person cites them; with none, all that somebody contests, reserves or objects to, or an
  ///     input speaks of.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchParagraph``, ``RecordError/Code-swift.struct/severalParagraphs``.
  public func orderPaper(
    of name: String, in language: String? = nil, paragraphs cited: [String] = []
  ) throws(RecordError) -> OrderPaper {
    let compilation = try compile(name, in: language)
    let draft = compilation.draft
    let chosen = try cited.map { text throws(RecordError) in
      try paragraph(cited: text, in: draft, language: compilation.language).place
    }
    let list = try proposals(on: name)
    let numbers = Dictionary(
      list.changes.compactMap { change in change.number.map { (change.change.reference.description, $0) } },
      uniquingKeysWith: { first, _ in first })
    var recommended: [Int: [DispositionMatrix.Row]] = [:]
    for row in try recommendations(reaching: draft, in: compilation.language) {
      recommended[row.place, default: []].append(row.row)
    }
    let stands = Dictionary(
      try positions(on: draft.description, in: compilation.language.description).rows.map { ($0.paragraph.place, $0) },
      uniquingKeysWith: { first, _ in first })
    let entries = Dictionary(grouping: compilation.text.paragraphs, by: \.after)
    let base = compilation.text.base
    let places = chosen.isEmpty ? Array(0...base.paragraphs.count) : chosen
    let paragraphs = places.compactMap { place -> OrderPaper.Paragraph? in
      let own = entries[place] ?? []
      let says = recommended[place] ?? []
      let stand = stands[place]
      guard
        !chosen.isEmpty || own.contains(where: \.isContested) || !says.isEmpty
          || stand?.held.contains(where: { $0.position.stand.isException }) == true
      else { return nil }
      return OrderPaper.Paragraph(
        place: place, citation: base[place]?.citation, entries: own, positions: stand, recommendations: says)
    }
    return OrderPaper(compilation: compilation, paragraphs: paragraphs, numbers: numbers)
  }

  /// The recommendations that concern a draft, or an earlier one whose paragraph it still has, by their place in it.
  private func recommendations(
    reaching draft: DraftName, in language: LanguageTag
  ) throws(RecordError) -> [(place: Int, row: DispositionMatrix.Row)] {
    let all = try drafts().filter(\.isAnnotated).map(\.name)
    var chains = DraftChains(self, all)
    var found: [(place: Int, row: DispositionMatrix.Row)] = []
    for row in try matrix().rows {
      guard case .recommendation(_, let recommendation) = row.subject, let own = recommendation.draft,
        let place = recommendation.aboutPlace
      else { continue }
      if own == draft {
        found.append((place, row))
      } else if let chain = try chains.chain(from: own, to: draft, language) {
        found += chain.places(of: place).map { ($0, row) }
      }
    }
    return found
  }
}
