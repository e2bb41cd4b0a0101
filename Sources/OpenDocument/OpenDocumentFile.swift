import OfficePackage

/// The parts of an .odt that hold text or say how it looks, each as a tree over its own bytes.
public struct OpenDocumentFile: Sendable {
  /// The text, with the automatic styles that it uses (`content.xml`).
  public let content: XMLTree
  /// The named styles and the pages (`styles.xml`); a file need not have it.
  public let styles: XMLTree?

  /// - Throws: `PackageError`. Cost: linear in the parts.
  public init(_ bytes: [UInt8], limits: PackageLimits = .standard) throws(PackageError) {
    let archive = try OfficeArchive(bytes, limits: limits)
    content = try XMLTree("content.xml", in: archive)
    styles = archive.holds("styles.xml") ? try XMLTree("styles.xml", in: archive) : nil
  }
}
