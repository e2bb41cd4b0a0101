import OfficePackage

/// Takes the protection against editing off a redline: protected, its changes could not be accepted or rejected.
///
/// Such a protection is no secret, anyone can copy the text into another file; the new file keeps it.
struct Protection {
  private let writing: RedlineWriting

  init(_ writing: RedlineWriting) { self.writing = writing }

  func lift() throws(PackageError) {
    guard let name = writing.new.part("settings"), let tree = try writing.new.tree(name) else { return }
    let found = tree.children(tree.root).filter {
      tree.isWord($0, "documentProtection") || tree.isWord($0, "writeProtection")
    }
    guard !found.isEmpty else { return }
    var bytes: [UInt8] = []
    var at = 0
    for node in found {
      bytes += tree.bytes[at..<tree.range(node).lowerBound]
      at = tree.range(node).upperBound
    }
    writing.set(name, bytes + tree.bytes[at...])
    if found.contains(where: { isInForce($0, tree) }) { writing.context.report(.protection) }
  }

  private func isInForce(_ node: XMLTree.Node, _ tree: XMLTree) -> Bool {
    guard tree.isWord(node, "documentProtection") else { return true }
    return ["1", "true", "on"].contains(tree.attribute(node, "enforcement") ?? "")
  }
}
