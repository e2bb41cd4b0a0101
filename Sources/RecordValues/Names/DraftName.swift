/// The name of a draft, which is that of its tag in git: `draft-1`.
public struct DraftName: RecordName {
  /// The name itself.
  public let description: String

  /// Accepts a name that a tag can have (`git check-ref-format`). Other programs make tags too, so it may be one
  /// that no new draft may have: see ``isForNewDrafts``.
  public init?(_ text: String) {
    guard Self.isTag(text) else { return nil }
    description = text
  }

  /// Accepts the name of an existing tag.
  package init(ofTag name: String) { description = name }

  /// Whether a draft may be made under this name: at most 100 letters, digits, `.`, `_` and `-`, the first a letter or a
  /// digit; nothing that git could take for a commit.
  public var isForNewDrafts: Bool {
    let bytes = description.utf8
    return (1...100).contains(bytes.count) && bytes.first?.isLetterOrDigit == true
      && bytes.allSatisfy { $0.isLetterOrDigit || "._-".utf8.contains($0) } && description != "HEAD"
      && CommitID(description) == nil && Self.isTag(description)
  }

  private static func isTag(_ text: String) -> Bool {
    !text.isEmpty && text != "@" && text.utf8.last != UInt8(ascii: ".")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"~^:?*[\\".utf8.contains($0) }
      && !holds(text, "..") && !holds(text, "@{")
      && text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.first != UInt8(ascii: ".") && !part.suffix(5).elementsEqual(".lock".utf8)
      }
  }

  /// Whether two given bytes occur one after the other.
  private static func holds(_ text: String, _ pair: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { [$0, $1].elementsEqual(pair.utf8) }
  }
}

extension DraftName: ExpressibleByStringLiteral {}
