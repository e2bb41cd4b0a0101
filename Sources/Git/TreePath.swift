/// A path inside a tree: names joined by `/`, none of which git or a file system would read as something else.
///
/// libgit2 refuses `.git` and its disguises on some systems and takes a backslash, a newline, invalid UTF-8 or a
/// folder's trailing `/` on all; so this is stricter than it. What names a record allows is the record's own affair.
public struct TreePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let string: String

  public init(_ string: String) throws(InvalidTreePath) {
    guard Self.isPlain(string) || Self.isSafe(string) else { throw InvalidTreePath(path: string) }
    self.string = string
  }

  public var description: String { string }

  /// The names, outermost first.
  public var names: [String] { string.split(separator: "/").map(String.init) }

  /// Git's order: by bytes.
  public static func < (a: TreePath, b: TreePath) -> Bool { a.string.utf8.lexicographicallyPrecedes(b.string.utf8) }

  /// Whether a path is of the characters that most are of, none of which needs a look at Unicode's tables.
  private static func isPlain(_ path: String) -> Bool {
    var atStart = true
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        atStart = false
      case UInt8(ascii: ".") where !atStart: break
      case UInt8(ascii: "/") where !atStart: atStart = true
      default: return false
      }
    }
    return !atStart && path.utf8.count <= 255
  }

  private static func isSafe(_ path: String) -> Bool {
    !path.isEmpty && path.utf8.count <= 4096
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isSafe)
  }

  private static func isSafe(_ name: Substring) -> Bool {
    guard !name.isEmpty, name != ".", name != "..", name.utf8.count <= 255 else { return false }
    let folded = name.lowercased()
    guard folded != ".git", !folded.hasPrefix(".git "), !folded.hasPrefix(".git."), !folded.hasPrefix("git~"),
      folded != ".gitmodules"
    else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
      default: scalar != "\\" && scalar != ":"
      }
    }
  }
}

/// A path that a tree must not hold.
public struct InvalidTreePath: Error, Sendable, Hashable {
  public let path: String
}
