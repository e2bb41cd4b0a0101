import DocumentModel
import OfficeOpenXML

/// The parts of a .docx that contain text or its formatting, each as a tree over its own bytes.
///
/// Nothing outside the file is read: of external relationships only the address is known.
public struct WordFile: Sendable {
  /// The part that contains the body.
  public internal(set) var main: XMLTree
  /// The styles part, if any, like the following parts.
  public let styles: XMLTree?
  /// The definitions of lists.
  public let numbering: XMLTree?
  /// The document's settings.
  public let settings: XMLTree?
  /// The footnotes.
  public internal(set) var footnotes: XMLTree?
  /// The endnotes.
  public internal(set) var endnotes: XMLTree?
  /// The comments.
  public let comments: XMLTree?
  /// The replies and resolved states of comments (MS-DOCX, section 2.5.4).
  public let commentsExtended: XMLTree?
  /// In the order in which the main part names them.
  public let headers: [XMLTree]
  /// The footers, in the order of their relationships.
  public let footers: [XMLTree]
  /// The relationships of each part, by the part's name and then by their id.
  public let relationships: [String: [String: WordPackage.Relationship]]
  /// The number of external relationships, except links.
  public let externals: Int
  /// The title in the document's properties, as written.
  public let title: String?
  /// The data that content controls are bound to.
  let stores: DataStores
  /// The record's text that the file was made from, if the file says so.
  public let label: DocumentLabel?

  /// The size limit of all these parts together in bytes; 900 pages take some 30 million.
  static let byteLimit = 100_000_000

  /// - Throws: `PackageError`. Cost: linear in the parts.
  public init(_ package: borrowing WordPackage) throws(PackageError) {
    var loader = PartLoader()
    main = try loader.tree(package.main, in: package.archive)
    styles = try loader.first("styles", in: package)
    numbering = try loader.first("numbering", in: package)
    settings = try loader.first("settings", in: package)
    footnotes = try loader.first("footnotes", in: package)
    endnotes = try loader.first("endnotes", in: package)
    comments = try loader.first("comments", in: package)
    commentsExtended = try loader.first("commentsExtended", in: package)
    headers = try loader.all("header", in: package)
    footers = try loader.all("footer", in: package)
    relationships = package.relationships.mapValues { found in
      Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    externals = package.externals
    let properties = package.relationships[""]?.first { $0.kind == "core-properties" && !$0.isExternal }?.target
    if let part = [properties ?? "", "docProps/core.xml"].first(where: { package.archive.holds($0) }) {
      let tree = try loader.tree(part, in: package.archive)
      title = tree.children(tree.root).first { tree.name($0)?.local == "title" }.map(tree.words)
    } else {
      title = nil
    }
    let hasBindings = ([main] + [footnotes, endnotes].compactMap(\.self) + headers + footers).contains {
      $0.holds("dataBinding")
    }
    if hasBindings {
      stores = try DataStores(package) { (part) throws(PackageError) in try loader.tree(part, in: package.archive) }
    } else {
      stores = DataStores()
    }
    label = try WordLabel.read(in: package, main: main)
  }

  /// Reads the bytes of a file: decompresses it and parses its parts.
  public init(_ bytes: [UInt8], limits: PackageLimits = .standard) throws(PackageError) {
    try self.init(WordPackage(OfficeArchive(bytes, limits: limits)))
  }

  /// The relationship with an id in a part.
  public func relationship(_ id: String, of part: String) -> WordPackage.Relationship? { relationships[part]?[id] }
}

/// Reads parts until all together exceed the size of any text.
private struct PartLoader {
  private var bytes = 0

  mutating func tree(_ part: String, in archive: borrowing OfficeArchive) throws(PackageError) -> XMLTree {
    let tree = try XMLTree(part, in: archive)
    bytes += tree.bytes.count
    guard bytes <= WordFile.byteLimit else { throw .unpacksTooLarge(limit: WordFile.byteLimit) }
    return tree
  }

  mutating func first(_ kind: String, in package: borrowing WordPackage) throws(PackageError) -> XMLTree? {
    guard let part = package.parts(kind).first else { return nil }
    return try tree(part, in: package.archive)
  }

  mutating func all(_ kind: String, in package: borrowing WordPackage) throws(PackageError) -> [XMLTree] {
    var trees: [XMLTree] = []
    for part in package.parts(kind) { trees.append(try tree(part, in: package.archive)) }
    return trees
  }
}
