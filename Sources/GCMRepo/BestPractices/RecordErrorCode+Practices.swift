extension RecordError.Code {
  /// A conference already brings a practice to a meeting (`contribution`, `conference`, `meeting`).
  public static let alreadySelected = Self(rawValue: "already-selected")
  /// A conference does not bring a practice to a meeting (`contribution`, `conference`, `meeting`).
  public static let notSelected = Self(rawValue: "not-selected")
  /// A contribution of another kind stands where a best practice is needed (`contribution`, `kind`).
  public static let practiceNeeded = Self(rawValue: "practice-needed")

  /// A conference brings only practices of its members (`contribution`, `conference`, `party`).
  public static let practiceOfAnother = Self(rawValue: "practice-of-another")

  /// The codes of best practices, in the order of their definition.
  static let ofPractices: [Self] = [.alreadySelected, .notSelected, .practiceNeeded, .practiceOfAnother]
}

extension RecordError {
  static func alreadySelected(practice: ContributionID, conference: String, meeting: String) -> RecordError {
    RecordError(
      .alreadySelected,
      [.contribution: .text(practice.description), .conference: .text(conference), .meeting: .text(meeting)])
  }

  static func practiceOfAnother(_ id: ContributionID, conference: String) -> RecordError {
    RecordError(
      .practiceOfAnother,
      [
        .contribution: .text(id.description), .conference: .text(conference), .party: .text(id.party.description),
      ])
  }

  static func practiceNeeded(_ id: ContributionID) -> RecordError {
    RecordError(
      .practiceNeeded, [.contribution: .text(id.description), .kind: .text(id.kind.rawValue)])
  }

  static func notSelected(practice: ContributionID, conference: String, meeting: String) -> RecordError {
    RecordError(
      .notSelected,
      [.contribution: .text(practice.description), .conference: .text(conference), .meeting: .text(meeting)])
  }
}
