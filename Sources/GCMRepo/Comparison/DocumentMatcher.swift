/// Tells whether a filter admits a path. The names are looked up by the path and its folders, so that hundreds of them cost
/// a path no more than one.
struct DocumentMatcher {
  private let filter: DocumentFilter
  /// The names as paths of the record, in bytes: letters that Swift takes for equal are different paths to git. A
  /// contribution's name stands for its folder too.
  private let places: Set<[UInt8]>

  init(_ filter: DocumentFilter) {
    self.filter = filter
    let names = filter.names.map(DocumentFilter.plain)
    places = Set((names + RecordFolder.ofParties.flatMap { names.map($0.path) }).map { Array($0.utf8) })
  }

  /// Cost: the path's folders.
  func admits(_ path: String) -> Bool {
    if filter.party != nil || filter.kind != nil {
      guard let id = ContributionID(path: path) else { return false }
      if let party = filter.party, party != id.party { return false }
      if let kind = filter.kind, kind != id.kind { return false }
    }
    if filter.names.isEmpty || isNamed(path) { return true }
    return filter.takesOriginals && DocumentFile.textPath(ofOriginal: path).map(isNamed) == true
  }

  /// Whether a path, or a folder that holds it, is among the names.
  private func isNamed(_ path: String) -> Bool {
    let path = Array(path.utf8)
    return places.contains(path)
      || path.indices.contains { path[$0] == UInt8(ascii: "/") && places.contains(Array(path[..<$0])) }
  }
}
