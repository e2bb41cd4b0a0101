extension RecordError.Code {
  /// A proposal has the draft's own text (`draft`, `language`).
  public static let nothingProposed = Self(rawValue: "nothing-proposed")
  /// A text differs from the draft in more places than a proposal can hold (`draft`, `count`, `limit`).
  public static let tooManyChanges = Self(rawValue: "too-many-changes")
  /// The changes of a file have more comments than a proposal can hold (`draft`, `count`, `limit`).
  public static let tooManyReasons = Self(rawValue: "too-many-reasons")
  /// A proposal names no draft (`choices`).
  public static let draftNeeded = Self(rawValue: "draft-needed")
  /// A proposal does not fit its draft: its file was changed by another program (`contribution`, `language`).
  public static let proposalDoesNotFit = Self(rawValue: "proposal-does-not-fit")

  /// The codes of the negotiation, in the order of their definition.
  static let ofNegotiation: [Self] =
    [.nothingProposed, .tooManyChanges, .tooManyReasons, .draftNeeded, .proposalDoesNotFit] + ofBrackets + ofAccount
}
