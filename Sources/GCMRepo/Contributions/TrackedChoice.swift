import MarkdownText

/// How the tracked changes of an original were treated when its text was extracted, so that it can be extracted again
/// in the same way.
///
/// It is recorded beside the original, or in the trailer `Tracked` of a commit that sets the declaration, as `reject;
/// except Ana Rojas`. If nothing is recorded, every change was accepted.
public struct TrackedChoice: Sendable, Hashable {
  /// Whether the changes of everybody but the exceptions were rejected; otherwise they were accepted.
  public var rejects: Bool
  /// The authors whose changes were treated the other way, in alphabetical order.
  public var exceptions: [String]

  /// `nil` if every change is accepted, which is not recorded.
  public init?(rejects: Bool, exceptions: some Sequence<String>) {
    self.rejects = rejects
    self.exceptions = exceptions.sorted()
    if !rejects, self.exceptions.isEmpty { return nil }
  }

  /// Parses ``description``; `nil` for any other text.
  init?(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
    guard let first = parts.first, ["accept", "reject"].contains(first) else { return nil }
    var names: [String] = []
    for part in parts.dropFirst() {
      guard part.hasPrefix("except "), let name = PercentEncoding.decode(part.dropFirst(7)) else { return nil }
      names.append(name)
    }
    self.init(rejects: first == "reject", exceptions: names)
  }

  /// Characters that would end the name, or its line, are percent-encoded.
  private static func encoded(_ name: String) -> String {
    let last = name.utf8.count - 1
    return PercentEncoding.encode(name) { byte, place in
      byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: ";") || byte == 0x20 && (place == 0 || place == last)
    }
  }
}

extension TrackedChoice: CustomStringConvertible {
  public var description: String {
    ([rejects ? "reject" : "accept"] + exceptions.map { "except " + Self.encoded($0) }).joined(separator: "; ")
  }
}
