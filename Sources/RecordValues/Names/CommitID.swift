/// The name of a commit: its SHA-1, as 40 hexadecimal digits.
public struct CommitID: RecordName {
  /// The 40 digits, in lower case.
  public let description: String

  /// Accepts exactly 40 hexadecimal digits, of either case. It is not checked whether a record has such a commit.
  public init?(_ text: String) {
    guard text.utf8.count == 40, text.utf8.allSatisfy(Self.isDigit) else { return nil }
    description = text.lowercased()
  }

  /// Accepts the 40 lower-case digits of an object id from git.
  package init(digits: String) { description = digits }

  /// The first ten digits, for display.
  public var short: String { String(description.prefix(10)) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
