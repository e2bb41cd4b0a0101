import OfficeOpenXML

/// Removes settings of a redline that would prevent its review.
///
/// In a document protected against editing, changes could not be accepted or rejected; such a protection is no secret,
/// anyone can copy the text into another file, and the new file keeps it. With `w:removePersonalInformation` or
/// `w:removeDateAndTime`, Word removes the authors or the dates of the changes when it next saves the file.
struct Protection {
  private let writing: RedlineWriting

  init(_ writing: RedlineWriting) { self.writing = writing }

  func lift() throws(PackageError) {
    guard let name = writing.new.part("settings"), let tree = try writing.new.tree(name) else { return }
    let found = tree.children(tree.root).filter { node in Self.left.contains { tree.isWord(node, $0) } }
    guard !found.isEmpty else { return }
    var bytes: [UInt8] = []
    var at = 0
    for node in found {
      bytes += tree.bytes[at..<tree.range(node).lowerBound]
      at = tree.range(node).upperBound
    }
    writing.set(name, bytes + tree.bytes[at...])
    if found.contains(where: { isProtectionInForce($0, tree) }) { writing.context.report(.protection) }
  }

  private static let left = [
    "writeProtection", "removePersonalInformation", "removeDateAndTime", "documentProtection",
  ]

  private func isProtectionInForce(_ node: XMLTree.Node, _ tree: XMLTree) -> Bool {
    if tree.isWord(node, "writeProtection") { return true }
    guard tree.isWord(node, "documentProtection") else { return false }
    return ["1", "true", "on"].contains(tree.attribute(node, "enforcement") ?? "")
  }
}
