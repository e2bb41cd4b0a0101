/// The code of a State or body: ISO 3166-1 alpha-2 for a State (`CL`), a short code for a body (`RCM-TS`).
public struct PartyCode: RecordName {
  /// The code itself.
  public let description: String

  /// Accepts 2 to 20 capital letters, digits and hyphens, the first not a hyphen, which can be part of a path. Whether a
  /// record has such a party is not checked.
  public init?(_ text: String) {
    guard (2...20).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-"), text.utf8.allSatisfy(Self.isPart)
    else { return nil }
    description = text
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

extension PartyCode: ExpressibleByStringLiteral {}
