/// What a searched text is.
public enum SearchedKind: String, Sendable, Hashable, CaseIterable {
  /// A State's input.
  case input
  /// A questionnaire, or a State's answers to one.
  case questionnaire
  /// A best practice.
  case bestPractice = "best-practice"
  /// A reference document.
  case reference
  /// A proposal on a draft.
  case proposal
  /// The joint text.
  case declaration
  /// A meeting's title and place.
  case meeting
  /// The minutes of a meeting.
  case minutes
  /// What a meeting agreed.
  case agreement
  /// A term of the glossary with its definitions.
  case term
  /// A party's names.
  case party

  init(_ kind: ContributionKind) {
    self =
      switch kind {
      case .input: .input
      case .questionnaire: .questionnaire
      case .bestPractice: .bestPractice
      case .reference: .reference
      case .proposal: .proposal
      }
  }

  /// Parses a kind that a user typed, in any language of the process for contributions.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownKind`` with similar ones.
  public init(named word: String) throws(RecordError) {
    if let kind = Self(rawValue: word.lowercased()) {
      self = kind
    } else if let kind = try? ContributionKind(named: word) {
      self.init(kind)
    } else {
      let known = Self.allCases.map(\.rawValue)
      throw .unknownKind(given: word, nearest: nearestNames(to: word, among: known), known: known)
    }
  }
}
