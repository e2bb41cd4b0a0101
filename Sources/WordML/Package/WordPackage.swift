import OfficeOpenXML

/// The parts of a .docx and their connections: content types and relationships.
public struct WordPackage: ~Copyable {
  /// The parts themselves.
  public let archive: OfficeArchive
  /// The part that contains the text, which need not be named `word/document.xml`.
  public let main: String
  /// The main part's relationships.
  public let related: [Relationship]
  /// The relationships of each part that has any, by the part's name.
  public let relationships: [String: [Relationship]]
  /// The number of external relationships of any part, except links.
  public let externals: Int

  /// A relationship of a part (ECMA-376, part 2, 9.3).
  public struct Relationship: Sendable, Hashable {
    /// The relationship's id in the part, as in `r:id`; empty if the file has none.
    public let id: String
    /// The last component of the type's URI: `header`, `footnotes`, `image` …
    public let kind: String
    /// The part's name, or the address if it is external.
    public let target: String
    /// Whether it is external.
    public let isExternal: Bool
  }

  /// - Throws: `PackageError.macros`, `PackageError.embeddedMacros(part:)`, `PackageError.anotherKind(_:)` or
  ///   `PackageError.damaged(_:)`.
  public init(_ archive: consuming OfficeArchive) throws(PackageError) {
    let types = ContentTypes()
    try archive.scan("[Content_Types].xml", types)
    guard !types.hasMacros,
      !archive.names.contains(where: { $0.lowercased().utf8.suffix(14).elementsEqual("vbaproject.bin".utf8) })
    else { throw .macros }
    if let part = archive.names.first(where: types.isMacroFile) { throw .embeddedMacros(part: part) }
    if let other = types.otherKind {
      throw .anotherKind(other)
    }
    var relationships: [String: [Relationship]] = [:]
    var externals = 0
    for name in archive.names where name.utf8.suffix(5).elementsEqual(".rels".utf8) {
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

  /// The existing parts of a kind that the main part names, each once.
  public func parts(_ kind: String) -> [String] {
    var seen: Set<String> = []
    return related.filter { $0.kind == kind && !$0.isExternal }.map(\.target)
      .filter { archive.holds($0) && seen.insert($0).inserted }
  }

  /// The part that a `.rels` part belongs to: `word/document.xml` for `word/_rels/document.xml.rels`, and the package
  /// itself, an empty name, for `_rels/.rels`.
  private static func owner(of name: String) -> String {
    var segments = name.partSegments
    let file = Substring((segments.popLast() ?? "").utf8.dropLast(".rels".utf8.count))
    if segments.last == "_rels" { segments.removeLast() }
    return (segments + [file]).joined(separator: "/")
  }

  /// With its trailing slash; empty for the archive's root.
  private static func folder(of part: String) -> String { part.partSegments.dropLast().map { $0 + "/" }.joined() }
}

/// Reads `[Content_Types].xml`.
private final class ContentTypes: XMLVisitor {
  var main: String?
  var hasMacros = false
  var otherKind: PackageError.Kind?
  /// Extensions and parts whose content type is that of an office file with macros.
  private var macroEndings: Set<String> = [
    "docm", "dotm", "xlsm", "xlsb", "xltm", "xlam", "pptm", "potm", "ppsm", "ppam", "sldm",
  ]
  private var macroParts: Set<String> = []

  /// Whether a part is a complete office file that can contain macros, such as a workbook behind a chart.
  func isMacroFile(_ part: String) -> Bool {
    let part = part.lowercased()
    return macroParts.contains(part)
      || part.partSegments.last?.split(separator: ".").dropFirst().last.map { macroEndings.contains(String($0)) }
        == true
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let type = attributes["ContentType"].map({ Array($0.lowercased().utf8) }) else { return }
    if type.contains(sequence: "vbaproject".utf8)
      || (type.contains(sequence: "macroenabled".utf8) && type.contains(sequence: ".main+xml".utf8))
    {
      hasMacros = true
    } else if type.contains(sequence: "macroenabled".utf8) {
      if let ending = attributes["Extension"] { macroEndings.insert(ending.lowercased()) }
      if let part = attributes["PartName"] {
        macroParts.insert(part.lowercased().partSegments.drop { $0.isEmpty }.joined(separator: "/"))
      }
    }
    guard name.local == "Override", type.suffix(9).elementsEqual(".main+xml".utf8) else { return }
    if type.contains(sequence: "wordprocessingml".utf8) {
      main = attributes["PartName"].map { $0.partSegments.drop { $0.isEmpty }.joined(separator: "/") }
    } else if type.contains(sequence: "spreadsheetml".utf8) {
      otherKind = .spreadsheet
    } else if type.contains(sequence: "presentationml".utf8) {
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
    let kind = type.partSegments.last { !$0.isEmpty }.map(String.init) ?? type
    found.append(
      WordPackage.Relationship(
        id: attributes["Id"] ?? "", kind: kind, target: isExternal ? target : resolve(target), isExternal: isExternal))
  }

  /// A target is a path from the root of the archive or from the part's folder.
  private func resolve(_ target: String) -> String {
    let segments = target.partSegments
    if segments.count > 1, segments[0].isEmpty { return segments.dropFirst().joined(separator: "/") }
    var steps = base.partSegments.filter { !$0.isEmpty }
    for step in segments where !step.isEmpty {
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
