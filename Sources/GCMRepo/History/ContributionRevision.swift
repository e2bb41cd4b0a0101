/// A revision of a contribution as people write it: `CL/inputs/aportes@2`.
public struct ContributionRevision: Sendable, Hashable {
  /// The contribution.
  public let contribution: ContributionID
  /// The revision, from 1.
  public let number: Int

  /// Parses a name; `nil` if the text is not one.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let contribution = ContributionID(String(parts[0])),
      parts[1].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = Int(parts[1]), number > 0
    else { return nil }
    self.contribution = contribution
    self.number = number
  }
}
