import NegotiatedText

import func MarkdownText.nfc

/// A stand on a paragraph that a State takes.
public struct NewPosition: Sendable, Hashable {
  /// The paragraph, as a person cites it: `7(a)`, `#31`.
  public var paragraph: String
  /// The stand.
  public var stand: Stand
  /// Whether the State lets nothing pass without its agreement.
  public var isBlocking: Bool
  /// Why.
  public var why: String?

  /// A stand on a paragraph.
  public init(_ paragraph: String, _ stand: Stand, isBlocking: Bool = false, why: String? = nil) {
    (self.paragraph, self.stand, self.isBlocking, self.why) = (paragraph, stand, isBlocking, why)
  }
}

/// What became of the positions that a State took.
public struct TakenPositions: Sendable {
  /// The draft.
  public let draft: DraftName
  /// Those that the record did not have, in the order in which they were given.
  public let taken: [Position]
  /// How many the record had already.
  public let unchanged: Int
  /// Who said so, and the commit.
  public let stated: StatedOutcome
}

extension Record {
  /// Takes a State's positions on paragraphs of a draft, as one commit of the State.
  ///
  /// Earlier positions stay in the file: the last on a paragraph counts. What says the same as before is not written again.
  ///
  /// - Parameters:
  ///   - positions: the stands.
  ///   - draft: the draft.
  ///   - language: the language whose text is cited; the draft's first for `nil`.
  ///   - speaker: the State.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchParagraph``, ``RecordError/Code-swift.struct/severalParagraphs``,
  ///   ``RecordError/Code-swift.struct/blockingNeedsObjection``; ``RecordError/Code-swift.struct/notAMember`` for an observer.
  public func take(
    _ positions: [NewPosition], on draft: String, in language: String? = nil, of speaker: Speaker,
    as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> TakenPositions {
    let cited = try paragraphs(of: draft, in: language)
    let paragraphs = try positions.map { position throws(RecordError) -> CitedParagraph in
      try checkReason(position.why)
      guard !position.isBlocking || position.stand.isException else {
        throw .blockingNeedsObjection(position.paragraph)
      }
      return try cited.cited(position.paragraph)
    }
    var taken: [Position] = []
    let stated = try await speak(as: speaker, by: identity, dryRun: dryRun) {
      state, party, stamp throws(RecordError) -> (NewStatements?, NegotiationFile) in
      let place = NegotiationFile.positions(party, cited.draft.name)
      var file = try state.positions(of: party, on: cited.draft.name) ?? PositionFile(on: cited.draft)
      taken = []
      for (paragraph, given) in zip(paragraphs, positions) {
        let position = Position(
          paragraph: paragraph, stand: given.stand, isBlocking: given.isBlocking, why: given.why.map(nfc), stamp: stamp)
        if let last = file.position(on: paragraph), last.saysTheSame(as: position) { continue }
        file.append(position)
        taken.append(position)
      }
      guard let first = taken.first else { return (nil, place) }
      let subject =
        taken.count == 1
        ? "State \(first.stand.rawValue) of \(party) on \(cited.draft.name), \(first.paragraph.citation)"
        : "State \(taken.count) positions of \(party) on \(cited.draft.name)"
      return (
        NewStatements(file: place, bytes: file.bytes, subject: subject, body: taken.count == 1 ? first.why : nil), place
      )
    }
    return TakenPositions(
      draft: cited.draft.name, taken: taken, unchanged: positions.count - taken.count, stated: stated)
  }
}

extension RecordState {
  /// A State's positions on a draft; `nil` if it said nothing.
  func positions(of party: PartyCode, on draft: DraftName) throws(RecordError) -> PositionFile? {
    try file(NegotiationFile.positions(party, draft).path).map { file throws(RecordError) in
      try PositionFile(file, on: draft)
    }
  }
}
