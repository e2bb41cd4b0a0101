import DocumentModel
import OfficeOpenXML

/// The parts of an .odt that contain text or its formatting, each as a tree over its own bytes.
///
/// Nothing outside the file is read.
public struct OpenDocumentFile: Sendable {
  /// The text, with its automatic styles (`content.xml`).
  public let content: XMLTree
  /// The named styles and the page layouts (`styles.xml`), which are optional.
  public let styles: XMLTree?
  /// The title in the document's properties, as written.
  public let title: String?
  /// The program that wrote it, if it continues lists in a special way.
  let writer: Writer
  /// The text of a record that the file was made from, if it says so.
  public let label: DocumentLabel?
  /// The formulas embedded as objects, by the folders of their parts, in one line each.
  public let formulas: [String: String]

  enum Writer {
    case word
    /// OpenOffice.org 2, whose lists had no names: those of one style were one list.
    case openOffice2
    case other

    /// OpenOffice.org 2 names its build `680m…`; NeoOffice 2 is derived from it and names none.
    init(generator: String?) {
      let generator = generator ?? ""
      self =
        if generator.hasPrefix("MicrosoftOffice") {
          .word
        } else if generator.contains("_project/680m") || generator.hasPrefix("NeoOffice/2") {
          .openOffice2
        } else {
          .other
        }
    }
  }

  /// The size limit of all these parts together in bytes; 900 pages take some 30 million.
  static let byteLimit = 100_000_000

  /// - Throws: `PackageError.passwordProtected`, `PackageError.macros` or `PackageError.damaged(_:)`. Cost: linear in the
  ///   parts.
  public init(_ bytes: [UInt8], limits: PackageLimits = .standard) throws(PackageError) {
    let archive = try OfficeArchive(bytes, limits: limits)
    if archive.holds("META-INF/manifest.xml") {
      let encryption = EncryptedParts()
      try archive.scan("META-INF/manifest.xml", encryption)
      guard encryption.count == 0 else { throw .passwordProtected }
    }
    guard !archive.names.contains(where: Self.isMacro) else { throw .macros }
    content = try XMLTree("content.xml", in: archive)
    styles = archive.holds("styles.xml") ? try XMLTree("styles.xml", in: archive) : nil
    var total = content.bytes.count + (styles?.bytes.count ?? 0)
    guard total <= Self.byteLimit else { throw .unpacksTooLarge(limit: Self.byteLimit) }
    if archive.holds("meta.xml") {
      let meta = try XMLTree("meta.xml", in: archive)
      let properties = meta.children(meta.root).first { meta.isElement($0) }
      func words(_ local: String) -> String? { properties.flatMap { meta.childNamed($0, local) }.map(meta.words) }
      title = words("title")
      writer = Writer(generator: words("generator"))
      label = OpenDocumentLabel.read(in: meta) ?? OpenDocumentLabel.bookmark(in: content)
    } else {
      title = nil
      writer = .other
      label = OpenDocumentLabel.bookmark(in: content)
    }
    var formulas: [String: String] = [:]
    if content.holds("object") {
      for name in archive.names where name.hasSuffix("/content.xml") && name.partSegments.count == 2 {
        // A damaged object does not damage the text.
        guard let object = try? XMLTree(name, in: archive) else { continue }
        total += object.bytes.count
        guard total <= Self.byteLimit else { throw .unpacksTooLarge(limit: Self.byteLimit) }
        guard object.name(object.root)?.local == "math" else { continue }
        formulas[String(name.dropLast("/content.xml".count))] = MathMarkup.text(object.root, in: object)
      }
    }
    self.formulas = formulas
  }

  /// A module of LibreOffice Basic or a script; the lists of empty libraries do not count.
  private static func isMacro(_ part: String) -> Bool {
    let steps = part.partSegments.filter { !$0.isEmpty }
    if steps.count > 2, steps[0] == "Scripts" { return true }
    return steps.count == 3 && steps[0] == "Basic"
      && !["script-lb.xml", "dialog-lb.xml"].contains(String(steps[2]))
  }

  /// The `office:text`, or what Writer reads in its place; `nil` if the body is empty.
  var text: XMLTree.Node? {
    guard let body = content.childNamed(content.root, "body") else { return nil }
    return content.childNamed(body, "text") ?? content.children(body).first { content.isElement($0) }
  }
}

/// Counts the encrypted parts in `META-INF/manifest.xml`.
private final class EncryptedParts: XMLVisitor {
  private(set) var count = 0

  func begin(_ name: XMLName, _ attributes: XMLAttributes) { if name.local == "encryption-data" { count += 1 } }
  func end(_ name: XMLName, _ bytes: Range<Int>) {}
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
