import DocumentModel
import OfficeOpenXML

/// Inverts the tracked changes of some authors: their insertions are written as deletions, their deletions as
/// insertions, and their formatting as it was before.
///
/// Treating all changes of the result one way treats these authors' changes the other way, so that a reader needs only
/// two views (ECMA-376 part 1, section 17.13.5).
struct ChangeReversal {
  private let tree: XMLTree
  private let authors: Set<String>
  private let reading: Reading
  private var bytes: [UInt8] = []

  /// The part rewritten. Cost: linear in the part.
  ///
  /// - Parameter reading: the view in which everybody else's changes will be read.
  static func reversed(_ tree: XMLTree, _ authors: Set<String>, in reading: Reading) throws(PackageError) -> XMLTree {
    var reversal = ChangeReversal(tree: tree, authors: authors, reading: reading)
    reversal.bytes.reserveCapacity(tree.bytes.count)
    let whole = tree.range(tree.root)
    reversal.bytes += tree.bytes[..<whole.lowerBound]
    reversal.write(tree.root, isDeleted: false)
    reversal.bytes += tree.bytes[whole.upperBound...]
    return try XMLTree(part: tree.part, bytes: reversal.bytes)
  }

  private init(tree: XMLTree, authors: Set<String>, reading: Reading) {
    self.tree = tree
    self.authors = authors
    self.reading = reading
  }

  private static let opposite = [
    "ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom", "cellIns": "cellDel", "cellDel": "cellIns",
  ]
  private static let shownText = ["delText": "t", "delInstrText": "instrText"]
  private static let marks: Set<String> = ["ins", "del", "moveFrom", "moveTo"]
  private static let ownProperties: Set<String> = ["cellIns", "cellDel", "cellMerge", "rPr", "sectPr"]

  private func isTheirs(_ node: XMLTree.Node) -> Bool {
    tree.attribute(node, "author").map(authors.contains) ?? false
  }

  private func local(_ node: XMLTree.Node) -> String? {
    guard let name = tree.name(node), name.namespace == .word else { return nil }
    return name.local
  }

  /// - Parameter isDeleted: whether it is in a deletion that is inverted.
  private mutating func write(_ node: XMLTree.Node, isDeleted: Bool) {
    guard let name = local(node) else { return copy(node, isDeleted) }
    if let other = Self.opposite[name], isTheirs(node) {
      return write(node, as: other, isDeleted: name == "del" || name == "moveFrom")
    }
    if isDeleted, let shown = Self.shownText[name] { return write(node, as: shown, isDeleted: true) }
    if name.hasSuffix("Pr") || name == "tblPrEx", let change = formerProperties(of: node, name) {
      return write(node, with: change, isDeleted)
    }
    // A record of former properties would be applied when everything else is rejected.
    if reading == .rejected, name.hasSuffix("PrChange") || name == "tblPrExChange", isTheirs(node) { return }
    if name == "numPr", let mark = tree.child(node, "ins"), isTheirs(mark) {
      return reading == .accepted ? () : unmarked(node, mark)
    }
    copy(node, isDeleted)
  }

  private mutating func copy(_ node: XMLTree.Node, _ isDeleted: Bool) {
    let (whole, tag) = (tree.range(node), tree.openingTag(node))
    guard tree.isElement(node), whole.upperBound > tag.upperBound else {
      bytes += tree.bytes[whole]
      return
    }
    bytes += tree.bytes[tag]
    for child in tree.children(node) { write(child, isDeleted: isDeleted) }
    bytes += tree.bytes[tree.content(node).upperBound..<whole.upperBound]
  }

  /// The element under another name.
  private mutating func write(_ node: XMLTree.Node, as local: String, isDeleted: Bool) {
    let (whole, tag) = (tree.range(node), tree.openingTag(node))
    let written = tree.writtenName(node)
    let colon = written.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? written.startIndex
    let name = Array(written[..<colon]) + Array(local.utf8)
    bytes += [UInt8(ascii: "<")] + name
    bytes += tree.bytes[written.endIndex..<tag.upperBound]
    guard whole.upperBound > tag.upperBound else { return }
    for child in tree.children(node) { write(child, isDeleted: isDeleted) }
    bytes += Array("</".utf8) + name + [UInt8(ascii: ">")]
  }

  /// The element without one of its children.
  private mutating func unmarked(_ node: XMLTree.Node, _ mark: XMLTree.Node) {
    let (whole, left) = (tree.range(node), tree.range(mark))
    bytes += tree.bytes[whole.lowerBound..<left.lowerBound]
    bytes += tree.bytes[left.upperBound..<whole.upperBound]
  }

  // MARK: Properties

  /// The record of former properties, if one of these authors changed them.
  private func formerProperties(of node: XMLTree.Node, _ name: String) -> XMLTree.Node? {
    guard reading == .accepted, let change = tree.child(node, name + "Change"), isTheirs(change) else { return nil }
    return change
  }

  /// The former properties in place of the present ones; marks of insertions or deletions belong to neither.
  private mutating func write(_ node: XMLTree.Node, with change: XMLTree.Node, _ isDeleted: Bool) {
    bytes += tree.bytes[tree.openingTag(node)]
    for child in tree.children(node) {
      if let name = local(child), Self.marks.contains(name) { write(child, isDeleted: isDeleted) }
    }
    for former in tree.children(change) where tree.isElement(former) { bytes += tree.bytes[tree.content(former)] }
    for child in tree.children(node) {
      if let name = local(child), Self.ownProperties.contains(name), local(node) != "sectPr" {
        write(child, isDeleted: isDeleted)
      }
    }
    bytes += tree.bytes[tree.content(node).upperBound..<tree.range(node).upperBound]
  }
}

extension WordFile {
  /// The file with the tracked changes of these authors inverted; see `ChangeReversal`.
  ///
  /// Only its text is meaningful; its changes are not those of the file. Cost: linear in the parts.
  ///
  /// - Parameters:
  ///   - authors: the names of the authors, as the file has them.
  ///   - reading: the view in which the text will be read.
  public func reversingChanges(
    of authors: Set<String>, in reading: Reading = .accepted
  ) throws(PackageError) -> WordFile {
    var file = self
    file.main = try ChangeReversal.reversed(main, authors, in: reading)
    if let footnotes { file.footnotes = try ChangeReversal.reversed(footnotes, authors, in: reading) }
    if let endnotes { file.endnotes = try ChangeReversal.reversed(endnotes, authors, in: reading) }
    return file
  }
}
