/// In a partial clone thousands of objects may be missing, all for one reason, which is reported once.
extension Finding {
  fileprivate var isOfUnfetchedObject: Bool { error?.code == .notFetched }
  fileprivate static let unfetchedObjects = unreadable(.notFetched(path: nil, object: nil))
}

extension AuditReport {
  /// Replaces the findings about objects that were not fetched by one of the whole report.
  mutating func uniteUnfetchedObjects() {
    var isMet = findings.contains(where: \.isOfUnfetchedObject)
    findings.removeAll(where: \.isOfUnfetchedObject)
    for place in entries.indices where entries[place].findings.contains(where: \.isOfUnfetchedObject) {
      isMet = true
      entries[place].findings.removeAll(where: \.isOfUnfetchedObject)
    }
    if isMet { findings.insert(.unfetchedObjects, at: 0) }
  }
}

extension VerifyReport {
  /// The same, also if only the check of the store has met them.
  mutating func uniteUnfetchedObjects(areMissing: Bool) {
    let isMet = areMissing || findings.contains(where: \.finding.isOfUnfetchedObject)
    findings.removeAll(where: \.finding.isOfUnfetchedObject)
    if isMet { findings.insert(CommitFinding(.unfetchedObjects), at: 0) }
  }
}
