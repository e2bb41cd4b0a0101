import OfficePackage

/// The parts of a .docx and how they belong together: content types and relationships.
public struct WordPackage: ~Copyable {
  public let archive: OfficeArchive
  /// The part that holds the text; it need not be called `word/document.xml`.
  public let main: String
  public let related: [Relationship]
  /// The relationships of each part that has any, by the part's name.
  public let relationships: [String: [Relationship]]
  /// Relationships of any part that lead out of the file, links apart.
  public let externals: Int

  public struct Relationship: Sendable, Hashable {
    /// What the part calls it, as in `r:id`; empty where the file gives none.
    public let id: String
    /// The last step of the type's address: `header`, `footnotes`, `image` …
    public let kind: String
    /// The part's name, or the address where it is external.
    public let target: String
    public let isExternal: Bool
  }

  /// - Throws: ``PackageError/macros``, ``PackageError/anotherKind(_:)`` or ``PackageError/damaged(_:)``.
  public init(_ archive: consuming OfficeArchive) throws(PackageError) {
    let types = ContentTypes()
    try archive.scan("[Content_Types].xml", types)
    guard !types.hasMacros, !archive.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") })
    else { throw .macros }
    if let other = types.otherKind {
      throw .anotherKind(other)
    }
    var relationships: [String: [Relationship]] = [:]
    var externals = 0
    for name in archive.names where name.hasSuffix(".rels") {
      let part = Self.owner(of: name)
      let visitor = Relationships(base: Self.folder(of: part))
      try archive.scan(name, visitor)
      externals += visitor.found.count { $0.isExternal && $0.kind != "hyperlink" }
      relationships[part] = visitor.found
    }
    let root = relationships[""]?.first { $0.kind == "officeDocument" && !$0.isExternal }?.target
    guard let main = root ?? types.main, archive.holds(main) else {
      throw .damaged(.missingPart(root ?? types.main ?? "word/document.xml"))
    }
    self.main = main
    related = relationships[main] ?? []
    self.relationships = relationships
    self.externals = externals
    self.archive = archive
  }

  /// The parts of some kind that the main part names and that exist, each once.
  public func parts(_ kind: String) -> [String] {
    var seen: Set<String> = []
    return related.filter { $0.kind == kind && !$0.isExternal }.map(\.target)
      .filter { archive.holds($0) && seen.insert($0).inserted }
  }

  /// The part that a `.rels` part speaks of: `word/document.xml` for `word/_rels/document.xml.rels`, and the
  /// package itself, an empty name, for `_rels/.rels`.
  private static func owner(of name: String) -> String {
    let folder = folder(of: name)
    let file = name.dropFirst(folder.count).dropLast(".rels".count)
    return folder.hasSuffix("_rels/") ? "\(folder.dropLast("_rels/".count))\(file)" : "\(folder)\(file)"
  }

  /// With its last slash; empty for the archive's root.
  private static func folder(of part: String) -> String { part.lastIndex(of: "/").map { String(part[...$0]) } ?? "" }
}

/// Reads `[Content_Types].xml`.
private final class ContentTypes: XMLVisitor {
  var main: String?
  var hasMacros = false
  var otherKind: PackageError.Kind?

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let type = attributes["ContentType"]?.lowercased() else { return }
    if type.contains("macroenabled") || type.contains("vbaproject") { hasMacros = true }
    guard name.local == "Override", type.hasSuffix(".main+xml") else { return }
    if type.contains("wordprocessingml") {
      main = attributes["PartName"].map { String($0.drop { $0 == "/" }) }
    } else if type.contains("spreadsheetml") {
      otherKind = .spreadsheet
    } else if type.contains("presentationml") {
      otherKind = .presentation
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {}
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// Reads a `.rels` part.
private final class Relationships: XMLVisitor {
  let base: String
  var found: [WordPackage.Relationship] = []

  init(base: String) { self.base = base }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.local == "Relationship", let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let isExternal = attributes["TargetMode"] == "External"
    let kind = type.split(separator: "/").last.map(String.init) ?? type
    found.append(
      WordPackage.Relationship(
        id: attributes["Id"] ?? "", kind: kind, target: isExternal ? target : resolve(target), isExternal: isExternal))
  }

  /// A target is a path from the root of the archive or from the part's folder.
  private func resolve(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = base.split(separator: "/")
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {}
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
