import NegotiatedText

extension RecordError {
  static func noSuchChange(_ reference: AccountReference, highest: Int) -> RecordError {
    RecordError(
      .noSuchChange,
      [
        .contribution: .text(reference.contribution), .number: .number(reference.number ?? 0),
        .highest: .number(highest),
      ])
  }

  static func nothingOpen(_ id: ContributionID) -> RecordError {
    RecordError(.nothingOpen, [.contribution: .text(id.description)])
  }

  static func notDisposed(_ reference: AccountReference) -> RecordError {
    RecordError(.notDisposed, [.contribution: .text(reference.description)])
  }

  static func nothingToAnswer(_ id: ContributionID) -> RecordError {
    RecordError(.nothingToAnswer, [.contribution: .text(id.description)])
  }

  static func noRecommendations(_ id: ContributionID) -> RecordError {
    RecordError(.noRecommendations, [.contribution: .text(id.description)])
  }

  static func notRecommended(_ id: ContributionID) -> RecordError {
    RecordError(.notRecommended, [.contribution: .text(id.description), .kind: .text(id.kind.rawValue)])
  }

  static func recommendedAlready(_ reference: AccountReference, paragraph: String) -> RecordError {
    RecordError(
      .recommendedAlready, [.contribution: .text(reference.description), .given: .text(paragraph)])
  }

  static func notInInput(_ given: String, of document: String) -> RecordError {
    RecordError(.notInInput, [.given: .text(given), .document: .text(document)])
  }

  static func severalInInput(_ given: String, of document: String, places: [String]) -> RecordError {
    RecordError(.severalInInput, [.given: .text(given), .document: .text(document), .choices: .texts(places)])
  }

  static func nothingToIssue(_ draft: DraftName) -> RecordError {
    RecordError(.nothingToIssue, [.draft: .text(draft.description)])
  }

  static func proposalDoesNotFit(_ id: ContributionID, _ language: LanguageTag?) -> RecordError {
    RecordError(
      .proposalDoesNotFit,
      [.contribution: .text(id.description), .language: .text(language?.description ?? "")])
  }
}

extension RecordError.Code {
  /// A proposal has no change, or an input no recommendation, of that number (`contribution`, `number`, `highest`).
  public static let noSuchChange = Self(rawValue: "no-such-change")
  /// Each change of a proposal is disposed of (`contribution`).
  public static let nothingOpen = Self(rawValue: "nothing-open")
  /// A change that a State answers for is not disposed of (`contribution`).
  public static let notDisposed = Self(rawValue: "not-disposed")
  /// Nothing of a proposal is disposed of and not answered (`contribution`).
  public static let nothingToAnswer = Self(rawValue: "nothing-to-answer")
  /// No recommendation of an input is numbered (`contribution`).
  public static let noRecommendations = Self(rawValue: "no-recommendations")
  /// What is numbered is no input of a State (`contribution`, `kind`).
  public static let notRecommended = Self(rawValue: "not-recommended")
  /// A paragraph of an input has a number already (`contribution`: the recommendation, `given`).
  public static let recommendedAlready = Self(rawValue: "recommended-already")
  /// An input has no such paragraph (`given`, `document`).
  public static let notInInput = Self(rawValue: "not-in-input")
  /// A citation may mean several paragraphs of an input (`given`, `document`, `choices`).
  public static let severalInInput = Self(rawValue: "several-in-input")
  /// Every change on a draft has its number (`draft`).
  public static let nothingToIssue = Self(rawValue: "nothing-to-issue")

  /// The codes of the account, in the order of their definition.
  static let ofAccount: [Self] = [
    .noSuchChange, .nothingOpen, .notDisposed, .nothingToAnswer, .noRecommendations, .notRecommended,
    .recommendedAlready, .notInInput, .severalInInput, .nothingToIssue,
  ]
}
