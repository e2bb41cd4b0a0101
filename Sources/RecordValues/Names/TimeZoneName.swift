/// The name of a time zone: `America/Panama`.
///
/// A name of the tz database (RFC 9557, section 4.1), or `UTC`. Whether the database has the zone is not checked: it
/// gains names every year, and a record is read by programs of any age.
public struct TimeZoneName: RecordName {
  /// The name itself.
  public let description: String

  /// Accepts parts of 1 to 14 letters, digits and `._-+` between slashes, the first of which begins with a letter, and
  /// none of which is `.` or `..`: the rules of the tz database ("Theory and pragmatics of the tz code and data",
  /// "Timezone identifiers"), so that a name is also a safe path below a system's zone files.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let first = parts.first?.first, Self.isLetter(first), parts.count <= 3, parts.allSatisfy(Self.isPart) else {
      return nil
    }
    description = text
  }

  private static func isPart(_ part: Substring.UTF8View) -> Bool {
    (1...14).contains(part.count) && part.first != UInt8(ascii: "-") && !part.elementsEqual(".".utf8)
      && !part.elementsEqual("..".utf8)
      && part.allSatisfy { $0.isLetterOrDigit || "._-+".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isLetterOrDigit && byte > UInt8(ascii: "9") }
}

extension TimeZoneName: ExpressibleByStringLiteral {}
