import GitStore

/// The contributions that a party withdrew, with their last revisions: `withdrawn.yml` in its folder.
///
/// It lets numbering continue when one is submitted again. History has the same information, but only for a reader of
/// all of it.
struct Withdrawn {
  private(set) var revisions: [(id: String, revision: Int)] = []

  init() {}

  /// A line that is not `ID: NUMBER` is refused, with its line number.
  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    for id in decoder.keys { revisions.append((id, try decoder.int(id, within: ReadingLimits.revisions))) }
  }

  subscript(id: ContributionID) -> Int? {
    get { revisions.first { $0.id.utf8.elementsEqual(id.description.utf8) }?.revision }
    set {
      revisions.removeAll { $0.id.utf8.elementsEqual(id.description.utf8) }
      if let newValue { revisions.append((id.description, newValue)) }
      revisions.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
  }

  /// The bytes of `withdrawn.yml`.
  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    for (id, revision) in revisions { encoder.encode(revision, id) }
    return encoder.bytes
  }
}

extension RecordState {
  /// What a party withdrew. Cost: one small file.
  func withdrawn(by party: PartyCode) throws(RecordError) -> Withdrawn {
    guard let file = try file(FactFile.withdrawn(by: party.description)) else { return Withdrawn() }
    return try Withdrawn(file)
  }
}
