import OfficeOpenXML

/// Imports pictures, charts and other parts of the old file into the written package, with everything that they name.
final class PartImport {
  private let old: PackageParts
  private(set) var target: PackageParts
  private var map: [String: String] = [:]
  /// The old package's relationships by their ids, of the parts that were copied from.
  private var relationships: [String: [String: PackageParts.Relationship]] = [:]

  init(old: PackageParts, new: PackageParts) {
    self.old = old
    target = new
  }

  func change(_ body: (inout PackageParts) -> Void) { body(&target) }

  /// The id under which a part of the new package names what a part of the old one names under another.
  func relationship(_ id: String, of oldPart: String, for newPart: String) -> String? {
    if relationships[oldPart] == nil {
      relationships[oldPart] = Dictionary(
        old.relationships(of: oldPart).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    guard let found = relationships[oldPart]?[id] else { return nil }
    let name = found.isExternal ? found.target : self.part(found.target)
    guard let name else { return nil }
    return target.relate(newPart, type: found.type, target: name, isExternal: found.isExternal)
  }

  /// The part's name in the new package; `nil` if the old one lacks it.
  private func part(_ name: String) -> String? {
    if let known = map[name] { return known }
    guard let bytes = old.contents[name] else { return nil }
    let named = old.relationships(of: name)
    if target.contents[name] == bytes, named == target.relationships(of: name), named.isEmpty {
      map[name] = name
      return name
    }
    let free = target.contents[name] == nil ? name : target.freeName(like: name)
    map[name] = free
    target.add(free, bytes, type: old.contentType(of: name) ?? "application/octet-stream")
    if !named.isEmpty { adopt(named, of: free) }
    return free
  }

  /// Relationships keep their ids, since the part's own bytes contain them.
  private func adopt(_ named: [PackageParts.Relationship], of part: String) {
    let list = named.compactMap { item -> PackageParts.Relationship? in
      guard let name = item.isExternal ? item.target : self.part(item.target) else { return nil }
      return PackageParts.Relationship(id: item.id, type: item.type, target: name, isExternal: item.isExternal)
    }
    target.setRelationships(list, of: part)
  }
}
