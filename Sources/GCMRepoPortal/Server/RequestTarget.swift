/// The path and the query of a request, or why it is refused before anything looks at it.
struct RequestTarget: Sendable, Hashable {
  /// The names between the slashes; a last empty one for a path that ends in a slash.
  let names: [String]
  /// The raw query, without the question mark.
  let query: Substring

  /// Longer ones are refused; a query in it may be as long as a search.
  static let longest = 4_096
  static let longestPath = 1_024

  /// Accepts a path of letters, digits, `.`, `_`, `-` and `~`: no address of the portal needs an escape, so that there is
  /// nothing to decode and nothing that could be decoded twice.
  init?(_ target: String) {
    guard target.utf8.count <= Self.longest, target.utf8.first == UInt8(ascii: "/") else { return nil }
    let end = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
    let path = target[..<end]
    guard path.utf8.count <= Self.longestPath else { return nil }
    let names = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard names.count <= 16, names.dropLast().allSatisfy(Self.isName),
      names.last.map({ $0.isEmpty || Self.isName($0) }) ?? true
    else { return nil }
    self.names = names.map { String($0) ?? "" }
    let query = end == target.endIndex ? "" : target[target.index(after: end)...]
    guard query.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.query = query
  }

  private static func isName(_ name: Substring.UTF8View) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return false }
    return name.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "~"):
        true
      default: false
      }
    }
  }

  /// The path again.
  var path: String { "/" + names.joined(separator: "/") }

  /// The parameters of the query (WHATWG, application/x-www-form-urlencoded); `nil` if it is none.
  var parameters: FormFields? { FormFields(encoded: query.utf8) }
}
