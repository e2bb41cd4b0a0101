/// Patterns of OpenSSH, separated by commas (ssh_config(5), PATTERNS): `*` is any characters, `?` any one, and a pattern
/// after `!` excludes what it matches, whatever else matches.
public struct PatternList: Sendable, Hashable {
  /// The patterns as written.
  public let patterns: [String]

  /// Patterns, none of which is empty or has a space: OpenSSH passes over a line with one.
  init?(_ text: String) {
    let patterns = text.split(separator: "," as Character, omittingEmptySubsequences: false).map { String($0) }
    guard patterns.allSatisfy({ !$0.isEmpty && $0 != "!" }), !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
    else { return nil }
    self.patterns = patterns
  }

  /// Whether a name matches one of them and none after `!`.
  public func matches(_ name: String) -> Bool {
    var isMatched = false
    for pattern in patterns {
      if pattern.utf8.first == UInt8(ascii: "!") {
        if Self.matches(Array(pattern.utf8.dropFirst()), Array(name.utf8)) { return false }
      } else {
        isMatched = isMatched || Self.matches(Array(pattern.utf8), Array(name.utf8))
      }
    }
    return isMatched
  }

  /// The one name that it matches; `nil` if it has wildcards or several patterns.
  public var name: String? {
    guard patterns.count == 1, let only = patterns.first, !only.utf8.contains(where: Self.wildcards.contains) else {
      return nil
    }
    return only
  }

  private static let wildcards = Array("*?!".utf8)

  /// Cost: the product of both lengths at most.
  private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var (at, place) = (0, 0)
    // The last asterisk, and where the characters that it stands for end.
    var retry: (at: Int, place: Int)?
    while place < name.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        retry = (at, place)
        at += 1
      } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") || pattern[at] == name[place] {
        at += 1
        place += 1
      } else if let last = retry {
        retry = (last.at, last.place + 1)
        (at, place) = (last.at + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
