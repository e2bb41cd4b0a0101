import RecordYAML

/// A best practice that a conference brings to a thematic session, with the reason.
///
/// It is an entry of `practices` in the session's `meeting.yml`; those of one conference are presented in the order of the
/// file.
public struct SelectedPractice: Sendable, Hashable {
  /// The conference's code.
  public let conference: String
  /// The best practice.
  public let practice: ContributionID
  /// Its revision when it was selected; `nil` if the record does not say.
  public let revision: Int?
  /// Why it was selected.
  public let why: String

  static let listKey = "practices"
  static let keys = ["conference", "practice", "revision", "why"]

  /// Whether another selects the same practice for the same conference.
  func isSame(as other: SelectedPractice) -> Bool { practice == other.practice && conference == other.conference }

  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    conference = try decoder.string("conference", limit: ReadingLimits.title)
    practice = try decoder.required("practice") { ContributionID($0) }
    revision = try decoder.optionalInt("revision", within: ReadingLimits.revisions)
    why = try decoder.string("why")
  }
}

/// A change of what a conference brings to a session.
public enum PracticeSelection: Sendable, Hashable {
  /// Adds practices, in this order, before the one at a place counted from 1; else at the end.
  case add([ContributionID], at: Int?, why: String)
  /// Takes practices out.
  case remove([ContributionID])
  /// Gives a selected practice another place, counted from 1.
  case move(ContributionID, to: Int)
}
