import OfficeOpenXML

/// An office file's own metadata: who changed it last, and when.
///
/// From the core properties of a Word file (ECMA-376, part 2, section 11) or the metadata of an OpenDocument file (ODF
/// 1.3, part 3, section 4.3); other formats have none. They are claims of the program that wrote the file.
public struct DocumentProperties: Sendable, Hashable {
  /// Who changed it last, else who created it.
  public let author: String?
  /// When it was last changed, as in the file: RFC 3339, often without a time zone, or a date alone.
  public let modified: String?

  /// Cost: decompresses one small part of the file.
  public init(of file: SubmittedFile, limits: DocumentLimits = .standard) {
    let (part, authors, moments): (String, [String], [String])
    switch FileContent(sniffing: file.bytes) {
    case .docx:
      (part, authors, moments) = ("docProps/core.xml", ["lastModifiedBy", "creator"], ["modified", "created"])
    case .odt: (part, authors, moments) = ("meta.xml", ["creator", "initial-creator"], ["date", "creation-date"])
    default: (part, authors, moments) = ("", [], [])
    }
    let words = part.isEmpty ? [:] : Self.words(of: part, in: file, limits)
    author = authors.lazy.compactMap { words[$0] }.first
    modified = moments.lazy.compactMap { words[$0] }.first
  }

  /// The first words of each element, by its local name; empty for a damaged file, which its reader reports.
  private static func words(of part: String, in file: SubmittedFile, _ limits: DocumentLimits) -> [String: String] {
    do throws(PackageError) {
      guard let bytes = try OfficeArchive.part(part, of: file.bytes, limits: limits.package) else { return [:] }
      let tree = try XMLTree(part: part, bytes: bytes)
      // OpenDocument has them one level deeper.
      let children = tree.children(tree.root).flatMap { [$0] + tree.children($0) }
      var words: [String: String] = [:]
      for child in children {
        guard let name = tree.name(child)?.local, words[name] == nil else { continue }
        let text = tree.words(child).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !text.isEmpty, text.utf8.count <= 200 { words[name] = text }
      }
      return words
    } catch {
      return [:]
    }
  }
}
