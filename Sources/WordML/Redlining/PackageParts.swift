import OfficeOpenXML

/// All parts of a .docx in memory, with their content types and relationships.
struct PackageParts: Sendable {
  struct Relationship: Sendable, Hashable {
    let id: String
    let type: String
    /// The part's name, or the address if it is external.
    let target: String
    let isExternal: Bool

    /// The last component of the type's URI: `image`, `footnotes` …
    var kind: Substring { type[(type.lastIndex(of: "/").map { type.index(after: $0) } ?? type.startIndex)...] }
  }

  let main: String
  private(set) var contents: [String: [UInt8]] = [:]
  /// Content types by lower-case extension, and by part name.
  private(set) var defaults: [String: String] = [:]
  private(set) var overrides: [String: String] = [:]
  private var related: [String: RelationshipList] = [:]
  private var changedRelationships: Set<String> = []
  private var addedTypes: [UInt8] = []

  init(_ bytes: [UInt8], limits: PackageLimits) throws(PackageError) {
    let package = try WordPackage(OfficeArchive(bytes, limits: limits))
    main = package.main
    for name in package.archive.names where !name.hasSuffix("/") {
      contents[name] = try package.archive.bytes(of: name)
    }
    let types = try XMLTree(part: Self.typesPart, bytes: contents[Self.typesPart] ?? [])
    for node in types.children(types.root) {
      guard let type = types.attribute(node, "ContentType") else { continue }
      if let name = types.attribute(node, "PartName") {
        overrides[String(name.drop { $0 == "/" })] = type
      } else if let ending = types.attribute(node, "Extension") {
        defaults[ending.lowercased()] = type
      }
    }
    for name in contents.keys.sorted() where name.hasSuffix(".rels") {
      related[name] = RelationshipList(try Self.relationships(XMLTree(part: name, bytes: contents[name] ?? [])))
    }
  }

  /// The same file without its text: one empty paragraph, with the styles, the page layout and everything else.
  func emptied() throws(PackageError) -> PackageParts {
    let tree = try XMLTree(part: main, bytes: contents[main] ?? [])
    guard let body = tree.child(tree.root, "body"), !tree.content(body).isEmpty else { return self }
    let prefix = String(decoding: tree.writtenName(body).dropLast("body".utf8.count), as: UTF8.self)
    var content = Array("<\(prefix)p/>".utf8)
    if let last = tree.children(body).filter(tree.isElement).last, tree.isWord(last, "sectPr") {
      content += tree.bytes[tree.range(last)]
    }
    var copy = self
    let place = tree.content(body)
    copy.contents[main] = tree.bytes[..<place.lowerBound] + content + tree.bytes[place.upperBound...]
    return copy
  }

  static let typesPart = "[Content_Types].xml"

  /// The relationships that a part names.
  func relationships(of part: String) -> [Relationship] {
    related[Self.relationshipsPart(of: part)]?.items ?? []
  }

  /// The existing part of a kind that the main part names.
  func part(_ kind: String) -> String? {
    relationships(of: main).first { $0.kind == kind && !$0.isExternal && contents[$0.target] != nil }?.target
  }

  func contentType(of part: String) -> String? {
    if let type = overrides[part] { return type }
    let ending = part.lastIndex(of: ".").map { part[part.index(after: $0)...].lowercased() } ?? ""
    return defaults[ending]
  }

  /// A part as a tree; `nil` if there is none.
  func tree(_ part: String?) throws(PackageError) -> XMLTree? {
    guard let part, let bytes = contents[part] else { return nil }
    return try XMLTree(part: part, bytes: bytes)
  }

  /// The namespace of relationship types, which differs between transitional and strict files.
  func relationshipType(_ kind: String) -> String {
    let known = relationships(of: main).first { $0.kind == "styles" || $0.kind == "settings" }?.type
    let base = known.map { $0[..<($0.lastIndex(of: "/") ?? $0.endIndex)] }
    return "\(base ?? "http://schemas.openxmlformats.org/officeDocument/2006/relationships")/\(kind)"
  }

  private static func relationshipsPart(of part: String) -> String {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    return "\(part[..<slash])_rels/\(part[slash...]).rels"
  }

  private static func relationships(_ tree: XMLTree) -> [Relationship] {
    // word/_rels/document.xml.rels belongs to word/document.xml: targets are paths from word/.
    let folder = tree.part.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return tree.children(tree.root).compactMap { node in
      guard let id = tree.attribute(node, "Id"), let type = tree.attribute(node, "Type"),
        let target = tree.attribute(node, "Target")
      else { return nil }
      let isExternal = tree.attribute(node, "TargetMode") == "External"
      return Relationship(
        id: id, type: type, target: isExternal ? target : resolved(target, in: Array(folder)), isExternal: isExternal)
    }
  }

  private static func resolved(_ target: String, in folder: [Substring]) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}

extension PackageParts {
  mutating func set(_ part: String, _ bytes: [UInt8]) { contents[part] = bytes }

  /// Adds a part, with an explicit content type.
  mutating func add(_ part: String, _ bytes: [UInt8], type: String) {
    contents[part] = bytes
    guard contentType(of: part) != type else { return }
    overrides[part] = type
    addedTypes += "<Override PartName=\"/".utf8
    addedTypes += XMLTags.escaped(part)
    addedTypes += "\" ContentType=\"".utf8
    addedTypes += XMLTags.escaped(type)
    addedTypes += "\"/>".utf8
  }

  /// The id under which a part names a target; a new id if it does not yet.
  mutating func relate(_ part: String, type: String, target: String, isExternal: Bool) -> String {
    let name = Self.relationshipsPart(of: part)
    let (id, isNew) = related[name, default: RelationshipList()]
      .relate(type: type, target: target, isExternal: isExternal)
    if isNew { changedRelationships.insert(name) }
    return id
  }

  mutating func setRelationships(_ list: [Relationship], of part: String) {
    related[Self.relationshipsPart(of: part)] = RelationshipList(list)
    changedRelationships.insert(Self.relationshipsPart(of: part))
  }

  /// An unused name similar to the given one.
  func freeName(like part: String) -> String {
    let dot = part.lastIndex(of: ".") ?? part.endIndex
    let taken = Set(contents.keys.map { $0.lowercased() })
    var number = 1
    while true {
      let name = "\(part[..<dot])-r\(number)\(part[dot...])"
      if !taken.contains(name.lowercased()) { return name }
      number += 1
    }
  }

  /// The archive, with the same bytes for the same parts.
  func archive() throws(ArchiveWriter.Failure) -> [UInt8] {
    var all = contents
    if !addedTypes.isEmpty, let types = all[Self.typesPart] {
      all[Self.typesPart] = Self.appending(addedTypes, to: types)
    }
    for name in changedRelationships {
      var bytes = Array("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".utf8)
      for item in related[name]?.items ?? [] {
        bytes += "<Relationship Id=\"".utf8
        bytes += XMLTags.escaped(item.id)
        bytes += "\" Type=\"".utf8
        bytes += XMLTags.escaped(item.type)
        bytes += "\" Target=\"".utf8
        bytes += XMLTags.escaped(item.isExternal ? item.target : "/\(item.target)")
        bytes += item.isExternal ? "\" TargetMode=\"External\"/>".utf8 : "\"/>".utf8
      }
      all[name] = bytes + Array("</Relationships>".utf8)
    }
    let first = [Self.typesPart, "_rels/.rels"].filter { all[$0] != nil }
    let rest = all.keys.filter { !first.contains($0) }.sorted()
    return try ArchiveWriter.archive((first + rest).map { ($0, all[$0] ?? []) })
  }

  /// Content before the closing tag of a part's root, which may be an empty-element tag.
  static func appending(_ content: [UInt8], to part: [UInt8]) -> [UInt8] {
    guard let tree = try? XMLTree(part: "", bytes: part) else { return part }
    return tree.appending(content)
  }
}

extension XMLTree {
  /// An opening tag; for an empty-element tag, one that can be closed.
  func openTag(_ node: Node) -> ArraySlice<UInt8> {
    var tag = bytes[openingTag(node)]
    guard range(node).upperBound == openingTag(node).upperBound, tag.dropLast().last == UInt8(ascii: "/") else {
      return tag
    }
    tag.removeLast(2)
    tag.append(UInt8(ascii: ">"))
    return tag
  }

  func closeTag(_ node: Node) -> [UInt8] { Array("</".utf8) + writtenName(node) + Array(">".utf8) }

  /// The part with more content before the closing tag of its root.
  func appending(_ content: [UInt8]) -> [UInt8] {
    guard range(root).upperBound == openingTag(root).upperBound else {
      let end = self.content(root).upperBound
      return Array(bytes[..<end]) + content + bytes[end...]
    }
    // <Types …/> becomes <Types …> … </Types>.
    return Array(bytes[..<openingTag(root).lowerBound]) + openTag(root) + content + closeTag(root)
      + bytes[openingTag(root).upperBound...]
  }
}
