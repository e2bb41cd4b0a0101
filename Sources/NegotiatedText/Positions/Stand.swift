/// Where a party stands on a paragraph. The raw values are those of the files and of JSON.
public enum Stand: String, Sendable, Hashable, CaseIterable {
  /// It wants the text.
  case support
  /// It can live with the text.
  case accept
  /// It does not agree yet, and does not say no.
  case reserve
  /// It says no.
  case object

  /// Whether agreement on the paragraph is without the party.
  public var isException: Bool { self == .reserve || self == .object }

  /// How far it is from support: of two stands that come together in one paragraph the farther one counts.
  var distance: Int {
    switch self {
    case .support: 0
    case .accept: 1
    case .reserve: 2
    case .object: 3
    }
  }

  /// Whether it is farther from support than another.
  public func isFarther(than other: Stand) -> Bool { distance > other.distance }
}
