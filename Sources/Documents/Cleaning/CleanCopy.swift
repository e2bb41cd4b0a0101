import OfficeOpenXML

/// A copy of a .docx or .odt for the public: the same text without the names of those who made, saved, changed or commented on
/// it, and without the comments.
///
/// Tracked changes stay, by `Author 1`, `Author 2`; of the parts only the bytes that say names change. Comments may say
/// anything about anybody, so they are taken out whole.
public struct CleanCopy: Sendable, Hashable {
  /// The file.
  public let bytes: [UInt8]
  /// How many authors of tracked changes got a neutral name.
  public let authors: Int
  /// Parts that may hold names and were copied as they are: embedded files, data of other programs, pictures' own data.
  public let copied: [String]
  /// Signatures that were taken out, since they would not be valid any more.
  public let signatures: [String]

  /// Makes the copy. The same file gives the same bytes. Cost: linear in the decompressed file.
  ///
  /// - Returns: `nil` for a file that is neither .docx nor .odt.
  /// - Throws: ``DocumentError`` if the file cannot be read.
  public init?(of file: SubmittedFile, limits: DocumentLimits = .standard) throws(DocumentError) {
    let format = try DocumentFormat.detect(fileName: file.name, bytes: file.bytes)
    guard format == .docx || format == .odt else { return nil }
    let made = try reading(file.name) { () throws(PackageError) in
      try Self.made(of: file.bytes, first: format == .docx ? "[Content_Types].xml" : "mimetype", limits.package)
    }
    do throws(ArchiveWriter.Failure) {
      bytes = try ArchiveWriter.archive(made.parts, storing: format == .odt ? ["mimetype"] : [])
    } catch {
      throw .unpacksTooLarge(name: file.name, limit: limits.unpackedBytes)
    }
    (authors, copied, signatures) = (made.authors, made.copied, made.signatures)
  }

  private struct Made {
    var parts: [(name: String, bytes: [UInt8])] = []
    var authors = 0
    var copied: [String] = [], signatures: [String] = []
  }

  private static func made(
    of file: [UInt8], first: String, _ limits: PackageLimits
  ) throws(PackageError) -> Made {
    let archive = try OfficeArchive(file, limits: limits)
    guard !archive.names.contains("EncryptedPackage") else { throw .passwordProtected }
    var (made, cleaner) = (Made(), CleanPart())
    let names = archive.names.filter { $0 != first && !$0.hasSuffix("/") }
    for name in (archive.holds(first) ? [first] : []) + names {
      if isSignature(name) {
        made.signatures.append(name)
        continue
      }
      let bytes = try archive.bytes(of: name)
      guard name != first, isCleaned(name) else {
        if mayHoldNames(name) { made.copied.append(name) }
        made.parts.append((name, bytes))
        continue
      }
      made.parts.append((name, cleaner.cleaned(try XMLTree(name, in: archive))))
    }
    made.authors = cleaner.labels.count
    return made
  }

  /// The parts of the two formats that say who wrote what.
  private static func isCleaned(_ name: String) -> Bool {
    let isText = name.hasSuffix(".xml") || name.hasSuffix(".xml.rels")
    guard isText, !name.contains("/theme/"), !name.hasPrefix("customXml/"), !name.hasPrefix("META-INF/") else {
      return false
    }
    return name.hasPrefix("word/") || name.hasPrefix("docProps/")
      || ["content.xml", "styles.xml", "meta.xml"].contains(name)
  }

  private static func mayHoldNames(_ name: String) -> Bool {
    name.hasPrefix("customXml/item") && !name.contains("Props") || name.contains("embeddings/")
      || name.hasPrefix("Object ")
      || [".jpg", ".jpeg", ".tif", ".tiff"].contains { name.lowercased().hasSuffix($0) }
  }

  private static func isSignature(_ name: String) -> Bool { name == "META-INF/documentsignatures.xml" }
}
