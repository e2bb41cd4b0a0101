/// Finds the public declarations of a Swift file without a documentation comment.
///
/// It reads the source line by line, in the layout of `swift format`: a declaration begins a line, and members are
/// indented by two more. Implementations of standard library protocols (`==`, `<`, `hash`, `description`) need no
/// comment.
struct DeclarationScan {
  private(set) var declarations = 0
  /// The line, from 1, and the declaration's first words.
  private(set) var undocumented: [String] = []

  /// The enclosing types and extensions of the line: their indentation, and which of their members are public
  /// implicitly.
  private var around: [(indent: Int, publicKinds: Set<String>)] = []

  init(_ source: String) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(Line.init)
    for (number, line) in lines.enumerated() where !line.words.isEmpty && !line.isComment {
      while let last = around.last, line.indent <= last.indent { around.removeLast() }
      let isMember =
        around.last.map { line.indent == $0.indent + 2 && line.isOpen && $0.publicKinds.contains(line.kind ?? "") }
        ?? false
      let isDeclaration = line.isPublic && line.kind != "extension" || isMember
      if let kind = line.kind, Self.containers.contains(kind) {
        around.append((line.indent, line.isPublic ? Self.publicKinds(in: kind) : []))
      }
      guard isDeclaration, !line.isConformance else { continue }
      declarations += 1
      var above = number - 1
      while above >= 0, lines[above].words.hasPrefix("@") { above -= 1 }
      if above < 0 || !lines[above].words.hasPrefix("///") {
        undocumented.append("\(number + 1): \(line.words.prefix(80))")
      }
    }
  }

  private static let containers: Set = ["struct", "class", "enum", "actor", "protocol", "extension"]

  /// Implicitly public members: an enumeration's cases, a protocol's requirements, everything in a public extension.
  private static func publicKinds(in kind: String) -> Set<String> {
    switch kind {
    case "enum": ["case"]
    case "protocol", "extension": ["func", "var", "init", "subscript", "associatedtype"]
    default: []
    }
  }

  private struct Line {
    let indent: Int
    let words: Substring
    /// Without preceding attributes.
    private let tokens: [Substring]

    init(_ line: Substring) {
      indent = line.prefix { $0 == " " }.count
      words = line.dropFirst(indent)
      tokens = words.split { " (<:{".contains($0) }.drop { $0.hasPrefix("@") }.map { $0 }
    }

    var isComment: Bool { words.hasPrefix("//") }

    /// The declaration keyword, after its modifiers.
    var kind: String? {
      let keyword = tokens.first { !Self.modifiers.contains(String($0)) }.map {
        String($0.prefix { $0 != "?" && $0 != "!" })
      }
      return keyword.flatMap { Self.keywords.contains($0) ? $0 : nil }
    }

    private var isFirstPublic: Bool { tokens.first == "public" || tokens.first == "open" }
    var isPublic: Bool { isFirstPublic && kind != nil }

    /// Whether no modifier restricts its access.
    var isOpen: Bool {
      !tokens.contains { ["private", "fileprivate", "internal", "package"].contains($0) }
    }

    var isConformance: Bool {
      for word in ["func ==", "func <", "func hash(into", "var description", "var debugDescription"]
      where words.contains(word) { return true }
      return false
    }

    private static let modifiers: Set = [
      "public", "open", "package", "internal", "private", "fileprivate", "static", "final", "mutating", "nonmutating",
      "nonisolated", "indirect", "override", "convenience", "lazy", "required", "consuming", "borrowing", "weak",
      "prefix", "postfix", "infix", "private(set)", "set)",
    ]
    private static let keywords: Set = [
      "struct", "class", "enum", "actor", "protocol", "extension", "func", "var", "let", "init", "subscript",
      "typealias",
      "case", "associatedtype", "macro",
    ]
  }
}
