import NegotiatedText

/// What the room decided on a bracket.
public struct BracketDecision: Sendable {
  /// The bracket's name, or the beginning of it.
  public var bracket: String
  /// What stays.
  public var kept: Kept
  /// Whether the brackets beside it, which are alternatives, stay as they are.
  public var isAlone = false
  /// Whether brackets go that are open inside what does not stay.
  public var dropsNested = false
  /// The parties that agreed, as the body says.
  public var agreed: [PartyCode] = []

  /// What stays in the place of a bracket.
  public enum Kept: Sendable {
    /// One of the alternatives, or nothing; what a person typed.
    case choice(String)
    /// Words of its own in each language.
    case words([LanguageTag: String])
  }

  /// A decision on a bracket.
  public init(_ bracket: String, kept: Kept) {
    self.bracket = bracket
    self.kept = kept
  }
}

/// A decision applied to the declaration.
public struct SettledBracket: Sendable {
  /// The bracket's name.
  public let id: String
  /// The body on whose behalf it was settled.
  public let party: PartyCode
  /// Which alternative stays, from 1; `nil` for none of them.
  public let kept: Int?
  /// What becomes of each text.
  public let texts: [Text]
  /// How many brackets are still open: see ``DeclarationBrackets/count``.
  public let remaining: Int
  /// The commit.
  public var commit: CommitID
  /// See ``WriteOutcome/checkoutProblem``.
  public internal(set) var checkoutProblem: RecordError?

  /// One language of the declaration.
  public struct Text: Sendable {
    /// The language.
    public let language: LanguageTag
    /// The place of the paragraph, from 1, and how it is cited.
    public let place: Int
    /// Its number.
    public let number: String?
    /// What stood there, and what stands there now; empty for nothing.
    public let old, new: String
    /// What the commit's trailer says.
    let resolved: ResolvedBracket
    /// The whole new text.
    let bytes: [UInt8]
  }
}

extension DeclarationBrackets {
  /// Applies a decision to all languages.
  func settled(_ decision: BracketDecision) throws(RecordError) -> (
    id: String, kept: Int?, texts: [SettledBracket.Text]
  ) {
    if let unpaired { throw unpaired }
    guard let (home, index) = bracket(named: decision.bracket) else {
      throw .unknownBracket(decision.bracket, nearest: names(near: decision.bracket), count: count)
    }
    let id = texts[home].ids[index]
    let group = texts[home].brackets.groups[texts[home].brackets.brackets[index].group].members
    let members = try everywhere(decision.isAlone ? [index] : group, of: home, id, isGroup: !decision.isAlone)
    let kept = try ordinal(decision, members, id)
    if !decision.dropsNested {
      let own = texts[home]
      let dropped = members[home].enumerated().filter { $0.offset != kept }.flatMap {
        own.brackets.nested(in: $0.element)
      }
      if !dropped.isEmpty { throw .nestedBrackets(dropped.map { own.ids[$0] }, in: id) }
    }
    var settled: [SettledBracket.Text] = []
    for (text, members) in zip(texts, members) {
      guard let language = text.language else { continue }
      let bracket = text.brackets.brackets[members[0]]
      let words: [UInt8]
      if let kept {
        words = Array(text.brackets.words(of: text.brackets.brackets[members[kept]]).utf8)
      } else if case .words(let own) = decision.kept {
        words = Array((own[language] ?? "").utf8)
      } else {
        words = []
      }
      let change = text.brackets.replacing(members, with: words)
      let old = text.brackets.text.source.bytes
      let range =
        text.brackets.brackets[members[0]].range
        .lowerBound..<text.brackets.brackets[members[members.count - 1]].range.upperBound
      settled.append(
        SettledBracket.Text(
          language: language, place: bracket.places.lowerBound, number: text.brackets.citation(of: bracket),
          old: text.brackets.text.source.string(range), new: String(decoding: words, as: UTF8.self),
          resolved: ResolvedBracket(
            language: language, range: change.range, bracket: id,
            kept: kept.map { String($0 + 1) } ?? (words.isEmpty ? ResolvedBracket.none : ResolvedBracket.ownText)),
          bytes: change.applied(to: old)))
    }
    return (id, kept.map { $0 + 1 }, settled)
  }

  /// The same brackets in each text.
  private func everywhere(
    _ members: [Int], of home: Int, _ id: String, isGroup: Bool
  ) throws(RecordError) -> [[Int]] {
    var all: [[Int]] = []
    let own = texts[home].brackets
    for (place, text) in texts.enumerated() {
      if place == home {
        all.append(members)
        continue
      }
      // A name of another language than the first is that of a bracket which the first does not have.
      guard let match = text.match, home == 0 else {
        throw .bracketsDiffer(id, language: text.language, other: texts[home].language)
      }
      let theirs = members.compactMap { match.counterpart(ofFirst: $0) }
      let isSame =
        isGroup
        ? match.isSame(group: own.brackets[members[0]].group, of: own, in: text.brackets)
        : theirs.count == 1 && own.nested(in: members[0]).count == text.brackets.nested(in: theirs[0]).count
      guard isSame, theirs.count == members.count else {
        throw .bracketsDiffer(id, language: text.language, other: texts[home].language)
      }
      all.append(theirs)
    }
    return all
  }

  /// The index of the alternative that stays; `nil` for none of them.
  private func ordinal(
    _ decision: BracketDecision, _ members: [[Int]], _ id: String
  ) throws(RecordError) -> Int? {
    switch decision.kept {
    case .choice(let given):
      let choice = BracketChoice(given)
      if choice == .nothing { return nil }
      for (text, members) in zip(texts, members) {
        guard let found = text.brackets.alternative(choice, among: members) else { continue }
        return members.firstIndex(of: found)
      }
      throw .unknownAlternative(given, of: id, choices: texts[0].brackets.names(of: members[0]))
    case .words(let own):
      let missing = texts.compactMap(\.language).filter { own[$0] == nil }
      guard missing.isEmpty else { throw .textNeeded(for: id, languages: missing) }
      return nil
    }
  }
}
