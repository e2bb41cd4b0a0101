/// A name of the record that is one plain text: checked when it is made, and encoded as that text.
///
/// Names are ordered by the bytes of their texts, as git orders paths.
public protocol RecordName: Sendable, Hashable, Comparable, Codable, LosslessStringConvertible {}

extension RecordName {
  /// Reads the text.
  ///
  /// - Throws: `DecodingError` if it is not a valid name of this kind.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    guard let name = Self(try value.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "This is not a \(Self.self).")
    }
    self = name
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }

  public static func < (a: Self, b: Self) -> Bool { a.description.utf8.lexicographicallyPrecedes(b.description.utf8) }
}

extension RecordName where Self: ExpressibleByStringLiteral {
  /// A name in source code, such as `"CL"`. An invalid one is a programming error, and ends the program: for other texts
  /// there is `init(_:)`.
  public init(stringLiteral text: String) {
    guard let name = Self(text) else { preconditionFailure("\(text) is not a \(Self.self)") }
    self = name
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
