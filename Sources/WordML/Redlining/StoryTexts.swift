import OfficeOpenXML

/// The texts of a written part's story with all changes accepted, and with all rejected.
struct StoryTexts: Sendable {
  private(set) var new: [UInt8]
  private(set) var old: [UInt8]

  /// `nil` if the part cannot be read. Cost: linear.
  init?(_ bytes: [UInt8], part: String, in package: PackageParts, _ codes: ObjectCodes.Table) {
    guard let tree = try? XMLTree(part: part, bytes: bytes), let body = tree.child(tree.root, "body") else {
      return nil
    }
    func text(_ view: RevisionView) -> [UInt8] {
      let codes = ObjectCodes(codes)
      let text = PartText(
        tree, view: view, codes: codes, fingerprints: Fingerprints(package, part: part, codes: codes, view: view))
      _ = StoryReader.read(body, into: text)
      return text.bytes
    }
    new = text(.accepted)
    old = text(.rejected)
  }

  /// The texts of a story whose parts follow one another.
  init(joining parts: [StoryTexts]) {
    // Not `joined()`, which goes byte by byte.
    (new, old) = ([], [])
    new.reserveCapacity(parts.reduce(0) { $0 + $1.new.count })
    old.reserveCapacity(parts.reduce(0) { $0 + $1.old.count })
    for part in parts {
      new += part.new
      old += part.old
    }
  }

  /// Whether they are the expected ones. Cost: linear.
  func are(new wantedNew: [UInt8], old wantedOld: [UInt8]) -> Bool {
    new[...].isSame(as: wantedNew[...]) && old[...].isSame(as: wantedOld[...])
  }
}
