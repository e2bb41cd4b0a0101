/// The relationships of one part, by target and by id.
struct RelationshipList: Sendable {
  private(set) var items: [PackageParts.Relationship]
  private var ids: Set<String>
  private var byTarget: [Target: String] = [:]
  private var nextNumber: Int
  /// How many ids were tried so far.
  private(set) var triedIDs = 0

  private struct Target: Hashable {
    let type: String
    let target: String
    let isExternal: Bool

    init(_ item: PackageParts.Relationship) {
      (type, target, isExternal) = (item.type, item.target, item.isExternal)
    }
  }

  init(_ items: [PackageParts.Relationship] = []) {
    self.items = items
    ids = Set(items.map(\.id))
    nextNumber = items.count + 1
    for item in items where byTarget[Target(item)] == nil { byTarget[Target(item)] = item.id }
  }

  /// The id of the relationship to a target, and whether it is new. Cost: a look-up; over all calls, one attempt per
  /// existing id.
  mutating func relate(type: String, target: String, isExternal: Bool) -> (id: String, isNew: Bool) {
    let wanted = Target(PackageParts.Relationship(id: "", type: type, target: target, isExternal: isExternal))
    if let known = byTarget[wanted] { return (known, false) }
    repeat {
      triedIDs += 1
      nextNumber += 1
    } while ids.contains("rId\(nextNumber - 1)")
    let id = "rId\(nextNumber - 1)"
    ids.insert(id)
    byTarget[wanted] = id
    items.append(PackageParts.Relationship(id: id, type: type, target: target, isExternal: isExternal))
    return (id, true)
  }
}
