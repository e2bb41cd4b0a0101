import NegotiatedText
import TextDiff

extension Record {
  /// What all parties say of a draft.
  ///
  /// A State that proposes to change a paragraph was heard on it. Cost: the States' folders, the proposals on the draft, and one
  /// redline for each draft since the oldest of which something is said.
  ///
  /// - Parameters:
  ///   - name: the draft; the last for `nil`.
  ///   - language: the language of the text in which paragraphs are shown; the draft's first for `nil`.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, ``RecordError/Code-swift.struct/noSuchLanguage``,
  ///   ``RecordError/Code-swift.struct/noDraft``.
  public func positions(on name: String? = nil, in language: String? = nil) throws(RecordError) -> PositionTable {
    let shown = try paragraphs(of: try draft(namedOrLast: name), in: language)
    let state = try current()
    var gathering = PositionGathering(shown, of: self)
    for draft in try drafts(upTo: shown.draft).reversed() {
      for party in try state.partyCodes() {
        do throws(RecordError) {
          guard let file = try state.positions(of: party, on: draft.name) else { continue }
          try gathering.add(file, of: party, on: draft)
        } catch {
          guard error.concernsOneFile else { throw error }
          gathering.problems.append(error)
        }
      }
    }
    let proposed = try ProposedParagraphs(shown, in: state)
    gathering.problems += proposed.problems
    return gathering.table(proposed, of: try state.parties().filter(\.isMemberState).map(\.code))
  }

  /// The annotated drafts up to one of them, oldest first.
  private func drafts(upTo last: Draft) throws(RecordError) -> [Draft] {
    let drafts = try drafts().filter(\.isAnnotated)
    guard let place = drafts.firstIndex(where: { $0.name == last.name }) else { return [last] }
    return Array(drafts[...place])
  }
}

/// Positions of the newest draft first, each at its place in the draft that is shown.
private struct PositionGathering {
  let shown: DraftParagraphs
  let record: Record
  var problems: [RecordError] = []
  private var held: [Int: [PartyCode: Gathered]] = [:]
  private var unplaced: [PositionTable.Unplaced] = []
  /// For each draft and language, its text and where its paragraphs are in the draft that is shown.
  private var ways: [WayKey: Way] = [:]
  /// The text of each draft and language, read once.
  private var texts: [WayKey: NumberedText?] = [:]

  private struct WayKey: Hashable {
    let draft: DraftName
    let language: LanguageTag
  }

  private struct Way {
    let text: NumberedText
    let alignment: ParagraphAlignment
  }

  private struct Gathered {
    var position: Position
    var carried: PositionTable.Carried?
    /// Newest first.
    var history: [PositionTable.Said]
  }

  init(_ shown: DraftParagraphs, of record: Record) {
    (self.shown, self.record) = (shown, record)
  }

  /// Adds what a party said of a draft. Drafts come newest first.
  mutating func add(_ file: PositionFile, of party: PartyCode, on draft: Draft) throws(RecordError) {
    let isShown = draft.name == shown.draft.name
    // What the party said of each place here, oldest first.
    var said: [Int: [(position: Position, isTextChanged: Bool)]] = [:]
    for position in file.positions {
      switch try places(of: position, on: draft) {
      case .success(let found):
        for (place, isChanged) in found { said[place, default: []].append((position, isChanged)) }
      case .failure(let problem):
        // Only the last word on a paragraph is worth telling.
        guard file.position(on: position.paragraph) == position else { continue }
        unplaced.append(
          .init(party: party, draft: draft.name, position: position, reason: problem.reason))
      }
    }
    for (place, entries) in said {
      // Of several paragraphs that became one, the last word on each counts, and of those the farthest from support.
      var last: [Int: (position: Position, isTextChanged: Bool)] = [:]
      for entry in entries { last[entry.position.paragraph.place] = entry }
      guard let words = last.values.max(by: { Self.precedes($0.position, $1.position) }) else { continue }
      let history = entries.reversed().map { PositionTable.Said(draft: draft.name, position: $0.position) }
      if held[place]?[party] != nil {
        held[place]?[party]?.history += history
      } else {
        let carried = PositionTable.Carried(
          draft: draft.name, paragraph: words.position.paragraph, isTextChanged: words.isTextChanged)
        held[place, default: [:]][party] = Gathered(
          position: words.position, carried: isShown ? nil : carried, history: history)
      }
    }
  }

  private static func precedes(_ a: Position, _ b: Position) -> Bool {
    if a.stand != b.stand { return b.stand.isFarther(than: a.stand) }
    if a.isBlocking != b.isBlocking { return b.isBlocking }
    return (a.stamp.time, a.paragraph.place) < (b.stamp.time, b.paragraph.place)
  }

  private struct NoPlace: Error {
    let reason: PositionTable.Reason
  }

  /// Where a position's paragraph is in the text that is shown.
  private mutating func places(
    of position: Position, on draft: Draft
  ) throws(RecordError) -> Result<[(place: Int, isTextChanged: Bool)], NoPlace> {
    let cited = position.paragraph
    // In the draft's own text, by place and hash, else by its hash alone.
    guard let text = try text(of: draft, in: cited.language) else { return .failure(NoPlace(reason: .otherText)) }
    var own = text[cited.place]
    if own.map({ text.digest(of: $0) != cited.sha256 }) ?? true {
      let same = text.paragraphs.filter { text.digest(of: $0) == cited.sha256 }
      own = same.count == 1 ? same[0] : nil
    }
    guard let own else { return .failure(NoPlace(reason: .otherText)) }
    // In the same language of the draft that is shown; then in the language that is shown.
    let found: [(place: Int, isTextChanged: Bool)]
    let there: NumberedText
    if draft.name == shown.draft.name {
      (found, there) = ([(own.place, false)], text)
    } else {
      guard let way = try way(from: draft, in: cited.language) else { return .failure(NoPlace(reason: .gone)) }
      there = way.text
      let fate = way.alignment.fates[own.place - 1]
      found = fate.places.map { ($0, ![.equal, .moved].contains(fate.change)) }
      if found.isEmpty { return .failure(NoPlace(reason: .gone)) }
    }
    guard cited.language != shown.language else { return .success(found) }
    let translated = found.compactMap { entry in
      there[entry.place].flatMap { shown.counterpart(of: $0, in: there) }.map { ($0, entry.isTextChanged) }
    }
    return translated.isEmpty ? .failure(NoPlace(reason: .otherLanguage)) : .success(translated)
  }

  private mutating func text(of draft: Draft, in language: LanguageTag) throws(RecordError) -> NumberedText? {
    let key = WayKey(draft: draft.name, language: language)
    if let known = texts[key] { return known }
    var text: NumberedText?
    do throws(RecordError) {
      text = try record.paragraphs(of: draft, in: language.description).text
    } catch {
      guard error.code == .noSuchLanguage else { throw error }
    }
    texts[key] = .some(text)
    return text
  }

  /// Draft by draft, as people read them: a paragraph that was rewritten twice is still the same.
  private mutating func way(from draft: Draft, in language: LanguageTag) throws(RecordError) -> Way? {
    let key = WayKey(draft: draft.name, language: language)
    if let known = ways[key] { return known }
    let drafts = try record.drafts().filter(\.isAnnotated)
    guard let from = drafts.firstIndex(where: { $0.name == draft.name }),
      let to = drafts.firstIndex(where: { $0.name == shown.draft.name }), from < to,
      let old = try text(of: draft, in: language)
    else { return nil }
    // The next draft that has a text in the language; the rest of the way is known, or found in the same manner.
    for place in (from + 1)...to {
      guard let next = try text(of: drafts[place], in: language) else { continue }
      let step = ParagraphAlignment(TextRedline(from: old.source.bytes, to: next.source.bytes))
      if place == to {
        ways[key] = Way(text: next, alignment: step)
      } else if let rest = try way(from: drafts[place], in: language) {
        ways[key] = Way(text: rest.text, alignment: step.followed(by: rest.alignment))
      }
      return ways[key]
    }
    return nil
  }

  func table(_ proposed: ProposedParagraphs, of members: [PartyCode]) -> PositionTable {
    let rows = shown.text.paragraphs.filter(\.isText).map { paragraph -> PositionTable.Row in
      let own = (held[paragraph.place] ?? [:]).sorted { $0.key < $1.key }.map { party, gathered in
        PositionTable.Held(
          party: party, position: gathered.position, carried: gathered.carried, history: gathered.history.reversed())
      }
      let voices = own.map {
        ParagraphConsensus.Voice(
          party: $0.party.description, stand: $0.position.stand, isBlocking: $0.position.isBlocking)
      }
      let proposals = (proposed.changes[paragraph.place] ?? [:]).sorted { $0.key < $1.key }.map {
        PositionTable.Proposed(party: $0, changes: $1)
      }
      return PositionTable.Row(
        paragraph: paragraph, held: own, proposed: proposals,
        consensus: ParagraphConsensus(
          voices, proposing: proposals.map(\.party.description), of: members.map(\.description)))
    }
    return PositionTable(
      paragraphs: shown, members: members, proposing: proposed.parties, rows: rows,
      unplaced: unplaced.sorted { ($0.party, $0.position.paragraph.place) < ($1.party, $1.position.paragraph.place) },
      problems: problems)
  }
}

extension DraftParagraphs {
  /// The paragraph here that is another language's: by its number, else by its place where both texts have as many
  /// paragraphs. `nil` if neither tells.
  func counterpart(of paragraph: NumberedText.Paragraph, in other: NumberedText) -> Int? {
    if !paragraph.path.isEmpty, paragraph.number != nil {
      let same = text.paragraphs.filter { $0.number != nil && $0.path.map(\.key) == paragraph.path.map(\.key) }
      if same.count == 1 { return same[0].place }
    }
    guard text.paragraphs.count == other.paragraphs.count, let there = text[paragraph.place], there.isText else {
      return nil
    }
    return there.place
  }
}
