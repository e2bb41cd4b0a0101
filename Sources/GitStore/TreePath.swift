/// A path inside a tree: names joined by `/`, none of which git or a file system would interpret as something else.
///
/// libgit2 refuses `.git` and its equivalents on some systems and accepts a backslash, a newline, invalid UTF-8 or a
/// folder's trailing `/` on all; this type is stricter. Which names a record allows is decided by the record.
public struct TreePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let string: String

  public init(_ string: String) throws(InvalidTreePath) {
    guard Self.isPlain(string) || Self.isSafe(string) else { throw InvalidTreePath(path: string) }
    self.string = string
  }

  public var description: String { string }

  /// The names, outermost first.
  public var names: [String] { string.pathNames.map(String.init) }

  /// By bytes, as git compares: composed and decomposed letters make different paths.
  public static func == (a: TreePath, b: TreePath) -> Bool { a.string.utf8.elementsEqual(b.string.utf8) }

  public func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Git's order: by bytes.
  public static func < (a: TreePath, b: TreePath) -> Bool { a.string.utf8.lexicographicallyPrecedes(b.string.utf8) }

  /// Whether a path has only the usual characters, which need no Unicode tables.
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
      && path.pathNames.allSatisfy(isSafe)
  }

  private static func isSafe(_ name: Substring) -> Bool {
    guard !name.isEmpty, name != ".", name != "..", name.utf8.count <= 255 else { return false }
    let folded = name.lowercased()
    func begins(_ prefix: String) -> Bool { folded.utf8.starts(with: prefix.utf8) }
    guard folded != ".git", !begins(".git "), !begins(".git."), !begins("git~"), folded != ".gitmodules"
    else { return false }
    // A character that combines with a slash before or after it into one `Character` would hide that slash from a
    // reader.
    let between: [Character] = ["/"] + Array(name) + ["/"]
    guard Array("/" + name + "/") == between else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
      default: scalar != "\\" && scalar != ":" && !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}

extension String {
  /// The names between the slashes.
  ///
  /// Split by bytes: a slash and a combining mark after it are one `Character`, which is not a slash for Swift but is
  /// one for git and for every file system.
  package var pathNames: [Substring] {
    var names: [Substring] = []
    names.reserveCapacity(8)
    var start = startIndex
    while let slash = utf8[start...].firstIndex(of: UInt8(ascii: "/")) {
      names.append(self[start..<slash])
      start = utf8.index(after: slash)
    }
    names.append(self[start...])
    return names
  }
}

/// A path that a tree must not hold.
public struct InvalidTreePath: Error, Sendable, Hashable {
  public let path: String
}
