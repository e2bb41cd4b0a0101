/// The id of a person in a record: `lucia-perez`.
///
/// A person keeps it whatever their address, party or keys, and counts as one person over all parties that name it.
public struct PersonID: RecordName {
  /// The id itself.
  public let description: String

  /// Accepts 2 to 60 small letters, digits and hyphens, without a hyphen at an end or two in a row. Whether a record
  /// names such a person is not checked.
  public init?(_ text: String) {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (2...60).contains(text.utf8.count), words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isPart) }) else {
      return nil
    }
    description = text
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}

extension PersonID: ExpressibleByStringLiteral {}
