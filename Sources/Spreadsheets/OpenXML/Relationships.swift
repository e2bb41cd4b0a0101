import OfficeOpenXML

/// The relationships of a part of a package (ECMA-376 part 2, section 9.3).
struct Relationships {
  /// A relationship to another part.
  struct Target {
    /// The last segment of its type, which is the same in both editions of the standard: `worksheet`.
    let kind: Substring
    /// The part's name.
    let part: String
  }

  /// By id.
  private(set) var targets: [String: Target] = [:]
  /// In the order of the file.
  private(set) var list: [Target] = []

  /// Those of a part; none if it has no relationships. The empty name is the package itself.
  init(of part: String, in archive: borrowing OfficeArchive) throws(PackageError) {
    let segments = part.partSegments
    let folder = segments.dropLast().map(String.init)
    let name = (folder + ["_rels", (segments.last.map(String.init) ?? "") + ".rels"]).joined(separator: "/")
    guard let known = Self.part(named: name, in: archive) else { return }
    let visitor = RelationshipVisitor()
    try archive.scan(known, visitor)
    for item in visitor.items where !item.isExternal {
      guard let resolved = Self.resolved(item.target, in: folder), let part = Self.part(named: resolved, in: archive)
      else {
        continue
      }
      let target = Target(kind: item.type.partSegments.last ?? "", part: part)
      list.append(target)
      if targets[item.id] == nil { targets[item.id] = target }
    }
  }

  /// The part of the first relationship of a kind.
  func part(_ kind: String) -> String? { list.first { $0.kind == kind }?.part }

  /// The name as the archive has it: part names do not distinguish case.
  private static func part(named name: String, in archive: borrowing OfficeArchive) -> String? {
    if archive.holds(name) { return name }
    let folded = name.lowercased()
    return archive.names.first { $0.lowercased() == folded }
  }

  /// A target relative to a folder; `nil` if it leads out of the package.
  private static func resolved(_ target: String, in folder: [String]) -> String? {
    let isAbsolute = target.utf8.first == UInt8(ascii: "/")
    var segments = isAbsolute ? [] : folder
    for segment in target.partSegments where !segment.isEmpty && segment != "." {
      if segment == ".." {
        guard segments.popLast() != nil else { return nil }
      } else {
        segments.append(String(segment))
      }
    }
    return segments.joined(separator: "/")
  }
}

private final class RelationshipVisitor: XMLVisitor {
  var items: [(id: String, type: String, target: String, isExternal: Bool)] = []

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.local == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"]
    else { return }
    items.append((id, type, target, attributes["TargetMode"] == "External"))
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {}
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
